"""`coach show NAME --svg FILE`: how an exercise looks, as a picture for a page or for print.

Must never write over a file.
"""

from pathlib import Path

from coach.commands import out
from coach.core.exercise import Exercise
from coach.core.figure import draw, stage_of
from coach.core.svg import svg


def write_picture(card: Exercise, file: str) -> int:
    """Write the key poses of an exercise side by side."""
    if card.figure is None:
        raise out.Refusal(f"there is no picture of `{card.id}` yet; its card needs a `figure`")
    parts = (0.0,) if len(card.figure.poses) == 1 or card.figure.round else (0.0, 1.0)
    stage = stage_of(card.figure)
    drawings = [draw(card.figure, part, stage=stage) for part in parts]
    poses = ", then ".join(pose.name for pose in card.figure.poses[: len(parts)])
    picture = svg(drawings, card.name, f"{poses}. {card.instruction}")
    path = Path(file)
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(picture)
    except FileExistsError:
        raise out.Refusal(f"{path}: this file is there already; choose another name") from None
    except OSError as error:
        raise out.Refusal(f"{path}: it cannot be written ({error.strerror})") from None
    except ValueError:
        raise out.Refusal("a file cannot have this name; choose another") from None
    out.say(out.harmless(f"Written: {path}"))
    return out.DONE
