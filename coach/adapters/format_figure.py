"""The format of a figure: the poses of an exercise card and the things round them.

Data only. What has to hold between several values stands in `decode_figure.py`.
"""

from coach.adapters.format_parts import TITLE
from coach.adapters.scalars import Choice, Flag, Whole
from coach.adapters.shapes import Field, ListOf, Record
from coach.core.pose import End, Joint, Kind, Leg, Place, Region, Support

BOUNDS = {
    Joint.TRUNK: (-60, 150, "how far the trunk leans forward from how its support holds it"),
    Joint.SPINE: (-40, 70, "how far the back is rounded; below 0 arched"),
    Joint.NECK: (-70, 70, "how far the chin is down; below 0 looking up"),
    Joint.NEAR_HIP: (-40, 140, "flexion of the hip of the working side; below 0 extension"),
    Joint.NEAR_HIP_OUT: (-30, 80, "how far that thigh is turned out, towards whoever looks"),
    Joint.NEAR_KNEE: (0, 160, "flexion of that knee"),
    Joint.NEAR_ANKLE: (-60, 45, "how far the toes are drawn up; below 0 pointed"),
    Joint.FAR_HIP: (-40, 140, "the same of the other leg"),
    Joint.FAR_HIP_OUT: (-30, 80, "the same of the other leg, away from whoever looks"),
    Joint.FAR_KNEE: (0, 160, "the same of the other leg"),
    Joint.FAR_ANKLE: (-60, 45, "the same of the other leg"),
    Joint.NEAR_SHOULDER: (-80, 200, "how far the arm is raised forward; below 0 behind the back"),
    Joint.NEAR_ELBOW: (0, 160, "flexion of that elbow"),
    Joint.FAR_SHOULDER: (-80, 200, "the same of the other arm"),
    Joint.FAR_ELBOW: (0, 160, "the same of the other arm"),
    Joint.CRANK: (0, 360, "on a bike, degrees of the near pedal since the top"),
}
"""The least and the most degrees of each joint, and what they mean."""

JOINTS = Record("joints", {joint.value: Field(Whole(least, most), doc) for joint, (least, most, doc) in BOUNDS.items()})

_RESTS = {"foot": "the whole sole", "toes": "the ball of the foot", "heel": "the heel", "hand": "the hand"}
_WHOSE = {"near": "of the working side", "far": "of the other side"}

CONTACTS = Record(
    "contacts",
    {
        end.value: Field(Choice(Place), f"where {_RESTS[end.split('_')[1]]} {_WHOSE[end.split('_')[0]]} rests")
        for end in End
    },
)

POSE = Record(
    "pose",
    {
        "name": Field(TITLE, "what the pose is called", required=True),
        "support": Field(Choice(Support), "what carries the body", required=True),
        "leg": Field(Choice(Leg), "which leg carries it where it stands or kneels; `near` without a word"),
        "joints": Field(JOINTS, "degrees of each joint that is not at 0"),
        "contacts": Field(CONTACTS, "what rests where; the joints there bend as they must"),
    },
    hints={"on": "write `leg`"},
)

THING = Record(
    "thing",
    {
        "kind": Field(Choice(Kind), "what it is", required=True),
        "at": Field(Whole(-150, 150), "how far in front of what carries the body, in hundredths of its height"),
        "height": Field(Whole(1, 120), "how high, if not as usual; in hundredths of the height of the body"),
        "turned": Field(Flag(only_true=True), "it faces the other way: its back or its edge is in front"),
        "part": Field(Choice(Place), "the part of the body that it lies on, holds or goes round"),
    },
    hints={"on": "write `part`"},
)

FIGURE = Record(
    "figure",
    {
        "poses": Field(ListOf(POSE, least=1, most=2), "the key poses: the start, and where it moves to", required=True),
        "things": Field(ListOf(THING, most=6), "what stands or lies round the body"),
        "both": Field(Flag(only_true=True), "both legs work, not the near one alone"),
        "round": Field(Flag(only_true=True), "it goes round and round, as pedalling does, not there and back"),
        "alternates": Field(Flag(only_true=True), "the other leg goes every second time, as in marching"),
        "pace": Field(Whole(2, 20), "seconds there and back, or once round, of timed work; usually 3.6"),
        "felt": Field(ListOf(Choice(Region), unique=True), "where it is felt, if `targets` does not say it rightly"),
    },
)
