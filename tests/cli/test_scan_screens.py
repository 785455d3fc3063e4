"""What `timeline scan` prints of a whole text, as it was last looked at and liked.

To look at it again after a change: TIMELINE_NEW_SCREENS=1 pytest tests/cli/test_scan_screens.py, then read the
difference.
"""

import os
from pathlib import Path

import pytest

from tests.conftest import RunTimeline

SCREENS = Path(__file__).parent.parent / "screens" / "scan"
ARTICLE = """\
The flood at Weir Lane

The river rose for three days before it came over the wall on Tuesday. At about 5 p.m. on 28 February the
pumps stopped; the following day the lane was under water. "We saw the same in the spring of 1947," said Ann Lee,
who was second on the scene, "and it took us four to five weeks to dry out."

The council had been warned a month earlier, in late January, and again the following week. Its committee meets
every Friday. The wall, finished on 03/04/1988, was to last until the 2040s; work on a new one begins next year.
In the days after the flood 1984 sandbags went to the lane, and by early March most families were home.
"""
SHOWN = {
    "scan-80": (80, {}, ()),
    "scan-120": (120, {}, ()),
    "ascii-80": (80, {"PYTHONIOENCODING": "ascii"}, ()),
    "card-80": (80, {}, ("--card", "--source", "echo")),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_scan_is_the_one_that_was_looked_at(run_timeline: RunTimeline, tmp_path: Path, name: str) -> None:
    (tmp_path / "flood.txt").write_text(ARTICLE, encoding="utf-8")
    columns, env, options = SHOWN[name]
    result = run_timeline(
        "scan", "flood.txt", "--published", "2008-03-08", *options, cwd=tmp_path, columns=columns, env=env
    )
    assert result.exit_code == 0
    golden = SCREENS / f"{name}.txt"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")
    assert result.stdout.isascii() or name != "ascii-80"
    if not options:
        assert max(map(len, result.stdout.splitlines())) <= columns
