"""From shapes to pixels: what is covered, how large it is drawn, and that all forms show the same."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.drawing import Box, Capsule, Drawing, Frame, Point, Role, Shape
from coach.core.figure import draw
from coach.core.pose import Figure
from coach.core.raster import Fit, cover, fit, plain, shaded, textured
from coach.core.svg import svg
from tests.core.poses import MOVING, STILL, figures, parts

GROUND = (0, 0, 0)
PALETTE = {role: (20 * number + 40, 250, 10 * number) for number, role in enumerate(Role)}
SMALL = settings(max_examples=40, deadline=None)
sizes = st.tuples(st.integers(1, 40), st.integers(1, 24))
SQUARE = Fit(10, 0, 20, 20, 20)
"""Ten pixels to a height, the origin at the bottom left."""

spots = st.builds(Point, st.floats(-0.5, 2.5), st.floats(-0.5, 2.5))
radii = st.floats(0.001, 0.8)
capsules = st.builds(Capsule, st.just(Role.NEAR), spots, spots, radii, radii)
boxes = st.builds(Box, st.just(Role.PROP), st.floats(-1, 1), st.floats(-1, 1), st.floats(1, 3), st.floats(1, 3))


@given(capsules | boxes)
def test_a_pixel_is_covered_between_nothing_and_whole(shape: Shape) -> None:
    """Each pixel of the grid comes at most once, and with a part between 0 and 1."""
    covered = list(cover(shape, SQUARE))
    assert all(0 < part <= 1 and 0 <= at < 400 for at, part in covered)
    assert len({at for at, _ in covered}) == len(covered)


def test_the_area_is_right() -> None:
    """Smooth edges add up to the area of the shape: a circle, a limb and a box, in pixels."""
    circle = Capsule(Role.NEAR, Point(1, 1), Point(1, 1), 0.5, 0.5)
    limb = Capsule(Role.NEAR, Point(0.5, 1), Point(1.5, 1), 0.3, 0.3)
    box = Box(Role.PROP, 0.25, 0.5, 1.0, 1.75)
    for shape, area in ((circle, 3.1416 * 25), (limb, 3.1416 * 9 + 60), (box, 7.5 * 12.5)):
        assert sum(part for _, part in cover(shape, SQUARE)) == pytest.approx(area, rel=0.02)


@given(spots, spots, st.floats(0.01, 0.3), st.floats(0.31, 0.8))
def test_a_limb_looks_alike_from_both_ends(a: Point, b: Point, thin: float, thick: float) -> None:
    """Which end comes first changes nothing."""
    one = dict(cover(Capsule(Role.NEAR, a, b, thin, thick), SQUARE))
    other = dict(cover(Capsule(Role.NEAR, b, a, thick, thin), SQUARE))
    assert all(other.get(at, 0.0) == pytest.approx(one.get(at, 0.0), abs=1e-6) for at in one.keys() | other.keys())


@pytest.mark.parametrize("wide", [0.0001, 0.002])
def test_thin_things_do_not_fade_away(wide: float) -> None:
    """A strap and the leg of a chair are a pixel wide at least, however small the picture."""
    strap = Capsule(Role.PROP, Point(0.55, 0.25), Point(0.55, 1.75), wide, wide)
    leg = Box(Role.PROP, 0.55, 0, 0.55 + wide, 1.5)
    for shape in (strap, leg):
        row = [part for at, part in cover(shape, SQUARE) if at // 20 == 10]
        assert sum(row) == pytest.approx(1, abs=0.15)


@SMALL
@given(figures, parts, sizes)
def test_every_form_fits_its_place(figure: Figure, part: float, size: tuple[int, int]) -> None:
    """Any figure at any size: so many pixels, and nothing but what the form knows."""
    (columns, rows), drawing = size, draw(figure, part)
    colours = shaded(drawing, columns, rows, PALETTE, GROUND)
    assert len(colours) == 2 * columns * rows
    assert all(0 <= value <= 255 for pixel in colours for value in pixel)
    assert len(plain(drawing, columns, rows)) == 2 * columns * rows
    text = textured(drawing, columns, rows)
    assert [len(line) for line in text] == [columns] * rows
    assert set("".join(text)) <= set(" █▀▄░▒▔x")


@given(st.integers(8, 90), st.integers(5, 45))
def test_it_is_as_large_as_it_fits_and_stands_at_the_bottom(columns: int, rows: int) -> None:
    """It fills the width or the height, and the floor is on a whole pixel at the bottom edge."""
    drawing = draw(STILL)
    to = fit(drawing, columns, rows)
    frame = drawing.frame
    wide, high = to.scale * (frame.right - frame.left), to.scale * frame.top
    assert wide <= columns + 1e-6 and high <= to.floor + 1e-6
    assert wide == pytest.approx(columns, rel=0.2) or high == pytest.approx(to.floor, abs=1)
    assert to.floor == int(to.floor) and 2 * rows - to.floor >= 1
    bottom = plain(drawing, columns, rows)[-columns:]
    assert Role.FLOOR in bottom


def test_the_forms_agree() -> None:
    """Where a pixel is wholly of one role, the smooth form has its colour and the plain form its name."""
    drawing = draw(MOVING, 1.0)
    names = plain(drawing, 40, 24)
    colours = shaded(drawing, 40, 24, PALETTE, GROUND)
    same = [colour == PALETTE[name] for name, colour in zip(names, colours, strict=True) if name is not None]
    assert sum(same) > 0.5 * len(same)
    assert all(name is not None for name, colour in zip(names, colours, strict=True) if colour in PALETTE.values())


@pytest.mark.parametrize("size", [(18, 10), (24, 14), (36, 22), (60, 34)])
def test_without_colour_the_felt_part_and_the_far_leg_are_seen(size: tuple[int, int]) -> None:
    """Each has a character of its own, at every size that a session has room for."""
    text = "".join(textured(draw(MOVING, 1.0), *size))
    assert text.count("x") >= 2 and text.count("░") >= 2 and text.count("▒") >= 2 and "█" in text


def test_what_comes_later_lies_on_top() -> None:
    """Shapes are drawn in their order."""
    low = Capsule(Role.FAR, Point(1, 1), Point(1, 1), 0.9, 0.9)
    high = low._replace(role=Role.NEAR)
    for shapes, top in (((low, high), Role.NEAR), ((high, low), Role.FAR)):
        assert plain(Drawing(shapes, Frame(0, 0, 2, 2)), 9, 4)[4 * 9 + 4] is top


def test_the_svg_shows_the_same_shapes() -> None:
    """One element for each shape, in the same order, within the page; and its words are escaped."""
    drawing = draw(MOVING, 1.0)
    page = svg([drawing], "A & B <script>", 'say "so"')
    root = ElementTree.fromstring(page)
    space = "{http://www.w3.org/2000/svg}"
    elements = list(root.find(f"{space}g") or ())
    assert len(elements) == len(drawing.shapes)
    for element, shape in zip(elements, drawing.shapes, strict=True):
        assert (element.tag == f"{space}rect") == isinstance(shape, Box)
    assert root.findtext(f"{space}title") == "A & B <script>" and "<script" not in page
    wide, high = map(float, root.attrib["viewBox"].split()[2:])
    for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", page):
        assert 0 <= float(x) <= wide and 0 <= float(y) <= high


def test_two_poses_stand_side_by_side() -> None:
    """The second one begins where the first one ends."""
    one, two = svg([draw(MOVING)], "x", "y"), svg([draw(MOVING), draw(MOVING, 1.0)], "x", "y")
    sizes = [float(re.search(r'viewBox="0 0 ([\d.]+)', page)[1]) for page in (one, two)]  # type: ignore[index]
    assert sizes[1] == pytest.approx(2 * sizes[0], abs=2)
    assert two.count("<g>") == 2
