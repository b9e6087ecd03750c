"""The ways to the screens that are looked at: what somebody does to come there."""

from collections.abc import Awaitable, Callable

from textual.widgets import Input

from tests.tui.left_lying import offered
from tests.tui.visit import Visit

Act = Callable[[Visit], Awaitable[None]]


async def home(visit: Visit) -> None:
    """As the program opens."""


async def welcome(visit: Visit) -> None:
    """The same on the very first start."""


async def library(visit: Visit) -> None:
    """The second filter chosen."""
    await visit.press("l", "tab", "down", "space")
    visit.app.screen.query_one(Input).cursor_blink = False
    await visit.settle()


async def follow(visit: Visit) -> None:
    """The days of a new course."""
    await visit.press("down", "i", "f", "2")


async def page(visit: Visit) -> None:
    await visit.press("down", "i", "r")


async def search(visit: Visit) -> None:
    """Two letters typed, the second hit chosen."""
    await visit.press("slash", *"ca", "down")
    visit.app.screen.query_one(Input).cursor_blink = False
    await visit.settle()


async def compare(visit: Visit) -> None:
    """The calf, with the second condition chosen."""
    await visit.press("w", *["right"] * 5, "tab", "tab")


async def signs(visit: Visit) -> None:
    await visit.press("s")


async def asked(visit: Visit) -> None:
    """The second question, with a sign chosen."""
    await visit.press("s", "a", "n", "2")


async def card(visit: Visit) -> None:
    await visit.press("s", "y", "1", "enter")


async def doctor(visit: Visit) -> None:
    """Why nothing begins, and what does."""
    await visit.press("down", "s", "a", "n", "3", "enter", "0")


async def pain(visit: Visit) -> None:
    await visit.press("s", "n")


async def changes(visit: Visit) -> None:
    """Half of it, because of the pain."""
    await visit.press("down", "s", "n", "4")


async def wrong(visit: Visit) -> None:
    await hold(visit)
    await visit.press("exclamation_mark")


async def cramp(visit: Visit) -> None:
    """The signs above the first step."""
    await visit.press("c", "n")
    await visit.pass_time(4.5)


async def hold(visit: Visit) -> None:
    """Twelve seconds into the first right hold."""
    await visit.press("down", "s", "n", "0", "n", "n", "n")
    await visit.pass_time(12.5)


async def left_side(visit: Visit) -> None:
    """The other side of it, in a pause."""
    await hold(visit)
    await visit.press("n", "enter")
    await visit.pass_time(4)
    await visit.press("space")


async def far(visit: Visit) -> None:
    """Nothing but what is read from across the room."""
    await hold(visit)
    await visit.press("f")
    await visit.pass_time(0.5)


async def far_pause(visit: Visit) -> None:
    await far(visit)
    await visit.press("space")


async def settings(visit: Visit) -> None:
    """The second group, one value changed."""
    await visit.press("o", *["down"] * 6, "right")


async def offer(visit: Visit) -> None:
    """A session that was cut off, offered at the start."""
    await offered(visit)


async def keys(visit: Visit) -> None:
    await hold(visit)
    await visit.press("question_mark")


async def question(visit: Visit) -> None:
    await hold(visit)
    await visit.press("q")


async def end(visit: Visit) -> None:
    await question(visit)
    await visit.press("y", "1")
    visit.app.screen.query_one(Input).cursor_blink = False
    await visit.settle()


ACTS: tuple[Act, ...] = (
    home, welcome, library, follow, page, search, compare, signs, asked, card, doctor, pain, changes,
    hold, keys, question, wrong, cramp, end,
    left_side, far, far_pause, settings, offer,
)  # fmt: skip
"""What there is a picture of."""
