"""How hard hypothesis tries: the same examples on every run, or `COACH_EXAMPLES=1000` for a long and random search."""

import os

from hypothesis import HealthCheck, Phase, settings

EXAMPLES = os.environ.get("COACH_EXAMPLES")
QUICK = (Phase.explicit, Phase.generate)
"""A planted bug need not be shrunk."""

settings.register_profile(
    "core",
    max_examples=int(EXAMPLES or 50),
    derandomize=EXAMPLES is None,
    database=None,
    deadline=None,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=QUICK if os.environ.get("COACH_MUTANT") else tuple(Phase),
)
settings.load_profile("core")
