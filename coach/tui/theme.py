"""The program's own colours, in three themes. Phases are told by word, place and shape; colour only helps.

Every colour that text is drawn in is set here, and none is left to Textual, some of whose are too faint to read. Text
must never have less than 4.5 to 1 against its ground, nor less than 7 to 1 in high contrast: a test measures them all.
"""

from textual.theme import Theme


def _roles(*, faint: str, line: str, cursor: tuple[str, str], track: str) -> dict[str, str]:
    """What Textual's own widgets are drawn in: `faint` text, `line`s and bars, the text and the ground of what is
    chosen, and the `track` of a bar."""
    text, ground = cursor
    return {
        "text-muted": faint,
        "text-disabled": faint,
        "line": line,
        "border-blurred": line,
        "scrollbar": line,
        "scrollbar-background": track,
        "block-cursor-foreground": text,
        "block-cursor-background": ground,
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-background": ground,
        "input-selection-foreground": text,
        "input-selection-background": ground,
        "screen-selection-foreground": text,
        "screen-selection-background": ground,
    }


def _figure(
    *, near: str, body: str, muscle: str, far: str, skin: str, hair: str, prop: str, pale: str, floor: str
) -> dict[str, str]:
    """What the body is drawn in. Near, muscle and far are told apart by brightness too, for who sees no hues."""
    return {
        "figure-near": near,
        "figure-head": skin,
        "figure-hair": hair,
        "figure-body": body,
        "figure-muscle": muscle,
        "figure-far": far,
        "figure-prop": prop,
        "figure-pale": pale,
        "figure-floor": floor,
    }


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
    variables=_roles(faint="#a9b9bf", line="#6d858f", cursor=("#ffffff", "#2b7a73"), track="#18242a")
    | _figure(
        near="#96d8d0",
        body="#68acac",
        muscle="#ff6a3d",
        far="#4d757d",
        skin="#e8ceb6",
        hair="#8a6c56",
        prop="#a08564",
        pale="#d6ecff",
        floor="#627c86",
    ),
)

LIGHT = Theme(
    name="coach-light",
    primary="#00594c",
    secondary="#1c4a9e",
    accent="#7a4300",
    warning="#8f3a00",
    error="#a3172a",
    success="#1e5b22",
    foreground="#14212a",
    background="#fafbf9",
    surface="#eef2f1",
    panel="#dde6e6",
    dark=False,
    variables=_roles(faint="#45565e", line="#6b7c83", cursor=("#ffffff", "#00594c"), track="#dde6e6")
    | _figure(
        near="#175b5f",
        body="#327f82",
        muscle="#c73a08",
        far="#7b9499",
        skin="#b0774f",
        hair="#5f4636",
        prop="#8a6a45",
        pale="#4f86b8",
        floor="#6b7c83",
    ),
)

HIGH_CONTRAST = Theme(
    name="coach-high-contrast",
    primary="#ffe600",
    secondary="#7fdfff",
    accent="#ffe600",
    warning="#ffe600",
    error="#ff9d9d",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#001a57",
    dark=True,
    variables=_roles(faint="#ffffff", line="#ffffff", cursor=("#000000", "#ffe600"), track="#000000")
    | _figure(
        near="#d8fffa",
        body="#8fd6d2",
        muscle="#ffaa20",
        far="#8b9c9d",
        skin="#ffe3c8",
        hair="#b0907a",
        prop="#7fdfff",
        pale="#ffffff",
        floor="#7fdfff",
    ),
)

THEMES = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST}
"""By the names that a person chooses from."""
