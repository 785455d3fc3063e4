"""From a line that says what happened to a claim: when, where, who, and on whose word."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.errors import EdtfError
from timeline.extraction.importing.gedcom.kinds import NAMED_BY_TYPE, OF_FAMILIES, OF_PERSONS, ONCE
from timeline.extraction.importing.gedcom.lines import GedcomLine
from timeline.extraction.importing.gedcom.records import Records
from timeline.extraction.importing.gedcom.times import GedcomTime, read_time
from timeline.extraction.importing.rows import ImportedClaim, ImportOptions, Kind, Refused, Remark, short_quote
from timeline.extraction.importing.when import read_when
from timeline.model.claim import Basis, Read
from timeline.model.dataclass import dataclass
from timeline.model.edtf import parse_edtf

_PHRASE: Final = re.compile(r"\s*\(.*\)\s*")
_DAY: Final = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)?(Z?)")
_READ: Final = frozenset({"CAUS", "CONC", "CONT", "DATE", "NOTE", "PLAC", "SNOTE", "SOUR", "TYPE"})
_READ_OF_PEOPLE: Final = {"INDI": frozenset({"NAME"}), "FAM": frozenset({"HUSB", "WIFE"})}
_KINDS: Final = {"INDI": OF_PERSONS, "FAM": OF_FAMILIES}


@dataclass(frozen=True, slots=True)
class _Happening:
    """One line that says what happened, within the record of whom it happened to."""

    line: GedcomLine
    record: GedcomLine
    who: tuple[str, ...]
    number: int  # among those of its tag in the record, from 1
    kind: str  # "Birth", or what its TYPE says

    @property
    def claim(self) -> str:
        """The id of the claim: the name of the record, the tag, and from the second of its tag on the number."""
        first = f"{self.record.xref or f'line-{self.record.number}'}-{self.line.tag}".lower()
        return first if self.number == 1 else f"{first}-{self.number}"

    @property
    def event(self) -> str:
        """The id of the event: a second birth of one person is the same event, a second census another one."""
        return self.claim.removesuffix(f"-{self.number}") if self.line.tag in ONCE else self.claim

    @property
    def title(self) -> str:
        """What happened to whom: `Birth of Ada Byron`."""
        said = self.line.said()
        words = f": {said}" if said not in ("", "Y") and self.line.pointer is None else ""
        return f"{self.kind} of {' and '.join(self.who)}{words}"


class ClaimReader:
    """Reads the claims of all records of one file; `remarks` grows with each."""

    def __init__(self, records: Records, options: ImportOptions) -> None:
        self.remarks: list[Remark] = []
        self.unread: Counter[str] = Counter()  # lines by the tags above and on them: `INDI.SEX`
        self.undated: Counter[str] = Counter()  # events without a date, by tag
        self._records = records
        self._options = options

    def claims_of(self, record: GedcomLine) -> Iterator[ImportedClaim]:
        """Yield the claims of a person or a family; none of any other record."""
        kinds = _KINDS.get(record.tag)
        if kinds is None:
            return
        who = self._records.couple(record) if record.tag == "FAM" else (self._records.person(record),)
        numbers: Counter[str] = Counter()
        for line in record.below:
            if line.tag in kinds:
                numbers[line.tag] += 1
                names = who or (f"family {record.xref or record.number}",)
                happening = _Happening(line, record, names, numbers[line.tag], _kind(line, kinds))
                yield from self._claims(happening)
            elif line.tag not in _READ_OF_PEOPLE[record.tag]:
                self.unread[f"{record.tag}.{line.tag}"] += 1

    def _claims(self, happening: _Happening) -> Iterator[ImportedClaim]:
        """Yield the claim of one line; none where it has no date, or one that cannot be read."""
        line = happening.line
        self.unread.update(f"{line.tag}.{each.tag}" for each in line.below if each.tag not in _READ)
        dates = line.all("DATE")
        if not dates or not dates[0].value.strip():
            self.undated[line.tag] += 1
            return
        for other in dates[1:]:
            self._remark(Kind.LEFT_OUT, "a second date; the first is told", other)
        try:
            yield self._claim(happening, dates[0])
        except Refused as refused:
            self.remarks.append(refused.remark(dates[0].number))

    def _claim(self, happening: _Happening, date: GedcomLine) -> ImportedClaim:
        line = happening.line
        time, read = self._time(date)
        if happening.number > 1 and line.tag in ONCE:
            text = f"a further {line.tag} of one person is another claim on the same event"
            self._remark(Kind.ASSUMED, text, line)
        calendar = None if time.calendar is self._options.reckoning.calendar else time.calendar.value
        return ImportedClaim(
            line=line.number,
            id=happening.claim,
            event=self._own(happening.event),
            title=happening.title,
            when=self._to_the_minute(time.when, date),
            start=time.start,
            end=time.end,
            calendar=calendar,
            basis=time.basis,
            read=read,
            attributes=self._attributes(happening),
            attributed_to=self._cited(line),
            note=self._noted(line),
            quote=short_quote(date.value)[0],
        )

    def _own(self, event: str) -> str:
        """Return the id of an event with that of the source before it: a file's I1 is not another file's."""
        return f"{self._options.source}-{event}" if self._options.source else event

    def _time(self, date: GedcomLine) -> tuple[GedcomTime, Read]:
        """Return what a DATE line says; words that GEDCOM does not have are read as words, which is remarked."""
        if _PHRASE.fullmatch(date.value):
            raise Refused(
                f"{date.value.strip()[:60]} is a phrase, no date; write the date as GEDCOM does: INT 1850 (phrase)"
            )
        time = read_time(date.value, self._records.version)
        if time is not None:
            for phrase in time.assumed:
                self._remark(Kind.ASSUMED, phrase, date)
            return time, Read.EXACT
        words = read_when(date.value, replace(self._options, published=None))
        if words is None:
            raise Refused("the date is empty; write it, or leave the line out")
        self._remark(Kind.ASSUMED, f'"{date.value.strip()}" is not written as GEDCOM does; read as {words.edtf}', date)
        own = self._options.reckoning.calendar
        return GedcomTime(when=words.edtf, calendar=own, basis=Basis.STATED), words.read

    def _to_the_minute(self, when: str | None, date: GedcomLine) -> str | None:
        """Return a day with the time of day that stands below it, where there is one."""
        time = date.first("TIME")
        if time is None:
            return when
        clocked = f"{when}{_clock(time)}"
        if when is not None and _DAY.fullmatch(when) and _is_edtf(clocked):
            return clocked
        self._remark(Kind.LEFT_OUT, f"the time {time.said()}, as it is not that of one day", time)
        return when

    def _attributes(self, happening: _Happening) -> Mapping[str, tuple[str, ...]]:
        keys = {"place": "PLAC", "cause": "CAUS"} | ({} if happening.line.tag in NAMED_BY_TYPE else {"type": "TYPE"})
        said = {key: happening.line.said(tag) for key, tag in keys.items()}
        attributes = {key: (value,) for key, value in said.items() if value}
        return {"participants": happening.who, **attributes}

    def _cited(self, line: GedcomLine) -> str | None:
        titles = [title for each in line.all("SOUR") if (title := self._records.cited(each))]
        return "; ".join(dict.fromkeys(titles)) or None

    def _noted(self, line: GedcomLine) -> str | None:
        notes = [self._records.noted(each) for each in line.all("NOTE", "SNOTE")]
        notes += [f"page {page}" for each in line.all("SOUR") if (page := each.said("PAGE"))]
        return "; ".join(note for note in notes if note) or None

    def _remark(self, kind: Kind, text: str, line: GedcomLine) -> None:
        self.remarks.append(Remark(kind=kind, text=text, line=line.number, column=line.tag))


def _clock(time: GedcomLine) -> str:
    """Return the value of a TIME line as EDTF has it behind a day: `T04:05:09Z`; a mere T where it is no time."""
    found = _CLOCK.fullmatch(time.said())
    if found is None:
        return "T"
    hour, minute, second, utc = found.groups()
    return f"T{int(hour):02d}:{minute}{second or ''}{utc}"


def _is_edtf(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def _kind(line: GedcomLine, kinds: Mapping[str, str]) -> str:
    """Return what to call what happened; of an EVEN or a FACT, what its TYPE says."""
    named = line.first("TYPE") if line.tag in NAMED_BY_TYPE else None
    words = named.said() if named else ""
    return words[:1].upper() + words[1:] or kinds[line.tag]


def counted(numbers: Counter[str]) -> str:
    """Return tags with their counts, the most frequent first: `INDI.SEX (4), INDI.FAMS`."""
    ranked: Sequence[tuple[str, int]] = sorted(numbers.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{tag} ({count})" if count > 1 else tag for tag, count in ranked)
