"""What shells are told when somebody presses the key that completes: the real protocol of each."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import typer
from click.shell_completion import ShellComplete

from tests.conftest import ROOT, Result, RunTimeline
from timeline.cli.app import app
from timeline.cli.commands import command_named
from timeline.cli.completion import COMPLETED, complete_names

Complete = Callable[..., Result]
RESCUES = ["letter/rescue", "letter/rescue-as-mary-thinks"]
EXAMPLE = ROOT / "timeline/examples/titanic/data"


@pytest.fixture
def complete(run_timeline: RunTimeline) -> Complete:
    """Ask as bash does, in a process of its own."""

    def ask(typed: str, store: Path = EXAMPLE) -> Result:
        words = f"timeline {typed}"
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split(" ")) - 1)}
        return run_timeline(env={"_TIMELINE_COMPLETE": "complete_bash", "TIMELINE_STORE": str(store), **asked})

    return ask


def _offered(typed: str) -> list[str]:
    """What is offered for the last word, without a process for each question."""
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group)
    complete_names(group)
    *before, last = typed.split(" ")
    return [item.value for item in ShellComplete(group, {}, "timeline", "").get_completions(before, last)]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("show b", ["boats-lowered"]),
        ("show --source l", ["late-edition", "letter"]),
        ("show --tag s", ["ship", "signals"]),
        ("show --status und", ["undecided", "undated"]),
        ("diff i", ["inquiries"]),
        ("diff inquiries e", ["evening-paper"]),
        ("diff inquiries letter --only c", ["conflict"]),
        ("match letter i", ["inquiries"]),
        ("explain b6", ["b6178b"]),
        ("resolve b6178b --set-aside letter/re", RESCUES),
        ("sources ev", ["evening-paper"]),
        ("check --select TL40", ["TL401", "TL402"]),
        ("check --format j", ["json", "jsonl", "junit"]),
        ("export --format mar", ["markdown", "markwhen"]),
        ("export --audience p", ["public"]),
        ("import tree.ged --format g", ["gedcom"]),
        ("import tree.ged --kind r", ["record"]),
        ("rule TL30", ["TL301", "TL302", "TL303", "TL304", "TL305"]),
        ("schema c", ["claims", "card"]),
        ("--store data show istanbul-t", ["istanbul-talks"]),
        ("show no-such-", []),
    ],
)
def test_what_is_typed_is_completed(monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]) -> None:
    monkeypatch.setenv("TIMELINE_STORE", str(EXAMPLE))
    monkeypatch.chdir(ROOT)
    assert _offered(typed) == offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("show b", "boats-lowered"), ("explain b6", "b6178b"), ("diff inquiries ev", "evening-paper"), ("rep", "")],
)
def test_bash_is_told_so(complete: Complete, typed: str, offered: str) -> None:
    result = complete(typed)
    assert (result.stdout.strip(), result.stderr) == (offered, "")


def test_zsh_and_fish_are_told_what_a_name_stands_for(run_timeline: RunTimeline) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "timeline show coll", "TIMELINE_STORE": str(EXAMPLE)}
    zsh = run_timeline(env={"_TIMELINE_COMPLETE": "complete_zsh", **asked})
    assert '"collision":"The ship strikes an iceberg"' in zsh.stdout
    fish = run_timeline(env={"_TIMELINE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args", **asked})
    assert fish.stdout == "collision\tThe ship strikes an iceberg\n"


@pytest.mark.parametrize("content", [None, "\x00\xff", "- id: [\nclaims: {source: }"])
def test_a_broken_store_is_met_with_silence(complete: Complete, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "claims").mkdir()
        for name in ("timeline.yaml", "events.yaml", "claims/a.yaml", "baseline.yaml"):
            (tmp_path / name).write_text(content, encoding="latin-1")
    for typed in ("show ", "explain ", "resolve 1 --claim "):
        result = complete(typed, store=tmp_path if content is not None else tmp_path / "none")
        assert (result.stdout.strip(), result.stderr) == ("", "")


def test_nothing_that_a_store_holds_is_run_by_the_shell(run_timeline: RunTimeline, tmp_path: Path) -> None:
    hostile = r"""\$(touch owned) `touch owned` "; touch owned; ' \"$(touch owned) ((x)) <b> \x1b[31m"""
    (tmp_path / "events.yaml").write_text(f"- id: a\n  title: {hostile}\n  tags: [$(x), ok, `x`]\n", encoding="utf-8")
    for words, asked in (("show ", "complete_zsh"), ("show --tag ", "complete_zsh"), ("show ", "complete_fish")):
        env = {"_TIMELINE_COMPLETE": asked, "_TYPER_COMPLETE_ARGS": f"timeline {words}"}
        env |= {"TIMELINE_STORE": str(tmp_path), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        printed = run_timeline(env=env).stdout
        assert re.search(r"\b(a|ok)\b", printed)
        told = printed.removeprefix("_arguments '*: :((").rstrip().removesuffix("))'")
        assert not set(told) & set("$`();<>\x1b")
        assert "\\" not in told.replace(r"\\:", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_asks_the_tool(run_timeline: RunTimeline, shell: str) -> None:
    script = run_timeline(env={"_TIMELINE_COMPLETE": f"source_{shell}"}).stdout
    assert f"_TIMELINE_COMPLETE=complete_{shell}" in script


def test_bash_itself_completes_with_that_script(run_timeline: RunTimeline, tmp_path: Path) -> None:
    """The function of the script is called as bash calls it, with the words of a line; `timeline` is this one."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    script = run_timeline(env={"_TIMELINE_COMPLETE": "source_bash"}).stdout
    tool = tmp_path / "timeline"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n')
    tool.chmod(0o755)
    typed = f'COMP_WORDS=(timeline show re); COMP_CWORD=2; _timeline_completion "{tool}"; echo "${{COMPREPLY[@]}}"'
    environment = {**os.environ, "TIMELINE_STORE": str(EXAMPLE)}
    done = subprocess.run(
        [bash, "-c", script + typed], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("rescue\n", "")


def test_every_completed_parameter_is_one_of_a_command() -> None:
    for command, completed in COMPLETED.items():
        assert set(completed) <= set(command_named(command).__annotations__)
