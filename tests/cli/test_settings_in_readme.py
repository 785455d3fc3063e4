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
