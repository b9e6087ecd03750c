"""From drawings to an SVG: the same shapes that the terminal shows, for a page or for print.

Pure text. Words are escaped, and there is nothing in it that runs or is fetched.
"""

from collections.abc import Mapping, Sequence
from math import acos, atan2, cos, hypot, sin
from xml.sax.saxutils import escape

from coach.core.drawing import Box, Drawing, Frame, Role, Shape, around

COLOURS: Mapping[Role, str] = {
    Role.FLOOR: "#c9cfd2",
    Role.PROP: "#a08466",
    Role.FAR: "#8fa9ad",
    Role.BODY: "#3f8a8a",
    Role.SKIN: "#e3b899",
    Role.HAIR: "#5f4636",
    Role.NEAR: "#2f6f73",
    Role.MUSCLE: "#f0562b",
    Role.PALE: "#9cc4e4",
}
"""On white paper."""

UNIT = 400
"""Units of the picture to a height of the body."""
_MARGIN = 0.05


def svg(drawings: Sequence[Drawing], title: str, description: str) -> str:
    """The drawings side by side, at least one, on one floor."""
    whole = around([drawing.frame for drawing in drawings])
    step = whole.right - whole.left + 2 * _MARGIN
    width, height = step * len(drawings), whole.top - whole.bottom + 2 * _MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * UNIT:.0f} {height * UNIT:.0f}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for number, drawing in enumerate(drawings):
        lines.append("<g>")
        lines.extend(_element(shape, whole, step * number + _MARGIN) for shape in drawing.shapes)
        lines.append("</g>")
    return "\n".join([*lines, "</svg>", ""])


def _element(shape: Shape, whole: Frame, across: float) -> str:
    colour = COLOURS[shape.role]
    if isinstance(shape, Box):
        x, y = _place(shape.left, shape.top, whole, across)
        wide, high = (shape.right - shape.left) * UNIT, (shape.top - shape.bottom) * UNIT
        return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{colour}"/>'
    (ax, ay), (bx, by) = _place(*shape.a, whole, across), _place(*shape.b, whole, across)
    ra, rb = shape.at_a * UNIT, shape.at_b * UNIT
    if hypot(bx - ax, by - ay) <= abs(ra - rb):
        x, y, radius = (ax, ay, ra) if ra >= rb else (bx, by, rb)
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"/>'
    return f'<path d="{_outline(ax, ay, ra, bx, by, rb)}" fill="{colour}"/>'


def _outline(ax: float, ay: float, ra: float, bx: float, by: float, rb: float) -> str:
    """Two circles and the lines that touch both."""
    way, lean = atan2(by - ay, bx - ax), acos((ra - rb) / hypot(bx - ax, by - ay))
    (ux, uy), (vx, vy) = ((cos(way + side * lean), sin(way + side * lean)) for side in (1, -1))
    large_a, large_b = int(ra > rb), int(rb > ra)
    return (
        f"M{ax + ra * ux:.1f} {ay + ra * uy:.1f}A{ra:.1f} {ra:.1f} 0 {large_a} 1 {ax + ra * vx:.1f} {ay + ra * vy:.1f}"
        f"L{bx + rb * vx:.1f} {by + rb * vy:.1f}A{rb:.1f} {rb:.1f} 0 {large_b} 1 {bx + rb * ux:.1f} {by + rb * uy:.1f}Z"
    )


def _place(x: float, y: float, whole: Frame, across: float) -> tuple[float, float]:
    return (x - whole.left + across) * UNIT, (whole.top + _MARGIN - y) * UNIT
