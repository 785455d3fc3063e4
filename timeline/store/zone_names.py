"""Time zones by their IANA names."""

from datetime import UTC, tzinfo

from timeline.model.nearest import nearest_name

UTC_NAME = "UTC"  # known without a database of zones


def find_zone(name: str) -> tzinfo | None:
    """Return a time zone; None: there is none of that name."""
    if name == UTC_NAME:
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_hint(name: str) -> str:
    """Return what to write instead of a name that no zone has: the nearest name, of a zone or of its place alone."""
    from zoneinfo import available_timezones

    known = sorted(available_timezones())
    if not known:
        return "no time zones are installed here: pip install tzdata"
    by_place = {zone.rpartition("/")[2].casefold(): zone for zone in known}
    zones = by_place | {zone.casefold(): zone for zone in known}
    near = nearest_name(name.casefold().replace(" ", "_"), zones)
    return f"did you mean `{zones[near]}`?" if near else "write an IANA name such as Europe/Kyiv, or UTC"
