"""A finding in words: of as many places as are asked for the same is told as of all."""

import pytest

from tests.reconciliation.stores import claim, store
from timeline.checks import conflict_findings
from timeline.reconciliation.reconcile import reconcile
from timeline.reports.account import account_of


@pytest.mark.parametrize("most", [1, 2, 7, 9])
def test_the_first_places_are_told_as_among_all(most: int) -> None:
    claims = [claim(f"{name}/c", "talks", f"2022-03-{29 + number % 2}") for number, name in enumerate("abcdefgh")]
    (found,) = conflict_findings(reconcile(store(*claims)))
    whole, part = account_of(found), account_of(found, most)
    assert (len(whole.others), whole.further) == (7, 0)
    assert part.headline == whole.headline
    assert part.others == whole.others[:most]
    assert part.further == max(0, 7 - most)
