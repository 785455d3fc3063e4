"""Extended Date/Time Format: dates as ISO 8601-2 writes them, read, checked, and turned into bounds.

Everything of levels 0, 1 and 2 of the specification by the Library of Congress (2019-02-04) is read: `2022-03-30`,
`1984?/2004-06~`, `156X-12-25`, `{1667,1668,1670..1672}`, `[..1760-12]`, `Y-17E7S3`, `2001-34`. Seasons are whole months
(see `season`), significant digits count from the left (see `long_year`). An unspecified digit says what is not known,
not how long something took: what lies within `2022-03-XX` may last, what lies in `[2022-03-01..2022-03-31]` is one day.

Extensions of our own:
- A time without seconds, `2022-03-30T23:40`: that whole minute. A qualifier after a time, `2022-03-30T23:40~`.
- Times at the ends of intervals, and in sets: `[2022-03-30T10:00..2022-03-30T14:00]`.
- Spaces around the members of a set: people type them. They are not written back.

Where implementations of EDTF differ, this one decides:
- Refused: an interval or range in which every end comes before every start; one that some choice of days meets is
  read, so `2004-06-11/2004-06` is the 11th to some day of June.
- Read: `../..`, `/` and the like, although they say nothing: both ends are open or unknown.
- Refused: 29 February of a year that has none in the Gregorian calendar (1900, 2019), which is used for all years.
- Refused: unspecified digits that no day fits (`1999-02-3X`), also in the place of a season (`1999-2X`): a date
  without a day would make every claim beside it a conflict.
- Read: a qualifier with unspecified digits (`156X~`) or with a season (`2001-21~`), both as level 2: what the parts
  say they can say together.
- Read: a season as an end of an interval (`2001-21/2001-22`), in order of its days: `2012-24/2012-21` runs backwards.
- Read: a time at one end of an interval and none at the other: sources know the hour of one and not of the other.
- Refused: ranges of mixed precision (`[2025-01..2026]`) or with unspecified digits: which members they have is unclear.
- Refused: `Y` before four digits (`Y1700`), more than four digits without it (`12345`), `Y` in an interval; with an
  exponent any size goes (`Y20E2`). The specification keeps `Y` for years beyond four digits.
- Refused: bare centuries and decades (`19`, `199`), which the specification of 2019 no longer has and a slip of the
  hand looks like; `19XX` and `199X` say the same. A lowercase `x` likewise.
- Refused: fractions of seconds (windows are whole seconds), hour 24 (it is 00:00 of the next day, and two ways to
  write a moment would hide that they are one), offsets without a colon, outside -12:00 to +14:00, or `-00:00`; a minus
  sign that is no hyphen. An offset may be whole hours (`+14`).
- Refused: a part that is qualified twice with the same (`2020-%06-25?`).
- More than 1000 characters, and years of more than 11 digits, are refused: nobody means them.
"""

from timeline.model.edtf.between import edtf_between, edtf_between_seconds
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.membership import allows, has_gaps
from timeline.model.edtf.parsing import parse_edtf
from timeline.model.edtf.writing import to_edtf

__all__ = ["EdtfDate", "allows", "edtf_between", "edtf_between_seconds", "has_gaps", "parse_edtf", "to_edtf"]
