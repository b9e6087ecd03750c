"""Pages as paragraphs, and paragraphs as lines."""

from coach.core.knowledge import Reference, Source, Status
from coach.core.paper import Footnotes, Paragraph, Style, heading, items, lines, numbered, text, title

READ = Source("garber2011", Status.SEEN)
GUESSED = Source("garber2011", Status.UNVERIFIED)
OURS = Source(convention="ten seconds")


def reference(name: str) -> Reference | None:
    return Reference(name, "Garber 2011", Status.SEEN) if name == "garber2011" else None


def test_lines_keep_to_their_margin() -> None:
    """What is marked hangs behind its mark; a heading has air above it, a title a line below."""
    page = [title("Calf"), text("Hold it."), heading("How"), *numbered(["Stand at a wall and lean in"]), text("So.", 1)]
    assert list(lines(page, 20)) == [
        "Calf",
        "====",
        "",
        "Hold it.",
        "",
        "How",
        "1. Stand at a wall",
        "   and lean in",
        "  So.",
    ]


def test_items_carry_their_style() -> None:
    """So that a front end can show an emergency as one."""
    assert items(["Chest pain"], Style.URGENT) == [Paragraph(Style.URGENT, "Chest pain", mark="-")]


def test_a_source_is_numbered_once_for_each_status() -> None:
    """What was read and what was not are different uses of the same citation; both are told as what they are."""
    notes = Footnotes(reference)
    assert notes.cite([READ, OURS]) == " [1, 2]"
    assert notes.cite([GUESSED, READ]) == " [3, 1]"
    assert notes.cite([]) == ""
    assert [(note.mark, note.text) for note in notes.page()[1:]] == [
        ("[1]", "Garber 2011 [source read]"),
        ("[2]", "Our own convention: ten seconds"),
        ("[3]", "Garber 2011 [not verified]"),
    ]


def test_a_page_without_sources_has_no_section_for_them() -> None:
    """Nothing is announced that is not there."""
    assert Footnotes(reference).page() == []
