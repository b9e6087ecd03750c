"""The keys of a session, in the order of their weight: a narrow footer cuts off the last ones."""

from textual.binding import Binding, BindingType

SESSION_KEYS: list[BindingType] = [
    Binding("space", "pause", "Pause", id="session.pause", tooltip="Pause, and go on after a three-second lead-in"),
    Binding("enter", "done", "Ready", id="session.done", tooltip="I am ready, or done with this one"),
    Binding(
        "exclamation_mark",
        "feel_wrong",
        "Stop!",
        id="session.wrong",
        key_display="!",
        tooltip="Something feels wrong: stop at once",
    ),
    Binding("q,escape", "quit_here", "End", id="session.quit", key_display="q", tooltip="Ask once, save, end"),
    Binding(
        "question_mark",
        "app.keys",
        "Keys",
        id="session.keys",
        key_display="?",
        tooltip="Show every key of this screen",
    ),
    Binding("n", "obey('next')", "Next", id="session.next", tooltip="Leave this part and go on to the next"),
    Binding("b", "obey('back')", "Back", id="session.back", tooltip="Go back to the part before this one"),
    Binding("r", "obey('redo')", "Redo", id="session.redo", tooltip="Begin this part again"),
    Binding("f", "far", "Far", id="session.far", tooltip="Nothing but the digits, the word, the side and the figure"),
    Binding(
        "plus,equals_sign",
        "obey('extend')",
        "More",
        id="session.extend",
        show=False,
        key_display="+",
        tooltip="Ten seconds more",
    ),
    Binding("minus", "obey('shorten')", "Less", id="session.shorten", show=False, tooltip="Ten seconds less"),
]

MEANT = frozenset(
    {key for binding in Binding.make_bindings(SESSION_KEYS) for key in binding.key.split(",")}
    - {"space", "plus", "equals_sign", "minus"}
)
"""Keys that mean something to whoever counts a part by themselves; every other one says that it is done."""
