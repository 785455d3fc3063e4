"""The settings that the README shows are read as they stand, on the store that comes with the tool."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT


def test_the_settings_of_the_readme_are_right(
    run_here: RunHere, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = re.findall(
        r"<!-- settings of a check -->\n```yaml\ntimeline: 1\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL
    )
    monkeypatch.chdir(shipped)
    before = json.loads(run_here("check", "--format", "json").stdout)["findings"]
    settings = Path("data/timeline.yaml")
    settings.write_text(settings.read_text() + example)
    result = run_here("check", "--format", "json")
    after = json.loads(result.stdout)["findings"]
    assert {f["code"] for f in after} == {f["code"] for f in before} - {"TL602"}, "every pattern fits a file (TL006)"
    assert {f["severity"] for f in after if f["code"] == "TL305"} == {"warning"}
    assert result.exit_code == 0


def test_the_types_of_attributes_of_the_readme_compare_as_it_says(run_here: RunHere, tmp_path: Path) -> None:
    (example,) = re.findall(
        r"<!-- types of attributes -->\n```yaml\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL
    )
    (tmp_path / "data" / "claims").mkdir(parents=True)
    (tmp_path / "data" / "timeline.yaml").write_text(example)
    (tmp_path / "data" / "events.yaml").write_text("- {id: talks, title: Talks}\n")
    said = {"a": "{dead: '~400', term: P10Y/P15Y, place: Ukraine}", "b": "{dead: 420, term: P15Y, place: Bucha}"}
    for source, attributes in said.items():
        (tmp_path / "data" / "claims" / f"{source}.yaml").write_text(
            f"source: {{id: {source}, title: {source}, kind: article}}\n"
            f"claims:\n  - {{id: t, event: talks, attributes: {attributes}}}\n"
        )
    compared = json.loads(run_here("--store", str(tmp_path / "data"), "diff", "a", "b", "--format", "json").stdout)
    assert {row["key"]: row["verdict"] for row in compared["attributes"]} == {
        "dead": "refined-by",
        "term": "refined-by",
        "place": "refined-by",
    }
