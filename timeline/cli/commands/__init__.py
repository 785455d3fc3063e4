"""The commands, one module each, in the order of `--help`: by what one does with them."""

from collections.abc import Callable
from typing import Any

from timeline.cli.commands.browse import browse
from timeline.cli.commands.check import check
from timeline.cli.commands.date import date
from timeline.cli.commands.diff import diff
from timeline.cli.commands.explain import explain
from timeline.cli.commands.export import export
from timeline.cli.commands.extract import extract
from timeline.cli.commands.import_ import import_
from timeline.cli.commands.init import init
from timeline.cli.commands.match import match
from timeline.cli.commands.reconcile import reconcile
from timeline.cli.commands.resolve import resolve
from timeline.cli.commands.rule import rule
from timeline.cli.commands.scan import scan
from timeline.cli.commands.schema import schema
from timeline.cli.commands.show import show
from timeline.cli.commands.sources import sources

COMMANDS: tuple[Callable[..., Any], ...] = (
    show,  # look
    browse,
    reconcile,
    sources,
    diff,  # compare
    match,
    check,  # judge
    explain,
    resolve,
    init,  # fill
    import_,
    extract,
    scan,
    export,  # publish
    date,  # look up
    rule,
    schema,
)
