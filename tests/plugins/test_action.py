"""The GitHub action: its steps, run in bash as the runner does, on what `actions/checkout` leaves of a pull request."""

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Result
from tests.plugins.scratch import COMPATIBLE, CONTRADICTING, NO_INDEX, Scratch, the_tool, with_store

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS = [step for step in STEPS if "run" in step]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
INSTALL = "Install timeline"


@dataclass
class Runner:
    """As much of GitHub's runner as a composite action of shell steps needs."""

    job: Scratch
    inputs: Mapping[str, str]
    github: Mapping[str, str]
    outputs: dict[str, str] = field(default_factory=dict)  # `step.name`

    def run(self) -> Result:
        """Run the steps until one fails, and return the last; installing is tried elsewhere."""
        result = Result(0, "", "")
        for step in SCRIPTS:
            if step["name"] != INSTALL and result.exit_code == 0:
                result = self.step(step)
        return result

    def step(self, step: Mapping[str, Any]) -> Result:
        """Run one step and keep its outputs."""
        written = self.job.folder.parent / "github-output"
        written.write_text("", encoding="utf-8")
        env = {name: self.evaluated(value) for name, value in step.get("env", {}).items()}
        script = self.job.folder.parent / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        always = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(written), "PYTHONPATH": str(ROOT)}
        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script))
        result = self.job.run(*shell, env={**always, **env})
        for line in written.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"{step['id']}.{name}"] = value
        return result

    def evaluated(self, text: str) -> str:
        """Replace `${{ a || b }}` by the first that is not empty."""
        return EXPRESSION.sub(lambda found: self._first(found[1].split("||")), text)

    def _first(self, names: list[str]) -> str:
        return next((value for name in names if (value := self._value(name.strip()))), "")

    def _value(self, name: str) -> str:
        context, _, rest = name.partition(".")
        if context == "inputs":
            return self.inputs.get(rest, str(ACTION["inputs"][rest]["default"]))
        if context == "github":
            return self.github.get(rest, "")
        assert context == "steps"
        return self.outputs.get(rest.replace(".outputs.", "."), "")


@pytest.fixture
def origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """The repository of a pull request from `report` to `main`; `python` is this one."""
    monkeypatch.setenv("PATH", str(python_here(tmp_path)), prepend=":")
    return with_store(tmp_path / "origin")


def python_here(folder: Path, more: str = "") -> Path:
    """Return a folder whose `python` is the one that runs the tests, with more arguments."""
    command = folder / "bin" / "python"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@" {more}\n', encoding="utf-8")
    command.chmod(0o755)
    return command.parent


def pull_request(origin: Scratch, folder: Path, depth: int = 1, **inputs: str) -> Runner:
    """Check out what GitHub tests: a merge of the branch into `main`, shallow, detached."""
    origin.git("checkout", "-q", "-B", "merged", "main")
    origin.git("merge", "-q", "--no-ff", "-m", "Merge", "report")
    origin.git("update-ref", "refs/pull/1/merge", "HEAD")
    origin.git("checkout", "-q", "report")
    origin.git("branch", "-q", "-D", "merged")
    folder.mkdir()
    job = Scratch(folder)
    job.git("init", "-q")
    job.git("remote", "add", "origin", origin.folder.as_uri())
    shallow = [f"--depth={depth}"] if depth else []
    job.git("fetch", "-q", "--no-tags", *shallow, "origin", "+refs/pull/1/merge:refs/remotes/pull/1/merge")
    job.git("checkout", "-q", "--detach", "refs/remotes/pull/1/merge")
    return Runner(job, inputs, {"base_ref": "main", "action_path": str(ROOT)})


@pytest.mark.parametrize("depth", [1, 2, 0])
def test_a_claim_that_contradicts_fails_at_its_line(origin: Scratch, tmp_path: Path, depth: int) -> None:
    origin.claim(CONTRADICTING)
    origin.commit("a report")
    runner = pull_request(origin, tmp_path / "job", depth)
    result = runner.run()
    assert result.exit_code == 1, result.stderr
    assert "file=data/claims/report.yaml,line=5" in result.stdout
    assert result.stdout.count("TL301") >= 1
    assert runner.outputs["check.exit-code"] == "1"


def test_a_compatible_claim_passes(origin: Scratch, tmp_path: Path) -> None:
    origin.claim(COMPATIBLE)
    origin.commit("a report")
    runner = pull_request(origin, tmp_path / "job")
    result = runner.run()
    assert (result.exit_code, runner.outputs["check.exit-code"]) == (0, "0"), result.stdout + result.stderr


