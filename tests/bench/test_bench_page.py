"""The bench of the web page runs on a small one, where there is a Chromium."""

import sys

import pytest

from tests.bench import bench_page


def test_a_page_is_measured(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_page, "STEPS", 3)
    monkeypatch.setattr(sys, "argv", ["bench_page", "--events", "20"])
    bench_page.main()
    head, row = capsys.readouterr().out.splitlines()
    assert head.startswith("  events       MB")
    if row.startswith("no chromium"):
        pytest.skip(row)
    assert row.split()[0] == "20"
    assert len(row.split()) == 4 + 2 * len(bench_page.GESTURES)
