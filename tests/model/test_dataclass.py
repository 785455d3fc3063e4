"""The dataclasses of the project against those of the standard library: the same class, made by both."""

import copy
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from dataclasses import dataclass as standard
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.dataclass import dataclass

MAKERS: tuple[Any, ...] = (dataclass, standard)
OPTIONS = [
    {"frozen": frozen, "slots": slots, "kw_only": kw_only, "eq": eq}
    for frozen in (False, True)
    for slots in (False, True)
    for kw_only in (False, True)
    for eq in (False, True)
]
VALUES = st.fixed_dictionaries(
    {"key": st.integers(0, 2)},
    optional={
        "words": st.text(max_size=2),
        "said": st.lists(st.integers(0, 1), max_size=1),
        "aside": st.integers(0, 1),
    },
)


def twins(options: dict[str, bool]) -> tuple[Any, Any]:
    """Return one class, made by this project and by the standard library."""
    return made(MAKERS[0], options), made(MAKERS[1], options)


def made(maker: Callable[..., Any], options: dict[str, bool]) -> Any:
    class Plain:
        """A class with fields of all kinds."""

        key: int
        words: str = "none"
        said: list[int] = field(default_factory=list)
        aside: int = field(default=0, compare=False, repr=False)
        later: list[str] = field(default_factory=list, init=False)
        fixed: int = field(default=7, init=False)

    return maker(**options)(Plain)


@pytest.fixture(params=OPTIONS, ids=lambda options: "-".join(key for key in options if options[key]) or "plain")
def options(request: pytest.FixtureRequest) -> dict[str, bool]:
    found: dict[str, bool] = request.param
    return found


def outcome(action: Callable[[], object]) -> object:
    """Return what an action gives, or which error it raises and with what words."""
    try:
        return action()
    except (TypeError, AttributeError) as error:
        return type(error), str(error).replace("made.<locals>.", "")


def is_refused(action: Callable[[], object]) -> bool:
    return isinstance(outcome(action), tuple)


class TestIsTheStandardOne:
    @given(first=VALUES, second=VALUES)
    @pytest.mark.parametrize("options", OPTIONS)
    def test_in_what_its_values_do(
        self, options: dict[str, bool], first: dict[str, Any], second: dict[str, Any]
    ) -> None:
        mine, theirs = ([kind(**first), kind(**second)] for kind in twins(options))
        assert [repr(each) for each in mine] == [repr(each) for each in theirs]
        assert [asdict(each) for each in mine] == [asdict(each) for each in theirs]
        assert (mine[0] == mine[1]) == (theirs[0] == theirs[1])
        assert repr(replace(mine[0], words="new")) == repr(replace(theirs[0], words="new"))
        assert repr(copy.copy(mine[0])) == repr(mine[0])
        assert mine[0] != theirs[0]

    def test_in_how_it_is_called(self, options: dict[str, bool]) -> None:
        mine, theirs = twins(options)
        for arguments in ((), (1,), (1, "two"), (1, "two", [3], 4, 5)):
            assert outcome(lambda: repr(mine(*arguments))) == outcome(lambda: repr(theirs(*arguments)))  # noqa: B023
        assert outcome(lambda: mine(key=1, other=2)) == outcome(lambda: theirs(key=1, other=2))
        assert outcome(mine) == outcome(theirs)
        assert list(inspect.signature(mine).parameters) == list(inspect.signature(theirs).parameters)
        assert inspect.get_annotations(mine.__init__) == inspect.get_annotations(theirs.__init__)
        assert mine.__match_args__ == theirs.__match_args__
        assert [each.name for each in fields(mine)] == [each.name for each in fields(theirs)]

    def test_in_what_can_be_changed(self, options: dict[str, bool]) -> None:
        mine, theirs = (kind(key=1) for kind in twins(options))
        assert outcome(lambda: setattr(mine, "key", 2)) == outcome(lambda: setattr(theirs, "key", 2))
        assert outcome(lambda: delattr(mine, "key")) == outcome(lambda: delattr(theirs, "key"))
        assert is_refused(lambda: setattr(mine, "other", 2)) == is_refused(lambda: setattr(theirs, "other", 2))

    def test_in_what_can_be_hashed(self, options: dict[str, bool]) -> None:
        mine, theirs = (maker(**options)(type("Bare", (), {"__annotations__": {"key": int}})) for maker in MAKERS)
        assert (mine.__hash__ is None) == (theirs.__hash__ is None)
        if theirs.__hash__:
            assert len({mine(key=1), mine(key=1)}) == len({theirs(key=1), theirs(key=1)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slotted:
    """A value."""

    key: int
    words: str = "none"


@dataclass(frozen=True)
class Own:
    """A class that has written methods itself."""

    key: int

    def __repr__(self) -> str:
        return "own"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)


@dataclass(frozen=True)
class Derived(Own):
    """A class with the fields of another, and more."""

    more: int = 2

    def __post_init__(self) -> None:
        assert (self.key, self.more) != (0, 0)


class TestMethods:
    def test_slots_that_refuse_changes_are_pickled_and_copied(self) -> None:
        value = Slotted(key=1, words="some")
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value

    def test_values_are_refused_with_the_error_of_the_standard_library(self) -> None:
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'key'"):
            Slotted(key=1).key = 2  # type: ignore[misc]

    def test_what_a_class_has_written_itself_stays(self) -> None:
        assert repr(Own(1)) == "own"
        assert Own(1) == Own(2)

    def test_fields_are_inherited(self) -> None:
        assert (Derived(1).key, Derived(1, 5).more) == (1, 5)
        with pytest.raises(AssertionError):
            Derived(0, 0)

    def test_no_fields_are_no_trouble(self) -> None:
        empty: Any = dataclass(frozen=True)(type("Empty", (), {}))
        assert empty() == empty()
        assert len({empty(), empty()}) == 1
