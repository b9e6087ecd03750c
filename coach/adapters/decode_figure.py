"""From the figure of a card to the records of the core, and the checks between its values.

Must never build from a broken draft.
"""

from collections.abc import Iterable

from coach.adapters.findings import Findings, with_article
from coach.adapters.shapes import Fields
from coach.core.pose import End, Figure, Joint, Kind, Leg, Place, Pose, Support, Thing, regions_of

_NEEDS = {
    Place.WALL: Kind.WALL,
    Place.SEAT: Kind.CHAIR,
    Place.CHAIR_BACK: Kind.CHAIR,
    Place.STEP: Kind.STEP,
    Place.BED: Kind.BED,
    Place.RAIL: Kind.RAIL,
    Place.PEDAL: Kind.BIKE,
    Place.HANDLEBAR: Kind.BIKE,
    Place.CUSHION: Kind.CUSHION,
}
_FOR_HANDS = frozenset(
    {
        Place.WALL,
        Place.CHAIR_BACK,
        Place.RAIL,
        Place.HANDLEBAR,
        Place.HEAD,
        Place.CHEST,
        Place.BELLY,
        Place.BUTTOCK,
        Place.HIP,
    }
)
"""Where no foot can be drawn: neither level, nor a pedal, nor on a leg."""
_HELD = (Kind.STRAP, Kind.ICE_PACK, Kind.HEAT_PACK, Kind.BANDAGE)


def check_figure(fields: Fields, found: Findings) -> None:
    """Check that hands and feet rest on things that are there, and that each leg rests once."""
    things: Iterable[Fields] = fields.get("things", ())
    kinds = {thing.get("kind") for thing in things}
    for thing in things:
        if thing.get("kind") in _HELD and not thing.given("part"):
            found.wrong(
                thing.place,
                f"thing: {with_article(thing['kind'])} lies on the body; add `part`, such as `part: near-thigh`",
            )
    from_above = [pose.get("support") is Support.LIES_ON_SIDE for pose in fields.get("poses", ())]
    if len(set(from_above)) > 1:
        place = fields["poses"][1].place
        found.wrong(place, "poses: who lies on the side is seen from above; let both poses lie on the side, or none")
    _check_turns(fields, found)
    for pose in fields.get("poses", ()):
        contacts: Fields | None = pose.get("contacts")
        if contacts is not None:
            _check_contacts(contacts, kinds, found)


def _check_turns(fields: Fields, found: Findings) -> None:
    """A pace and a turn of the other leg need a way to go; what goes round has no turns."""
    for key in ("alternates", "pace"):
        if fields.given(key) and len(fields.get("poses", ())) == 1:
            found.wrong(fields.places[key], f"{key}: one pose stands still; add a second pose, or leave `{key}` out")
    if fields.given("alternates") and fields.given("round"):
        found.wrong(fields.places["alternates"], "alternates: what goes round does not alternate; keep one of them")


def _check_contacts(contacts: Fields, kinds: set[Kind | None], found: Findings) -> None:
    for end, place in contacts.values.items():
        if not _is_drawn(end, place):
            message = f"{end}: it cannot be drawn on `{place}`; name another place, such as `floor`"
            found.wrong(contacts.places[end], message)
        elif place in _NEEDS and _NEEDS[place] not in kinds:
            found.wrong(contacts.places[end], f"{end}: there is no {_NEEDS[place]} in the picture; add it to `things`")
    for leg in Leg:
        resting = [f"{leg}_{end}" for end in ("foot", "toes", "heel") if f"{leg}_{end}" in contacts]
        for end in resting[1:]:
            found.wrong(contacts.places[end], f"{end}: the leg already rests by its `{resting[0]}`; keep one of them")


def _is_drawn(end: str, place: Place) -> bool:
    """Whether a picture can show this end of a limb there."""
    return place is not Place.PEDAL if end.endswith("hand") else place not in _FOR_HANDS


def build_figure(fields: Fields, targets: Iterable[str]) -> Figure:
    """The figure that a good draft holds. Where it does not say what is felt, the targets of the exercise do."""
    return Figure(
        poses=tuple(_pose(pose) for pose in fields["poses"]),
        things=tuple(_thing(thing) for thing in fields.get("things", ())),
        both=fields.get("both", False),
        round=fields.get("round", False),
        alternates=fields.get("alternates", False),
        pace=fields.get("pace"),
        felt=fields.get("felt", regions_of(targets)),
    )


def _pose(fields: Fields) -> Pose:
    joints: Fields | None = fields.get("joints")
    contacts: Fields | None = fields.get("contacts")
    return Pose(
        name=fields["name"],
        support=fields["support"],
        joints={Joint(joint): angle for joint, angle in joints.values.items()} if joints else {},
        contacts={End(end): place for end, place in contacts.values.items()} if contacts else {},
        leg=fields.get("leg", Leg.NEAR),
    )


def _thing(fields: Fields) -> Thing:
    return Thing(
        kind=fields["kind"],
        at=fields.get("at", 0),
        height=fields.get("height"),
        turned=fields.get("turned", False),
        part=fields.get("part"),
    )
