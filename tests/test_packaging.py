"""The wheel and the editable install bring everything that a session needs, and read routines where they lie."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git knows of the checkout, so that editing it does no harm."""
    copy = tmp_path_factory.mktemp("source")
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    return copy


def environment(folder: Path) -> Path:
    """A fresh virtual environment; its bin folder."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def clean_env(home: Path) -> dict[str, str]:
    """An environment in which only the installed program can be found."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"COACH_HOME": str(home)}


def test_wheel_starts_a_routine_outside_the_checkout(source: Path, tmp_path: Path) -> None:
    """A built wheel, installed in a fresh environment elsewhere, plays a routine to its end."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, source, cwd=tmp_path)
    (wheel,) = tmp_path.glob("coach-*.whl")
    bin_folder = environment(tmp_path / "env")
    run(bin_folder / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    env = clean_env(tmp_path / "home")
    command = (bin_folder / "coach", "start", "wall-calf-stretch", "--events", "--speed", "2000")
    events = [json.loads(line) for line in run(*command, cwd=tmp_path, env=env).splitlines()]
    assert events[0]["event"] == "session-started"
    assert events[-1]["event"] == "session-ended"
    assert events[-1]["outcome"] == "completed"
    inside = run(bin_folder / "python", "-c", "import coach, sys; print(coach.__path__[0])", cwd=tmp_path, env=env)
    package = Path(inside.strip())
    assert tmp_path in package.parents
    assert {"get-ready.wav", "release.wav"} <= {sound.name for sound in (package / "sounds").iterdir()}
    edit_and_list(package / "routines" / "wall-calf-stretch.yaml", bin_folder, tmp_path, env)


def test_editable_install_reads_edited_routines(source: Path, tmp_path: Path) -> None:
    """In an editable install, a routine that is edited after the install is read as it is now."""
    bin_folder = environment(tmp_path / "env")
    run(bin_folder / "python", "-m", "pip", "install", "--quiet", "-e", source, cwd=tmp_path)
    edit_and_list(source / "routines" / "wall-calf-stretch.yaml", bin_folder, tmp_path, clean_env(tmp_path / "home"))


def edit_and_list(routine: Path, bin_folder: Path, cwd: Path, env: dict[str, str]) -> None:
    """Change a routine's title where it lies; the list shows the new one."""
    text = routine.read_text(encoding="utf-8")
    assert "title: Wall calf stretch" in text
    routine.write_text(text.replace("title: Wall calf stretch", "title: Edited stretch"), encoding="utf-8")
    listed = json.loads(run(bin_folder / "coach", "list", "--json", cwd=cwd, env=env))
    assert "Edited stretch" in [entry["title"] for entry in listed]
