"""What a person asked of an import."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Final

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.source import SourceKind

OF_ONE: Final = ("title", "author", "url")  # what cannot be the same of several sources


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """One import: the file, how to read it, of whom it is, and where its claims go."""

    path: Path
    source: str | None = None  # of rows that name none
    format_name: str | None = None  # None: as the file shows
    encoding: str | None = None
    day_first: bool | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)  # keys of `source:` in a claims file, to be written
    relies_on: tuple[str, ...] = ()  # ids; `SOURCE=ID` speaks of one of several sources
    into: Path | None = None  # the claims file; None: claims/SOURCE.yaml of the store
    dry_run: bool = False
    force: bool = False  # overwrite what was edited by hand
    data: bytes | None = None  # what to read, where it stands in no file; `path` is then only what to call it
    today: int = 0  # civil day: what is dated later is a plan, where no publication is known

    def check_for(self, sources: tuple[str, ...]) -> None:
        """Raise UsageError where something was asked that several sources cannot share."""
        if len(sources) > 1:
            for name in OF_ONE:
                if self.about.get(name):
                    listed = ", ".join(sources)
                    told = f"--{name} is of one source, and the file has {len(sources)}: {listed}"
                    raise UsageError(told, f"Leave out --{name}; say it in claims/SOURCE.yaml.")
            if self.into is not None:
                raise UsageError(f"--into names one file, and there are {len(sources)} sources", "Leave it out.")
        for each in self.relies_on:
            named = each.partition("=")[0] if "=" in each else None
            if named is not None and named not in sources:
                raise UsageError(f"--relies-on {each}: the file has no source {named}", f"It has {', '.join(sources)}.")

    def relied_on_by(self, source: str) -> list[str]:
        """Return the sources that one repeats, as it was said."""
        pairs = [each.rpartition("=") for each in self.relies_on]
        return [other for named, _, other in pairs if named in ("", source) and other != source]


def source_kind(text: str | None) -> str | None:
    """Return a kind of source as it was asked for. Raises UsageError: there is none such."""
    kinds = [kind.value for kind in SourceKind]
    if text is not None and text not in kinds:
        raise UsageError(f"--kind {text}: no such kind of source", f"Write one of {', '.join(kinds)}.")
    return text
