"""Letters and digits made of blocks, in any size: what a person reads from two metres away.

Pure drawing: a text and a scale give rows of half-block characters. Knows nothing of widgets.
"""

from functools import lru_cache

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

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@lru_cache(maxsize=512)
def glyph(character: str, scale: int, letters: bool) -> tuple[str, ...]:
    """One character as rows of text, all of one width. A pixel is `scale` columns and half-rows: a square."""
    drawing = (_LETTERS if letters else _DIGITS)[character].split()
    pixels = [[dot == "#" for dot in row for _ in range(scale)] for row in drawing for _ in range(scale)]
    if len(pixels) % 2:
        pixels.append([False] * len(pixels[0]))
    return tuple(
        "".join(_HALVES[upper, lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(pixels[::2], pixels[1::2], strict=True)
    )


def gap(scale: int, letters: bool) -> int:
    """Columns between two characters."""
    return max(1, scale // 2) if letters else scale


def rows(text: str, scale: int, letters: bool) -> list[str]:
    """A text as rows of half-block characters."""
    between = " " * gap(scale, letters)
    glyphs = [glyph(character, scale, letters) for character in text]
    return [between.join(parts) for parts in zip(*glyphs, strict=True)]


def width(text: str, scale: int, letters: bool) -> int:
    """Columns that a text takes."""
    if not text:
        return 0
    return sum(len(glyph(c, scale, letters)[0]) for c in text) + gap(scale, letters) * (len(text) - 1)


def height(scale: int, letters: bool) -> int:
    """Rows that a text takes."""
    return -(-(LETTER_ROWS if letters else DIGIT_ROWS) * scale // 2)


def largest_scale(text: str, columns: int, lines: int, letters: bool) -> int:
    """The largest scale at which a text fits; 0 where none does."""
    scale = 0
    while height(scale + 1, letters) <= lines and width(text, scale + 1, letters) <= columns:
        scale += 1
    return scale
