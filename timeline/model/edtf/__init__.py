"""Extended Date/Time Format: ISO 8601-2, as the Library of Congress specified it in 2019."""

from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.parsing import parse_edtf

__all__ = ["EdtfDate", "parse_edtf"]
