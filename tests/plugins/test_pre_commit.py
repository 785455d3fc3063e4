"""The pre-commit hook, for real: pre-commit installs it from a repository, and refuses a commit that contradicts."""

import re
import sys

import pytest
import yaml

from tests.conftest import ROOT
from tests.plugins.scratch import COMPATIBLE, CONTRADICTING, NO_INDEX, Scratch, the_tool, with_store

PRE_COMMIT = (sys.executable, "-m", "pre_commit")
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

pytest.importorskip("pre_commit")


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A repository with a store, and the hooks of this one installed in it."""
    folder = tmp_path_factory.mktemp("hooks")
    tool = the_tool(folder / "tool")
    news = with_store(folder / "news")
    news = Scratch(news.folder, {"PRE_COMMIT_HOME": str(folder / "home")})
    used = [{"id": hook["id"]} for hook in HOOKS]
    repo = {"repo": str(tool.folder), "rev": tool.git("rev-parse", "HEAD"), "hooks": used}
    news.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [repo]}))
    news.commit("hooks")
    made = news.run(*PRE_COMMIT, "install", "--install-hooks")
    if made.exit_code and NO_INDEX.search(made.stdout + made.stderr):
        pytest.skip("pip has no index here to install the hook's environment from")
    assert made.exit_code == 0, made.stdout + made.stderr
    return news


def test_a_commit_that_contradicts_is_refused_and_a_compatible_one_is_not(hooked: Scratch) -> None:
    hooked.claim(CONTRADICTING)
    hooked.git("add", "-A")
    refused = hooked.run("git", "commit", "-m", "a report")
    assert refused.exit_code == 1
    said = refused.stdout + refused.stderr
    assert re.search(r"^timeline check\.+Failed$", said, re.MULTILINE)
    assert re.search(r"^data/claims/(a|report)\.yaml:5:\d+: TL301 contradiction, new: 7 days apart", said, re.MULTILINE)
    hooked.claim(COMPATIBLE)
    hooked.git("add", "-A")
    passed = hooked.run("git", "commit", "-m", "a report")
    assert passed.exit_code == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stderr


def test_a_commit_of_something_else_is_not_checked(hooked: Scratch) -> None:
    hooked.write("notes.txt", "nothing of the store\n")
    hooked.git("add", "-A")
    skipped = hooked.run("git", "commit", "-m", "notes")
    assert re.search(r"^timeline check\.+\(no files to check\)Skipped$", skipped.stderr, re.MULTILINE)


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("data/timeline.yaml", True),
        ("data/claims/a.yaml", True),
        ("data/events/1917.yml", True),
        ("seeds/a.yaml", True),
        ("news/data/events.yaml", True),
        ("metadata/a.yaml", False),
        ("data/report.json", False),
        ("docs/a.yaml", False),
    ],
)
def test_stores_and_cards_alone_are_looked_at(path: str, is_checked: bool) -> None:
    for hook in HOOKS:
        assert bool(re.search(hook["files"], path)) is is_checked


def test_the_whole_store_is_checked_once() -> None:
    assert [hook["id"] for hook in HOOKS] == ["timeline-check", "timeline-extract-check"]
    assert all(hook["pass_filenames"] is False and hook["require_serial"] is True for hook in HOOKS)


def test_the_hooks_of_the_readme_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- pre-commit configuration -->\n```yaml\n(.*?)```", text, re.DOTALL)
    (repo,) = yaml.safe_load(block)["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in HOOKS]
