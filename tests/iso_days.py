"""Days in tests, by their ISO names."""

from timeline.model.edtf.calendar import day_of


def parse_iso_day(text: str) -> int:
    """Return the civil day of what `iso_day` writes."""
    year, month, day = text.rsplit("-", 2)
    return day_of(int(year), int(month), int(day))
