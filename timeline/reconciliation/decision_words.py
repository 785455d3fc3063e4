"""Decisions in words, for every screen and file that shows them."""

from timeline.model.decisions import Resolution, Split


def action_words(decided: Resolution) -> str:
    """Return what was decided: `set aside b/t`, `accepted as it stands`, `b/t speaks of siege-2, not of siege`."""
    if decided.split is not None:
        return f"split: {split_words(decided.split)}"
    return f"set aside {', '.join(decided.set_aside)}" if decided.set_aside else "accepted as it stands"


def split_words(split: Split) -> str:
    """Return which claims speak of which event."""
    verb = "speaks" if len(split.claims) == 1 else "speak"
    return f"{', '.join(split.claims)} {verb} of {split.into}, not of {split.event}"


def decision_line(decided: Resolution) -> str:
    """Return who decided, when, what and why."""
    until = f" (until {decided.expires})" if decided.expires else ""
    return f"{decided.by}, {decided.date}{until}: {action_words(decided)}: {decided.reason}"


def decision_head(decided: Resolution) -> str:
    """Return who decided what, and when: `accepted by Ann, 2026-03-30`."""
    what = "split" if decided.split else "set aside" if decided.set_aside else "accepted"
    return f"{what} by {decided.by}, {decided.date}"
