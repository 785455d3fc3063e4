"""`--help-all` and `--man`: the whole help, which is that of the commands and nothing else."""

import re
import shutil
import subprocess

import pytest

from tests.cli.conftest import RunHere
from timeline.cli.commands import NAMES


def test_all_help_is_the_help_of_the_tool_and_of_each_command(run_here: RunHere) -> None:
    parts = [run_here("--help").stdout, *(run_here(name, "--help").stdout for name in NAMES)]
    assert run_here("--help-all").stdout == "\n\n".join(part.strip("\n") for part in parts) + "\n"


def test_the_manual_page_is_the_same_help(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
    page = run_here("--man")
    assert (page.exit_code, page.stderr) == (0, "")
    assert page.stdout.startswith(".TH TIMELINE 1 ")
    written = page.stdout.replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")
    monkeypatch.setenv("COLUMNS", "74")
    for name in NAMES:
        helped = run_here(name, "--help").stdout.strip("\n")
        assert f".SS timeline {name}\n.nf\n{helped}\n.fi\n" in written
    assert ".SH EXIT STATUS" in written


def test_man_has_nothing_to_say_against_the_page(run_here: RunHere) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not installed")
    page = run_here("--man").stdout
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "-rLL=80n"], input=page, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "timeline resolve" in done.stdout
    assert "EXIT STATUS" in re.sub(r".\x08", "", done.stdout)  # bold is printed twice
