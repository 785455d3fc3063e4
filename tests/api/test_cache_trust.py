"""The cache beside a store is never trusted and never an error: the answer is the one of a check without it."""

import errno
import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

import pytest

from timeline.api.large import after_edit, cache_key, keeping
from timeline.api.large.asked import Asked
from timeline.api.large.by_parts import check_by_parts
from timeline.api.large.cached import check_listed, check_with_cache
from timeline.api.large.listing import Listing
from timeline.store.cache import FOLDER, Writing, cache_path

CLAIM = "  - id: {id}\n    event: {event}\n    when: {when}\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two sources that date three events; one of them differently."""
    folder = tmp_path / "data"
    (folder / "claims").mkdir(parents=True)
    (folder / "timeline.yaml").write_text("timeline: 1\n")
    (folder / "events.yaml").write_text("".join(f"- id: {name}\n  title: Event {name}\n" for name in "abc"))
    for source, day in (("gazette", "2022-03-29"), ("herald", "2022-03-30")):
        claims = "".join(CLAIM.format(id=name, event=name, when=day if name == "b" else "2022-03-01") for name in "abc")
        text = f"source:\n  id: {source}\n  title: The {source}\nclaims:\n{claims}"
        (folder / "claims" / f"{source}.yaml").write_text(text)
    return folder


