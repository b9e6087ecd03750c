"""A settings file in a folder of its own, as a person may have written it."""

from pathlib import Path


def settings_path(tmp_path: Path) -> Path:
    """Where it would be; neither it nor its folder is there. For fixtures."""
    return tmp_path / "config" / "settings.yaml"


def written(path: Path, text: str) -> Path:
    """The file with this text in it."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
