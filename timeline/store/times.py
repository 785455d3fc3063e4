"""Dates and durations: each text is read once, as stores repeat them."""

from functools import lru_cache

from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.common import read_common_date
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning

duration_of = lru_cache(maxsize=4_096)(parse_duration)


@lru_cache(maxsize=65_536)
def date_of(text: str, reckoning: Reckoning = AS_WRITTEN) -> EdtfDate:
    """Return the time that an EDTF expression allows, as `parse_edtf` does."""
    found = read_common_date(text) if reckoning is AS_WRITTEN else None
    return parse_edtf(text, reckoning) if found is None else found
