"""Values of the model as the text of a store's files: canonical, deterministic, and reading back to the same values."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from timeline.model.claim import Basis, Claim, Count, Evidence, Read, Report
from timeline.model.decisions import Baseline, BaselineEntry, Resolution, Split
from timeline.model.edtf.calendar import WEEKDAY_NAMES
from timeline.model.event import Event
from timeline.model.relation import Relation
from timeline.model.source import Source, SourceKind
from timeline.store.yaml_text import Value, comment_lines, item_lines, key_lines

BASELINE_HEADER = "Known conflicts: debt, not judgement. Written by `timeline check --write-baseline`."
RESOLUTIONS_HEADER = "Decisions on conflicts; `timeline resolve` adds to them, people may too."


def claims_text(source: Source, claims: Sequence[Claim], header: str = "") -> str:
    """Return a claims file: comment lines, the source, its claims in the order given."""
    head = [*comment_lines(header), "source:", *block_lines(source_values(source), 2)]
    return text_of([*head, *(["claims:"] if claims else [])]) + "".join(claim_text(claim_values(c)) for c in claims)


def claim_text(values: Mapping[str, Any]) -> str:
    """Return one entry of the claims of a file, given as `claim_values` has it."""
    return text_of(as_item(_claim_lines(values), 2))


def events_text(events: Iterable[Mapping[str, Any]]) -> str:
    """Return a file of events, given as `event_values` has them."""
    return text_of(line for event in events for line in as_item(block_lines(event, 2), 0))


def resolutions_text(resolutions: Sequence[Resolution]) -> str:
    """Return a file of decisions, in the order given."""
    lines = comment_lines(RESOLUTIONS_HEADER)
    for resolution in resolutions:
        lines += resolution_lines(resolution, 0)
    return text_of(lines)


def resolution_lines(resolution: Resolution, indent: int) -> list[str]:
    """Return one decision as an entry of the list."""
    values = {
        "fingerprint": resolution.fingerprint,
        "action": resolution.action.value,
        "set_aside": _one_or_many(resolution.set_aside),
        "split": resolution.split and _split_values(resolution.split),
        "reason": resolution.reason,
        "by": resolution.by,
        "date": resolution.date,
        "expires": resolution.expires,
        "note": resolution.note,
        "claims": dict(sorted(resolution.claims.items())),
    }
    return as_item(block_lines(given(values, always=("claims",)), indent + 2), indent)


def _split_values(split: Split) -> dict[str, Value]:
    return {"event": split.event, "into": split.into, "claims": list(split.claims)}


def baseline_text(baseline: Baseline) -> str:
    """Return a baseline: its conflicts by fingerprint, and one flow mapping a source of every claim there was."""
    lines = comment_lines(BASELINE_HEADER)
    entries = sorted(baseline.entries, key=lambda entry: entry.fingerprint)
    lines += ["conflicts:"] if entries else []
    for entry in entries:
        lines += item_lines(_baseline_entry_values(entry), 2)
    lines += ["seen:"] if baseline.seen else []
    for source, seen in _by_source(baseline.seen):
        lines += key_lines(source, seen, 2)
    return text_of(lines)


def text_of(lines: Iterable[str]) -> str:
    """Return lines as the text of a file."""
    return "".join(f"{line}\n" for line in lines)


def block_lines(values: Mapping[str, Value], indent: int) -> list[str]:
    """Return the keys of a mapping at an indent, each on lines of its own."""
    return [line for key, value in values.items() for line in key_lines(key, value, indent)]


def as_item(lines: list[str], indent: int) -> list[str]:
    """Return lines that are indented two deeper than the list as one entry of it."""
    return [" " * indent + "- " + lines[0][indent + 2 :], *lines[1:]]


def given(values: Mapping[str, Any], always: Sequence[str] = ()) -> dict[str, Any]:
    """Return what is given: no keys for None and for empty text, lists and mappings."""
    return {key: value for key, value in values.items() if key in always or value not in (None, "", (), [], {})}


def _unless(value: Any, default: Any) -> Any:
    return None if value == default else value.value


def _one_or_many(values: Sequence[str]) -> Value | None:
    return values[0] if len(values) == 1 else list(values) or None


def source_values(source: Source) -> dict[str, Value]:
    """Return what is known of a source, by its keys in the file."""
    document, card = source.document, source.card
    return given(
        {
            "id": source.id,
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "url": source.url,
            "kind": _unless(source.kind, SourceKind.OTHER),
            "published": _one_or_many([date.text for date in source.published]),
            "calendar": source.calendar and source.calendar.value,
            "zone": source.zone,
            "document": {"file": document.file, "sha256": document.sha256} if document else None,
            "card": {"file": card.file, "sha256": card.sha256, "claims": card.claims} if card else None,
            "relies_on": list(source.relies_on),
            "weight": source.weight,
            "note": source.note,
        }
    )


def event_values(event: Event) -> dict[str, Any]:
    """Return what an event's own entry says, by its keys in the file."""
    return given(
        {
            "id": event.id,
            "title": event.title,
            "part_of": event.part_of,
            "instant": "true" if event.instant else None,
            "tags": _one_or_many(event.tags),
            "note": event.note,
        }
    )


