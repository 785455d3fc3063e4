"""Every command says what it does in one line, names its arguments, and gives examples that work."""

import shlex
import shutil
from pathlib import Path
from typing import get_type_hints

import pytest
from typer.models import ArgumentInfo

from tests.cli.conftest import RunHere
from tests.conftest import ROOT
from timeline.cli.commands import NAMES, command_named
from timeline.cli.examples import EXAMPLES, WHOLE_TOOL

NEED_FINGERPRINTS = ("explain", "resolve")  # fingerprints that the store may outlive
NEED_TERMINALS = ("browse",)
NOT_RUN = {*NEED_FINGERPRINTS, *NEED_TERMINALS}
TYPED = [typed for name, examples in EXAMPLES.items() if name not in NOT_RUN for typed, _ in examples]
TREE = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n0 @I1@ INDI\n1 NAME Ada /Weber/\n1 BIRT\n2 DATE 2 MAY 1871\n0 TRLR\n"


def test_the_tool_lists_every_command_in_a_whole_sentence(run_here: RunHere) -> None:
    shown = run_here("--help").stdout
    for name in NAMES:
        (line,) = [line for line in shown.splitlines() if line.startswith(f"  {name} ")]
        assert line.endswith(".")
        assert not line.endswith("...")
    assert "Exit codes: 0 clean, 1 findings, 2 cannot run, 3 a bug." in shown


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_examples_and_explains_its_arguments_once(run_here: RunHere, name: str) -> None:
    shown = run_here(name, "--help").stdout
    assert all(f"timeline {typed}" in shown for typed, _ in EXAMPLES[name])
    folded = " ".join(shown.split())
    assert all(folded.count(explained) == 1 for explained in _arguments(name))


def _arguments(name: str) -> list[str]:
    """How the positional arguments of a command are explained."""
    hints = get_type_hints(command_named(name), include_extras=True).values()
    infos = [info for hint in hints for info in getattr(hint, "__metadata__", ())]
    return [info.help for info in infos if isinstance(info, ArgumentInfo) and info.help]


@pytest.mark.parametrize("typed", [*(typed for typed, _ in WHOLE_TOOL), *TYPED])
def test_an_example_works(run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.txt"))
    shutil.copy(ROOT / "README.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dates.csv").write_text("title,date\nA meeting,25 March 2022\n")
    (tmp_path / "termine.csv").write_text("Was;Datum\nEin Treffen;03/04/2022\n")
    (tmp_path / "tree.ged").write_text(TREE)
    (tmp_path / "claims.jsonl").write_text('{"title": "A meeting", "when": "2022-03-25"}\n')
    if "import tables" in typed:  # what it needs is what another example writes
        pytest.importorskip("pyarrow", reason="pip install pyarrow")
        run_here("export", "--format", "parquet", "--output", "tables")
    assert run_here(*shlex.split(typed)).exit_code in (0, 1)
