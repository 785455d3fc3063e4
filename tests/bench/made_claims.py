"""Events and claims made up for the benches, the same each time: blocks of a store of any size.

Events come in topics that no claim connects with one another. What happened is made first; then claims speak of it,
four an event: most give a date, of mixed precision, the others an order or a gap between events that are near in time,
as sources do. Some are wrong: a date that is shifted, an order that is reversed, a gap that is missed.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from timeline.model.claim import Attribute, Basis, Claim, Evidence
from timeline.model.duration import parse_duration
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType
from timeline.model.source import Source, SourceKind

HERE = Location("made.yaml")
DAY = 24 * 60  # minutes: the unit of what happened
CLAIMS_AN_EVENT = 4
NEAR = 5  # events to either side that a relation may lead to
TOPICS_A_BLOCK = 25  # topics that the same sources speak of
SOURCE_WEIGHTS = (40, 50, 60, 65, 70, 80, 95)
CLAIMS_A_SOURCE = 2_000  # at most about so many
FIRST_DAY, LAST_DAY = date(1903, 1, 1).toordinal(), date(2019, 1, 1).toordinal()
PRECISIONS = ("day", "days", "month", "year", "not before", "not after")
HOW_OFTEN = (50, 14, 20, 10, 3, 3)
BASES = (Basis.STATED, Basis.IMPLIED, Basis.HEDGED, Basis.RUMOUR)
PLACES = ("Leipzig", "Graz", "Ashford, Kent", "São Paulo", "Port Said", "Nowy Sącz", "Springfield", "Bruges")
WORDS = (
    "barge",
    "cabinet",
    "convoy",
    "envoy",
    "flooded",
    "granary",
    "jury",
    "laid",
    "mayor",
    "sealed",
    "strike",
    "treaty",
)
_edtf = lru_cache(maxsize=1 << 16)(parse_edtf)
_span = lru_cache(maxsize=1 << 14)(parse_duration)


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a store is to be like; shares are of the claims that they speak of."""

    claims: int
    wrong: float = 0.05
    relations: float = 0.3
    times: float = 0.0  # dates with a time of day
    approximate: float = 0.0  # dates with a `~`
    elsewhere: float = 0.6  # places that are not the event's own
    topic: tuple[int, int] = (5, 200)  # the fewest and the most events of a topic
    seed: int = 1


class Truth(NamedTuple):
    """What happened."""

    event: str
    start: int  # minutes, from the day with ordinal 0 on
    end: int
    place: str


class Block(NamedTuple):
    """Events, and what the sources that speak of them say."""

    events: Sequence[Event]
    sources: Sequence[tuple[Source, Sequence[Claim]]]
    wrong: int = 0  # claims that are


def blocks(recipe: Recipe) -> Iterator[Block]:
    """Yield a store, block by block."""
    maker, left, number = _Maker(recipe), recipe.claims, 0
    while left > 0:
        topics: list[list[Truth]] = []
        while left > 0 and len(topics) < TOPICS_A_BLOCK:
            topics.append(maker.topic(math.ceil(left / CLAIMS_AN_EVENT)))
            left -= CLAIMS_AN_EVENT * len(topics[-1])
        yield maker.block(number, topics, spare=max(0, -left))
        number += 1


