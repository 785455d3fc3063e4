"""What all claims on one event say of an attribute, and how their values stand to each other."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from timeline.model.claim import Claim, Report
from timeline.model.dataclass import dataclass
from timeline.model.settings import AttributeType, Settings, TypedAttribute
from timeline.reconciliation.values import Values, compare_values
from timeline.reconciliation.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """One attribute of one event; what was planned is held against plans only, and is one of its own."""

    key: str
    planned: bool
    typed: TypedAttribute
    given: tuple[tuple[Claim, Values], ...]  # in the order of the claims

    @property
    def verdict(self) -> Verdict | None:
        """Of all together: `refines` where one value is more exact than the others; None: one claim alone speaks."""
        if len(self.given) == 1:
            return None
        found = {compare_values(self.typed, a, b) for (_, a), (_, b) in combinations(self.given, 2)}
        if Verdict.CONFLICT in found:
            return Verdict.CONFLICT
        if found == {Verdict.AGREE}:
            return Verdict.AGREE
        return Verdict.OVERLAPS if self.most_exact is None else Verdict.REFINES

    @property
    def most_exact(self) -> Claim | None:
        """The first claim whose value refines, or agrees with, all others; None: there is none."""
        exact = {Verdict.REFINES, Verdict.AGREE}
        for claim, values in self.given:
            if all(compare_values(self.typed, values, others) in exact for _, others in self.given):
                return claim
        return None


def accords_of(settings: Settings, claims: Iterable[Claim]) -> tuple[Accord, ...]:
    """Return what the claims on one event say of its attributes, in the order in which these are first given."""
    found: dict[tuple[str, bool], list[tuple[Claim, Values]]] = {}
    for claim in claims:
        for attribute in claim.attributes:
            given = found.setdefault((attribute.key, claim.report is Report.PLAN), [])
            given.append((claim, attribute.values))
    return tuple(
        Accord(key=key, planned=planned, typed=settings.typed(key), given=tuple(given))
        for (key, planned), given in found.items()
    )


def type_words(typed: TypedAttribute) -> str:
    """Return a type as people read it: `number of people, within 5%`, `open list`, `place`."""
    called = {AttributeType.SOME: "open list", AttributeType.ORDERED_SET: "ordered set"}
    words = called.get(typed.type, str(typed.type))
    words += f" of {typed.unit}" if typed.unit else ""
    return words + (f", within {typed.tolerance}" if typed.tolerance else "")


def accord_words(accord: Accord) -> str:
    """Return how the values stand to each other: `all agree`, `in conflict`, `weiss-2022 is the most exact`."""
    words = {
        None: "one claim",
        Verdict.AGREE: "all agree",
        Verdict.CONFLICT: "in conflict",
        Verdict.OVERLAPS: "all can be true",
    }
    exact = accord.most_exact
    return words.get(accord.verdict) or f"{_named(exact, accord.given) if exact else ''} is the most exact"


def _named(claim: Claim, given: Sequence[tuple[Claim, Values]]) -> str:
    """The source; the claim where its source speaks more than once."""
    is_alone = sum(other.source == claim.source for other, _ in given) == 1
    return claim.source if is_alone else claim.full_id
