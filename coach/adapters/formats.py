"""The five kinds of files, each with its format: declared once, and reading, schema and documentation follow.

Data, and the tables of the documentation made from it. Format 1 stays readable for ever: a key may be added, none
may change its meaning.
"""

from coach.adapters.format_cards import CONDITION, EXERCISE, REFERENCES
from coach.adapters.format_routine import ROUTINE
from coach.adapters.format_safety import SAFETY
from coach.adapters.kinds import FileKind as FileKind
from coach.adapters.shapes import Record

SHAPES: dict[FileKind, Record] = {
    FileKind.ROUTINE: ROUTINE,
    FileKind.EXERCISE: EXERCISE,
    FileKind.CONDITION: CONDITION,
    FileKind.REFERENCES: REFERENCES,
    FileKind.SAFETY: SAFETY,
}


def format_tables() -> str:
    """Every key of every kind of file, as Markdown tables."""
    told: set[str] = set()
    parts: list[str] = []
    for kind, shape in SHAPES.items():
        parts.append(f"## {kind.value}\n\n{_table(shape)}")
        for record in shape.records()[1:]:
            if record.name not in told:
                told.add(record.name)
                parts.append(f"### {record.name}\n\n{_table(record)}")
    return "\n\n".join(parts)


def _table(record: Record) -> str:
    lines = ["| key | | what may stand there | what it is |", "|---|---|---|---|"]
    for name, field in record.fields.items():
        needed = "required" if field.required else ""
        lines.append(f"| `{name}` | {needed} | {field.shape.words()} | {field.doc} |")
    return "\n".join(lines)
