"""JSON-LD, read back with rdflib."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.conftest import ROOT
from tests.exports.test_exports import TEXTS, retold
from tests.iso_days import parse_iso_day
from tests.render.hand_made import EVENTS, FLOOD, RECONCILED, SOURCES, reconciliation_of, store_of, window
from timeline.api.reading import load, reconcile
from timeline.exports import export_text
from timeline.model.conflict import Window
from timeline.model.edtf import parse_edtf
from timeline.reconciliation.result import Reconciliation

rdflib = pytest.importorskip("rdflib", reason="pip install rdflib")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # its own use

BASE = "https://example.org/chronology"
PREFIXES = """
PREFIX schema: <https://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
"""


def graph_of(reconciliation: Reconciliation):  # type: ignore[no-untyped-def]  # rdflib is there or not
    text = export_text(reconciliation, "jsonld").text
    return rdflib.Graph().parse(data=text, format="json-ld", publicID=BASE)


def asked(graph, query: str) -> list[tuple[str, ...]]:  # type: ignore[no-untyped-def]
    return [tuple(str(each) for each in row) for row in graph.query(PREFIXES + query)]


@pytest.fixture(scope="module")
def shipped() -> Reconciliation:
    return reconcile(load(ROOT / "data"))


def test_every_event_claim_source_and_quote_is_in_the_graph(shipped: Reconciliation) -> None:
    graph, store = graph_of(shipped), shipped.store
    for kind, ids in (("Event", store.events), ("Claim", store.claims)):
        found = asked(graph, f"SELECT ?id WHERE {{ ?x a schema:{kind}; schema:identifier ?id }}")
        assert sorted(name for (name,) in found) == sorted(ids)
    quotes = asked(
        graph,
        """SELECT ?claim ?quote ?start WHERE { ?a a oa:Annotation; oa:hasBody [schema:identifier ?claim];
           oa:hasTarget [oa:hasSelector ?q, ?p]. ?q oa:exact ?quote. ?p oa:start ?start }""",
    )
    held = [
        (claim.full_id, claim.evidence.quote, str(claim.evidence.start))
        for claim in store.claims.values()
        if claim.evidence
    ]
    assert sorted(quotes) == sorted(held)


def test_a_claim_leads_to_its_source_and_an_event_to_its_claims(shipped: Reconciliation) -> None:
    graph = graph_of(shipped)
    derived = asked(
        graph,
        """SELECT ?event ?claim ?source WHERE { ?e a schema:Event; schema:identifier ?event; prov:wasDerivedFrom ?c.
           ?c schema:identifier ?claim; prov:wasQuotedFrom [schema:identifier ?source]; schema:about ?e }""",
    )
    held = [(claim.event, claim.full_id, claim.source) for claim in shipped.store.claims.values()]
    assert sorted(derived) == sorted(held)


def test_every_edtf_literal_is_edtf(shipped: Reconciliation) -> None:
    kind = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
    texts = {str(o) for o in graph_of(shipped).objects() if isinstance(o, rdflib.Literal) and o.datatype == kind}
    assert len(texts) > 20
    for text in texts:
        parse_edtf(text)


@pytest.mark.parametrize(
    ("start", "expected", "kind"),
    [
        (window("2022-03-29"), "2022-03-29", "date"),
        (window("2022-03-27", "2022-03-29"), "[2022-03-27..2022-03-29]", "EDTF"),
        (window(None, "2022-03-29"), "[..2022-03-29]", "EDTF"),
        (Window(parse_iso_day("-0043-03-15"), None), "[-0043-03-15..]", "EDTF"),
    ],
)
def test_a_window_is_a_day_or_a_set_of_which_one_holds(start: Window, expected: str, kind: str) -> None:
    event = replace(RECONCILED[0], start=start, end=start)
    (node,) = [
        each
        for each in json.loads(export_text(reconciliation_of(events=(event,)), "jsonld").text)["@graph"]
        if "schema:Event" in each["@type"]
    ]
    assert node["schema:startDate"]["@value"] == expected
    assert node["schema:startDate"]["@type"].endswith(kind)


def test_an_undated_event_has_no_date_and_what_lost_says_why() -> None:
    undated = replace(RECONCILED[0], start=window(None), end=window(None), edtf=None)
    text = export_text(reconciliation_of(events=(undated,)), "jsonld").text
    assert "startDate" not in text.replace('"schema:startDate": {"@id"', "")
    assert "set aside: " in export_text(FLOOD, "jsonld").text


def test_it_says_what_it_has_no_room_for() -> None:
    assert any("conflict" in sentence for sentence in export_text(FLOOD, "jsonld").left_out)
    plain = reconciliation_of(store=store_of(EVENTS, SOURCES, ()), events=(), conflicts=())
    assert export_text(plain, "jsonld").left_out == ()


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_no_text_makes_another_graph_or_a_link(text: str) -> None:
    plain, hostile = graph_of(retold("word")), graph_of(retold(text))
    assert set(hostile.predicates()) <= set(plain.predicates())
    assert not any(str(o).startswith("javascript:") for o in hostile.objects() if isinstance(o, rdflib.URIRef))
