"""What tests of the commands share: a command run in this process, on the shipped store, which is fast."""

import warnings
from collections.abc import Callable

import pytest

from tests.conftest import ROOT, Result
from timeline.cli.boundary import run

with warnings.catch_warnings():  # typer before 0.26 imports what click 8.5 is about to drop
    warnings.simplefilter("ignore", DeprecationWarning)
    import timeline.cli.app  # noqa: F401

RunHere = Callable[..., Result]


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    """Run `timeline` with arguments on the shipped store."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)

    def go(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(list(arguments))
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return go
