"""Sources as JSON: all of them, or one."""

from typing import Any

from timeline.model.conflict import Window
from timeline.reconciliation.circular import Circle
from timeline.reconciliation.copies.proposals import CopyProposal
from timeline.reconciliation.one_source import OneSourceOverview
from timeline.reconciliation.overview import SourceOverview, SourcesOverview
from timeline.reconciliation.repeating import Repeat
from timeline.reconciliation.shapes import VERSION, location_shape, window_shape
from timeline.reconciliation.trust.agreement import Agreement
from timeline.reconciliation.trust.learned import Learned

Shape = dict[str, Any]


def sources_shape(sources: SourcesOverview) -> Shape:
    """Return the sources and how each fares; who repeats whom; circles; who looks like a copy of whom."""
    repeats = (repeat for name in sources.repeating.of_source.values() for repeat in name)
    return {
        "version": VERSION,
        "sources": [_row_shape(row) for row in sources.rows],
        "repeats": [_repeat_shape(repeat, sources) for repeat in repeats],
        "circles": [_circle_shape(circle) for circle in sources.circles],
        "copies": [_copy_shape(copy) for copy in sources.copies],
        "slips_can_be_known": sources.slips_can_be_known,
        "unisons": [
            {"sources": [each.one, each.other], "dates": each.dates, "against": each.against, "words": each.words}
            for each in sources.unisons
        ],
    }


def one_source_shape(source: OneSourceOverview) -> Shape:
    """Return one source: its row, and all that is known of how it stands to others."""
    every = source.all_sources
    return {
        "version": VERSION,
        "source": _row_shape(source.row),
        "repeats": [_repeat_shape(repeat, every) for repeat in source.repeats],
        "repeated_by": [_repeat_shape(repeat, every) for repeat in source.repeaters],
        "others": [
            {"source": other.other, "agreed": other.agreed, "against": other.against, "one_root": other.is_one_root}
            for other in source.others
        ],
        "set_aside": [
            {
                "claim": lost.statement.claim.full_id,
                "key": lost.statement.key,
                "event": lost.statement.claim.event,
                "reason": lost.reason,
                "fingerprint": lost.fingerprint,
            }
            for lost in source.set_aside
        ],
        "copies": [_copy_shape(copy) for copy in source.copies],
        "learned": _learned_shape(source.learned),
    }


def _row_shape(row: SourceOverview) -> Shape:
    source = row.source
    return {
        "id": source.id,
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "kind": source.kind,
        "published": [date.text for date in source.published],
        "weight": row.weight,
        "claims": row.claims,
        "dates": window_shape(Window(row.first_day, row.last_day)),
        "roots": list(row.roots),
        "conflicts": row.conflicts,
        "set_aside": row.set_aside,
        "lost_claims": row.lost_claims,
        "agreement": _agreement_shape(row.agreement),
        "learned": None if row.learned is None else _learned_shape(row.learned),
    }


def _agreement_shape(agreement: Agreement) -> Shape:
    return {
        "events": agreement.events,
        "agreed": agreement.agreed,
        "split": agreement.split,
        "against": agreement.against,
    }


def _learned_shape(learned: Learned) -> Shape:
    return {
        "weight": learned.weight,
        "prior": learned.prior,
        "written": learned.is_written,
        "copies": list(learned.copies),
        "agreement": _agreement_shape(learned.agreement),
        "why": learned.words,
    }


def _repeat_shape(repeat: Repeat, sources: SourcesOverview) -> Shape:
    return {
        "source": repeat.source,
        "repeated": repeat.repeated,
        "stored": sources.repeating.is_stored(repeat.repeated),
        "relies_on": None if repeat.relies_on is None else location_shape(repeat.relies_on),
        "claims": [claim.full_id for claim in repeat.claims],
    }


def _circle_shape(circle: Circle) -> Shape:
    return {
        "sources": list(circle.sources),
        "event": circle.event,
        "words": circle.words,
        "location": location_shape(circle.repeats[0].location),
    }


def _copy_shape(copy: CopyProposal) -> Shape:
    likeness = copy.likeness
    return {
        "copy": copy.copy.id,
        "original": copy.original.id,
        "directed": copy.is_directed,
        "score": likeness.score,
        "reasons": list(likeness.reasons),
        "same_quotes": likeness.same_quotes,
        "quotes": likeness.quotes,
        "shared_slips": likeness.shared_slips,
        "same_dates": likeness.same_dates,
        "dates": likeness.dates,
        "to_record": copy.remedy,
        "location": location_shape(copy.copy.location),
    }
