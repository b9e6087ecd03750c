"""Letters and digits made of blocks, in any size: what a person reads from two metres away.

Pure drawing: a text and a scale give rows of half-block characters. Knows nothing of widgets.
"""

from functools import lru_cache
from typing import NamedTuple

_DIGITS = {
    "0": ".###. #...# #...# #...# #...# #...# .###.",
    "1": "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
    "2": ".###. #...# ....# ...#. ..#.. .#... #####",
    "3": ".###. #...# ....# ..##. ....# #...# .###.",
    "4": "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
    "5": "##### #.... ####. ....# ....# #...# .###.",
    "6": "..##. .#... #.... ####. #...# #...# .###.",
    "7": "##### ....# ...#. ..#.. ..#.. ..#.. ..#..",
    "8": ".###. #...# #...# .###. #...# #...# .###.",
    "9": ".###. #...# #...# .#### ....# ...#. .##..",
    ":": ". . # . # . .",
    " ": "..... ..... ..... ..... ..... ..... .....",
}
_LETTERS = {
    "A": ".##. #..# #### #..# #..#",
    "B": "###. #..# ###. #..# ###.",
    "C": ".### #... #... #... .###",
    "D": "###. #..# #..# #..# ###.",
    "E": "#### #... ###. #... ####",
    "F": "#### #... ###. #... #...",
    "G": ".### #... #.## #..# .###",
    "H": "#..# #..# #### #..# #..#",
    "I": "### .#. .#. .#. ###",
    "K": "#..# #.#. ##.. #.#. #..#",
    "L": "#... #... #... #... ####",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".##. #..# #..# #..# .##.",
    "P": "###. #..# ###. #... #...",
    "R": "###. #..# ###. #.#. #..#",
    "S": ".### #... .##. ...# ###.",
    "T": "### .#. .#. .#. .#.",
    "U": "#..# #..# #..# #..# .##.",
    "V": "#...# #...# .#.#. .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#",
    "Y": "#...# .#.#. ..#.. ..#.. ..#..",
    " ": ".. .. .. .. ..",
    "<": "..# .## ### .## ..#",
    ">": "#.. ##. ### ##. #..",
}
DIGIT_ROWS = 7
LETTER_ROWS = 5


class Scale(NamedTuple):
    """The size of one pixel of a drawing: columns across and half rows down. A square where both are equal."""

    across: int
    down: int


NONE = Scale(0, 0)

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=512)
def glyph(character: str, scale: Scale, letters: bool) -> tuple[str, ...]:
    """One character as rows of text, all of one width."""
    drawing = (_LETTERS if letters else _DIGITS)[character].split()
    pixels = [[dot == "#" for dot in row for _ in range(scale.across)] for row in drawing for _ in range(scale.down)]
    if len(pixels) % 2:
        pixels.append([False] * len(pixels[0]))
    return tuple(
        "".join(_HALVES[upper, lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(pixels[::2], pixels[1::2], strict=True)
    )


def gap(scale: Scale, letters: bool) -> int:
    """Columns between two characters."""
    return max(1, scale.across // 2) if letters else scale.across


def drawings(text: str, scale: Scale, letters: bool) -> list[tuple[str, ...]]:
    """Each character of a text as rows, with the gap that follows it."""
    between = " " * gap(scale, letters)
    glyphs = [glyph(character, scale, letters) for character in text]
    return [tuple(row + between for row in drawing) for drawing in glyphs[:-1]] + glyphs[-1:]


def width(text: str, scale: Scale, letters: bool) -> int:
    """Columns that a text takes."""
    if not text:
        return 0
    return sum(len(glyph(c, scale, letters)[0]) for c in text) + gap(scale, letters) * (len(text) - 1)


def height(scale: Scale, letters: bool) -> int:
    """Rows that a text takes."""
    return -(-(LETTER_ROWS if letters else DIGIT_ROWS) * scale.down // 2)


def largest_scale(text: str, columns: int, lines: int, letters: bool) -> Scale:
    """The largest scale at which a text fits, its pixels taller than wide by half at most; NONE where none does."""
    across = 0
    while _fits(text, Scale(across + 1, across + 1), columns, lines, letters):
        across += 1
    down = across
    while 2 * down < 3 * across and _fits(text, Scale(across, down + 1), columns, lines, letters):
        down += 1
    return Scale(across, down)


def _fits(text: str, scale: Scale, columns: int, lines: int, letters: bool) -> bool:
    return height(scale, letters) <= lines and width(text, scale, letters) <= columns
