"""Files for the tests: good ones as texts, and shelves of them in a folder of the test."""

from pathlib import Path

from coach.adapters.decode import Draft, draft
from coach.adapters.findings import Findings
from coach.adapters.kinds import FileKind
from coach.adapters.yaml_source import parse

ROUTINE = """\
format: 1
title: Calf stretch
summary: Two holds a side.
when: [after-exercise, any-time]
steps:
  - exercise: wall-calf
    hold: 30 s
    sets: 2
    rest: 10 s
"""

EXERCISE = """\
format: 1
name: Wall calf stretch
instruction: Press the heel into the floor
targets: [gastrocnemius]
position: standing
sided: true
steps: [Stand before a wall., Press the heel down.]
"""

CONDITION = """\
format: 1
title: Night cramps
summary: Sudden knots at night.
emergency: [One calf is swollen and warm.]
see_a_doctor: [They come every night.]
"""

REFERENCES = """\
format: 1
references:
  coppin2005: {citation: Coppin 2005. BJGP., status: seen}
"""

SAFETY = """\
format: 1
questions:
  - id: heart
    short: Chest pain?
    ask: Do you have chest pain now?
    signs: [{id: chest, text: Chest pain, outcome: emergency}]
    sources: [{convention: ours}]
    daily: true
  - id: body
    short: Pregnant?
    ask: Are you?
    signs: [{id: pregnant, text: Pregnant, outcome: modify, ticks: [pregnant]}]
    sources: [{convention: ours}]
stop_if: [Chest pain.]
modify:
  - {id: pregnant, tick: Pregnant, skip: [wall-calf], use: [], sources: [{convention: ours}]}
calm: [wall-calf]
self_care: [wall-calf]
feels_wrong:
  - id: pop
    text: A pop
    then: same-day
    sources: [{convention: ours}]
  - id: cramp
    text: A cramp
    which:
      - {id: calf, text: In the calf, then: first-aid, routine: release}
      - {id: other, text: Elsewhere, then: end}
    sources: [{convention: ours}]
first_aid:
  routines: [release]
  signs: ["Swollen? Stop."]
  sources: [{convention: ours}]
"""

GOOD = {
    FileKind.ROUTINE: f"{ROUTINE}dose_source: [{{convention: ours}}]\n",
    FileKind.EXERCISE: EXERCISE,
    FileKind.CONDITION: """\
format: 1
title: Night cramps
summary: Sudden knots at night.
emergency: [{text: One calf is swollen and warm., sources: [{convention: ours}]}]
see_a_doctor: [{text: They come every night., sources: [{convention: ours}]}]
""",
    FileKind.REFERENCES: REFERENCES,
    FileKind.SAFETY: SAFETY,
}

"""A file of each kind, of which nothing is doubtful either."""

BUILT_IN = {
    "calf.yaml": ROUTINE,
    "exercises/wall-calf.yaml": EXERCISE,
    "conditions/night-cramps.yaml": CONDITION,
    "references.yaml": REFERENCES,
    "safety.yaml": SAFETY,
}
"""A whole shelf, by path."""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Put these files into a folder; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def drafted(text: str, kind: FileKind = FileKind.ROUTINE) -> Draft:
    """What a file of this text says by itself."""
    found = Findings("file.yaml")
    return draft(parse(text.encode(), found), kind, "file", found)


def told(text: str, kind: FileKind = FileKind.ROUTINE) -> list[str]:
    """The problems of a file of this text, as `line:column: message`."""
    return [str(problem).removeprefix("file.yaml:") for problem in sorted(drafted(text, kind).found.problems)]
