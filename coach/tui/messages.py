"""What screens ask of the app: small typed messages, one for each intent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from coach.core.routine import Side


@dataclass
class Begin(Message):
    """Start a routine's session, after the safety questions."""

    routine: str
    side: Side | None = None
    """The sore or weak side, if the person said which."""


@dataclass
class Open(Message):
    """Show a page."""

    target: str
    """`routine:…`, `exercise:…`, `condition:…` or `compare`."""
