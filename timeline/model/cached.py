"""`cached_property` as the standard library has it from Python 3.12 on: without a lock.

Before, the first look at each value takes a lock, which costs more than most of the values of a small part of a store.
Two threads that look at once may both compute a value; as it is a function of what it is kept with, it is the same.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801  (as in the standard library)
        """A value that is computed when it is first asked for, and then kept with the instance under its own name."""

        def __init__(self, func):
            self.func = func
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            value = instance.__dict__[self.name] = self.func(instance)
            return value


__all__ = ["cached_property"]
