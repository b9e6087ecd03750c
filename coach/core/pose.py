"""What a figure is made of, in the words of an exercise card: joints, supports, contacts, things, regions.

Data only, cheap to import. The geometry stands in `body.py`, `posing.py`, `things.py`, `muscles.py` and `figure.py`.
Must never know a screen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Joint(StrEnum):
    """An angle of the body in degrees, measured from the one before it. Near is the side that works."""

    TRUNK = "trunk"
    SPINE = "spine"
    NECK = "neck"
    NEAR_HIP = "near_hip"
    NEAR_HIP_OUT = "near_hip_out"
    NEAR_KNEE = "near_knee"
    NEAR_ANKLE = "near_ankle"
    FAR_HIP = "far_hip"
    FAR_HIP_OUT = "far_hip_out"
    FAR_KNEE = "far_knee"
    FAR_ANKLE = "far_ankle"
    NEAR_SHOULDER = "near_shoulder"
    NEAR_ELBOW = "near_elbow"
    FAR_SHOULDER = "far_shoulder"
    FAR_ELBOW = "far_elbow"
    CRANK = "crank"


class Support(StrEnum):
    """What carries the body; it says where the body is and which way it is turned."""

    STANDS = "stands"
    SITS = "sits"
    KNEELS = "kneels"
    LIES_ON_BACK = "lies-on-back"
    LIES_ON_FRONT = "lies-on-front"
    LIES_ON_SIDE = "lies-on-side"
    RIDES = "rides"
    TREADS = "treads"


class Leg(StrEnum):
    """One of the two legs."""

    NEAR = "near"
    FAR = "far"


class End(StrEnum):
    """The end of a limb: a foot rests with its whole sole, or by its toes or its heel alone."""

    NEAR_FOOT = "near_foot"
    NEAR_TOES = "near_toes"
    NEAR_HEEL = "near_heel"
    FAR_FOOT = "far_foot"
    FAR_TOES = "far_toes"
    FAR_HEEL = "far_heel"
    NEAR_HAND = "near_hand"
    FAR_HAND = "far_hand"


class Place(StrEnum):
    """Where the end of a limb may rest: on a thing, or on the body itself."""

    FLOOR = "floor"
    WALL = "wall"
    SEAT = "seat"
    CHAIR_BACK = "chair-back"
    STEP = "step"
    BED = "bed"
    RAIL = "rail"
    PEDAL = "pedal"
    HANDLEBAR = "handlebar"
    CUSHION = "cushion"
    HEAD = "head"
    CHEST = "chest"
    BELLY = "belly"
    BUTTOCK = "buttock"
    HIP = "hip"
    NEAR_THIGH = "near-thigh"
    BACK_OF_NEAR_THIGH = "back-of-near-thigh"
    NEAR_KNEE = "near-knee"
    NEAR_SHIN = "near-shin"
    NEAR_CALF = "near-calf"
    NEAR_ANKLE = "near-ankle"
    NEAR_FOOT = "near-foot"
    FAR_THIGH = "far-thigh"
    BACK_OF_FAR_THIGH = "back-of-far-thigh"
    FAR_KNEE = "far-knee"
    FAR_SHIN = "far-shin"
    FAR_CALF = "far-calf"
    FAR_ANKLE = "far-ankle"
    FAR_FOOT = "far-foot"


class Kind(StrEnum):
    """A thing beside, below or on the body."""

    WALL = "wall"
    CHAIR = "chair"
    STEP = "step"
    MAT = "mat"
    BED = "bed"
    RAIL = "rail"
    BIKE = "bike"
    CUSHION = "cushion"
    STRAP = "strap"
    ICE_PACK = "ice-pack"
    HEAT_PACK = "heat-pack"
    BANDAGE = "bandage"
    PARTNER = "partner"


class Region(StrEnum):
    """Where on the body something is felt."""

    LOWER_BACK = "lower-back"
    BREATH = "breath"
    BUTTOCK = "buttock"
    SIDE_OF_HIP = "side-of-hip"
    FRONT_OF_HIP = "front-of-hip"
    FRONT_OF_THIGH = "front-of-thigh"
    BACK_OF_THIGH = "back-of-thigh"
    INNER_THIGH = "inner-thigh"
    THIGH = "thigh"
    CALF = "calf"
    LOWER_CALF = "lower-calf"
    ACHILLES_TENDON = "achilles-tendon"
    SHIN = "shin"
    LOWER_LEG = "lower-leg"
    ANKLE = "ankle"
    SOLE = "sole"
    NERVE = "nerve"


REGIONS: dict[str, tuple[Region, ...]] = {
    "Achilles tendon": (Region.ACHILLES_TENDON,),
    "ankle joint": (Region.ANKLE,),
    "deep hip rotators": (Region.BUTTOCK,),
    "diaphragm": (Region.BREATH,),
    "erector spinae": (Region.LOWER_BACK,),
    "gastrocnemius": (Region.CALF,),
    "gluteals": (Region.BUTTOCK,),
    "hamstrings": (Region.BACK_OF_THIGH,),
    "hip abductors": (Region.SIDE_OF_HIP,),
    "hip adductors": (Region.INNER_THIGH,),
    "hip flexors": (Region.FRONT_OF_HIP,),
    "iliopsoas": (Region.FRONT_OF_HIP,),
    "lower leg": (Region.LOWER_LEG,),
    "piriformis": (Region.BUTTOCK,),
    "plantar fascia": (Region.SOLE,),
    "quadriceps femoris": (Region.FRONT_OF_THIGH,),
    "rectus femoris": (Region.FRONT_OF_THIGH,),
    "sciatic nerve": (Region.NERVE,),
    "soleus": (Region.LOWER_CALF,),
    "thigh": (Region.THIGH,),
    "tibial nerve": (Region.NERVE,),
    "tibialis anterior": (Region.SHIN,),
}
"""Where a target is felt. A target that is not named here is not drawn."""


def regions_of(targets: Iterable[str]) -> tuple[Region, ...]:
    """The regions of some targets, each once."""
    return tuple(dict.fromkeys(region for target in targets for region in REGIONS.get(target, ())))


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing in the picture. Lengths in hundredths of the height of the body."""

    kind: Kind
    at: int = 0
    """Where it stands: its distance in front of what carries the body."""
    height: int | None = None
    """How high it is, where that is not as usual; of a cushion, how thick."""
    turned: bool = False
    """Whether it faces the other way: a chair towards the body, a step behind it."""
    part: Place | None = None
    """The part of the body that it lies on, is wound round or holds."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A key pose: degrees by joint, and what rests where. A joint that is not named is at 0."""

    name: str
    support: Support
    joints: Mapping[Joint, int]
    contacts: Mapping[End, Place]
    leg: Leg = Leg.NEAR
    """Which leg carries the body where it stands or kneels."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How an exercise looks: one pose, or two between which it moves."""

    poses: tuple[Pose, ...]
    things: tuple[Thing, ...] = ()
    both: bool = False
    """Whether both legs work, and not the near one alone."""
    round: bool = False
    """Whether the second pose leads on to the first, as in pedalling; else it goes back the way it came."""
    alternates: bool = False
    """Whether the other leg goes every second time."""
    pace: int | None = None
    """Seconds there and back, or once round, where nothing is counted; None as usual."""
    felt: tuple[Region, ...] = ()
    """Where it is felt."""

    @property
    def by_turns(self) -> bool:
        """Whether the legs pass each other as they work."""
        return self.alternates or self.round or any(pose.support is Support.TREADS for pose in self.poses)
