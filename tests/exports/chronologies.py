"""Chronologies that exports are tried on, and the readers of others that read them back."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.exports.test_exports import HOSTILE_TEXTS
from tests.render.hand_made import RECONCILED, reconciliation_of, store_of, window
from timeline.api.reading import load, reconcile
from timeline.model.conflict import Window
from timeline.reconciliation.result import Reconciliation

READERS = Path(__file__).parent / "readers"


@cache
def shipped() -> Reconciliation:
    """The store that comes with the tool."""
    return reconcile(load(ROOT / "data"))


@cache
def by_the_minute() -> Reconciliation:
    """A store whose sources tell the hour."""
    return reconcile(load(ROOT / "tests" / "last_night"))


def dated(start: Window, end: Window | None = None) -> Reconciliation:
    """One event with these windows."""
    event = replace(RECONCILED[0], start=start, end=end or start, edtf=None)
    return reconciliation_of(events=(event,), conflicts=())


def hostile() -> Reconciliation:
    """An event a hostile title, all on one day; the store's title is hostile, too."""
    day = window("2022-03-29")
    made = tuple(
        replace(
            RECONCILED[0], event=replace(RECONCILED[0].event, id=f"e{n}", title=text, tags=(text,)), start=day, end=day
        )
        for n, text in enumerate(HOSTILE_TEXTS)
    )
    store = store_of(events=[each.event for each in made], title=" ".join(HOSTILE_TEXTS[:6]))
    return reconciliation_of(store=store, events=made, conflicts=())


def read_by(script: str, text: str) -> dict[str, Any]:
    """What a format's own reader, a package of npm, makes of a text; skips the test where it is not installed."""
    modules, node = os.environ.get("TIMELINE_NODE_MODULES"), shutil.which("node")
    if not modules or node is None:
        pytest.skip("TIMELINE_NODE_MODULES names no folder with @markwhen/parser, mermaid and jsdom from npm")
    command = [node, str(READERS / script), str(Path(modules).resolve())]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    read: dict[str, Any] = json.loads(done.stdout)
    return read
