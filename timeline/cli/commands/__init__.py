"""The commands, one module each, in the order of `--help`: by what one does with them."""

from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

NAMES: Final = (
    "show",  # look
    "browse",
    "reconcile",
    "sources",
    "diff",  # compare
    "match",
    "check",  # judge
    "explain",
    "resolve",
    "init",  # fill
    "import",
    "extract",
    "scan",
    "export",  # publish
    "date",  # look up
    "rule",
    "schema",
)


def command_named(name: str) -> Callable[..., Any]:
    """Return the function that is a command: of all commands, only the module of this one is loaded."""
    in_python = f"{name}_" if iskeyword(name) else name
    command: Callable[..., Any] = getattr(import_module(f"{__name__}.{in_python}"), in_python)
    return command
