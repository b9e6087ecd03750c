"""What the tests of a figure look at: the legs of its body, what of its picture is flesh, and how exact either is."""

from hypothesis import settings

from coach.core.body import Body, LegPoints
from coach.core.drawing import Drawing, Role, Shape

NEARLY = 1e-6
MOVED = settings(max_examples=60, deadline=None)


def legs(body: Body) -> tuple[LegPoints, LegPoints]:
    """The near one and the far one."""
    return body.near_leg, body.far_leg


def flesh(drawing: Drawing) -> list[Shape]:
    """Everything of the body itself."""
    return [shape for shape in drawing.shapes if shape.role not in (Role.FLOOR, Role.PROP, Role.MUSCLE)]
