"""The whole of a TimelineJS file: its slides and eras as claims, its title as what the source is called."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from timeline.extraction.importing.html_words import html_links, html_words
from timeline.extraction.importing.naming import EventNames
from timeline.extraction.importing.placed_json import NotJson, PlacedValue, read_object
from timeline.extraction.importing.rows import (
    ONE_SOURCE,
    ImportedClaim,
    ImportedText,
    ImportOptions,
    Kind,
    Refused,
    Remark,
)
from timeline.extraction.importing.shown_dates import agrees, read_shown
from timeline.extraction.importing.timelinejs.dates import SlideDate, read_date
from timeline.extraction.importing.verbatim import standing_quote
from timeline.extraction.importing.when import read_when
from timeline.model.claim import Read
from timeline.model.edtf import parse_edtf

_READ: Final = frozenset({"start_date", "end_date", "text", "media", "group", "display_date", "unique_id", "autolink"})
_COSMOLOGICAL: Final = "cosmological"
_ERA: Final = "era"
_LONGEST_TITLE: Final = 12  # words
_MARKS_OF_DOUBT: Final = ("~", "?", "%")


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return the claims of a TimelineJS timeline: one for each slide that has a date, one for each era.

    A claim rests on the first words of its slide; its note has all of them, and the addresses of its pictures and
    links. Refused, with the line of the slide: no date, no words, a date that does not exist. Cost: linear.
    """
    try:
        members = read_object(text)
    except NotJson as error:
        wrong = f"not JSON: {error} (column {error.column}); correct it, or choose another format with --format"
        return ImportedText(remarks=(Remark(kind=Kind.REFUSED, text=wrong, line=error.line),))
    if not members.get("events") and not members.get("eras"):
        return ImportedText(remarks=(Remark(kind=Kind.REFUSED, text=_nothing_in(members)),))
    reader = _Reader(options, is_cosmological=_is_cosmological(members))
    claims = tuple(reader.claims_of(members))
    return ImportedText(
        claims=claims,
        remarks=(*reader.remarks, *reader.left_out(members)),
        sources={ONE_SOURCE: _source_of(members)},
    )


def _nothing_in(members: Mapping[str, Any]) -> str:
    if "timeline" in members:
        return "a timeline of TimelineJS 2, which is not read; open and save it with a converter to TimelineJS 3"
    return "no timeline of TimelineJS: it has neither `events` nor `eras`; choose another format with --format"


def _is_cosmological(members: Mapping[str, tuple[PlacedValue, ...]]) -> bool:
    return any(scale.value == _COSMOLOGICAL for scale in members.get("scale", ()))


