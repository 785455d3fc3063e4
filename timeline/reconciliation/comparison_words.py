"""A comparison in words, for every screen and file that tells of one: who, how much, and what is not shown."""

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.model.conflict import Hop, Window
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.statement import EventKey
from timeline.reconciliation.clock import apart_of
from timeline.reconciliation.comparison import ComparedSide, Comparison, DiffRow, Matrix, SideKind, Silence
from timeline.reconciliation.datewords import edtf_words, window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.wording import apart_words, distance_words

ONE_SIDED = frozenset({Verdict.ONLY_A, Verdict.ONLY_B})
MEANINGS = {
    Verdict.AGREE: "the same time",
    Verdict.REFINES: "A is more exact",
    Verdict.REFINED_BY: "B is more exact",
    Verdict.OVERLAPS: "both can be true",
    Verdict.CONFLICT: "cannot both be true",
    Verdict.ONLY_A: "B is silent",
    Verdict.ONLY_B: "A is silent",
}
WHERE = {
    Verdict.AGREE: "where both agree",
    Verdict.REFINES: "where A is more exact",
    Verdict.REFINED_BY: "where B is more exact",
    Verdict.OVERLAPS: "where both can be true",
    Verdict.CONFLICT: "in conflict",
    Verdict.ONLY_A: "that only A tells",
    Verdict.ONLY_B: "that only B tells",
}
SHORT = DateStyle(short=True)
COMMIT_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Folded:
    """Rows one after another that are not shown."""

    number: int
    words: str  # `12 events where both agree`


Part = DiffRow | Folded


def parts_of(comparison: Comparison) -> tuple[Part, ...]:
    """Return the rows in time order, and where some are not shown, how many."""
    return tuple(_parts(comparison))


def headline(comparison: Comparison) -> str:
    """Return the sum of a comparison in one sentence."""
    summary, shared = comparison.summary, shared_count(comparison)
    if not shared:
        told = "They tell no event in common" if sum(summary.values()) else "Neither tells of an event"
        return f"{told}{_more(comparison)}."
    of_all = f"the {counted(shared, 'event')} that both tell" if shared > 1 else "the one event that both tell"
    if summary[Verdict.CONFLICT]:
        some = f"{summary[Verdict.CONFLICT]:,} of " if shared > 1 else ""
        said = f"They clash on {some}{of_all}"
    elif summary[Verdict.AGREE] == shared:
        said = f"They agree on {of_all.replace('the', 'all', 1) if shared > 2 else of_all}"
    else:
        said = f"They clash on none of {of_all}" if shared > 1 else f"They do not clash on {of_all}"
    return f"{said}{_more(comparison)}."


def matrix_headline(matrix: Matrix) -> str:
    """Return the sum of three and more sides in one sentence: how many pairs clash, and which the most."""
    clashes = [pair.summary[Verdict.CONFLICT] for pair in matrix.pairs]
    clashing = sum(map(bool, clashes))
    if not clashing:
        return f"None of the {counted(len(clashes), 'pair')} of sides clash on an event."
    worst = max(matrix.pairs, key=lambda pair: pair.summary[Verdict.CONFLICT])
    most = f"{worst.a} and {worst.b} on the most events, {max(clashes):,}"
    return f"{clashing:,} of the {counted(len(clashes), 'pair')} of sides clash; {most}."


def meaning(verdict: Verdict, comparison: Comparison) -> str:
    """Return what a verdict says of the events that have it; of silence, how much of it was to be expected.

    How much lies outside of a period is known only where all rows are at hand.
    """
    number = comparison.summary[verdict]
    rows = [row for row in comparison.rows if row.verdict is verdict]
    if verdict is Verdict.AGREE and comparison.untimed:
        untimed = comparison.untimed
        return "neither gives a date" if untimed == number else f"{MEANINGS[verdict]}; {untimed:,} without any date"
    outside = sum(is_outside(row) for row in rows)
    within = sum(row.silence is Silence.COVERS for row in rows)
    if not (outside or within) or len(rows) != number:
        return MEANINGS[verdict]
    told = [f"{within:,} in its period"] if within else []
    told += [f"{outside:,} outside{'' if within else ' its period'}"] if outside else []
    return f"{MEANINGS[verdict]}: {', '.join(told)}"


def likeness_words(comparison: Comparison) -> str:
    """Return how many events were taken for one though they share no id; empty: none of those shown."""
    number = sum(row.matched == "suggested" for row in comparison.rows)
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'event')} {verb} matched by likeness, not by a shared id" if number else ""


def is_outside(row: DiffRow) -> bool:
    """Whether one side is silent on an event because all that it dates lies before, or after."""
    return row.silence is Silence.OUTSIDE


