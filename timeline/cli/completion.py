"""What a shell completes: ids, fingerprints and tags of the store, and the names of formats, codes and statuses.

The tool is run for each press of the key, so ids are read without YAML (timeline.store.names), and a store that is
broken or not there offers nothing and says nothing. `timeline --install-completion` sets it up.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from timeline.cli.export_formats import PURPOSES
from timeline.model.codes import CODES
from timeline.store.names import (
    Name,
    claim_names,
    claims_bytes,
    decided_fingerprints,
    event_names,
    source_names,
    tag_names,
)

MAX_OFFERED: Final = 500  # more than anybody reads
MAX_RECONCILED_BYTES: Final = 512 * 1024  # of claims: in larger stores only conflicts that are on record are offered
MAX_TOLD: Final = 60  # characters of what is said beside a name

# Shells evaluate what they are offered (zsh does so twice), and a store may be anybody's.
_HARMLESS_NAME: Final = re.compile(r"[\w./-]+")
_HARMFUL: Final = re.compile(r"[^\w .,:+-]")

Names = Callable[[Path], Iterable[Name]]  # of the store in a folder; what the tool itself knows ignores it


class OneOf(click.types.StringParamType):
    """Any text, of which some is known."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Return what begins as typed; nothing, and no word of it, where the store cannot be read."""
        found: list[CompletionItem] = []
        with suppress(Exception):  # a message would stand in the middle of what somebody types
            fitting = (one for one in self.names(_store_folder(ctx)) if one.name.startswith(incomplete))
            harmless = (one for one in fitting if _HARMLESS_NAME.fullmatch(one.name))
            found.extend(CompletionItem(one.name, help=_beside(one)) for one in islice(harmless, MAX_OFFERED))
        return found


def _beside(name: Name) -> str | None:
    """What a shell may show beside a name: plain words."""
    return _HARMFUL.sub("", name.told)[:MAX_TOLD] or None


def _store_folder(context: click.Context) -> Path:
    typed = context.find_root().params.get("store")
    return Path(typed or os.environ.get("TIMELINE_STORE") or "data")


def _fingerprints(folder: Path) -> Iterator[Name]:
    """Yield the conflicts of a store, as short as screens name them; of a large store those on record."""
    if claims_bytes(folder) > MAX_RECONCILED_BYTES:
        yield from decided_fingerprints(folder)
        return
    from timeline.api.reading import load, reconcile
    from timeline.checks import conflict_findings
    from timeline.reconciliation.voices import short_fingerprints

    findings = conflict_findings(reconcile(load(folder)))
    short = short_fingerprints([finding.fingerprint for finding in findings if finding.fingerprint])
    yield from (Name(short[one.fingerprint], one.message) for one in findings if one.fingerprint)


def _events_and_fingerprints(folder: Path) -> Iterator[Name]:
    yield from event_names(folder)
    yield from _fingerprints(folder)


def _codes(_: Path) -> Iterator[Name]:
    yield from (Name(code, told) for code, told in CODES.items())


def _statuses(_: Path) -> Iterator[Name]:
    from timeline.reconciliation.result import Status

    yield from (Name(status.value) for status in Status)


def _verdicts(_: Path) -> Iterator[Name]:
    from timeline.reconciliation.verdict import Verdict

    yield from (Name(verdict.value) for verdict in Verdict)


def _export_formats(_: Path) -> Iterator[Name]:
    yield from (Name(name, purpose) for name, purpose in PURPOSES)


def _report_formats(_: Path) -> Iterator[Name]:
    from timeline.reports.formats import FORMATS

    yield from (Name(each.name) for each in FORMATS)


def _import_formats(_: Path) -> Iterator[Name]:
    from timeline.extraction.importing.formats import BY_NAME

    yield from (Name(name) for name in BY_NAME)


def _schemas(_: Path) -> Iterator[Name]:
    from timeline.store.json_schema import SCHEMA_NAMES

    yield from (Name(name) for name in SCHEMA_NAMES)


def _source_kinds(_: Path) -> Iterator[Name]:
    from timeline.model.source import SourceKind

    yield from (Name(kind.value) for kind in SourceKind)


COMPLETED: Final[Mapping[str, Mapping[str, Names]]] = {  # by command and parameter
    "show": {
        "event": event_names,
        "follow": event_names,
        "source": source_names,
        "tag": tag_names,
        "status": _statuses,
    },
    "browse": {"at": _events_and_fingerprints},
    "diff": {"sides": source_names, "only": _verdicts},
    "match": {"names": source_names, "undo": event_names},
    "explain": {"fingerprint": _fingerprints},
    "check": {"select": _codes, "ignore": _codes, "format_": _report_formats},
    "resolve": {
        "fingerprint": _fingerprints,
        "set_aside": claim_names,
        "split": event_names,
        "claim": claim_names,
    },
    "export": {"format_": _export_formats},
    "import": {
        "source": source_names,
        "relies_on": source_names,
        "format_": _import_formats,
        "kind": _source_kinds,
    },
    "sources": {"source": source_names},
    "rule": {"code": _codes},
    "schema": {"name": _schemas},
}


def complete_names(group: click.Group) -> None:
    """Let the parameters of all commands complete what is known; for the one run in which a shell asks."""
    for command, completed in COMPLETED.items():
        for parameter in group.commands[command].params:
            if parameter.name in completed:
                parameter.type = OneOf(completed[parameter.name])