class _Reader:
    """Reads the slides of one timeline; `remarks` grows with each."""

    def __init__(self, options: ImportOptions, *, is_cosmological: bool) -> None:
        self.remarks: list[Remark] = []
        self._options = options
        self._is_cosmological = is_cosmological
        self._unread: Counter[str] = Counter()
        self._names = EventNames()

    def claims_of(self, members: Mapping[str, tuple[PlacedValue, ...]]) -> Iterator[ImportedClaim]:
        """Yield the claims of all slides, then those of all eras."""
        for placed in members.get("events", ()):
            yield from self._claims(placed)
        for placed in members.get("eras", ()):
            yield from self._claims(placed, is_era=True)

    def left_out(self, members: Mapping[str, tuple[PlacedValue, ...]]) -> Iterator[Remark]:
        """Yield what of the timeline as a whole no key of a claim corresponds to."""
        if members.get("eras"):
            yield Remark(kind=Kind.ASSUMED, text=f"eras are events, tagged `{_ERA}`", line=members["eras"][0].line)
        title = members.get("title", ())
        if title and isinstance(title[0].value, Mapping):
            self._unread.update(
                f"title.{key}" for key in title[0].value if key in ("start_date", "media", "background")
            )
        if self._unread:
            keys = ", ".join(f"{key} ({count})" if count > 1 else key for key, count in sorted(self._unread.items()))
            yield Remark(kind=Kind.LEFT_OUT, text=f"no key of a claim corresponds to: {keys}")

    def _claims(self, placed: PlacedValue, *, is_era: bool = False) -> Iterator[ImportedClaim]:
        try:
            if not isinstance(placed.value, Mapping):
                raise Refused("a slide is an object; write it in braces")
            yield self._claim(placed.value, placed, is_era=is_era)
        except Refused as refused:
            self.remarks.append(refused.remark(placed.line))

    def _claim(self, slide: Mapping[str, Any], placed: PlacedValue, *, is_era: bool) -> ImportedClaim:
        self._unread.update(key for key, value in slide.items() if key not in _READ and value)
        headline, words = (html_words(html) for html in _html_of(slide))
        title = headline or " ".join(words.split()[:_LONGEST_TITLE])
        if not title:
            raise Refused("no words say what happened; give a headline or a text", "text")
        name = _text(slide.get("unique_id"))
        group = _text(slide.get("group"))
        return ImportedClaim(
            line=placed.line,
            event=name or self._names.name_of(title),
            id=name or None,
            title=title,
            quote=standing_quote(words or headline, placed.written),
            note=_note_of(slide, words),
            tags=tuple(tag for tag in (group, _ERA if is_era else "") if tag),
            **self._times(slide, placed.line),
        )

    def _times(self, slide: Mapping[str, Any], line: int) -> dict[str, Any]:
        """Return the keys of a claim that say when."""
        start = read_date(slide.get("start_date"), "start_date", is_cosmological=self._is_cosmological)
        end = read_date(slide.get("end_date"), "end_date", is_cosmological=self._is_cosmological)
        for date in (start, end):
            self._assume(date.assumed if date else (), line)
        if start is None:
            raise Refused("no start_date says when; give at least its year", "start_date")
        lasting = _lasting(start, end)
        words = _text(slide.get("display_date")) or start.shown
        return self._shown_sides(words, start, end or start) or self._shown_instead(words, start, end, line) or lasting

    def _shown_sides(self, words: str, start: SlideDate, end: SlideDate) -> dict[str, Any] | None:
        """Return what the words shown say of start and end, as `export` writes them; None: no such words."""
        shown = read_shown(words, replace(self._options, published=None))
        first, last = parse_edtf(start.edtf).start.earliest, parse_edtf(end.edtf).end.latest
        return dict(shown) if shown and agrees(shown, first, last) else None

    def _shown_instead(self, words: str, start: SlideDate, end: SlideDate | None, line: int) -> dict[str, Any] | None:
        """Return what the words shown in place of a date say, where they are less sure of it; None: the date counts."""
        try:
            shown = read_when(words, replace(self._options, published=None)) if end is None else None
        except Refused:
            return None
        if shown is None or not (shown.read is Read.VAGUE or any(mark in shown.edtf for mark in _MARKS_OF_DOUBT)):
            return None
        if not _is_within(start.edtf, shown.edtf):
            return None
        self._assume((f'the date is what is shown, "{words}", and not {start.edtf}',), line)
        return {"when": shown.edtf, "read": shown.read}

    def _assume(self, phrases: tuple[str, ...], line: int) -> None:
        self.remarks += [Remark(kind=Kind.ASSUMED, text=phrase, line=line) for phrase in phrases]


def _lasting(start: SlideDate, end: SlideDate | None) -> dict[str, Any]:
    """Return the keys of a claim for a start and an end; Raises Refused: the end comes first."""
    if end is None or end.edtf == start.edtf:
        return {"when": start.edtf}
    first, last = parse_edtf(start.edtf).start.earliest, parse_edtf(end.edtf).end.latest
    if first is not None and last is not None and last < first:
        raise Refused(f"it ends ({end.edtf}) before it starts ({start.edtf}); correct one of them", "end_date")
    if start.can_be_a_side and end.can_be_a_side:
        return {"when": f"{start.edtf}/{end.edtf}"}
    return {"start": start.edtf, "end": end.edtf}


def _is_within(edtf: str, wider: str) -> bool:
    """Whether all that one date allows is allowed by another, however wide its marks of doubt are."""
    inner, outer = parse_edtf(edtf), parse_edtf(wider)
    days = (outer.start.earliest, inner.start.earliest, inner.end.latest, outer.end.latest)
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


def _html_of(slide: Mapping[str, Any]) -> tuple[str, str]:
    """Return the headline and the text of a slide, as HTML."""
    text = slide.get("text")
    if not isinstance(text, Mapping):
        return "", _text(text)
    return _text(text.get("headline")), _text(text.get("text"))


def _note_of(slide: Mapping[str, Any], words: str) -> str | None:
    """Return all words of a slide, what is shown as its date, and where its pictures and links are."""
    shown = _text(slide.get("display_date"))
    media = slide.get("media")
    pictures = [_text(media.get("url"))] if isinstance(media, Mapping) else []
    credit = [html_words(_text(media.get(key))) for key in ("caption", "credit")] if isinstance(media, Mapping) else []
    parts = [words, f"date shown: {shown}" if shown else "", *pictures, *credit, *html_links(" ".join(_html_of(slide)))]
    return "; ".join(part.removesuffix(".") for part in parts if part) or None


def _source_of(members: Mapping[str, tuple[PlacedValue, ...]]) -> Mapping[str, Any]:
    """Return what the title slide says of the timeline."""
    title = members.get("title", ())
    if not title or not isinstance(title[0].value, Mapping):
        return {}
    headline, words = (html_words(html) for html in _html_of(title[0].value))
    said = {"title": headline, "note": words}
    return {key: value for key, value in said.items() if value}


def _text(value: Any) -> str:
    """Return a text or a number as text; empty: it is neither."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