def row_apart_words(row: DiffRow) -> str:
    """Return by how much a conflict over dates is impossible, as the conflict itself says it; empty: none is."""
    if row.apart is None:
        return ""
    told = (apart_words(c) for c in row.conflicts if c.chain and apart_of(c) == row.apart)
    return next(told, distance_words(row.apart))


def silence_words(row: DiffRow) -> str:
    """Return what is to be said of the side that is silent on an event: `covers this time and is silent`."""
    if row.silence is Silence.COVERS:
        return "covers this time and is silent"
    return "silent: outside its period" if is_outside(row) else "is silent"


def shared_count(comparison: Comparison) -> int:
    """Return how many events both sides tell."""
    return sum(number for verdict, number in comparison.summary.items() if verdict not in ONE_SIDED)


def differing_count(comparison: Comparison) -> int:
    """Return how many attributes are told differently."""
    return sum(number for verdict, number in comparison.attribute_summary.items() if verdict is not Verdict.AGREE)


def side_of(comparison: Comparison, letter: str) -> ComparedSide:
    """Return side `a` or `b`; where only its name is known, that alone."""
    name = comparison.a if letter == "a" else comparison.b
    if comparison.sides:
        return comparison.sides[0 if letter == "a" else 1]
    source = comparison.store.sources.get(name) if comparison.store else None
    found = (source,) if source else ()
    return ComparedSide(name=name, kind=SideKind.SOURCE, title=source.title if source else "", sources=found)


def side_words(side: ComparedSide) -> str:
    """Return what a side is: of a source publication, author, title and publisher; of a store how much is in it."""
    if side.kind is SideKind.SOURCE:
        return " · ".join(_source_words(side)) or side.title
    sources = f"{counted(len(side.sources), 'source')}" if side.sources else ""
    commit = f"commit {side.commit[:COMMIT_DIGITS]}" if side.commit else ""
    return " · ".join(part for part in (side.title, commit, sources) if part)


def period_words(side: ComparedSide) -> str:
    """Return how much a side says, and how far its windows reach: `67 claims, windows 14 Feb 2001 – 3 Apr 2025`."""
    claims = counted(side.claims, "claim") if side.claims else ""
    if side.period is None:
        return claims
    first, last = (Window(day, day) for day in side.period)
    windows = f"windows {window_words(first, last, SHORT)}"  # what follows from all that it says, not its dates alone
    return f"{claims}, {windows}" if claims else windows


def sources_of(comparison: Comparison, letter: str) -> frozenset[str]:
    """Return the ids of the sources that speak on side `a` or `b`."""
    lanes = (row.a if letter == "a" else row.b for row in comparison.rows)
    heard = {claim.source for lane in lanes if lane is not None for claim in lane.claims}
    return frozenset(heard | {source.id for source in side_of(comparison, letter).sources})


def told_hops(chain: Sequence[Hop]) -> tuple[Hop, ...]:
    """Return the steps of a chain that say something, each witness once; not that an event starts before it ends."""
    found = {hop.witness: hop for hop in reversed(chain)}
    return tuple(hop for hop in chain if found.get(hop.witness) is hop and not _is_plain(hop))


def _is_plain(hop: Hop) -> bool:
    return isinstance(hop.witness, EventKey) and hop.witness.key not in ("part_of", "instant")


def _source_words(side: ComparedSide) -> Iterator[str]:
    for source in side.sources[:1]:
        published = edtf_words(source.published[0], SHORT) if source.published else ""
        yield from (part for part in (published, source.author, source.title, source.publisher) if part)


def _more(comparison: Comparison) -> str:
    """Pairs in reversed order, and attributes that differ."""
    pairs, values = comparison.reversed_total, comparison.attribute_summary
    least = "" if comparison.reversed_is_exact else "at least "
    parts = [f"put {least}{counted(pairs, 'pair')} of events in opposite order"] if pairs else []
    clashing, differing = values.get(Verdict.CONFLICT, 0), differing_count(comparison)
    if differing:
        verb = "clash" if clashing == differing else "differ"
        some = f", {clashing:,} of them in conflict" if 0 < clashing < differing else ""
        parts.append(f"{verb} in {counted(differing, 'attribute')}{some}")
    joined = ", ".join(parts[:-1]) + (" and " if parts[1:] else "") + "".join(parts[-1:])
    return f"; they {joined}" if joined else ""


def _parts(comparison: Comparison) -> Iterator[Part]:
    hidden = Counter(comparison.summary) - Counter(row.verdict for row in comparison.rows)
    only = next(iter(hidden)) if len(hidden) == 1 else None
    for row in comparison.rows:
        yield from [_folded(row.left_out, only)] if row.left_out else []
        yield row
    yield from [_folded(comparison.left_out, only)] if comparison.left_out else []


def _folded(number: int, only: Verdict | None) -> Folded:
    """So many rows; `only`: the one verdict that all rows not shown have."""
    return Folded(number, f"{counted(number, 'event')} {WHERE[only]}" if only else counted(number, "other event"))
