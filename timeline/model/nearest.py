"""The nearest known name, for messages about an unknown one."""

from collections.abc import Iterable


def nearest_name(wanted: str, known: Iterable[str]) -> str | None:
    """Return the known name that looks most like the one wanted; None: nothing is near."""
    from difflib import get_close_matches

    found = get_close_matches(wanted, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def nearest_hint(wanted: str, known: Iterable[str], kind: str) -> str:
    """Return what to try instead of an unknown name: the nearest one, else how to list them."""
    near = nearest_name(wanted, known)
    return f"Did you mean {near}?" if near else f"List what there is: timeline {kind}"
