"""Contrast as WCAG 2.2 measures it (1.4.3, 1.4.6, 1.4.11), cell by cell of what a screen has drawn."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.color import Color
from rich.style import Style
from textual.app import App
from textual.theme import Theme

from coach.tui.widgets.figure import FigureView

Rgb = tuple[int, int, int]

TEXT, LARGE, ENHANCED = 4.5, 3.0, 7.0
"""The least contrast of text, of what is large or a drawing, and of everything in high contrast."""

DRAWN = (("\u2500", "\u259f"), ("\u2800", "\u28ff"), ("\U0001fb00", "\U0001fbff"))
"""Lines, blocks, braille and sextants: what bars, frames, the body and letters of three rows and more are made of."""


def linear(channel: int) -> float:
    """The light from 0 to 1 that is behind a channel from 0 to 255, as WCAG 2 defines it."""
    return channel / 3294.6 if channel <= 10 else float(((channel / 255 + 0.055) / 1.055) ** 2.4)


def luminance(colour: Rgb) -> float:
    """Relative luminance from 0 to 1, as WCAG 2 defines it."""
    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class Run(NamedTuple):
    """A piece of one row in one style."""

    text: str
    ratio: float
    drawn: bool


def runs(app: App[int]) -> Iterator[Run]:
    """Everything visible on the uppermost screen as the terminal gets it, but for the figure: its pixels are shaded
    against each other, and its colours are looked at by themselves."""
    figures = [view.region for view in app.screen.query(FigureView)]
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if not any(region.contains(x, y) for region in figures):
                yield from pieces(segment.text.strip(), segment.style or Style())
            x += segment.cell_length


def pieces(text: str, style: Style) -> Iterator[Run]:
    """What is drawn and what is written in one style."""
    drawing = {mark for mark in text if any(first <= mark <= last for first, last in DRAWN)}
    if text:
        assert not style.dim, f"The terminal dims “{text}” as it likes."
    if drawing:
        yield Run("".join(sorted(drawing)), contrast(*colours(style)), drawn=True)
    if set(text) - drawing - {" "}:
        yield Run(text, contrast(*colours(style)), drawn=False)


def colours(style: Style) -> tuple[Rgb, Rgb]:
    """Of the text and of what it stands on."""

    def rgb(colour: Color | None) -> Rgb:
        assert colour is not None and colour.triplet is not None, "The terminal chooses this colour."
        return colour.triplet

    return rgb(style.color), rgb(style.bgcolor)  # whichever of them is which: a style may be reversed


def faint(app: App[int], name: str) -> list[str]:
    """What is below its bound, with its ratio."""

    def least(run: Run) -> float:
        return ENHANCED if name == "high-contrast" else LARGE if run.drawn else TEXT

    bad = [run for run in runs(app) if run.ratio < least(run)]
    return sorted({f"{name}: “{run.text}” has {run.ratio:.2f} of {least(run)}" for run in bad})


def rgb_of(theme: Theme, name: str) -> Rgb:
    """A colour of a theme."""
    triplet = Color.parse(theme.variables.get(name) or getattr(theme, name)).triplet
    assert triplet is not None
    return triplet
