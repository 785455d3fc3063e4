"""Random little stores that fall into parts: splits, `part_of`, baselines, decisions and sources that repeat others."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.reconciliation.stores import PLACE, claim, source, store
from timeline.checks import Checked, baseline_of
from timeline.model.claim import Claim, Report
from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Baseline, BaselineEntry, Resolution, Split
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.reconciliation.decisions import claims_known
from timeline.reconciliation.reconcile import reconcile_part

EVENTS = [f"e{number}" for number in range(9)]
SOURCES = ("a", "b", "c", "d")
DATES = ("", "2022-03", "2022-03-29", "2022-03-29", "2022-03-30", "2022-04-02", "2022-03-28/2022-03-30", "2022-03-29~")
STALE = "0123456789ab"


@st.composite
def stores(draw: st.DrawFn) -> Store:
    """A store with conflicts, decisions on some of them, a baseline from before some claims came, and stale ones."""
    bare = draw(undecided_stores())
    found = reconcile_part(bare).conflicts
    chains = [each for conflict in found for each in (conflict, *conflict.longer)]
    resolutions = [draw(resolutions_of(each)) for each in chains if draw(st.integers(0, 2)) == 0]
    if draw(st.booleans()):
        resolutions.append(
            _resolution(STALE, dict.fromkeys(draw(st.sets(st.sampled_from([*bare.claims, "z/z"]))), "0"))
        )
    decided = replace(bare, resolutions=tuple(draw(st.permutations(resolutions))))
    return replace(decided, baseline=draw(baselines(decided)) if draw(st.booleans()) else None)


@st.composite
def undecided_stores(draw: st.DrawFn) -> Store:
    """A store in which nobody has decided anything."""
    claims = [
        draw(claims_on(event, place))
        for place, event in enumerate(draw(st.lists(st.sampled_from(EVENTS), min_size=2, max_size=12)))
    ]
    sources = tuple(
        source(name, relies_on=tuple(draw(st.sets(st.sampled_from([*SOURCES, "agency"]), max_size=1)) - {name}))
        for name in SOURCES
    )
    events = [Event(id=name, title=name, location=PLACE) for name in EVENTS]
    whole = draw(st.dictionaries(st.sampled_from(range(1, 9)), st.integers(0, 7), max_size=2))
    for place, of in whole.items():
        events[place] = replace(events[place], part_of=EVENTS[of] if of != place else None)
    return store(*claims, sources=sources, events=tuple(events))


@st.composite
def claims_on(draw: st.DrawFn, event: str, place: int) -> Claim:
    """A claim on an event, with a date, an order or an attribute; at times attributed to a source."""
    others = [name for name in EVENTS if name != event]
    relations = draw(
        st.lists(
            st.sampled_from([f"before {name}" for name in others] + [f"after {name}" for name in others]), max_size=1
        )
    )
    when = draw(st.sampled_from(DATES))
    made = claim(
        f"{draw(st.sampled_from(SOURCES))}/c{place}",
        event,
        when,
        *(relations if draw(st.integers(0, 3)) == 0 else ()),
        **({"motive": draw(st.sampled_from(["goodwill", "defeat"]))} if draw(st.integers(0, 3)) == 0 else {}),
    )
    named = draw(st.sampled_from([None, None, None, "b", "agency", "a person"]))
    report = Report.PLAN if draw(st.integers(0, 7)) == 0 else Report.PAST
    return replace(made, attributed_to=named, report=report)


@st.composite
def resolutions_of(draw: st.DrawFn, conflict: Conflict) -> Resolution:
    """A decision on a conflict: of any kind, expired or not, on what it was or on something older."""
    known = claims_known(conflict, with_quote=True)
    if draw(st.booleans()):
        known = {"z/gone": "00000000", **dict(list(known.items())[1:])}
    claims = [statement.claim for statement in conflict.all_statements]
    moved = draw(st.sampled_from(claims))
    action = draw(st.sampled_from(Action))
    split = Split(event=moved.event, into=draw(st.sampled_from([f"{moved.event}-2", *EVENTS])), claims=(moved.full_id,))
    made = _resolution(conflict.fingerprint, known)
    return replace(
        made,
        action=action,
        set_aside=(moved.full_id,) if action is Action.SET_ASIDE else (),
        split=split if action is Action.SPLIT and split.into != split.event else None,
        expires=draw(st.sampled_from([None, None, "2020-01-01"])),
    )


@st.composite
def baselines(draw: st.DrawFn, now: Store) -> Baseline:
    """What was known when some of the claims were not there yet; and something that is gone."""
    then = {name: c for name, c in now.claims.items() if draw(st.integers(0, 3))}
    before = replace(now, claims=then)
    found = baseline_of(Checked(store=before, reconciliation=reconcile_part(before)))
    gone = BaselineEntry(
        fingerprint=STALE,
        claims=dict.fromkeys(draw(st.sets(st.sampled_from(["z/z", *now.claims]))), "0"),
        location=PLACE,
    )
    return replace(found, entries=(*found.entries, *([gone] if draw(st.booleans()) else [])))


def _resolution(fingerprint: str, known: dict[str, str]) -> Resolution:
    return Resolution(
        fingerprint=fingerprint,
        action=Action.ACCEPT,
        reason="looked",
        by="me",
        date="2026-01-01",
        location=PLACE,
        claims=known,
    )
