"""What tests of `timeline import` share: a folder with a new store, where the command is run on a text."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Result
from timeline.api.reading import load
from timeline.model.claim import Claim


class Import:
    """Runs `timeline import` on a table in the folder."""

    def __init__(self, run_here: Callable[..., Result], folder: Path) -> None:
        self._run_here = run_here
        self._folder = folder

    def __call__(self, text: str | bytes, *options: str, name: str = "t.csv", source: str | None = "press") -> Result:
        content = text.encode("utf-8") if isinstance(text, str) else text
        (self._folder / name).write_bytes(content)
        return self._run_here("import", name, *(("--source", source) if source else ()), *options)

    def report(self, text: str | bytes, *options: str, name: str = "t.csv", source: str | None = "press") -> Any:
        """Run it, and return its report."""
        return json.loads(self(text, *options, "--report", "json", name=name, source=source).stdout)

    def claims(self) -> list[Claim]:
        """The claims of the store."""
        return list(load(self._folder / "data").claims.values())


def dates(claims: list[Claim]) -> list[str | None]:
    """The date of each claim as it is written."""
    return [claim.when.text if claim.when else None for claim in claims]


def refused(report: Any) -> list[tuple[int | None, str | None]]:
    """Line and column of what was refused."""
    return [(each["line"], each["column"]) for each in report["remarks"] if each["kind"] == "refused"]


def texts(report: Any, kind: str) -> str:
    """What was told of a kind."""
    return "\n".join(each["text"] for each in report["remarks"] if each["kind"] == kind)
