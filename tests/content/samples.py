"""Small objects that break no rule; a test spoils one of them to show that its rule can fail."""

from coach.core.exercise import Alternative, Amount, Avoid, DoseRange, Exercise, Position
from coach.core.knowledge import Area, Comparison, Condition, Grade, Link, Reference, Source, Statement, Status, Urgency
from coach.core.routine import Dose, Routine, Side, Step, When, Work
from coach.core.safety import ModifyList, Safety
from tests.content.shipped import Content

OURS = Source(convention="our own")
READ = Source(ref="study2020", status=Status.SEEN)
REFERENCE = Reference("study2020", "A study. 2020", Status.SEEN)
TEN_SECONDS = Amount(hold=10_000, sets=1)

CALF = Exercise(
    id="calf",
    name="Calf",
    instruction="Lean in.",
    targets=("gastrocnemius",),
    position=Position.STANDING,
    sided=True,
    steps=("Lean in.",),
    synonyms=("calf stretch",),
    breathing="Breathe.",
    mistakes=("Bouncing",),
    feel="The calf.",
    not_feel="The heel.",
    dose=DoseRange(TEN_SECONDS, TEN_SECONDS, TEN_SECONDS, (OURS,)),
    easier=(Alternative(text="Lean less."),),
    harder=(Alternative(text="Lean more."),),
    avoid=(Avoid("A clot."),),
)
HOLD = Step("calf", Dose(Work.HOLD, 10_000), Side.EACH, optional=True)
LINK = Link("range of motion", Grade.EXPERT, "It may help.", (READ,), condition="cramp")
WARM_UP = Routine(
    id="warm-up",
    title="Warm-up",
    summary="A hold.",
    when=(When.BEFORE_EXERCISE,),
    steps=(HOLD,),
    dose_source=(OURS,),
    links=(LINK,),
    stop_if=("Pain",),
)
CRAMP = Condition(
    id="cramp",
    title="Cramp",
    summary="A cramp.",
    emergency=(Statement("Collapse.", (READ,)),),
    see_a_doctor=(Statement("Often.", (READ,)),),
    signs=(Statement("A knot.", (OURS,)),),
    compare=Comparison(Urgency.SELF_CARE, (Area.CALF,), "hard", "use", "stretch", "short", "stretch it", (READ,)),
)
SAFETY = Safety(
    questions=(),
    stop_if=("Pain",),
    modify=(ModifyList("sore", "A sore calf", ("calf",), (), (OURS,)),),
)
SOUND = Content({"warm-up": WARM_UP}, {"calf": CALF}, {"cramp": CRAMP}, {"study2020": REFERENCE}, SAFETY)
