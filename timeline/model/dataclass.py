"""`dataclass` as the standard library has it, made in a fourth of the time.

The standard one writes six methods of every class as text and compiles each: half a millisecond a class, and a command
loads a hundred classes before it does anything. Here `__init__`, which gains by it, is the only one that is compiled;
what compares, hashes, shows and refuses changes are plain functions that know the names of the fields, and as fast.

The classes are the standard library's own for `fields`, `replace`, `asdict`, `match`, `pickle` and type checkers.
Left out is what no class here needs: ordering, `InitVar`, and fields with a `hash` of their own.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as standard
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, eq=True, frozen=False, slots=False, kw_only=False):
        """Make a dataclass of a class; the parameters mean what they mean in the standard library."""

        def made(plain):
            whole = standard(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(plain)
            return _with_methods(whole, eq=eq, frozen=frozen)

        return made if cls is None else made(cls)


__all__ = ["dataclass"]

Methods = dict[str, Any]

_NOT_GIVEN = object()  # stands for an argument whose value is made anew each time


def _with_methods(cls: Any, *, eq: bool, frozen: bool) -> Any:
    """Give a class the methods that it has not written itself."""
    methods = _show(cls) | _init(cls, frozen=frozen)
    if eq:
        methods |= _compare(cls, frozen=frozen)
    if frozen:
        methods |= _refuse_changes(cls) | _pickle(cls)
    for name, method in methods.items():
        if cls.__dict__.get(name) is None:  # a class that writes `__eq__` has None as `__hash__`
            setattr(cls, name, method)
    return cls


def _init(cls: Any, *, frozen: bool) -> Methods:
    """Compile `__init__`, as the standard library does."""
    known: dict[str, Any] = {"_not_given": _NOT_GIVEN, "_put": object.__setattr__}
    lines = [line for each in fields(cls) for line in _assigned(cls, each, known, frozen=frozen)]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__(self{_parameters(cls)}):\n  " + "\n  ".join(lines or ["pass"]), known)
    method = known["__init__"]
    method.__annotations__ = {each.name: each.type for each in fields(cls) if each.init} | {"return": None}
    method.__qualname__ = f"{cls.__qualname__}.__init__"  # which errors name
    return {"__init__": method}


def _parameters(cls: Any) -> str:
    """Return the parameters after `self`: those by place, then those by name."""
    taken = [each for each in fields(cls) if each.init]
    by_place = [_parameter(each) for each in taken if not each.kw_only]
    by_name = [_parameter(each) for each in taken if each.kw_only]
    return "".join(f", {each}" for each in [*by_place, *(["*"] if by_name else []), *by_name])


def _parameter(each: "Field[Any]") -> str:
    if each.default is not MISSING:
        return f"{each.name}=_default_{each.name}"
    return each.name if each.default_factory is MISSING else f"{each.name}=_not_given"


def _assigned(cls: Any, each: "Field[Any]", known: Methods, *, frozen: bool) -> Iterator[str]:
    """Write the line that sets a field, and put into `known` what it refers to; none for what has no value yet."""
    default, make = f"_default_{each.name}", f"_make_{each.name}"
    known |= {default: each.default, make: each.default_factory}
    value = each.name if each.init else default
    if each.default_factory is not MISSING:
        value = f"{make}() if {each.name} is _not_given else {each.name}" if each.init else f"{make}()"
    if each.init or known[default] is not MISSING or known[make] is not MISSING:
        yield _put(cls, each.name, value, known, frozen=frozen)


def _put(cls: Any, name: str, value: str, known: Methods, *, frozen: bool) -> str:
    """Write how a field is set: a slot of a frozen class does it itself, in half the time of `object.__setattr__`."""
    slot = getattr(cls, name, None)
    if not frozen:
        return f"self.{name} = {value}"
    if not isinstance(slot, MemberDescriptorType):
        return f"_put(self, {name!r}, {value})"
    known[f"_put_{name}"] = slot.__set__
    return f"_put_{name}(self, {value})"


def _compare(cls: Any, *, frozen: bool) -> Methods:
    """Compare all fields that are to be compared; hash them too, if they cannot change."""
    values = _values([each.name for each in fields(cls) if each.compare])

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _show(cls: Any) -> Methods:
    """Show the values of the fields, as Python would be written."""
    names = [each.name for each in fields(cls) if each.repr]

    def shown(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return {"__repr__": shown}


def _refuse_changes(cls: Any) -> Methods:
    """Refuse to set or delete fields, and whatever else an instance of this very class was given."""
    names = {each.name for each in fields(cls)}

    def refuse_to_set(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def refuse_to_delete(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": refuse_to_set, "__delattr__": refuse_to_delete}


def _pickle(cls: Any) -> Methods:
    """Let slots that refuse changes be copied and pickled."""
    if "__slots__" not in cls.__dict__:
        return {}
    names = [each.name for each in fields(cls)]

    def values(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def refill(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=False):
            object.__setattr__(self, name, value)

    return {"__getstate__": values, "__setstate__": refill}


def _values(names: list[str]) -> Callable[[Any], Any]:
    """Return what gives the values of some fields of an instance, to be compared and hashed as one."""
    return attrgetter(*names) if names else lambda _: ()
