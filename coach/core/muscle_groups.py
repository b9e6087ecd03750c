"""Which muscles belong together when their weekly share is counted, from the targets that the cards name.

Pure. Must never count what is no muscle: a nerve, the skin or the diaphragm belongs to no group.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MuscleGroup:
    """Muscles that are stretched and trained together. The grouping is our own convention."""

    id: str
    title: str
    targets: tuple[str, ...]
    """As the cards of exercises name them."""


GROUPS: dict[str, MuscleGroup] = {
    group.id: group
    for group in (
        MuscleGroup("calf", "calves", ("gastrocnemius", "soleus", "Achilles tendon")),
        MuscleGroup("hamstrings", "hamstrings", ("hamstrings",)),
        MuscleGroup("quadriceps", "quadriceps", ("quadriceps femoris", "rectus femoris")),
        MuscleGroup("hip-flexors", "hip flexors", ("hip flexors", "iliopsoas")),
        MuscleGroup("buttocks", "buttocks", ("gluteals", "piriformis", "deep hip rotators", "hip abductors")),
        MuscleGroup("inner-thigh", "inner thighs", ("hip adductors",)),
        MuscleGroup("shin", "shins", ("tibialis anterior",)),
        MuscleGroup("foot", "soles", ("plantar fascia",)),
        MuscleGroup("back", "back", ("erector spinae",)),
    )
}

_GROUP_OF = {target.casefold(): group.id for group in GROUPS.values() for target in group.targets}


def groups_of(targets: Iterable[str]) -> tuple[str, ...]:
    """The groups of these targets by id, each once, in the order of the targets."""
    found = (_GROUP_OF.get(target.casefold()) for target in targets)
    return tuple(dict.fromkeys(group for group in found if group is not None))
