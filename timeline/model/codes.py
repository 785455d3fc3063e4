"""The codes of findings and their names: stable, never reused."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "TL001": "not-yaml",
        "TL002": "unknown-key",
        "TL003": "wrong-value",
        "TL004": "bad-date",
        "TL005": "duplicate-id",
        "TL006": "pattern-without-file",
        "TL101": "unknown-event",
        "TL102": "event-without-claim",
        "TL103": "relation-to-itself",
        "TL104": "events-keys-cannot-hold",
        "TL201": "quote-not-in-document",
        "TL202": "document-changed",
        "TL203": "store-differs-from-card",
        "TL204": "document-not-here",
        "TL301": "date-conflict",
        "TL302": "date-conflict-internal",
        "TL303": "weekday-or-count",
        "TL304": "later-than-its-source",
        "TL305": "refinement",
        "TL401": "order-conflict",
        "TL402": "order-conflict-internal",
        "TL501": "attribute-conflict",
        "TL502": "attribute-conflict-internal",
        "TL601": "single-source",
        "TL602": "one-root",
        "TL603": "circular-report",
        "TL701": "decision-matches-nothing",
        "TL702": "resolution-expired",
        "TL703": "new-evidence-since",
    }
)


def find_codes(text: str) -> str | None:
    """Return the code, or the beginning of codes, that a person names; None: there is none such.

    A code (`TL301`), the beginning of some (`TL3`), or the whole name of one (`date-conflict`: TL301, and not also
    TL302, whose name begins so).
    """
    wanted = text.strip()
    if len(wanted) > 1 and any(code.startswith(wanted.upper()) for code in CODES):
        return wanted.upper()
    return next((code for code, name in CODES.items() if name == wanted.lower()), None)


def specificity(code: str, beginnings: Iterable[str]) -> int:
    """Return how many characters of a code the most specific of these beginnings names; 0: none begins it."""
    return max((len(beginning) for beginning in beginnings if code.startswith(beginning)), default=0)
