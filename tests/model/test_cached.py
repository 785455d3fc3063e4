"""What is computed when first asked for, against the standard library's own: the same, whichever Python it is."""

import functools
from typing import Any

import pytest

from timeline.model.cached import cached_property


@pytest.mark.parametrize("maker", [cached_property, functools.cached_property])
def test_a_value_is_computed_once_for_each_instance_and_kept_under_its_name(maker: Any) -> None:
    asked: list[object] = []

    class Told:
        @maker  # type: ignore[untyped-decorator]
        def words(self) -> str:
            """What is said."""
            asked.append(self)
            return f"said {len(asked)}"

    one, other = Told(), Told()
    assert (one.words, one.words, other.words) == ("said 1", "said 1", "said 2")
    assert vars(one) == {"words": "said 1"}
    assert Told.words.__doc__ == "What is said."
    assert asked == [one, other]
