"""Values that are made when they are first asked for, as most who hold them never do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from timeline.model.cached import cached_property

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Later(Sequence[T]):
    """A sequence that is made by the first who looks into it; sent elsewhere, it is made there again."""

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[T, ...]:
        return self._make()

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """Return what stands there."""
        return self._made[place]

    def __iter__(self) -> Iterator[T]:
        """Go through it."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._made)

    def __eq__(self, other: object) -> bool:
        """Whether the same stands in both; `other` may be a tuple."""
        return self._made == (other._made if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        """As the tuple."""
        return hash(self._made)

    def __repr__(self) -> str:
        """As the tuple."""
        return repr(self._made)

    def __reduce__(self) -> tuple[type["Later[T]"], tuple[Callable[[], tuple[T, ...]]]]:
        """What it is made of."""
        return type(self), (self._make,)


class LaterMapping(Mapping[K, V], Generic[K, V]):
    """A mapping that is made by the first who looks into it; sent elsewhere, it is made there again."""

    def __init__(self, make: Callable[[], Mapping[K, V]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[K, V]:
        return self._make()

    def __getitem__(self, key: K) -> V:
        """Return the value of a key."""
        return self._made[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | T) -> V | T: ...
    def get(self, key: K, /, default: V | T | None = None) -> V | T | None:
        """Return the value of a key, if it has any; at the cost of one look, as it is asked of every statement."""
        return self._made.get(key, default)

    def __iter__(self) -> Iterator[K]:
        """Go through the keys."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._made)

    def __reduce__(self) -> tuple[type["LaterMapping[K, V]"], tuple[Callable[[], Mapping[K, V]]]]:
        """What it is made of."""
        return type(self), (self._make,)
