"""A quote where it stands: the words of the document around it."""

from timeline.extraction.quotes import SearchableText
from timeline.model.claim import Evidence
from timeline.model.quote_context import QuoteContext

MOST_AROUND = 120  # code points on either side


def context_of(text: SearchableText, evidence: Evidence) -> QuoteContext | None:
    """Return a quote in its document: at the place that is recorded, else where it stands alone; None: neither."""
    place = _place_of(text, evidence)
    if place is None:
        return None
    start, end = place
    before, after = text.text[max(0, start - MOST_AROUND) : start], text.text[end : end + MOST_AROUND]
    return QuoteContext(
        before=_last_words(before, is_cut=start > MOST_AROUND),
        quote=" ".join(text.text[start:end].split()),
        after=_first_words(after, is_cut=end + MOST_AROUND < len(text.text)),
        line=text.line_of(start),
    )


def _place_of(text: SearchableText, evidence: Evidence) -> tuple[int, int] | None:
    start, end = evidence.start, evidence.end
    if start is not None and end is not None and text.stands_at(evidence.quote, start, end):
        return start, end
    found = text.find_all(evidence.quote)
    return (found[0].start, found[0].end) if len(found) == 1 else None


def _last_words(text: str, *, is_cut: bool) -> str:
    """The words that a quote follows, with the space before it where there is one."""
    space = " " if text[-1:].isspace() else ""
    whole = text.split(maxsplit=1)[1:] if is_cut else [text]
    return ("… " if is_cut else "") + " ".join(" ".join(whole).split()) + space


def _first_words(text: str, *, is_cut: bool) -> str:
    space = " " if text[:1].isspace() else ""
    whole = text.rsplit(maxsplit=1)[:1] if is_cut else [text]
    return space + " ".join(" ".join(whole).split()) + (" …" if is_cut else "")
