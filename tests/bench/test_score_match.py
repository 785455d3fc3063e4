"""The scorer counts what is right, on sources small enough to count by hand."""

from pathlib import Path

from tests.bench.score_match import Counted, count, first_quote, hide, no_words, release_dates, release_words, score
from tests.reconciliation.stores import claim, store
from timeline.model.claim import Evidence


def test_rates_are_shares_in_percent() -> None:
    assert Counted(shared=4, suggested=2, right=1).rates.split() == ["50.0%", "25.0%"]
    assert Counted(shared=0, suggested=0, right=0).rates.split() == ["-", "-"]


def test_what_was_one_event_is_found_under_ids_that_say_nothing() -> None:
    words = {"talks": "negotiators meet in Istanbul", "bridge": "the old bridge burned down"}
    claims = [
        claim(f"{source}/{event}", event, "2022-03-29", evidence=Evidence(quote=quote))
        for source in "ab"
        for event, quote in words.items()
    ]
    made = store(*claims)
    one, other = (hide(made, source, first_quote) for source in "ab")
    assert not set(one.were) & set(other.were)
    assert set(one.were.values()) == set(words)
    assert count(one, other) == (Counted(shared=2, suggested=2, right=2), [])


def test_the_release_dates_are_read(tmp_path: Path) -> None:
    rows = [f"{source},ubuntu-{v}/release,20{v[:2]}-04-23" for source in ("one", "three") for v in ("20.04", "22.04")]
    (tmp_path / "claims.csv").write_text("\n".join(["source,event,date", *rows]) + "\n")
    releases = release_dates(tmp_path)
    assert [counts for _, counts, _ in score(releases, release_words, 0.6)] == [Counted(2, 2, 2)]
    assert [counts for _, counts, _ in score(releases, no_words, 0.6)] == [Counted(2, 2, 2)]
