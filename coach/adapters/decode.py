"""From a file to core objects: reading by its format, the checks between values, and building.

Two stages, because names in one file are explained by others: a Draft holds what one file says by itself; the
library looks its mentions up, and only a draft without errors is built. Must never build from a broken one.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coach.adapters.decode_figure import build_figure, check_figure
from coach.adapters.decode_routine import check_routine, sources
from coach.adapters.decode_safety import build_safety as build_safety
from coach.adapters.decode_safety import check_safety
from coach.adapters.findings import Findings, quoted
from coach.adapters.format_parts import NEWEST_FORMAT
from coach.adapters.formats import SHAPES, FileKind
from coach.adapters.scalars import spell
from coach.adapters.shapes import Fields
from coach.adapters.yaml_source import MapNode, Node, TextNode, read_tree
from coach.core.exercise import Alternative, Amount, Avoid, DoseRange, Exercise
from coach.core.knowledge import Code, Comparison, Condition, Reference, Statement


class Draft(NamedTuple):
    """What one file says, before the names in it are looked up."""

    kind: FileKind
    name: str
    """The file's stem, which is the id."""
    fields: Fields | None
    """None where the file cannot even be laid out, or everything was already made of it."""
    found: Findings
    formerly: tuple[str, ...] = ()
    """The ids that this one had before, as far as they can be read."""

    def settled(self) -> "Draft":
        """The same without what it was made from, which takes more room than what was made."""
        self.found.mentions.clear()
        return self._replace(fields=None)


def read_file(path: Path, kind: FileKind) -> Draft:
    """Read a file as one of this kind."""
    found = Findings(str(path))
    return draft(read_tree(path, found), kind, path.stem, found)


def draft(node: Node | None, kind: FileKind, name: str, found: Findings) -> Draft:
    """Decode a tree as a file of this kind, and check what it says by itself."""
    fields = None
    if node is not None and _format_is_known(node, found):
        fields = SHAPES[kind].decode(node, "the file", found)
    if fields is not None:
        _CHECKS[kind](fields, found)
    return Draft(kind, name, fields, found, fields.get("formerly", ()) if fields else ())


def kind_by_keys(node: Node | None) -> FileKind | None:
    """What a file seems to be, by the keys that only one kind has."""
    keys = node.keys if isinstance(node, MapNode) else {}
    for kind, mark in _MARKS.items():
        if mark in keys:
            return kind
    return None


_MARKS = {
    FileKind.REFERENCES: "references",
    FileKind.SAFETY: "questions",
    FileKind.EXERCISE: "instruction",
    FileKind.CONDITION: "see_a_doctor",
    FileKind.ROUTINE: "steps",
}


def _format_is_known(node: Node, found: Findings) -> bool:
    """Whether the rest is worth reading; a file from the future gets one sentence and no more."""
    if not isinstance(node, MapNode):
        return True
    number = node.values.get("format")
    if isinstance(number, TextNode) and re.fullmatch("[0-9]+", number.value):
        digits = number.value.lstrip("0")
        if len(digits) > 1 or digits > str(NEWEST_FORMAT):
            found.problems.clear()
            found.wrong(number.place, f"format {quoted(digits)} is made for a newer coach; upgrade to use this file")
            return False
    if number is not None and next(iter(node.keys)) != "format":
        found.wrong(node.keys["format"], f"`format: {NEWEST_FORMAT}` must be the first line; move it up")
    return True


def _check_exercise(fields: Fields, found: Findings) -> None:
    if "figure" in fields:
        check_figure(fields["figure"], found)
    dose: Fields | None = fields.get("dose")
    if dose is not None:
        _check_stop(dose, fields.get("at_most"), found)
    usual: Fields | None = dose.get("usual") if dose else None
    if dose is None or usual is None:
        return
    for bound, sign in (("minimum", 1), ("maximum", -1)):
        limit: Fields | None = dose.get(bound)
        for key in usual.values if limit else ():
            if limit and key in limit and sign * (usual[key] - limit[key]) < 0:
                shown = spell(limit[key]) if key in ("hold", "for") else limit[key]
                relation = "below its minimum" if sign == 1 else "above its maximum"
                found.wrong(usual.places[key], f"{key}: the usual dose is {relation} ({shown}); mend one of them")


def _check_stop(dose: Fields, limit: int | None, found: Findings) -> None:
    """Check that no dose of a card goes on after its hard stop."""
    for amount in (dose[name] for name in ("usual", "minimum", "maximum") if name in dose):
        for key in ("hold", "for"):
            if limit is not None and amount.get(key, 0) > limit:
                found.wrong(amount.places[key], f"{key}: `at_most` stops it at {spell(limit)}; write that or less")


