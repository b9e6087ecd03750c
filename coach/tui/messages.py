"""What screens ask of the app: small typed messages, one for each intent."""

from dataclasses import dataclass

from textual.message import Message

from coach.core.routine import Side


@dataclass
class Begin(Message):
    """Start a routine's session, after the safety questions."""

    routine: str
    side: Side | None = None
    """The sore or weak side, if the person said which."""
