"""The format of settings.yaml, made from the table of settings.

Data, and how it is made. A setting must never be declared here: the table has them all, but for the emergency number.
"""

from coach.adapters.findings import Findings
from coach.adapters.format_parts import FORMAT
from coach.adapters.rules import OneOf
from coach.adapters.scalars import SECOND, Choice, Duration, Pattern, Text, Whole, spell
from coach.adapters.shapes import Field, Record, Shape
from coach.adapters.yaml_source import Node
from coach.core.emergency import LONGEST_NUMBER
from coach.core.setting_values import Amount, Words
from coach.core.settings import TABLE


class WholeSeconds(Duration):
    """A time of whole seconds, as the number of them: what counts down to it is heard on the second."""

    def decode(self, node: Node, key: str, found: Findings) -> int | None:
        length = Duration.decode(self, node, key, found)
        if length is None:
            return None
        seconds, part = divmod(length, SECOND)
        if part:
            mend = f"write `{spell(length - part)}` or `{spell(length - part + SECOND)}`"
            found.wrong(node.place, f"{key}: `{spell(length)}` is not in whole seconds; {mend}")
            return None
        return seconds


EMERGENCY = Record(
    "emergency setting",
    {
        "country": Field(Pattern("[A-Z]{2}", "GB"), "the country whose emergency number the card shows"),
        "number": Field(Text(LONGEST_NUMBER), "a number of your own for the card"),
    },
    rules=(OneOf(("country", "number"), needed=False),),
)


def _shape(values: Words | Amount) -> Shape:
    if isinstance(values, Words):
        return Choice(values.of)
    if values.unit == "s":
        return WholeSeconds(values.least * SECOND, values.most * SECOND)
    return Whole(values.least, values.most)


def _group(name: str) -> Field:
    """All that stands under this group, such as `sound`, with the groups inside it."""
    fields = {key.rpartition(".")[2]: _field(key) for key, setting in TABLE.items() if setting.group == name}
    inner = dict.fromkeys(setting.group for setting in TABLE.values() if setting.group.startswith(f"{name}."))
    fields |= {group.rpartition(".")[2]: _group(group) for group in inner}
    word = name.rpartition(".")[2]
    return Field(Record(f"{word} setting", fields), f"what is set of the {word}")


def _field(key: str) -> Field:
    return Field(_shape(TABLE[key].values), TABLE[key].means)


_GROUPS = dict.fromkeys(setting.key.partition(".")[0] for setting in TABLE.values())

SETTINGS = Record(
    "settings file",
    {
        "format": FORMAT,
        "emergency": Field(EMERGENCY, "whose number the emergency card shows"),
        **{name: _group(name) for name in _GROUPS},
    },
    hints={key.rpartition(".")[2]: f"write it under `{setting.group}`" for key, setting in TABLE.items()},
)