def test_what_main_holds_is_known_and_history_is_fetched_as_deep_as_needed(origin: Scratch, tmp_path: Path) -> None:
    """The branch left `main` long ago: the merge base is not among the last commits."""
    origin.claim(CONTRADICTING)
    origin.git("checkout", "-q", "main")
    origin.commit("it was so before")
    origin.git("checkout", "-q", "-B", "report")
    for number in range(3):
        origin.commit(f"work {number}")
    origin.git("checkout", "-q", "main")
    for number in range(3):
        origin.commit(f"main goes on {number}")
    runner = Runner(origin.clone(tmp_path / "job", "--depth=1", "--branch=report"), {}, {"base_ref": "main"})
    assert runner.job.run("git", "rev-list", "--count", "HEAD").stdout == "1\n"
    result = runner.run()
    assert result.exit_code == 0, result.stdout + result.stderr


def test_without_a_pull_request_all_that_is_not_in_the_baseline_is_new(origin: Scratch, tmp_path: Path) -> None:
    origin.claim(CONTRADICTING)
    origin.commit("a report")
    runner = Runner(origin.clone(tmp_path / "job", "--branch=report"), {}, {})
    assert runner.run().exit_code == 1
    assert "base.revision" not in runner.outputs


def test_inputs_are_passed_on(origin: Scratch, tmp_path: Path) -> None:
    origin.claim(CONTRADICTING)
    origin.git("mv", "data", "my store")
    origin.commit("a report")
    inputs = {
        "store": "my store",
        "base": "main",
        "fail-on": "never",
        "sarif-file": "a report.sarif",
        "args": "--select\nTL3\n\n--output\njson=found.json\n",
    }
    runner = Runner(origin.clone(tmp_path / "job", "--branch=report"), inputs, {})
    result = runner.run()
    assert result.exit_code == 0, result.stdout + result.stderr
    sarif = json.loads((runner.job.folder / "a report.sarif").read_text(encoding="utf-8"))
    assert sarif["version"] == "2.1.0"
    assert (runner.job.folder / "found.json").is_file()
    assert runner.evaluated(ACTION["outputs"]["sarif-file"]["value"]) == "a report.sarif"


@pytest.mark.parametrize("name", ["store", "base", "fail-on", "sarif-file", "args"])
def test_an_input_is_never_run(origin: Scratch, tmp_path: Path, name: str) -> None:
    """What would be a command in a script is a strange value in a variable."""
    origin.commit("nothing")
    wicked = '$(touch harm)"; touch harm; `touch harm` #'
    runner = Runner(origin.clone(tmp_path / "job", "--branch=report"), {name: wicked}, {})
    assert runner.run().exit_code != 0 or name == "sarif-file"
    assert not (runner.job.folder / "harm").exists()


@pytest.mark.parametrize("module", ["timeline", "pip", "yaml"])
def test_code_of_the_pull_request_is_never_run(origin: Scratch, tmp_path: Path, module: str) -> None:
    origin.write(f"{module}.py", "open('harm', 'w').close()\n")
    origin.commit("a module of the same name")
    runner = Runner(origin.clone(tmp_path / "job", "--branch=report"), {}, {"action_path": str(tmp_path / "no-action")})
    for step in SCRIPTS:
        runner.step(step)
    assert runner.outputs["check.exit-code"] == "0"
    assert not (runner.job.folder / "harm").exists()


def test_no_script_has_an_expression_in_it() -> None:
    assert SCRIPTS
    for step in SCRIPTS:
        assert "${{" not in step["run"], step["name"]
        assert step["shell"] == "bash"


def test_the_scripts_use_every_variable_and_the_steps_every_input() -> None:
    for step in SCRIPTS:
        for variable in step.get("env", {}):
            assert f"${variable}" in step["run"], variable
    told = json.dumps(STEPS)
    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in told, name


def test_every_input_is_explained_and_has_a_default() -> None:
    assert set(ACTION["inputs"]) == {"store", "base", "fail-on", "sarif-file", "args", "python-version"}
    assert all(given["description"] and isinstance(given["default"], str) for given in ACTION["inputs"].values())
    assert ACTION["runs"]["using"] == "composite"


def test_the_workflow_of_the_readme_uses_inputs_that_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- github workflow -->\n```yaml\n(.*?)```", text, re.DOTALL)
    steps = yaml.safe_load(block)["jobs"]["timeline"]["steps"]
    (own,) = [step for step in steps if step["uses"].startswith("OWNER/timeline@")]
    assert set(own["with"]) <= set(ACTION["inputs"])
    (upload,) = [step for step in steps if "upload-sarif" in step["uses"]]
    assert upload["with"]["sarif_file"] == own["with"]["sarif-file"]


def test_it_installs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into a folder, and without its dependencies, which are here."""
    tool = the_tool(tmp_path / "tool with a space")
    elsewhere = f'--no-deps --target "{tmp_path / "installed"}"'
    monkeypatch.setenv("PATH", str(python_here(tmp_path, elsewhere)), prepend=":")
    (install,) = [step for step in SCRIPTS if step["name"] == INSTALL]
    result = Runner(tool, {}, {"action_path": str(tool.folder)}).step(install)
    if result.exit_code and NO_INDEX.search(result.stderr):
        pytest.skip("pip has no index here to build from")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "installed" / "timeline" / "__main__.py").is_file()
