"""Whom a source repeats on one event is followed to the end, and round a circle to one root, which is a finding."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, source, store
from timeline.model.claim import Claim
from timeline.model.location import Location
from timeline.model.store import Store
from timeline.reconciliation.circular import circles_at_large, circles_on_events
from timeline.reconciliation.repeating import Repeating
from timeline.reconciliation.support import Roots

NAMES = "abcde"
Whom = Mapping[str, set[str]]


@st.composite
def citing_stores(draw: st.DrawFn) -> Store:
    """Sources that rely on each other and cite each other, on two events; some cite who is not there."""
    claims = [
        claim(f"{name}/c{number}", event, "2022", attributed_to=draw(st.sampled_from([None, None, *NAMES, "agency"])))
        for number, (name, event) in enumerate(
            draw(st.lists(st.tuples(st.sampled_from(NAMES[:4]), st.sampled_from(["talks", "vote"])), min_size=1))
        )
    ]
    relied = {name: draw(st.sets(st.sampled_from([*NAMES, "agency"]), max_size=2)) for name in NAMES}
    few = {name: relied[name] if draw(st.integers(0, 2)) == 0 else set[str]() for name in NAMES}
    return store(*claims, sources=tuple(source(name, relies_on=tuple(sorted(few[name]))) for name in NAMES))


def reached(name: str, whom: Whom) -> set[str]:
    """All that a name leads to in one step or more, by walking until nothing is new."""
    found: set[str] = set()
    while further := {o for one in found | {name} for o in whom.get(one, ())} - found:
        found |= further
    return found


def origins(name: str, whom: Whom, own: set[str]) -> set[str]:
    """Where everything ends: who speaks for itself, and of each circle that nothing leaves the smallest name."""
    there = reached(name, whom) | {name}
    last = [o for o in there if all(o in reached(other, whom) for other in reached(o, whom))]
    circles = [reached(o, whom) | {o} for o in last]
    return {min(circle) for circle in circles if not circle & own} | there & own


def whom_on(there: Store, event: str) -> tuple[dict[str, set[str]], set[str]]:
    """Whom each source repeats on an event, written down once more; and who speaks for itself there."""
    whom: dict[str, set[str]] = {}
    own = set()
    naming = {c.source for c in there.claims.values() if named(there, c)}
    at_large = {name: set(s.relies_on) for name, s in there.sources.items()}
    for each in there.claims.values():
        if each.event == event:
            cited = named(there, each)
            said = {cited} if cited else set() if each.source in naming else at_large[each.source]
            whom.setdefault(each.source, set()).update(said)
            own |= set() if said else {each.source}
    for name in [*NAMES, "agency"]:
        if name not in whom:
            whom[name] = origins(name, at_large, set()) - {name}
    return whom, own


def named(there: Store, each: Claim) -> str | None:
    known = each.attributed_to in there.sources or each.attributed_to in there.sources[each.source].relies_on
    return each.attributed_to if known else None


@given(citing_stores())
def test_roots_of_claims_are_those_of_walking_every_way(there: Store) -> None:
    roots = Roots(there)
    naming = there.naming_sources
    for event, claims in there.claims_of_event.items():
        if not any(each.source in naming for each in claims):
            continue
        whom, own = whom_on(there, event)
        for each in claims:
            cited = named(there, each)
            said = {cited} if cited else set() if each.source in naming else set(there.sources[each.source].relies_on)
            expected = {o for name in said for o in origins(name, whom, own)} if said else {each.source}
            assert roots.of_claim(each) == expected


@given(citing_stores())
def test_there_is_a_circle_on_an_event_exactly_where_a_claim_leads_back_to_its_source(there: Store) -> None:
    large = [set(circle.sources) for circle in circles_at_large(there.sources)]
    found = {(circle.event, circle.sources) for circle in circles_on_events(there)}
    expected = set()
    for event, claims in there.claims_of_event.items():
        whom, _ = whom_on(there, event)
        speaking = {each.source for each in claims}
        whom = {n: w if n in speaking else set(there.sources[n].relies_on) for n, w in whom.items() if n != "agency"}
        for each in claims:
            cited = named(there, each)
            if cited and each.source in reached(cited, whom) | {cited}:
                round_ = {n for n in reached(cited, whom) | {cited} if each.source in reached(n, whom) | {n}}
                if not any(round_ <= one for one in large):
                    expected.add((event, tuple(sorted(round_ | {each.source}))))
    assert found == expected


def test_who_cites_each_other_on_one_event_is_one_root() -> None:
    claims = [claim("a/t", "talks", "2022", attributed_to="b"), claim("b/t", "talks", "2022", attributed_to="a")]
    there = store(*claims)
    assert Roots(there).independent(claims) == ("a",)
    (circle,) = circles_on_events(there)
    assert (circle.event, circle.sources) == ("talks", ("a", "b"))
    assert circle.words == "a cites b (a/t), which cites a (b/t)"


def test_who_cites_each_other_on_different_events_is_no_circle() -> None:
    there = store(claim("a/t", "talks", "2022", attributed_to="b"), claim("b/v", "vote", "2022", attributed_to="a"))
    assert list(circles_on_events(there)) == []


def test_a_claim_may_close_what_relying_begins() -> None:
    claims = [claim("a/t", "talks", "2022"), claim("b/t", "talks", "2022", attributed_to="a")]
    there = store(*claims, sources=(source("a", relies_on=("b",)),))
    assert Roots(there).independent(claims) == ("a",)
    assert [circle.words for circle in circles_on_events(there)] == ["b cites a (b/t), which relies on b"]


def test_whom_the_cited_one_cites_is_the_root() -> None:
    claims = [claim("a/t", "talks", "2022", attributed_to="b"), claim("b/t", "talks", "2022", attributed_to="agency")]
    there = store(*claims, sources=(source("agency"),))
    assert Roots(there).independent(claims) == ("agency",)


def test_a_circle_at_large_is_told_once_and_at_its_line() -> None:
    line = Location("data/claims/a.yaml", 7, 3)
    first = replace(source("a", relies_on=("b", "x")), relies_on_location=line)
    sources = {s.id: s for s in (first, source("b", relies_on=("c",)), source("c", relies_on=("a",)))}
    (circle,) = circles_at_large(sources)
    assert circle.words == "a relies on b, which relies on c, which relies on a"
    assert circle.repeats[0].location == line


def test_a_source_may_rely_on_itself() -> None:
    (circle,) = circles_at_large({"a": source("a", relies_on=("a",))})
    assert circle.words == "a relies on itself"


def test_a_claim_may_cite_its_own_source() -> None:
    (circle,) = circles_on_events(store(claim("a/t", "talks", "2022", attributed_to="a")))
    assert circle.words == "a cites itself (a/t)"


def test_a_long_line_that_ends_where_it_began_is_one_circle() -> None:
    line = {f"s{n}": source(f"s{n}", relies_on=(f"s{(n + 1) % 3000}",)) for n in range(3000)}
    (circle,) = circles_at_large(line)
    assert len(circle.repeats) == len(circle.sources) == 3000


def test_the_graph_says_what_says_so() -> None:
    claims = [claim("a/t", "talks", "2022", attributed_to="b"), claim("a/v", "vote", "2022", attributed_to="agency")]
    graph = Repeating(store(*claims, sources=(source("a", relies_on=("agency",)), source("b"))))
    to_agency, to_b = graph.of_source["a"]
    assert (to_agency.repeated, to_agency.relies_on, [c.id for c in to_agency.claims]) == ("agency", PLACE, ["v"])
    assert (to_b.repeated, to_b.relies_on, [c.id for c in to_b.claims]) == ("b", None, ["t"])
    assert not graph.is_stored("agency")
    assert {name: [r.source for r in repeats] for name, repeats in graph.repeaters.items()} == {
        "agency": ["a"],
        "b": ["a"],
    }