def claim_values(claim: Claim) -> dict[str, Any]:
    """Return what a claim says, by its keys in the file and in their order."""
    relations = [_relation_values(relation) for relation in claim.relations]
    return given({**_when_values(claim), "relations": relations, **_how_values(claim)})


def _claim_lines(values: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if key == "relations":
            lines += ["    relations:", *(line for relation in value for line in item_lines(relation, 6))]
        else:
            lines += key_lines(key, value, 4)
    return lines


def _when_values(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "event": claim.event,
        "when": claim.when and claim.when.text,
        "start": claim.start and claim.start.text,
        "end": claim.end and claim.end.text,
        "calendar": claim.calendar and claim.calendar.value,
        "zone": claim.zone,
        "duration": claim.duration and claim.duration.text,
        "weekday": None if claim.weekday is None else WEEKDAY_NAMES[claim.weekday],
        "count": claim.count and _count_values(claim.count),
        "evidence": claim.evidence and _evidence_values(claim.evidence),
    }


def _how_values(claim: Claim) -> dict[str, Any]:
    return {
        "attributes": {a.key: _attribute_value(a.values) for a in claim.attributes},
        "basis": _unless(claim.basis, Basis.STATED),
        "attributed_to": claim.attributed_to,
        "read": _unless(claim.read, Read.EXACT),
        "report": _unless(claim.report, Report.PAST),
        "note": claim.note,
        "card": claim.card,
    }


def _attribute_value(values: Sequence[str]) -> Value:
    return values[0] if len(values) == 1 else list(values)


def _count_values(count: Count) -> dict[str, Value]:
    return {"span": count.span.text, "since": count.since.text}


def _evidence_values(evidence: Evidence) -> dict[str, Value]:
    at = None if evidence.start is None or evidence.end is None else [evidence.start, evidence.end]
    return given({"quote": evidence.quote, "at": at})


def _relation_values(relation: Relation) -> dict[str, Value]:
    return given(
        {
            "type": relation.type.value,
            "event": relation.event,
            "gap": relation.gap and relation.gap.text,
            "within": relation.within and relation.within.text,
            "from": relation.from_side and relation.from_side.value,
            "to": relation.to_side and relation.to_side.value,
            "quote": relation.quote,
        }
    )


def _baseline_entry_values(entry: BaselineEntry) -> dict[str, Value]:
    values = {"fingerprint": entry.fingerprint, "summary": entry.summary, "claims": dict(sorted(entry.claims.items()))}
    return given(values, always=("claims",))


def _by_source(seen: Mapping[str, str]) -> Iterable[tuple[str, dict[str, str]]]:
    names = sorted(tuple(name.split("/", 1)) for name in seen)
    for source, group in groupby(names, key=lambda parts: parts[0]):
        yield source, {claim: seen[f"{source}/{claim}"] for _, claim in group}
