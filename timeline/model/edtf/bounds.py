"""Bounds on both sides, inclusive; None where there is none. In days or in seconds: what uses them knows."""

Bounds = tuple[int | None, int | None]


def earlier(one: int | None, other: int | None) -> int | None:
    """Return the lower of two latest bounds."""
    return min((bound for bound in (one, other) if bound is not None), default=None)


def later(one: int | None, other: int | None) -> int | None:
    """Return the higher of two earliest bounds."""
    return max((bound for bound in (one, other) if bound is not None), default=None)


def closed(start: Bounds, end: Bounds) -> tuple[Bounds, Bounds]:
    """Return the bounds of an event's start and of its end, drawn in by what each means for the other."""
    return (start[0], earlier(start[1], end[1])), (later(end[0], start[0]), end[1])
