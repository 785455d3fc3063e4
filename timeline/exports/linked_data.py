"""JSON-LD: events of schema.org, claims and where they come from (PROV-O), evidence as Web Annotations, dates as EDTF.

Everything is named by a fragment (`#event/talks`), so that the names hold wherever the file is published. Terms:
<https://schema.org/Event>, <https://schema.org/Claim>, <https://www.w3.org/TR/prov-o/>,
<https://www.w3.org/TR/annotation-model/>, <http://id.loc.gov/datatypes/edtf>.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import Any, Final
from urllib.parse import quote

from timeline.exports.addresses import is_web_address
from timeline.exports.exported import Exported, ExportOptions
from timeline.model.claim import Claim, Evidence
from timeline.model.conflict import Window
from timeline.model.counted import counted
from timeline.model.edtf.calendar import civil_of, iso_day
from timeline.model.json_text import json_text
from timeline.model.source import Source, SourceKind
from timeline.model.statement import Statement, keys_of
from timeline.reconciliation.clock import has_clock
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.shapes import window_shape, zone_of
from timeline.reconciliation.wording import statement_words

Node = dict[str, Any]

CONTEXT: Final[Mapping[str, Any]] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "about": {"@id": "schema:about", "@type": "@id"},
    "superEvent": {"@id": "schema:superEvent", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "motivatedBy": {"@id": "oa:motivatedBy", "@type": "@id"},
}
KINDS: Final[Mapping[SourceKind, str]] = {
    SourceKind.ARTICLE: "schema:Article",
    SourceKind.DATASET: "schema:Dataset",
    SourceKind.IMAGE: "schema:ImageObject",
}
LONGEST_YEAR = 9999  # of dates with months; beyond it EDTF has only years


def to_json_ld(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return every event, claim, source and quote as one graph."""
    store, zone = reconciliation.store, zone_of(reconciliation.store)
    lost = _lost(reconciliation)
    nodes = [
        *_about_all(store.settings.title, options),
        *(_event(event, zone) for event in reconciliation.events),
        *(_claim(claim, lost.get(claim.full_id, ())) for claim in store.claims.values()),
        *(node for claim in store.claims.values() for node in _annotations(claim)),
        *(_source(source) for source in store.sources.values()),
    ]
    document = {"@context": CONTEXT, "@graph": nodes}
    return Exported(content=json_text(document, indent=1), left_out=tuple(_left_out(reconciliation)))


def _about_all(title: str, options: ExportOptions) -> Iterator[Node]:
    """The chronology itself, where there is something to say of it: what was left out before."""
    if options.left_out:
        gone = list(options.left_out_sentences)
        yield {"@id": "#chronology", "@type": "schema:Collection", "schema:name": title, "schema:description": gone}


def _left_out(reconciliation: Reconciliation) -> Iterator[str]:
    if reconciliation.conflicts:
        yield f"jsonld has no chains: {counted(len(reconciliation.conflicts), 'conflict')} show as disputed events only"
    related = sum(len(claim.relations) for claim in reconciliation.store.claims.values())
    if related:
        yield f"jsonld tells order in words: {counted(related, 'relation')} stand in the claims' descriptions"


def _lost(reconciliation: Reconciliation) -> Mapping[str, list[str]]:
    """What was set aside, in words, by claim."""
    found: dict[str, list[str]] = {}
    for event in reconciliation.events:
        for lost in event.set_aside:
            words = f"set aside: {statement_words(lost.statement)}; {lost.reason}"
            found.setdefault(lost.statement.claim.full_id, []).append(words)
    return found


