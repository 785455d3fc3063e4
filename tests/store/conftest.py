"""Small stores for tests: files written to a folder."""

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

WriteStore = Callable[..., Path]

SMALL: Mapping[str, str | bytes] = {
    "timeline.yaml": "timeline: 1\n",
    "events.yaml": """\
        - id: withdrawal
          title: The army leaves
        - id: announcement
          title: A drawdown is announced
        """,
    "claims/gazette.yaml": """\
        source: {id: gazette, title: The Gazette}
        claims:
          - id: left
            event: withdrawal
            when: 2022-03-30
        """,
}


@pytest.fixture
def write_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteStore:
    """Write the small store, with files added or replaced, to `data` in a new current folder."""
    monkeypatch.chdir(tmp_path)

    def write(changes: Mapping[str, str | bytes] | None = None) -> Path:
        folder = Path("data")
        for name, content in {**SMALL, **(changes or {})}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return folder

    return write
