"""New is what a claim that was absent or different makes so: judged by the definition, claim by claim."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.reconciliation.stores import claim, store
from timeline.checks import Checked, Known, baseline_of, conflict_finding, known_in
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.finding import FindingStatus
from timeline.reconciliation.reconcile import reconcile

EVENTS = ("talks", "withdrawal", "images")
DAYS = ("2022-03-28", "2022-03-29", "2022-03-30")
WAYS = ("before", "after", "same_day")


@st.composite
def claims(draw: DrawFn, full_id: str) -> Claim:
    event, other = draw(st.permutations(EVENTS))[:2]
    if draw(st.booleans()):
        return claim(full_id, event, draw(st.sampled_from(DAYS)), motive=draw(st.sampled_from(("goodwill", "defeat"))))
    return claim(full_id, event, "", f"{draw(st.sampled_from(WAYS))} {other}")


@st.composite
def two_states(draw: DrawFn) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of a store then and now: some stayed, some changed, some went, some came."""
    then, now = {}, {}
    for number in range(draw(st.integers(3, 9))):
        name = f"{'abc'[number % 3]}/{number}"
        fate = draw(st.sampled_from(("stays", "stays", "stays", "changes", "goes", "comes")))
        if fate != "comes":
            then[name] = draw(claims(name))
        if fate == "stays":
            now[name] = then[name]
        elif fate != "goes":
            now[name] = draw(claims(name))
    return tuple(then.values()), tuple(now.values())


def names(claims: set[str], conflict: Conflict, *, indirect: bool) -> bool:
    """Whether a witness or supporter is one of these claims, or with `indirect` any other of the conflict."""
    statements = conflict.all_statements if indirect else conflict.statements
    return any(statement.claim.full_id in claims for statement in statements)


@given(two_states())
def test_a_conflict_is_new_where_a_witness_or_supporter_is_and_known_where_no_claim_is(
    states: tuple[tuple[Claim, ...], tuple[Claim, ...]],
) -> None:
    then, now = store(*states[0]), store(*states[1])
    fresh = {name for name, said in now.claims.items() if then.claims.get(name) != said}
    reconciliation = reconcile(now)
    known = known_in(Checked(store=then, reconciliation=reconcile(then)))
    for conflict in reconciliation.conflicts:
        status = conflict_finding(conflict, reconciliation, known).status
        if names(fresh, conflict, indirect=False):
            assert status is FindingStatus.NEW
        if not names(fresh, conflict, indirect=True):
            assert status is FindingStatus.KNOWN


@given(two_states())
def test_a_baseline_tells_the_same_where_claims_only_come(
    states: tuple[tuple[Claim, ...], tuple[Claim, ...]],
) -> None:
    old = {claim.full_id: claim for claim in states[0]}
    then, now = store(*states[0]), store(*({claim.full_id: claim for claim in states[1]} | old).values())
    checked = Checked(store=then, reconciliation=reconcile(then))
    reconciliation = reconcile(now)
    told = [
        [conflict_finding(conflict, reconciliation, known).status for conflict in reconciliation.conflicts]
        for known in (known_in(checked), Known.from_baseline(baseline_of(checked)))
    ]
    assert told[0] == told[1]
