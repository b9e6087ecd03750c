"""The safety questions from a file: the checks between values, and building."""

from coach.adapters.decode_routine import sources
from coach.adapters.findings import Findings, quoted
from coach.adapters.shapes import Fields
from coach.core.safety import Complaint, FirstAid, ModifyList, Question, Safety, Sign


def check_safety(fields: Fields, found: Findings) -> None:
    """What a safety file says by itself and cannot mean."""
    _once(fields, "questions", found)
    _once(fields, "modify", found)
    _once(fields, "feels_wrong", found)
    ticks = {entry["id"] for entry in fields.get("modify", ()) if "id" in entry}
    for question in fields.get("questions", ()):
        _once(question, "signs", found)
        for sign in question.get("signs", ()):
            for tick in sign.get("ticks", ()):
                if tick not in ticks:
                    found.wrong(
                        sign.places["ticks"], f"ticks: there is no modify list {quoted(tick)}; add it to `modify`"
                    )
    for entry in fields.get("modify", ()):
        for both in sorted(set(entry.get("skip", ())) & set(entry.get("use", ()))):
            found.wrong(entry.place, f"{quoted(both)} stands under `skip` and under `use`; keep one of them")


def _once(fields: Fields, key: str, found: Findings) -> None:
    """Every id of a list stands for one entry."""
    seen: set[str] = set()
    for entry in fields.get(key, ()):
        if "id" in entry and entry["id"] in seen:
            found.wrong(entry.places["id"], f"id: {quoted(entry['id'])} is there twice in `{key}`; rename one")
        seen.add(entry.get("id", ""))


def build_safety(fields: Fields) -> Safety:
    """The whole of a good safety file."""
    first_aid: Fields = fields["first_aid"]
    return Safety(
        questions=tuple(_question(question) for question in fields["questions"]),
        stop_if=fields["stop_if"],
        modify=tuple(_modify(entry) for entry in fields.get("modify", ())),
        calm=fields["calm"],
        self_care=fields["self_care"],
        feels_wrong=tuple(_complaint(entry) for entry in fields["feels_wrong"]),
        first_aid=FirstAid(first_aid["routines"], first_aid["signs"], sources(first_aid["sources"])),
    )


def _question(fields: Fields) -> Question:
    return Question(
        id=fields["id"],
        short=fields["short"],
        ask=fields["ask"],
        signs=tuple(_sign(sign) for sign in fields["signs"]),
        sources=sources(fields["sources"]),
        daily=fields.get("daily", False),
        unsure_is_yes=fields.get("unsure_is_yes", False),
        rating=fields.get("rating", False),
        note=fields.get("note"),
    )


def _sign(fields: Fields) -> Sign:
    return Sign(
        id=fields["id"],
        text=fields["text"],
        outcome=fields["outcome"],
        ticks=fields.get("ticks", ()),
        injury=fields.get("injury", False),
        history=fields.get("history", False),
    )


def _modify(fields: Fields) -> ModifyList:
    return ModifyList(
        id=fields["id"],
        tick=fields["tick"],
        skip=fields["skip"],
        use=fields["use"],
        sources=sources(fields["sources"]),
        advice=fields.get("advice", ()),
        place=fields.get("place"),
        protocol=fields.get("protocol"),
        nerve=fields.get("nerve", False),
    )


def _complaint(fields: Fields) -> Complaint:
    return Complaint(
        id=fields["id"],
        text=fields["text"],
        then=fields.get("then"),
        which=tuple(
            Complaint(kind["id"], kind["text"], kind["then"], routine=kind.get("routine"))
            for kind in fields.get("which", ())
        ),
        sources=sources(fields["sources"]),
    )
