"""The nearest known name, for messages about an unknown one."""

from collections.abc import Iterable
from typing import Final

SHORTEST_BEGINNING: Final = 2  # letters of a name, for it to be meant


def nearest_name(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the one wanted, or the only one that begins with it; None: none is."""
    from difflib import get_close_matches

    names = list(known)
    found = get_close_matches(wanted, names, n=1, cutoff=0.6)
    if found:
        return found[0]
    begun = {
        name for name in names if len(wanted) >= SHORTEST_BEGINNING and name.casefold().startswith(wanted.casefold())
    }
    return begun.pop() if len(begun) == 1 else None


def nearest_hint(wanted: str, known: Iterable[str], kind: str) -> str:
    """Return what to try instead of an unknown name: the nearest one, else the command that lists them."""
    return nearest_or(wanted, known, f"List what there is: timeline {kind}")


def nearest_or(wanted: str, known: Iterable[str], otherwise: str) -> str:
    """Return whether the nearest known name was meant; where none is near, what else to do."""
    near = nearest_name(wanted, known)
    return f"Did you mean {near}?" if near else otherwise
