"""The scorer counts as TempEval-3 does, on a document small enough to count by hand."""

import json
from pathlib import Path

import pytest

from tests.bench.score_scan import Marked, Score, align, score
from tests.plain_scanner import plain_scan

DAY = Marked(0, 10, "DATE", "2022-03-28")


def test_each_expression_is_paired_once_and_the_same_words_first() -> None:
    longer, inside = Marked(0, 20, "DATE", "2022"), Marked(12, 18, "DATE", "2022")
    assert align([DAY, longer], [longer]) == [(longer, longer)]
    assert align([longer], [DAY, inside]) == [(longer, DAY)]
    assert align([DAY], [Marked(10, 12, "DATE", "2022")]) == []


def test_rates_and_errors_are_counted() -> None:
    result = Score()
    wanted = [DAY, Marked(20, 30, "DATE", "2022-03-29"), Marked(40, 45, "SET", "P1D")]
    found = [DAY, Marked(22, 30, "TIME", "2022-03-29"), Marked(50, 55, "DATE", "2022"), Marked(60, 65, "DATE", "2022")]
    result.add("x" * 70, wanted, found)
    rates = [result.f1(right) for right in (result.strict, result.pairs, result.types, result.values)]
    assert rates == pytest.approx([200 / 7, 400 / 7, 200 / 7, 400 / 7])
    kinds = {kind: sum(n for (of, _), n in result.errors.items() if of == kind) for kind, _ in result.errors}
    assert kinds == {"missed": 1, "false": 2, "span": 1, "type": 1}


def test_a_corpus_is_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.scan", plain_scan, raising=False)
    timex = [[4, 14, "DATE", "2022-03-28"], [16, 25, "DURATION", "P2W"]]
    document = {"id": "a", "published": "", "text": "On: 2022-03-28, two weeks", "timex": timex}
    (tmp_path / "made.jsonl").write_text(json.dumps(document) + "\n")
    result = score(tmp_path / "made.jsonl")
    assert (result.documents, result.wanted, result.found, result.strict, result.values) == (1, 2, 2, 2, 2)
    assert not result.errors
