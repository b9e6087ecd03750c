"""One planted bug."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bug:
    """In `module`, `right` becomes `wrong`; `harmless` says why nothing can tell, where nothing can."""

    module: str
    right: str
    wrong: str
    harmless: str = ""