def _nothing_to_check(fields: Fields, found: Findings) -> None:
    """The format says all there is to say."""


_CHECKS = {
    FileKind.ROUTINE: check_routine,
    FileKind.EXERCISE: _check_exercise,
    FileKind.CONDITION: _nothing_to_check,
    FileKind.REFERENCES: _nothing_to_check,
    FileKind.SAFETY: check_safety,
}


def build_exercise(name: str, fields: Fields) -> Exercise:
    """The exercise card that a good draft holds."""
    dose: Fields | None = fields.get("dose")
    return Exercise(
        id=name,
        name=fields["name"],
        instruction=fields["instruction"],
        targets=fields["targets"],
        position=fields["position"],
        sided=fields["sided"],
        steps=fields["steps"],
        synonyms=fields.get("synonyms", ()),
        equipment=fields.get("equipment", ()),
        breathing=fields.get("breathing"),
        mistakes=fields.get("mistakes", ()),
        feel=fields.get("feel"),
        not_feel=fields.get("not_feel"),
        dose=_dose_range(dose) if dose else None,
        easier=tuple(Alternative(way.get("exercise"), way.get("text")) for way in fields.get("easier", ())),
        harder=tuple(Alternative(way.get("exercise"), way.get("text")) for way in fields.get("harder", ())),
        variant_of=fields.get("variant_of"),
        avoid=tuple(Avoid(entry["text"], entry.get("tick")) for entry in fields.get("avoid", ())),
        sources=sources(fields.get("sources", ())),
        figure=build_figure(fields["figure"], fields["targets"]) if "figure" in fields else None,
        formerly=fields.get("formerly", ()),
        at_most=fields.get("at_most"),
        between=fields.get("between"),
    )


def _dose_range(fields: Fields) -> DoseRange:
    return DoseRange(
        usual=_amount(fields["usual"]),
        minimum=_amount(fields["minimum"]) if "minimum" in fields else None,
        maximum=_amount(fields["maximum"]) if "maximum" in fields else None,
        source=sources(fields.get("source", ())),
    )


def _amount(fields: Fields) -> Amount:
    return Amount(
        hold=fields.get("hold"),
        reps=fields.get("reps"),
        time=fields.get("for"),
        sets=fields.get("sets"),
        days_per_week=fields.get("days_per_week"),
    )


def build_condition(name: str, fields: Fields) -> Condition:
    """The condition's card that a good draft holds."""
    return Condition(
        id=name,
        title=fields["title"],
        summary=fields["summary"],
        emergency=_statements(fields["emergency"]),
        see_a_doctor=_statements(fields["see_a_doctor"]),
        where=fields.get("where"),
        signs=_statements(fields.get("signs", ())),
        causes=_statements(fields.get("causes", ())),
        risk_factors=_statements(fields.get("risk_factors", ())),
        course=_statements(fields.get("course", ())),
        self_care=_statements(fields.get("self_care", ())),
        not_to_be_confused_with=_statements(fields.get("not_to_be_confused_with", ())),
        compare=_comparison(fields["compare"]) if "compare" in fields else None,
        codes=tuple(Code(code["system"], code["code"], code["status"]) for code in fields.get("codes", ())),
        sources=sources(fields.get("sources", ())),
        formerly=fields.get("formerly", ()),
    )


def _statements(values: tuple[Any, ...]) -> tuple[Statement, ...]:
    return tuple(
        Statement(value) if isinstance(value, str) else Statement(value["text"], sources(value.get("sources", ())))
        for value in values
    )


def _comparison(fields: Fields) -> Comparison:
    return Comparison(
        urgency=fields["urgency"],
        areas=fields["areas"],
        feel=fields["feel"],
        brought_on=fields["brought_on"],
        eased=fields["eased"],
        tell_apart=fields["tell_apart"],
        action=fields["action"],
        sources=sources(fields["sources"]),
    )


def build_references(fields: Fields) -> Mapping[str, Reference]:
    """Every citation by id."""
    return {
        name: Reference(
            id=name,
            citation=entry["citation"],
            status=entry["status"],
            doi=entry.get("doi"),
            pmid=str(entry["pmid"]) if "pmid" in entry else None,
            url=entry.get("url"),
        )
        for name, entry in fields["references"].values.items()
    }
