"""Which values of a file name an event, by kind of file; and which are digests of what names one."""

from timeline.store.linking.places import Path

_IN_CLAIMS = frozenset({"event", "of"})
_IN_SPLITS = frozenset({"event", "into"})


def names_event(kind: str, path: Path) -> bool:
    """Whether the value at a path of such a file is the id of an event; not the id by which it is listed itself."""
    match kind, path:
        case "events", (_, "part_of"):
            return True
        case "claims" | "card", ("claims", _, key):
            return key in _IN_CLAIMS
        case "claims" | "card", ("claims", _, "relations", _, "event"):
            return True
        case "resolutions", (_, "split", key):
            return key in _IN_SPLITS
    return False


def digested_claim(kind: str, path: Path) -> str | None:
    """Return the claim, by its full id, whose digest the value at a path is; None: it is none."""
    match kind, path:
        case "resolutions", (_, "claims", claim):
            return claim
        case "baseline", ("conflicts", _, "claims", claim):
            return claim
        case "baseline", ("seen", source, claim):
            return f"{source}/{claim}"
    return None


def is_fingerprint(kind: str, path: Path) -> bool:
    """Whether the value at a path is the fingerprint of a conflict."""
    match kind, path:
        case ("resolutions", (_, "fingerprint")) | ("baseline", ("conflicts", _, "fingerprint")):
            return True
    return False


def marked_claim(kind: str, path: Path) -> str | None:
    """Return the claim, by its id in its file, whose mark of extraction the value at a path is; None: it is none."""
    match kind, path:
        case "claims", ("claims", claim, "card"):
            return claim
    return None


def is_card_digest(kind: str, path: Path) -> bool:
    """Whether the value at a path is the digest of the card that a claims file was extracted from."""
    return kind == "claims" and path == ("source", "card", "sha256")
