"""Shapes in a plane: what a figure is drawn with, whatever draws it.

Lengths in heights of the body, x to the right, y up, the floor at 0. Knows neither bodies nor pixels.
"""

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a shape stands for; whoever draws it chooses the colour."""

    FLOOR = "floor"
    PROP = "prop"
    FAR = "far"
    BODY = "body"
    SKIN = "skin"
    HAIR = "hair"
    NEAR = "near"
    MUSCLE = "muscle"
    PALE = "pale"


class Point(NamedTuple):
    """A place, or a way from one to another."""

    x: float
    y: float


class Capsule(NamedTuple):
    """All that lies within two circles and between them; one circle where both centres are the same."""

    role: Role
    a: Point
    b: Point
    at_a: float
    """The radius round `a`."""
    at_b: float


class Box(NamedTuple):
    """A rectangle along the axes."""

    role: Role
    left: float
    bottom: float
    right: float
    top: float


Shape = Capsule | Box


class Frame(NamedTuple):
    """What a picture has to show."""

    left: float
    bottom: float
    right: float
    top: float


class Drawing(NamedTuple):
    """Shapes, the ones behind first, and the frame that holds them: one frame for all moments of a figure."""

    shapes: tuple[Shape, ...]
    frame: Frame


def frame_of(shape: Shape) -> Frame:
    """The smallest frame round a shape."""
    if isinstance(shape, Box):
        return Frame(*shape[1:])
    (ax, ay), (bx, by), ra, rb = shape[1:]
    return Frame(min(ax - ra, bx - rb), min(ay - ra, by - rb), max(ax + ra, bx + rb), max(ay + ra, by + rb))


def around(frames: list[Frame]) -> Frame:
    """The smallest frame round others, of which there is at least one."""
    return Frame(
        min(frame.left for frame in frames),
        min(frame.bottom for frame in frames),
        max(frame.right for frame in frames),
        max(frame.top for frame in frames),
    )


def mirrored(drawing: Drawing) -> Drawing:
    """The same, facing the other way."""
    left, bottom, right, top = drawing.frame
    return Drawing(tuple(map(_mirrored, drawing.shapes)), Frame(-right, bottom, -left, top))


def _mirrored(shape: Shape) -> Shape:
    if isinstance(shape, Box):
        return shape._replace(left=-shape.right, right=-shape.left)
    return shape._replace(a=Point(-shape.a.x, shape.a.y), b=Point(-shape.b.x, shape.b.y))