@dataclass
class _Maker:
    """Makes what happened, and what is said of it, one number after the other."""

    recipe: Recipe
    chance: random.Random = field(init=False)
    events: int = 0
    claims: int = 0
    wrong: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.recipe.seed)

    def topic(self, most: int) -> list[Truth]:
        """What happened in one topic, in order of time."""
        chance, (fewest, largest) = self.chance, self.recipe.topic
        size = min(most, round(math.exp(chance.uniform(math.log(fewest), math.log(largest)))))
        moment, pace = chance.randrange(FIRST_DAY, LAST_DAY) * DAY, chance.uniform(2, 40) * DAY
        pace = min(pace, 80 * 365 * DAY / size)
        found = []
        for _ in range(size):
            moment += int(chance.expovariate(1 / pace))
            found.append(Truth(f"e{self.events:06}", moment, moment + self._length(moment), chance.choice(PLACES)))
            self.events += 1
        return found

    def _length(self, start: int) -> int:
        """Most events are of one day, some last days, few last years."""
        kind = self.chance.random()
        if kind < 0.6:
            return self.chance.randrange(DAY - start % DAY)
        return self.chance.randrange(1, 50 if kind < 0.85 else 1_200) * DAY

    def block(self, number: int, topics: Sequence[Sequence[Truth]], spare: int) -> Block:
        """What some sources say of these topics: all but the spare claims, so that the store has as many as asked."""
        before, size = self.wrong, sum(map(len, topics)) * CLAIMS_AN_EVENT
        parts = 1 + size // (CLAIMS_A_SOURCE * len(SOURCE_WEIGHTS))
        sources = [
            _source(f"s{number:05}-{part}-{weight}", weight) for part in range(parts) for weight in SOURCE_WEIGHTS
        ]
        said: dict[str, list[Claim]] = {source.id: [] for source in sources}
        for topic in topics:
            for _ in range(CLAIMS_AN_EVENT * len(topic) - (spare if topic is topics[-1] else 0)):
                claim = self._claim(topic, sources)
                said[claim.source].append(claim)
        events = [_event(truth.event) for topic in topics for truth in topic]
        return Block(events, [(source, said[source.id]) for source in sources if said[source.id]], self.wrong - before)

    def _claim(self, topic: Sequence[Truth], sources: Sequence[Source]) -> Claim:
        chance, is_wrong = self.chance, self.chance.random() < self.recipe.wrong
        self.wrong += is_wrong
        place = chance.randrange(len(topic))
        truth = topic[place]
        if len(topic) > 1 and chance.random() < self.recipe.relations:
            said: dict[str, Any] = {"relations": (self._relation(truth, self._near(topic, place), is_wrong),)}
        else:
            said = self._date(truth, is_wrong)
        self.claims += 1
        return Claim(
            id=f"c{self.claims:07}",
            source=self._source(sources, is_wrong),
            event=truth.event,
            location=HERE,
            attributes=self._attributes(truth),
            basis=chance.choices(BASES, (90, 4, 4, 2))[0],
            evidence=self._evidence(),
            **said,
        )

    def _source(self, sources: Sequence[Source], is_wrong: bool) -> str:
        """Wrong claims come more often from sources that are trusted less."""
        found = self.chance.choice(sources)
        other = self.chance.choice(sources) if is_wrong else found
        return min(found, other, key=lambda source: source.weight or 0).id

    def _near(self, topic: Sequence[Truth], place: int) -> Truth:
        low, high = max(0, place - NEAR), min(len(topic) - 1, place + NEAR)
        other = self.chance.randrange(low, high)
        return topic[other + (other >= place)]

    def _attributes(self, truth: Truth) -> tuple[Attribute, ...]:
        if self.chance.random() >= 0.4:
            return ()
        place = self.chance.choice(PLACES) if self.chance.random() < self.recipe.elsewhere else truth.place
        return (Attribute(key="place", values=(place,), location=HERE),)

    def _evidence(self) -> Evidence:
        quote = " ".join(self.chance.choices(WORDS, k=self.chance.randint(5, 12)))
        start = 90 * self.claims
        return Evidence(quote=quote, start=start, end=start + len(quote))

    def _date(self, truth: Truth, is_wrong: bool) -> dict[str, EdtfDate]:
        """A date of the event, or of its start or end where it takes days."""
        shift = self._slip() if is_wrong else 0
        start, end = truth.start + shift, truth.end + shift
        if self.chance.random() < self.recipe.times:
            return {"start": _edtf(f"{_iso(start // DAY)}T{start % DAY // 60:02}:{start % 60:02}:00")}
        if start // DAY == end // DAY:
            return {"when": self._worded(start // DAY)}
        if self.chance.random() < 0.2:
            return {"when": _edtf(f"{_iso(start // DAY)}/{_iso(end // DAY)}")}
        key, moment = self.chance.choice((("start", start), ("end", end)))
        return {key: self._worded(moment // DAY)}

    def _slip(self) -> int:
        """By how much a wrong date is shifted: days, a month, a year or ten."""
        sizes = (self.chance.randrange(1, 11), self.chance.randrange(26, 36), 365, 3652)
        return self.chance.choices(sizes, (50, 25, 20, 5))[0] * self.chance.choice((-DAY, DAY))

    def _worded(self, day: int) -> EdtfDate:
        precision = self.chance.choices(PRECISIONS, HOW_OFTEN)[0]
        text = _texts(day, self.chance.randrange(1, 60))[precision]
        if self.chance.random() < self.recipe.approximate:
            return _edtf(text if text.endswith("]") else f"{text}~")
        return _edtf(f"{text}?" if precision == "year" and self.chance.random() < 0.1 else text)

    def _relation(self, this: Truth, other: Truth, is_wrong: bool) -> Relation:
        """How one event stands to another; wrong ones reverse the order or miss the gap."""
        kinds = [kind for kind, holds in _holding(this, other).items() if holds != is_wrong]
        if self.chance.random() < 0.25 or not kinds:
            return self._gap(this, other, is_wrong)
        return Relation(type=self.chance.choice(kinds), event=other.event, location=HERE)

    def _gap(self, this: Truth, other: Truth, is_wrong: bool) -> Relation:
        days, slack = other.start // DAY - this.start // DAY, self.chance.randrange(15)
        kind = RelationType.BEFORE if days >= 0 else RelationType.AFTER
        missed = 2 * slack + self.chance.randrange(1, 40) if is_wrong else 0
        fewest = max(0, abs(days) - slack) + missed
        gap = _span(f"P{fewest}D/P{abs(days) + slack + missed}D")
        return Relation(type=kind, event=other.event, location=HERE, gap=gap)


def _holding(this: Truth, other: Truth) -> dict[RelationType, bool]:
    """Which relations are true of two events, of those that texts tend to give."""
    return {
        RelationType.BEFORE: this.end < other.start,
        RelationType.AFTER: other.end < this.start,
        RelationType.DURING: other.start < this.start and this.end < other.end,
        RelationType.SAME_DAY: this.start // DAY == other.start // DAY,
    }


def _texts(day: int, days: int) -> dict[str, str]:
    """One day in EDTF, by precision; `days` says how far the vague ones reach."""
    at = date.fromordinal(day)
    return {
        "day": at.isoformat(),
        "days": f"[{_iso(day - days % 5)}..{_iso(day + days % 7 + 1)}]",
        "month": f"{at:%Y-%m}",
        "year": f"{at:%Y}",
        "not before": f"[{_iso(day - days)}..]",
        "not after": f"[..{_iso(day + days)}]",
    }


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _event(name: str) -> Event:
    return Event(id=name, title=f"Event {name[1:]}", location=HERE)


def _source(name: str, weight: int) -> Source:
    return Source(id=name, title=f"Source {name[1:]}", location=HERE, kind=SourceKind.RECORD, weight=weight)
