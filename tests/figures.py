"""A sheet of figures as a terminal shows them, for authors and for readers who do not know the names:

    python -m tests.figures OUT.png [NAME-or-FILE ...] [--size 40x24] [--form truecolor|ansi|none] [--blind] [--left]

Each row is an exercise: its first pose, the middle of the way and its last pose; of one that alternates, the turns of
both legs. OUT may be a folder; then each exercise is a picture of its own, numbered where it is blind. `rsvg-convert`
draws the PNG.
"""

import argparse
import subprocess
from collections.abc import Iterator
from pathlib import Path

from coach.adapters.decode import build_exercise, read_file
from coach.adapters.kinds import FileKind
from coach.core.drawing import Role
from coach.core.exercise import Exercise
from coach.core.figure import draw
from coach.core.posing import misses
from coach.core.raster import Colour, plain, shaded, textured
from coach.core.routine import Side

FOLDER = Path(__file__).resolve().parent.parent / "routines" / "exercises"
GROUND: Colour = (16, 24, 27)
PALETTE: dict[Role, Colour] = {
    Role.FLOOR: (52, 70, 78),
    Role.PROP: (150, 122, 92),
    Role.FAR: (70, 108, 116),
    Role.BODY: (104, 172, 172),
    Role.SKIN: (232, 206, 182),
    Role.HAIR: (110, 84, 66),
    Role.NEAR: (150, 216, 208),
    Role.MUSCLE: (255, 106, 61),
    Role.PALE: (214, 236, 255),
}
"""About what the dark theme draws with."""
ANSI: dict[Role, Colour] = {
    Role.FLOOR: (85, 85, 85),
    Role.PROP: (170, 85, 0),
    Role.FAR: (0, 0, 170),
    Role.BODY: (0, 170, 170),
    Role.SKIN: (255, 255, 255),
    Role.HAIR: (170, 170, 170),
    Role.NEAR: (85, 255, 255),
    Role.MUSCLE: (255, 85, 85),
    Role.PALE: (85, 85, 255),
}
"""The sixteen colours that a console has."""
PIXEL = 6
GAP = 12
TITLE = 22


def cards(names: list[str]) -> Iterator[Exercise]:
    """The exercises of these names or files, all that have a figure without any; mistakes are printed."""
    paths = [Path(name) if name.endswith(".yaml") else FOLDER / f"{name}.yaml" for name in names]
    for path in paths or sorted(FOLDER.glob("*.yaml")):
        draft = read_file(path, FileKind.EXERCISE)
        for problem in draft.found.problems:
            print(problem)
        if draft.fields is None or draft.found.broken:
            continue
        card = build_exercise(draft.name, draft.fields)
        if card.figure is not None:
            yield card


def picture(
    card: Exercise, part: float, size: tuple[int, int], form: str, side: Side, at: tuple[int, int]
) -> Iterator[str]:
    """One drawing as SVG elements, its top left corner here."""
    assert card.figure is not None
    drawing = draw(card.figure, part, side)
    columns, rows = size
    left, top = at
    yield f'<rect x="{left}" y="{top}" width="{columns * PIXEL}" height="{2 * rows * PIXEL}" fill="rgb{GROUND}"/>'
    if form == "none":
        for number, line in enumerate(textured(drawing, columns, rows)):
            for x, character in enumerate(line):
                yield from _glyph(character, left + x * PIXEL, top + 2 * number * PIXEL)
        return
    if form == "ansi":
        pixels = [GROUND if role is None else ANSI[role] for role in plain(drawing, columns, rows)]
    else:
        pixels = list(shaded(drawing, columns, rows, PALETTE, GROUND))
    for number, colour in enumerate(pixels):
        if colour != GROUND:
            y, x = divmod(number, columns)
            place = f'x="{left + x * PIXEL}" y="{top + y * PIXEL}" width="{PIXEL}" height="{PIXEL}"'
            yield f'<rect {place} fill="rgb{colour}" shape-rendering="crispEdges"/>'


def _glyph(character: str, x: int, y: int) -> Iterator[str]:
    """A character cell in white."""
    dots = {"█": (0, 2 * PIXEL), "▀": (0, PIXEL), "▄": (PIXEL, PIXEL), "▔": (0, 2)}
    if character in dots:
        start, height = dots[character]
        place = f'x="{x}" y="{y + start}" width="{PIXEL}" height="{height}"'
        yield f'<rect {place} fill="#ddd" shape-rendering="crispEdges"/>'
    elif character == "░":
        for down in range(0, 2 * PIXEL, 3):
            yield f'<rect x="{x + down % 2 * 3}" y="{y + down}" width="1.6" height="1.6" fill="#ddd"/>'
            yield f'<rect x="{x + 3 - down % 2 * 3}" y="{y + down + 1.5}" width="1.6" height="1.6" fill="#ddd"/>'
    elif character != " ":
        size = 2 * PIXEL - 1
        font = f'font-family="monospace" font-size="{size - 1}"'
        yield f'<text x="{x}" y="{y + size - 2}" {font} fill="#ddd">{character}</text>'


def sheet(all_cards: list[Exercise], size: tuple[int, int], form: str, blind: bool, side: Side, first: int = 1) -> str:
    """All of these exercises, a row each, as an SVG."""
    wide, high = size[0] * PIXEL + GAP, 2 * size[1] * PIXEL + GAP + TITLE
    body: list[str] = []
    for row, card in enumerate(all_cards):
        title = f"{first + row}" if blind else f"{card.id}  [{', '.join(card.targets)}]"
        body.append(
            f'<text x="4" y="{row * high + 16}" font-family="sans-serif" font-size="14" fill="#fff">{title}</text>'
        )
        for column, part in enumerate(_parts(card)):
            body.extend(picture(card, part, size, form, side, (column * wide, row * high + TITLE)))
    width, height = 3 * wide, len(all_cards) * high
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#333"/>', *body, "</svg>"])


def _parts(card: Exercise) -> tuple[float, ...]:
    """Start, middle and end; of what alternates the other leg's turn, the start and its own turn."""
    if card.figure is None or len(card.figure.poses) == 1:
        return (0.0,)
    return (-1.0, 0.0, 1.0) if card.figure.alternates else (0.0, 0.5, 1.0)


def write(path: Path, svg: str) -> None:
    """Write an SVG, or the PNG that it makes."""
    if path.suffix == ".svg":
        path.write_text(svg, encoding="utf-8")
    else:
        subprocess.run(["rsvg-convert", "-o", str(path)], input=svg.encode(), check=True)
    print(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", default="36x22", help="columns and rows of the terminal")
    parser.add_argument("--form", choices=("truecolor", "ansi", "none"), default="truecolor")
    parser.add_argument("--blind", action="store_true", help="numbers for names")
    parser.add_argument("--left", action="store_true", help="the left side works")
    given = parser.parse_intermixed_args()
    columns, rows = map(int, given.size.split("x"))
    side = Side.LEFT if given.left else Side.RIGHT
    found = list(cards(given.names))
    for card in found:
        assert card.figure is not None
        for miss in misses(card.figure):
            print(f"{card.id}: {miss}")
    if given.out.suffix in (".png", ".svg"):
        write(given.out, sheet(found, (columns, rows), given.form, given.blind, side))
        return
    given.out.mkdir(parents=True, exist_ok=True)
    for number, card in enumerate(found, 1):
        name = f"{number:02}" if given.blind else card.id
        write(given.out / f"{name}.png", sheet([card], (columns, rows), given.form, given.blind, side, number))


if __name__ == "__main__":
    main()
