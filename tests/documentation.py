"""The parts of the documentation that are made, not typed: `python -m tests.documentation` writes them.

A part stands between `<!-- generated: NAME -->` and `<!-- end -->`. test_documentation.py fails where one is stale.
"""

import re
from collections.abc import Callable
from pathlib import Path

from coach.adapters.formats import format_tables
from coach.core.cues import TABLE
from coach.core.moves import MOVES, Phase

ROOT = Path(__file__).resolve().parent.parent
FILES = (ROOT / "CONTRIBUTING.md", ROOT / "routines" / "README.md")
_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def moves_diagram() -> str:
    """The state machine as a Mermaid diagram, one arrow for each pair of phases."""
    arrows: dict[tuple[Phase, Phase], list[str]] = {}
    for (phase, command), target in MOVES.items():
        arrows.setdefault((phase, target), []).append(command.value)
    arrows[Phase.RUNNING, Phase.WAITING] = ["(a segment without a length)"]
    arrows.setdefault((Phase.RUNNING, Phase.PAUSED), []).append("(a gap)")
    arrows.setdefault((Phase.WAITING, Phase.PAUSED), []).append("(a gap)")
    arrows.setdefault((Phase.RUNNING, Phase.ENDED), []).append("(the last segment is over)")
    lines = [f"    {a.value} --> {b.value}: {', '.join(labels)}" for (a, b), labels in arrows.items()]
    head = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Phase.READY.value}"]
    return "\n".join([*head, *lines, f"    {Phase.ENDED.value} --> [*]", "```", ""])


def cue_table() -> str:
    """Every cue: when it comes, what the screen writes, and how it sounds."""
    lines = ["| cue | comes | caption | sound |", "|---|---|---|---|"]
    for cue in TABLE.values():
        notes = ", ".join(f"{note.hertz:g} Hz for {note.sounds} ms" for note in cue.notes)
        lines.append(f"| `{cue.id}` | {cue.comes} | {cue.caption} | {notes} |")
    return "\n".join([*lines, ""])


PARTS: dict[str, Callable[[], str]] = {"moves": moves_diagram, "cues": cue_table, "format": format_tables}


def up_to_date(text: str) -> str:
    """A document with its generated parts made anew. Raises KeyError for a part that nothing makes."""
    return _PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]().strip()}\n\n{part[3]}", text)


if __name__ == "__main__":
    for path in FILES:
        path.write_text(up_to_date(path.read_text(encoding="utf-8")), encoding="utf-8")
