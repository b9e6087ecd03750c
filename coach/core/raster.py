"""From a drawing to the pixels of a terminal: two to a character cell, one above the other, nearly square.

Three forms: shaded colours with smooth edges, one role to a pixel, and plain characters told apart by their texture.
Pure: colours are handed in and mixed. Must never know a terminal.
"""

from collections.abc import Iterator, Mapping
from math import hypot, sqrt
from typing import NamedTuple

from coach.core.drawing import Box, Capsule, Drawing, Role, Shape

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_LEAST = 0.5
"""Half of the thickness that everything has at least, in pixels: thinner things would fade away."""
_THIN = 3
"""Pixels below which a box is made sharp."""
_LEAST_FELT = 0.8
"""The same thickness of what is felt, which has to be seen first."""


class Fit(NamedTuple):
    """How a drawing lies on the pixels: (left, floor) is where its origin comes to lie, y down. Pixels."""

    scale: float
    """Pixels to a height of the body."""
    left: float
    floor: float
    width: int
    height: int


def fit(drawing: Drawing, columns: int, rows: int) -> Fit:
    """As large as it fits, in the middle; what stands on a floor stands at the bottom, the floor on a whole pixel."""
    left, bottom, right, top = drawing.frame
    width, height = columns, 2 * rows
    stands = any(map(_stood_on, drawing.shapes))
    scale = min(width / (right - left), height / (top - bottom))
    middle = width / 2 - scale * (left + right) / 2
    if not stands:
        return Fit(scale, middle, height / 2 + scale * (top + bottom) / 2, width, height)
    thick = max(1, round(-bottom * scale))
    scale = min(scale, (height - thick) / top)
    return Fit(scale, width / 2 - scale * (left + right) / 2, height - thick, width, height)


def cover(shape: Shape, to: Fit) -> Iterator[tuple[int, float]]:
    """Every pixel that a shape touches, counted along the rows from the top left, and how much of it: 0 to 1."""
    return _box(shape, to) if isinstance(shape, Box) else _capsule(shape, to)


def _stood_on(shape: Shape) -> bool:
    """Whether this is the floor, and not a mat that is seen from above."""
    return isinstance(shape, Box) and shape.role is Role.FLOOR and shape.top == 0


def _box(box: Box, to: Fit) -> Iterator[tuple[int, float]]:
    left, right = _thick(to.left + box.left * to.scale, to.left + box.right * to.scale)
    top, bottom = _thick(to.floor - box.top * to.scale, to.floor - box.bottom * to.scale)
    if _stood_on(box):
        bottom = to.height
    for y in range(max(0, int(top)), min(to.height, int(bottom) + 1)):
        down = min(bottom, y + 1) - max(top, y)
        for x in range(max(0, int(left)), min(to.width, int(right) + 1)):
            part = down * (min(right, x + 1) - max(left, x))
            if part > 0:
                yield y * to.width + x, part


def _thick(low: float, high: float) -> tuple[float, float]:
    """The same; what is thin lies on whole pixels, so that it is neither blurred nor lost."""
    if high - low >= _THIN:
        return low, high
    start = round(low)
    return start, start + max(1, round(high - low))


def _capsule(shape: Capsule, to: Fit) -> Iterator[tuple[int, float]]:
    (_, a, b, at_a, at_b), scale = shape, to.scale
    least = _LEAST_FELT if shape.role is Role.MUSCLE else _LEAST
    ra, rb = max(at_a * scale, least), max(at_b * scale, least)
    ax, ay = to.left + a.x * scale, to.floor - a.y * scale
    bx, by = to.left + b.x * scale, to.floor - b.y * scale
    long = hypot(bx - ax, by - ay)
    if long <= abs(ra - rb):  # one circle holds the other
        if rb > ra:
            ax, ay, ra = bx, by, rb
        bx, by, rb, long = ax, ay, ra, 0.0
    ux, uy = ((bx - ax) / long, (by - ay) / long) if long else (1.0, 0.0)
    slope = (ra - rb) / long if long else 0.0
    flank = sqrt(1 - slope * slope)
    first, last = max(0, int(min(ax - ra, bx - rb) - 0.5)), min(to.width, int(max(ax + ra, bx + rb) + 1.5))
    for y in range(max(0, int(min(ay - ra, by - rb) - 0.5)), min(to.height, int(max(ay + ra, by + rb) + 1.5))):
        dy = y + 0.5 - ay
        for x in range(first, last):
            dx = x + 0.5 - ax
            along, aside = dx * ux + dy * uy, abs(dx * uy - dy * ux)
            turn = flank * along - slope * aside
            if turn < 0:
                outside = sqrt(dx * dx + dy * dy) - ra
            elif turn > flank * long:
                outside = hypot(along - long, aside) - rb
            else:
                outside = aside * flank + along * slope - ra
            if outside < 0.5:
                yield y * to.width + x, 1.0 if outside <= -0.5 else 0.5 - outside


def shaded(
    drawing: Drawing, columns: int, rows: int, palette: Mapping[Role, Colour], ground: Colour
) -> tuple[Colour, ...]:
    """The colour of every pixel, along the rows, with smooth edges."""
    to = fit(drawing, columns, rows)
    pixels = [ground] * (to.width * to.height)
    for shape in drawing.shapes:
        colour = palette[shape.role]
        red, green, blue = colour
        for at, part in cover(shape, to):
            if part >= 1:
                pixels[at] = colour
            else:
                r, g, b = pixels[at]
                pixels[at] = (round(r + (red - r) * part), round(g + (green - g) * part), round(b + (blue - b) * part))
    return tuple(pixels)


def plain(drawing: Drawing, columns: int, rows: int) -> tuple[Role | None, ...]:
    """What every pixel belongs to, along the rows: what covers half of it."""
    to = fit(drawing, columns, rows)
    pixels: list[Role | None] = [None] * (to.width * to.height)
    for shape in drawing.shapes:
        role = shape.role
        for at, part in cover(shape, to):
            if part >= 0.5:
                pixels[at] = role
    return tuple(pixels)


_SOLID = frozenset((Role.BODY, Role.SKIN, Role.HAIR, Role.NEAR))
_TEXTURES = ((Role.MUSCLE, "x"), (Role.FAR, "░"), (Role.PROP, "▒"), (Role.FLOOR, "▔"))


def textured(drawing: Drawing, columns: int, rows: int) -> tuple[str, ...]:
    """Rows of characters without any colour: the body solid, the far limbs light, crosses where it is felt."""
    pixels = plain(drawing, columns, rows)
    lines = []
    for top in range(0, len(pixels), 2 * columns):
        upper, lower = pixels[top : top + columns], pixels[top + columns : top + 2 * columns]
        lines.append("".join(map(_character, upper, lower)))
    return tuple(lines)


def _character(upper: Role | None, lower: Role | None) -> str:
    pair = (upper, lower)
    if Role.MUSCLE in pair:
        return "x"
    if Role.PALE in pair:
        return "*"
    solid = (upper in _SOLID, lower in _SOLID)
    if any(solid):
        return "█" if all(solid) else "▀" if solid[0] else "▄"
    return next((texture for role, texture in _TEXTURES if role in pair), " ")
