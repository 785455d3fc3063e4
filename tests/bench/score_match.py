"""How well `timeline match` finds the same events where ids are hidden: `python tests/bench/score_match.py`.

Every source gets events of its own, with ids that say nothing, without tags and other keys that a store shares; what
was one event before is what should be found. Two kinds of data:

* a store (`--store DIR`, by default the one that comes with the tool): the title of an event is the quote of the
  source's own first claim on it, so that no word comes from elsewhere;
* `TIMELINE_RELEASE_DATES` names a folder with `claims.csv` (source, event, date; events are `product-version/kind`):
  once with product, version and kind as the title, in another order for each source, once with the product alone, and
  once with dates alone.

Precision: of what is suggested, how much is right. Recall: of the events on which both sources have a claim, how many
are found. `--wrong` lists what is suggested wrongly.
"""

import argparse
import csv
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from timeline.api.matching import MIN_SCORE
from timeline.api.reading import load
from timeline.model.claim import Claim
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.diffing.sides import Side, side_of_source
from timeline.reconciliation.matching.sides import match_sides

VARIABLE = "TIMELINE_RELEASE_DATES"
SHIPPED = Path(__file__).parents[2] / "data"
PLACE = Location("made")

Title = Callable[[str, str, tuple[Claim, ...]], str]  # of an event of a source, from its id and its own claims


class Counted(NamedTuple):
    """What came of one pair of sources."""

    shared: int
    suggested: int
    right: int

    @property
    def rates(self) -> str:
        """Precision and recall, in percent."""
        return f"{_percent(self.right, self.suggested)}  {_percent(self.right, self.shared)}"


@dataclass(frozen=True)
class Hidden:
    """One source with events of its own, and which they were."""

    side: Side
    were: Mapping[str, str]  # the former ids, by the new ones
    told: frozenset[str]  # the former ids of the events on which it has a claim


def hide(store: Store, source: str, title: Title) -> Hidden:
    """Return a source alone, whose events have ids that say nothing."""
    claims = store.claims_of_source[source]
    named = dict.fromkeys(name for c in claims for name in (c.event, *(r.event for r in c.relations)))
    new = {event: f"e{sha256(f'{source} {event}'.encode()).hexdigest()[:12]}" for event in named}
    own = {event: tuple(c for c in claims if c.event == event) for event in named}
    events = [Event(id=new[e], title=title(source, e, own[e]), location=PLACE) for e in named]
    renamed = [_with_events(claim, new) for claim in claims]
    alone = Store(
        folder=store.folder,
        settings=store.settings,
        events={event.id: event for event in events},
        sources={source: store.sources[source]},
        claims={claim.full_id: claim for claim in renamed},
    )
    told = frozenset(claim.event for claim in claims)
    return Hidden(side_of_source(alone, source), {now: was for was, now in new.items()}, told)


def _with_events(claim: Claim, new: Mapping[str, str]) -> Claim:
    relations = tuple(replace(relation, event=new[relation.event]) for relation in claim.relations)
    return claim.changed(event=new[claim.event], relations=relations)


def count(a: Hidden, b: Hidden, *, min_score: float = MIN_SCORE) -> tuple[Counted, list[tuple[float, str, str]]]:
    """Return the counts of one pair of sources, and what was suggested wrongly, with its score."""
    found = [each.suggestion for each in match_sides([a.side, b.side], min_score=min_score).found]
    named = [(each.score, a.were[each.a.event], b.were[each.b.event]) for each in found]
    wrong = [each for each in named if each[1] != each[2]]
    return Counted(len(a.told & b.told), len(found), len(found) - len(wrong)), wrong


def first_quote(_source: str, _event: str, claims: tuple[Claim, ...]) -> str:
    """Return the words of a source's own first claim on an event; empty: it has none with words."""
    return next((claim.evidence.quote for claim in claims if claim.evidence is not None), "")


def release_words(source: str, event: str, _claims: tuple[Claim, ...]) -> str:
    """Return product, version and kind of a release, in an order that depends on the source."""
    words = re.split(r"[-/]", event)
    return " ".join(words if len(source) % 2 else reversed(words))


def product_alone(_source: str, event: str, _claims: tuple[Claim, ...]) -> str:
    """Return the product of a release."""
    return event.partition("-")[0]


def no_words(_source: str, _event: str, _claims: tuple[Claim, ...]) -> str:
    """Return nothing."""
    return ""


def release_dates(folder: Path) -> Store:
    """Return the release dates as a store."""
    with (folder / "claims.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sources = {row["source"]: Source(id=row["source"], title=row["source"], location=PLACE) for row in rows}
    claims = [
        Claim(id=f"c{n}", source=r["source"], event=r["event"], location=PLACE, when=parse_edtf(r["date"]))
        for n, r in enumerate(rows)
    ]
    events = {row["event"]: Event(id=row["event"], title=row["event"], location=PLACE) for row in rows}
    return Store(folder=folder, events=events, sources=sources, claims={c.full_id: c for c in claims})


def score(store: Store, title: Title, min_score: float) -> Iterator[tuple[str, Counted, list[tuple[float, str, str]]]]:
    """Yield what comes of each pair of sources that have an event in common."""
    hidden = {source: hide(store, source, title) for source in store.sources if source in store.claims_of_source}
    for a, b in combinations(hidden, 2):
        if hidden[a].told & hidden[b].told:
            yield f"{a} + {b}", *count(hidden[a], hidden[b], min_score=min_score)


def report(name: str, store: Store, title: Title, min_score: float, *, wrong: bool) -> None:
    """Print a table: each pair of sources, then all of them."""
    print(f"\n{name}\n{'':46}  shared suggested right  precision  recall")
    counted = []
    for pair, counts, slips in score(store, title, min_score):
        counted.append(counts)
        _print_row(pair, counts)
        for slip in slips if wrong else ():
            print(f"      {slip[0]:.2f}  {slip[1]}  taken for  {slip[2]}")
    _print_row("all", Counted(*map(sum, zip(*counted, strict=True))) if counted else Counted(0, 0, 0))


def _print_row(name: str, counts: Counted) -> None:
    print(f"{name:46}  {counts.shared:6} {counts.suggested:9} {counts.right:5}  {counts.rates}")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:8.1f}%" if whole else "        -"


def main(arguments: Iterable[str]) -> None:
    """Print the tables for a store and, where they are, for the release dates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, default=SHIPPED)
    parser.add_argument("--min-score", type=float, default=MIN_SCORE)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args(list(arguments))
    report(
        f"{options.store}: titles are quotes", load(options.store), first_quote, options.min_score, wrong=options.wrong
    )
    if VARIABLE not in os.environ:
        print(f"\n{VARIABLE} does not name a folder: the release dates are left out")
        return
    releases = release_dates(Path(os.environ[VARIABLE]))
    for name, title in (
        ("product, version and kind", release_words),
        ("product alone", product_alone),
        ("dates alone", no_words),
    ):
        report(f"release dates: {name}", releases, title, options.min_score, wrong=options.wrong)


if __name__ == "__main__":
    main(sys.argv[1:])
