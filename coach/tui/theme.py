"""The program's own colours. Phases are told by word, place and shape; colour only helps."""

from textual.theme import Theme

DARK = Theme(
    name="coach-dark",
    primary="#7fd6c2",
    secondary="#8ab8ff",
    accent="#ffd479",
    warning="#ffb86b",
    error="#ff8f8f",
    success="#9be28a",
    foreground="#e8eef0",
    background="#10181b",
    surface="#18242a",
    panel="#22323a",
    dark=True,
    variables={"footer-key-foreground": "#ffd479", "footer-description-foreground": "#c9d6da"},
)