def _event(event: ReconciledEvent, zone: tzinfo) -> Node:
    return _without_nothing(
        {
            "@id": _name("event", event.id),
            "@type": ["schema:Event", "prov:Entity"],
            "schema:identifier": event.id,
            "schema:name": event.event.title,
            "schema:startDate": _date(event.start, zone),
            "schema:endDate": _date(event.end, zone),
            "schema:temporalCoverage": _edtf(event.edtf) if event.edtf else None,
            "schema:eventStatus": {"@id": "schema:EventScheduled"} if event.planned else None,
            "schema:keywords": list(event.event.tags),
            "schema:additionalProperty": [_property("status", event.status)],
            "superEvent": _name("event", event.event.part_of) if event.event.part_of else None,
            "derivedFrom": [_name("claim", claim.full_id) for claim in event.claims],
        }
    )


def _claim(claim: Claim, lost: Sequence[str]) -> Node:
    said = [statement_words(Statement(claim, key)) for key in keys_of(claim)]
    return _without_nothing(
        {
            "@id": _name("claim", claim.full_id),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:identifier": claim.full_id,
            "about": _name("event", claim.event),
            "quotedFrom": _name("source", claim.source),
            "schema:description": said,
            "schema:temporal": [_edtf(date.text) for _, date in claim.dates],
            "schema:creditText": claim.attributed_to,
            "schema:creativeWorkStatus": list(lost),
            "schema:additionalProperty": [
                *(_property(each.key, value) for each in claim.attributes for value in each.values),
                _property("basis", claim.basis),
                _property("report", claim.report),
            ],
        }
    )


def _annotations(claim: Claim) -> Iterator[Node]:
    """The words that a claim rests on, with their place in the document."""
    if claim.evidence is None:
        return
    yield {
        "@id": _name("evidence", claim.full_id),
        "@type": "oa:Annotation",
        "motivatedBy": "oa:identifying",
        "hasBody": _name("claim", claim.full_id),
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "hasSource": _name("source", claim.source),
            "oa:hasSelector": list(_selectors(claim.evidence)),
        },
    }


def _selectors(evidence: Evidence) -> Iterator[Node]:
    yield {"@type": "oa:TextQuoteSelector", "oa:exact": evidence.quote}
    if evidence.start is not None and evidence.end is not None:
        yield {"@type": "oa:TextPositionSelector", "oa:start": evidence.start, "oa:end": evidence.end}


def _source(source: Source) -> Node:
    return _without_nothing(
        {
            "@id": _name("source", source.id),
            "@type": [KINDS.get(source.kind, "schema:CreativeWork"), "prov:Entity"],
            "schema:identifier": source.id,
            "schema:name": source.title,
            "schema:author": source.author,
            "schema:publisher": source.publisher,
            "schema:datePublished": [_edtf(date.text) for date in source.published],
            "schema:url": {"@id": source.url} if source.url and is_web_address(source.url) else source.url,
            "derivedFrom": [_name("source", relied) for relied in source.relies_on],
        }
    )


def _property(name: str, value: str) -> Node:
    return {"@type": "schema:PropertyValue", "schema:name": name, "schema:value": str(value)}


def _date(window: Window, zone: tzinfo) -> Node | None:
    """A day or a moment as such, a wider window as an EDTF set of which one holds; None: unbounded on both sides."""
    shape = window_shape(window, zone)
    earliest, latest = shape["earliest"], shape["latest"]
    if earliest is None and latest is None:
        return None
    if earliest == latest:
        kind = "dateTime" if has_clock(window) else "date"
        return {"@value": earliest, "@type": f"xsd:{kind}"}
    return _edtf(f"[{_day(window.earliest)}..{_day(window.latest)}]")


def _day(day: int | None) -> str:
    """A day as EDTF writes it; of years that it has no months for, the year; an open side is empty."""
    if day is None:
        return ""
    year = civil_of(day)[0]
    return f"Y{year}" if abs(year) > LONGEST_YEAR else iso_day(day)


def _edtf(text: str) -> Node:
    return {"@value": text, "@type": "edtf:EDTF"}


def _name(kind: str, name: str) -> str:
    """The fragment that names a thing: `#event/talks`."""
    return f"#{kind}/{quote(name, safe='/')}"


def _without_nothing(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
