"""Textual is an optional extra: without it there is nothing to test here."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="textual is not installed: pip install 'timeline-reconciler[browse]'")

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A store in which a and b date the talks differently: conflict 3535c0."""
    return Path(shutil.copytree(ROOT / "tests" / "cases" / "TL301" / "fails" / "data", tmp_path / "data"))


@pytest.fixture
def shipped_store() -> Path:
    """The store that comes with the tool; only to be looked at."""
    return ROOT / "data"
