"""What `timeline match` prints as JSON."""

from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from timeline.reconciliation.matching.everywhere import Found
from timeline.reconciliation.matching.match import Rival
from timeline.reconciliation.matching.profile import Profile
from timeline.reconciliation.matching.reasons import reasons
from timeline.reconciliation.matching.sides import Matching
from timeline.reconciliation.shapes import window_shape

Shape = dict[str, Any]
VERSION = 1
_DIGITS = 3


def match_shape(matching: Matching) -> Shape:
    """Return suggestions, the most alike first."""
    zone = ZoneInfo(matching.zone)
    pairs = [_pair_shape(each, zone) for each in matching.found]
    return {"version": VERSION, "min_score": matching.min_score, "pairs": pairs}


def _pair_shape(found: Found, zone: tzinfo) -> Shape:
    each = found.suggestion
    parts = each.likeness._asdict()
    return {
        "a": _event_shape(found.a, each.a, zone),
        "b": _event_shape(found.b, each.b, zone),
        "score": round(each.score, _DIGITS),
        "parts": {name: None if part is None else round(part, _DIGITS) for name, part in parts.items()},
        "why": list(reasons(each)),
        "also": list(map(_rival_shape, each.also)),
    }


def _rival_shape(rival: Rival) -> Shape:
    return {"a": rival.a, "b": rival.b, "score": round(rival.score, _DIGITS), "taken": rival.taken}


def _event_shape(source: str, profile: Profile, zone: tzinfo) -> Shape:
    windows = {"start": window_shape(profile.start, zone), "end": window_shape(profile.end, zone)}
    return {"source": source, "event": profile.event, "title": profile.title, **windows}
