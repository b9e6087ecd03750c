"""How wide a text is in a terminal, and how it is broken into lines: in cells, not in characters.

Pure. Must never cut a character from the marks that belong to it.
"""

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"
_EMOJI_LOOK = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def width(text: str) -> int:
    """The cells that a terminal gives to this text."""
    if text.isascii():
        return len(text)
    return sum(cells for _, cells in _clusters(text))


def cut(text: str, cells: int) -> str:
    """The text, or as much of its beginning as fits into so many cells, ended by an ellipsis."""
    if width(text) <= cells:
        return text
    kept, used = "", 1
    for cluster, wide in _clusters(text):
        if used + wide > cells:
            break
        kept, used = kept + cluster, used + wide
    return kept.rstrip() + "…"


def pad(text: str, cells: int) -> str:
    """The text, cut or filled up with spaces to exactly so many cells."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words, and inside one only where it must be."""
    lines, line = [], ""
    for word in (piece for long in text.split() for piece in _pieces(long, cells)):
        if line and width(line) + 1 + width(word) > cells:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _pieces(word: str, cells: int) -> Iterator[str]:
    """The word, or its parts where it is wider than a line."""
    if width(word) <= cells:
        yield word
        return
    piece, used = "", 0
    for cluster, wide in _clusters(word):
        if piece and used + wide > cells:
            yield piece
            piece, used = "", 0
        piece, used = piece + cluster, used + wide
    yield piece


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """What a person sees as one character, with its cells."""
    cluster, cells, joined = "", 0, False
    for character in text:
        if cluster and (joined or _belongs_to_last(character)):
            cluster += character
            cells = max(cells, 2) if character == _EMOJI_LOOK else cells
        else:
            if cluster:
                yield cluster, cells
            cluster, cells = character, _own_width(character)
        joined = character == _JOINER
    if cluster:
        yield cluster, cells


def _belongs_to_last(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf") or ord(character) in _SKIN_TONES


def _own_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