def asked_of(store: Path, limit: int = 0) -> Asked:
    return Asked(folder=store, pays_from=0, limit=limit, today="2026-01-01")


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is worked out, rather than read from the cache: `anew` or `renewed`."""
    done: list[str] = []
    for module, name, word in ((keeping, "check_anew", "anew"), (after_edit, "check_renewed", "renewed")):
        monkeypatch.setattr(module, name, _noting(done, word, getattr(module, name)))
    return done


def _noting(done: list[str], word: str, work: Callable[..., Listing]) -> Callable[..., Listing]:
    def noted(*given: object) -> Listing:
        done.append(word)
        return work(*given)

    return noted


def test_a_second_check_reads_what_the_first_one_found(store: Path, works: list[str]) -> None:
    first = check_with_cache(asked_of(store))
    assert first is not None
    assert [told.code for told in first.told] == ["TL301"]
    assert check_with_cache(asked_of(store)) == first
    assert works == ["anew"]


def test_an_edit_is_checked_where_it_touches(store: Path, works: list[str]) -> None:
    check_with_cache(asked_of(store))
    path = store / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("claims:\n", f"claims:\n{CLAIM.format(id='x', event='c', when='2021')}"))
    listing = check_with_cache(asked_of(store))
    assert works == ["anew", "renewed"]
    assert listing == check_by_parts(asked_of(store))
    assert listing is not None
    places = [{told.line, *(other.line for other in told.others)} for told in listing.told]
    assert any(13 in lines for lines in places)  # where the claim that it was before stands now
    assert check_with_cache(asked_of(store)) == listing
    assert works == ["anew", "renewed"]


def test_a_fresh_clone_has_other_times_and_the_same_answer(store: Path, works: list[str]) -> None:
    first = check_with_cache(asked_of(store))
    for path in store.rglob("*.yaml"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    assert check_with_cache(asked_of(store)) == first
    assert works == ["anew"]


def test_a_file_of_the_same_size_and_time_written_in_the_same_moment_is_read(store: Path) -> None:
    check_with_cache(asked_of(store))
    path = store / "claims" / "herald.yaml"
    before = path.stat()
    path.write_text(path.read_text().replace("2022-03-30", "2022-03-29"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with closing(sqlite3.connect(cache_path(store))) as cache:  # as if it had been looked at in that moment
        stamp = cache.execute("SELECT looked_ns FROM files").fetchone()[0]
    if before.st_mtime_ns + 20_000_000 >= stamp:
        listing = check_with_cache(asked_of(store))
        assert listing is not None
        assert listing.told == ()


@pytest.mark.skipif(os.name == "nt", reason="this system does not say when a file was changed")
def test_a_file_with_the_size_and_the_time_of_another_is_read(store: Path) -> None:
    def at_one_time() -> None:  # as archives do that are the same whenever they are made
        for each in store.rglob("*.yaml"):
            os.utime(each, (1_000_000_000, 1_000_000_000.5))

    at_one_time()
    check_with_cache(asked_of(store))
    sleep(0.05)
    first = check_with_cache(asked_of(store))
    path = store / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("2022-03-30", "2022-03-29"))
    at_one_time()
    listing = check_with_cache(asked_of(store))
    assert first is not None
    assert listing is not None
    assert (len(first.told), len(listing.told)) == (1, 0)


def test_a_store_that_was_moved_has_the_same_answer(store: Path, works: list[str], tmp_path: Path) -> None:
    path = store / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("2022-03-01", "2022-03-02"))
    check_with_cache(asked_of(store, 1))
    moved = store.rename(tmp_path / "elsewhere")
    listing = check_with_cache(asked_of(moved, 1))
    assert listing == check_by_parts(asked_of(moved, 1))
    assert listing is not None
    assert listing.told[0].file == str(moved / "claims" / "herald.yaml")
    path = moved / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("when: 2022-03-02", "when: 2022-03-03"))
    assert check_with_cache(asked_of(moved, 2)) == check_by_parts(asked_of(moved, 2))
    assert works == ["anew", "renewed"]


def test_where_a_finding_says_the_path_a_moved_store_is_checked_anew(store: Path, works: list[str]) -> None:
    with TemporaryDirectory() as short:  # what is long is not said in full
        here = store.rename(Path(short) / "here")
        path = here / "claims" / "herald.yaml"
        path.write_text(path.read_text() + CLAIM.format(id="z", event=f'"{here}"', when="2022"))
        check_with_cache(asked_of(here))
        moved = here.rename(Path(short) / "elsewhere")
        assert check_with_cache(asked_of(moved)) == check_by_parts(asked_of(moved))
    assert works == ["anew", "anew"]


def _garbage(path: Path) -> None:
    path.write_bytes(b"no database " * 100)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE meta (name TEXT)")
        other.commit()


def _changed(sql: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as cache:
            cache.execute(sql)
            cache.commit()

    change.__name__ = sql
    return change


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))
    path.symlink_to(path.with_suffix(".elsewhere"))


DAMAGES = [
    _garbage,
    _truncated,
    _empty,
    _foreign,
    _folder,
    _link,
    _changed("UPDATE findings SET told = x'00'"),
    _changed("UPDATE findings SET line = line + 1"),
    _changed("DELETE FROM findings"),
    _changed("UPDATE meta SET value = x'0011223344556677' || '{}' WHERE name = 'sums'"),
    _changed("UPDATE files SET hash = x'00'"),
    _changed("DELETE FROM files"),
    _changed("CREATE TRIGGER t AFTER DELETE ON parts BEGIN DELETE FROM files; END"),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_cache_answers_nothing(store: Path, damage: Callable[[Path], None]) -> None:
    first = check_with_cache(asked_of(store))
    damage(cache_path(store))
    assert check_with_cache(asked_of(store)) == first
    path = store / "claims" / "gazette.yaml"
    path.write_text(path.read_text().replace("2022-03-29", "2022-03-30"))
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))


@pytest.mark.parametrize("sql", ["DELETE FROM parts", "DELETE FROM events", "UPDATE outlines SET value = x'00'"])
def test_what_an_edit_needs_and_is_damaged_is_made_anew(store: Path, works: list[str], sql: str) -> None:
    check_with_cache(asked_of(store))
    _changed(sql)(cache_path(store))
    path = store / "claims" / "gazette.yaml"
    path.write_text(path.read_text().replace("2022-03-29", "2022-03-30"))
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    assert works[-1] == "anew"


def test_another_version_of_the_code_begins_anew(
    store: Path, works: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check_with_cache(asked_of(store))
    monkeypatch.setattr(cache_key, "code_stamp", lambda: "other")
    check_with_cache(asked_of(store))
    assert works == ["anew"]  # installed anew, but the same
    monkeypatch.setattr(cache_key, "code_digest", lambda: "other")
    check_with_cache(asked_of(store))
    assert works == ["anew", "anew"]


def test_other_options_begin_anew(store: Path, works: list[str]) -> None:
    check_with_cache(asked_of(store))
    listing = check_with_cache(Asked(folder=store, pays_from=0, ignore=("TL3",), today="2026-01-01"))
    assert listing is not None
    assert (listing.told, listing.tally.ignored) == ((), 1)
    assert works == ["anew", "anew"]


def test_a_decision_that_expires_is_seen(store: Path, works: list[str]) -> None:
    first = check_with_cache(asked_of(store))
    assert first is not None
    decision = f"- fingerprint: {first.told[0].fingerprint}\n  action: accept\n  reason: known\n  by: me\n"
    decision += '  date: 2025-01-01\n  expires: 2026-06-01\n  claims: {gazette/b: "00000000", herald/b: "00000000"}\n'
    (store / "resolutions.yaml").write_text(decision)
    for day in ("2026-06-01", "2026-06-02"):
        asked = Asked(folder=store, pays_from=0, limit=0, today=day)
        assert check_with_cache(asked) == check_by_parts(asked)
    assert works == ["anew", "anew", "anew"]


def test_while_another_command_writes_the_answer_is_the_same(store: Path, works: list[str]) -> None:
    check_with_cache(asked_of(store))
    with closing(sqlite3.connect(cache_path(store), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    with closing(sqlite3.connect(cache_path(store), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        path = store / "claims" / "gazette.yaml"
        path.write_text(path.read_text().replace("2022-03-29", "2022-03-28"))
        assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    assert works[-2:] == ["renewed", "renewed"]


def test_a_folder_that_takes_no_cache_is_no_error(store: Path) -> None:
    (store / FOLDER).write_text("a file stands there")
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_on_a_disk_that_takes_nothing_is_checked_all_the_same(store: Path) -> None:
    store.chmod(0o500)
    try:
        assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
        assert not (store / FOLDER).exists()
    finally:
        store.chmod(0o700)


@pytest.mark.parametrize("refused", ["mkdir", "unlink", "write_text"])
def test_where_the_system_refuses_to_write_the_answer_is_the_same(
    store: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, refused, refuse)
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    assert not cache_path(store).exists()


def test_a_cache_that_can_only_be_read_still_answers(
    store: Path, works: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = check_with_cache(asked_of(store))
    connect = sqlite3.connect

    def read_only(path: Path, **given: Any) -> sqlite3.Connection:
        read: sqlite3.Connection = connect(f"file:{path}?mode=ro", uri=True, **given)
        return read

    monkeypatch.setattr(sqlite3, "connect", read_only)
    for path in store.rglob("*.yaml"):
        os.utime(path, (1_500_000_000, 1_500_000_000))
    assert check_with_cache(asked_of(store)) == first
    path = store / "claims" / "gazette.yaml"
    path.write_text(path.read_text().replace("2022-03-29", "2022-03-28"))
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    assert works == ["anew", "renewed"]


def test_the_cache_is_not_written_through_a_link(store: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (store / FOLDER).symlink_to(elsewhere)
    check_with_cache(asked_of(store))
    assert list(elsewhere.iterdir()) == []


def test_git_sees_nothing_of_it(store: Path) -> None:
    subprocess.run(["git", "init", "-q", str(store)], check=True)
    check_with_cache(asked_of(store))
    told = subprocess.run(
        ["git", "-C", str(store), "status", "--porcelain"], check=True, capture_output=True, text=True
    )
    assert FOLDER not in told.stdout
    assert cache_path(store).exists()


@pytest.mark.parametrize("way", ["option", "variable"])
def test_without_the_cache_none_is_written(store: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "variable":
        monkeypatch.setenv("TIMELINE_NO_CACHE", "1")
    assert check_listed(asked_of(store), cache=way == "variable") == check_by_parts(asked_of(store))
    assert not cache_path(store).exists()


def test_what_was_only_counted_is_told_when_it_is_listed(store: Path, works: list[str]) -> None:
    path = store / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("2022-03-01", "2022-03-02"))
    check_with_cache(asked_of(store, 1))
    with closing(sqlite3.connect(cache_path(store))) as cache:
        told = cache.execute("SELECT count(*) FROM findings WHERE length(told) > 20").fetchone()[0]
    assert told == 1
    assert check_with_cache(asked_of(store, 2)) == check_by_parts(asked_of(store, 2))  # more are asked for
    gazette = store / "claims" / "gazette.yaml"
    gazette.write_text(gazette.read_text().replace("when: 2022-03-01", "when: 2022-03-02"))
    assert check_with_cache(asked_of(store, 1)) == check_by_parts(asked_of(store, 1))  # what came first is gone
    assert works == ["anew", "renewed", "renewed"]


def test_two_processes_tell_the_first_findings_too(store: Path) -> None:
    path = store / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("2022-03-01", "2022-03-02"))
    one, two = (check_by_parts(replace(asked_of(store, 2), processes=processes)) for processes in (1, 2))
    assert one == two
    assert one is not None
    assert len(one.told) == 2


def test_the_first_findings_are_listed(store: Path) -> None:
    path = store / "claims" / "herald.yaml"
    path.write_text(path.read_text().replace("2022-03-01", "2022-03-02"))
    every = check_with_cache(asked_of(store))
    assert every is not None
    for limit in (1, 2):
        for listing in (check_with_cache(asked_of(store, limit)), check_by_parts(asked_of(store, limit))):
            assert listing is not None
            assert (listing.told, listing.more) == (every.told[:limit], 3 - limit)
            assert listing.tally == every.tally


def test_of_a_check_that_is_broken_off_nothing_is_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_with_cache(asked_of(store))
    kept = cache_path(store).read_bytes()

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.api.large.by_parts.whole_result", stop)
    with pytest.raises(KeyboardInterrupt):
        check_with_cache(replace(asked_of(store), ignore=("TL6",)))
    assert cache_path(store).read_bytes() == kept
    assert sorted(path.name for path in cache_path(store).parent.iterdir()) == [".gitignore", cache_path(store).name]


@pytest.mark.parametrize("refused", ["outlines", "rows", "meta"])
def test_where_writing_fails_midway_the_old_cache_stays(
    store: Path, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_with_cache(asked_of(store))
    kept = cache_path(store).read_bytes()

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Writing, refused, refuse)
    (store / "timeline.yaml").write_text("timeline: 1\ntitle: Another\n")
    assert check_with_cache(asked_of(store)) == check_by_parts(asked_of(store))
    assert cache_path(store).read_bytes() == kept
    assert len(list(cache_path(store).parent.iterdir())) == 2


def test_a_store_without_a_known_event_has_a_cache_too(store: Path, works: list[str]) -> None:
    (store / "events.yaml").write_text("")
    first = check_with_cache(asked_of(store))
    assert first is not None
    assert first == check_by_parts(asked_of(store)) == check_with_cache(asked_of(store))
    assert works == ["anew"]
