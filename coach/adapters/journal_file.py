"""The journal's file and the copies beside it: for their owner's eyes alone, and found again to be deleted.

Must never open a journal that another thread may have open: closing a file lets go of all locks that this process
has on it. Windows has no such rights of files; there the folder of the person protects them.
"""

import os
import re
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077
"""Every right of anybody but the owner."""


def make_private(path: Path) -> None:
    """An empty file for its owner alone; what is there already stays. Where that fails, SQLite will say why."""
    from tempfile import mkstemp  # 4 ms, and only the first write of all needs it

    with suppress(OSError):
        # Made under a name of its own and closed, so that nobody has it open when it gets its name.
        descriptor, name = mkstemp(prefix=f"{path.name}.", dir=path.parent)
        os.close(descriptor)
        try:
            os.link(name, path)
        finally:
            Path(name).unlink()


def narrow(path: Path) -> None:
    """Take everybody else's rights to this file away, where it is ours to do so."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & OTHERS:
            path.chmod(mode & ~OTHERS & 0o777)


def free_copy(path: Path, version: int) -> Path:
    """The name for a copy of the journal in this version; never one that is taken."""
    copy = path.with_name(f"{path.stem}-v{version}{path.suffix}")
    number = 2
    while copy.exists():
        copy = path.with_name(f"{path.stem}-v{version}-{number}{path.suffix}")
        number += 1
    return copy


def copies_of(path: Path) -> list[Path]:
    """Every copy that `free_copy` has named."""
    if not path.parent.is_dir():
        return []
    named = re.compile(rf"{re.escape(path.stem)}-v\d+(-\d+)?{re.escape(path.suffix)}")
    return sorted(file for file in path.parent.iterdir() if named.fullmatch(file.name))
