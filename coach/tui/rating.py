"""The keys of a rating from 0 to 10: one key each."""

KEYS = "0123456789t"
"""`t` is ten."""


def rated(key: str) -> int:
    """The rating of one of KEYS."""
    return KEYS.index(key)
