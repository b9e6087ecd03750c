"""A large shelf of a person's own, every second file of it broken, in every way that files break."""

from collections.abc import Iterator
from pathlib import Path

GOOD = """\
format: 1
title: Good {name}
summary: For the tests.
when: [any-time]
steps:
  - exercise: wall-calf-stretch
    hold: 20 s
    sides: both
dose_source: [{convention: ours}]
"""
LINK = """\
links:
  - {{condition: {condition}, outcome: pain, grade: limited, finding: Less., sources: [{source}]}}
"""
OURS = "{convention: ours}"
CARD = """\
format: 1
name: {name}
instruction: Press the heel into the floor
targets: [gastrocnemius]
position: standing
sided: true
steps: [Stand before a wall., Press the heel down.]
"""
CONDITION = """\
format: 1
title: {name}
summary: Sudden knots.
emergency: [{{text: One calf is swollen., sources: [{{convention: ours}}]}}]
see_a_doctor: [{{text: Every night., sources: [{{convention: ours}}]}}]
"""

WAYS: dict[str, str | bytes] = {
    "empty": "",
    "only-a-comment": "# later\n",
    "a-list": "- 1\n- 2\n",
    "a-word": "stretch\n",
    "binary": bytes(range(256)),
    "not-utf-8": GOOD.encode().replace(b"Good", b"G\xfcd"),
    "null-byte": GOOD.replace("Good", "Go\0d"),
    "open-bracket": GOOD + "tags: [a, b\n",
    "open-quote": GOOD.replace("title: ", 'title: "'),
    "tab": GOOD.replace("    sides", "\tsides"),
    "two-documents": GOOD + "---\n" + GOOD,
    "twice-the-same-key": GOOD + "title: Again\n",
    "anchor-bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "python-object": GOOD + "tags: !!python/object/apply:os.system [echo]\n",
    "deep": "a: " + "[" * 5_000,
    "no-format": GOOD.replace("format: 1\n", ""),
    "format-2": GOOD.replace("format: 1", "format: 2"),
    "unknown-key": GOOD.replace("title:", "titel:"),
    "no-steps": GOOD.partition("steps:")[0],
    "empty-steps": GOOD.partition("steps:")[0] + "steps: []\n",
    "unknown-word": GOOD.replace("any-time", "sometime"),
    "no-unit": GOOD.replace("20 s", "20"),
    "negative": GOOD.replace("20 s", "-20 s"),
    "absurd": GOOD.replace("20 s", "9999 h"),
    "two-doses": GOOD.replace("hold: 20 s", "hold: 20 s\n    reps: 5"),
    "no-dose": GOOD.replace("    hold: 20 s\n", ""),
    "a-mapping-for-a-text": GOOD.replace("summary: For the tests.", "summary: {a: b}"),
    "too-long": GOOD.replace("For the tests.", "x" * 5_000),
    "escape": GOOD.replace("For the tests.", '"\\e[31mred"'),
    "no-such-exercise": GOOD.replace("wall-calf-stretch", "nothing-like-it"),
    "broken-exercise": GOOD.replace("wall-calf-stretch", "half-a-card"),
    "no-such-condition": GOOD + LINK.format(condition="nothing-like-it", source=OURS),
    "citation-nowhere": GOOD + LINK.format(condition="sciatica", source="{ref: nobody1900, status: seen}"),
    "no-status": GOOD + LINK.format(condition="sciatica", source="{ref: hallegraeff2012}"),
    "unknown-grade": GOOD + LINK.format(condition="sciatica", source=OURS).replace("limited", "certain"),
    "no-source": GOOD + LINK.format(condition="sciatica", source=""),
}
"""By name: what is written into the file. Each is an error, so that the file is left out."""


def fill(folder: Path, each: int) -> tuple[list[str], list[Path]]:
    """Write every way to break so many times, and as many good files of each kind; the good ids and the broken files.

    Beside the routines there are half as many exercises and conditions, every second of them broken too.
    """
    for name in ("exercises", "conditions"):
        (folder / name).mkdir(parents=True)
    broken = [*_broken_routines(folder, each), *_broken_cards(folder, each)]
    good = [f"good-{number:03}" for number in range(len(WAYS) * each)]
    for number, name in enumerate(good):
        text = GOOD.replace("{name}", name)
        if number % 3 == 0:
            text = text.replace("wall-calf-stretch", "own-card-0") + LINK.format(condition="own-0", source=OURS)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return good, broken


def _broken_routines(folder: Path, each: int) -> Iterator[Path]:
    for way, content in WAYS.items():
        for number in range(each):
            path = folder / f"{way}-{number}.yaml"
            path.write_bytes(content if isinstance(content, bytes) else content.replace("{name}", way).encode())
            yield path


def _broken_cards(folder: Path, each: int) -> Iterator[Path]:
    yield _write(folder / "exercises" / "half-a-card.yaml", CARD.format(name="Half").partition("steps")[0])
    for number in range(len(WAYS) * each // 4):
        _write(folder / "exercises" / f"own-card-{number}.yaml", CARD.format(name=f"Own card {number}"))
        _write(folder / "conditions" / f"own-{number}.yaml", CONDITION.format(name=f"Own {number}"))
        card = CARD.format(name="x").replace("true", "perhaps") + "variant_of: nothing-like-it\n"
        yield _write(folder / "exercises" / f"bad-card-{number}.yaml", card)
        unknown = "signs: [{text: A knot., sources: [{ref: nobody1900, status: seen}]}]\n"
        yield _write(folder / "conditions" / f"bad-{number}.yaml", CONDITION.format(name="x") + unknown)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
