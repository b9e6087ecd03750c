"""`coach check`, `coach schema` and `coach where`: what people who write files ask for."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from coach.adapters.kinds import FileKind
from coach.adapters.paths import NO_HOME, here
from coach.commands import out
from coach.commands.desk import shelves_in_use
from coach.commands.names import choice, errors


def check(paths: Sequence[str], shelves: Sequence[str], *, as_json: bool) -> int:
    """Print every mistake in these files and folders, or in everything that is in use."""
    from coach.adapters.check import check_paths, check_shelves

    in_use = shelves_in_use(shelves)
    problems = check_paths([Path(path) for path in paths], in_use) if paths else check_shelves(in_use)
    if as_json:
        out.say(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        out.say_all(out.harmless(str(problem)) for problem in problems)
        if not problems:
            out.note("No problems found.")
    return out.PROBLEMS if errors(problems) else out.DONE


def schema(kind: str | None) -> int:
    """Print the JSON Schema of one kind of file."""
    from coach.adapters.schema import schema as schema_of

    wanted = choice(FileKind, "the kind of file", kind) if kind else FileKind.ROUTINE
    out.say(json.dumps(schema_of(wanted), ensure_ascii=False, indent=2))
    return out.DONE


def where(shelves: Sequence[str]) -> int:
    """Print the folders and files in use, and which of them are not there."""
    built_in, *others = shelves_in_use(shelves)
    places = here()
    rows = [("built-in routines", built_in.folder)]
    if places is None:
        out.note(NO_HOME)
    else:
        rows += [("your routines", places.routines), ("journal", places.journal)]
        rows += [("config", places.config), ("data", places.data), ("cache", places.cache)]
        others = others[1:]
    rows += [("--library", shelf.folder) for shelf in others]
    for name, path in rows:
        out.say(f"{name:<18} {path.absolute()}{'' if path.exists() else '  (not there yet)'}")
    return out.DONE
