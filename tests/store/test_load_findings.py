"""Every message about wrong data: its exact words, line and column, and that it hides no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.model.finding import Finding, Severity
from timeline.store.load import load_store

WriteStore = Callable[..., Path]

EDTF_HELP = (
    "write 2022-03-30, 2022-03, [2022-03-29..2022-03-31] for one day between, or 2022-03-29/2022-03-31 for from-to"
)
DURATION_HELP = "write P1D for one day, P3W, P2D/P5D for a range, PT3H for hours"
EVENT_KEYS = "`id`, `title`, `part_of`, `instant`, `tags`, `note`"


def one(write_store: WriteStore, changes: dict[str, str | bytes]) -> Finding:
    """Return the one finding of the small store with these changes; whatever else it says must still be there."""
    store = load_store(write_store(changes))
    (found,) = store.findings
    assert found.severity is Severity.ERROR
    assert store.unread >= 1
    return found


def place(found: Finding) -> tuple[str, int, int]:
    return (found.code, found.location.line, found.location.column)


CLAIM_CASES = [
    ("evnet: withdrawal", ("TL002", 6, 5), "unknown key `evnet`; did you mean `event`?"),
    ("event: withdrawal\n    zzz: 1", ("TL002", 7, 5), "unknown key `zzz`; the keys here are `id`, `event`, `when`, "),
    ("when: 2022", ("TL003", 5, 5), "`event` is missing: the event that it speaks of"),
    ("event: ~", ("TL003", 6, 5), "`event` is empty: the event that it speaks of"),
    (
        "event: [withdrawal]",
        ("TL003", 6, 12),
        "`event` must be a single value, not a list or a mapping; put it in quotes",
    ),
    ("event: withdrawal\n    event: x", ("TL003", 7, 5), "`event` stands twice in one mapping; keep one"),
    ("event: withdrawal\n    basis: statd", ("TL003", 7, 12), "`basis` cannot be `statd`; did you mean `stated`?"),
    (
        "event: withdrawal\n    read: zz",
        ("TL003", 7, 11),
        "`read` cannot be `zz`; write one of exact, vague",
    ),
    (
        "event: withdrawal\n    weekday: 30 March",
        ("TL003", 7, 14),
        "`weekday` must be a day of the week such as Tuesday, not `30 March`",
    ),
    (
        "event: withdrawal\n    evidence: {quote: 1 2 3 4 5 6 7 8 9 10 11 12 13}",
        ("TL003", 7, 23),
        "`quote` has 13 words; shorten it to at most 12 in a row, verbatim",
    ),
    (
        "event: withdrawal\n    evidence: {quote: a, at: [9]}",
        ("TL003", 7, 30),
        "`at` must be two numbers, [start, end]",
    ),
    (
        "event: withdrawal\n    evidence: {quote: a, at: [9, 3]}",
        ("TL003", 7, 30),
        "`at` ends at 3, before it starts at 9; write [start, end]",
    ),
    (
        "event: withdrawal\n    evidence: {quote: a, at: [9, -3]}",
        ("TL003", 7, 34),
        "`at` must be a whole number from 0 up, not `-3`",
    ),
    (
        "event: withdrawal\n    evidence: March",
        ("TL003", 7, 15),
        "`evidence` must be a mapping with the keys `quote`, `at`",
    ),
    (
        "event: withdrawal\n    relations: after",
        ("TL003", 7, 16),
        "`relations` must be a list; begin each entry with `- `",
    ),
    ("event: withdrawal\n    attributes: [a]", ("TL003", 7, 17), "`attributes` must be a mapping of `key: value`"),
    ("event: withdrawal\n    attributes: {a: 1, a: 2}", ("TL003", 7, 24), "`attributes` has `a` twice; keep one"),
    (
        "event: withdrawal\n    when: 2022-02-30",
        ("TL004", 7, 11),
        f"`when` is not EDTF: `2022-02-30`: there is no 30 February in 2022; {EDTF_HELP}",
    ),
    (
        "event: withdrawal\n    start: 2022-03-01/2022-03-02",
        ("TL004", 7, 12),
        "`start` is one side of an event and cannot be an interval; write `when: 2022-03-01/2022-03-02`, or [a..b]",
    ),
    (
        "event: withdrawal\n    when:\n      - 2022",
        ("TL003", 8, 7),
        "`when` must be one date, not a list; put a set of dates in quotes: '[a,b]' or '{a,b}'",
    ),
    ("event: witdrawal", ("TL101", 6, 5), "unknown event `witdrawal`; did you mean `withdrawal`?"),
    ("event: zzz", ("TL101", 6, 5), "unknown event `zzz`; add it to the events, or correct the name"),
    (
        "id: Bad Id\n    event: withdrawal",
        ("TL003", 6, 5),
        "`id` stands twice in one mapping; keep one",
    ),
]


@pytest.mark.parametrize(("rest", "where", "message"), CLAIM_CASES, ids=[case[2] for case in CLAIM_CASES])
def test_a_wrong_claim_is_left_out_alone(
    write_store: WriteStore, rest: str, where: tuple[str, int, int], message: str
) -> None:
    first, last = "  - id: first\n    event: withdrawal\n", "  - id: last\n    event: withdrawal\n"
    text = f"source: gazette2\nclaims:\n{first}  - id: wrong\n    {rest}\n{last}"
    described = "source: {id: gazette2, title: T}\n"
    folder = write_store({"claims/a.yaml": text, "claims/b.yaml": described})
    found = one(write_store, {"claims/a.yaml": text, "claims/b.yaml": described})
    assert place(found) == where
    assert found.message == message or (message.endswith(", ") and found.message.startswith(message))
    assert list(load_store(folder).claims) == ["gazette2/first", "gazette2/last", "gazette/left"]


@pytest.mark.parametrize("bad", ["2022-03-31/2022-03-29", "March 30", "[2022-04..2022-03]", "2022-13", "1843-02-29"])
def test_what_is_not_edtf_says_why_and_what_to_write(write_store: WriteStore, bad: str) -> None:
    text = f'source: {{id: g, title: T}}\nclaims:\n  - id: c\n    event: withdrawal\n    when: "{bad}"\n'
    found = one(write_store, {"claims/a.yaml": text})
    assert (place(found), found.name) == (("TL004", 5, 11), "bad-date")
    assert found.message.startswith(f"`when` is not EDTF: `{bad}`: ")
    assert found.message.endswith(EDTF_HELP)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("30 March 2022", "2022-03-30"),
        ("March 30, 2022", "2022-03-30"),
        ("30-03-2022", "2022-03-30"),
        ("2022-03-30 17:15", "2022-03-30T17:15"),
        ("12/10/2022", "2022-10-12 (day first) or 2022-12-10 (month first)"),
    ],
)
def test_a_date_in_words_is_told_as_edtf(write_store: WriteStore, typed: str, meant: str) -> None:
    text = f'source: {{id: g, title: T}}\nclaims:\n  - id: c\n    event: withdrawal\n    when: "{typed}"\n'
    found = one(write_store, {"claims/a.yaml": text})
    assert found.message == f"`when` is not EDTF: `{typed}`; write {meant}"


@pytest.mark.parametrize("vague", ["early March 2022", "March 30", "the day before", "last Tuesday"])
def test_words_that_alone_give_no_exact_date_are_not_guessed(write_store: WriteStore, vague: str) -> None:
    text = f"source: {{id: g, title: T}}\nclaims:\n  - id: c\n    event: withdrawal\n    when: {vague}\n"
    assert one(write_store, {"claims/a.yaml": text}).message.endswith(EDTF_HELP)


def test_what_is_not_a_duration(write_store: WriteStore) -> None:
    text = "source: {id: g, title: T}\nclaims:\n  - id: c\n    event: withdrawal\n    duration: 3 days\n"
    found = one(write_store, {"claims/a.yaml": text})
    assert place(found) == ("TL004", 5, 15)
    assert found.message.startswith("`duration` is not an ISO 8601 duration: `3 days`: ")
    assert found.message.endswith(DURATION_HELP)


RELATION_CASES = [
    ("{type: aftr, event: announcement}", ("TL003", 6, 16), "`type` cannot be `aftr`; did you mean `after`?"),
    ("{type: after}", ("TL003", 6, 9), "`event` is missing: the other event"),
    ("{type: after, event: anouncement}", ("TL101", 6, 9), "unknown event `anouncement`; did you mean `announcement`?"),
    (
        "{type: after, event: withdrawal}",
        ("TL103", 6, 9),
        "`withdrawal` stands in relation to itself; name another event",
    ),
    (
        "{type: during, event: announcement, gap: P1D}",
        ("TL003", 6, 45),
        "`gap` goes with `before` or `after` only, not with `during`",
    ),
    (
        "{type: before, event: announcement, within: P1D}",
        ("TL003", 6, 45),
        "`within` goes with `same_time` only, not with `before`",
    ),
    (
        "{type: meets, event: announcement, from: end}",
        ("TL003", 6, 44),
        "`from` goes with `before`, `after`, `same_day` or `same_time` only; `meets` names the sides: leave it out",
    ),
    (
        "{type: during, event: announcement, to: start}",
        ("TL003", 6, 45),
        "`to` goes with `before`, `after`, `same_day` or `same_time` only; `during` names the sides: leave it out",
    ),
    ("after announcement", ("TL003", 6, 9), "an entry of this list must be a mapping with the keys `type`, `event`, "),
]


@pytest.mark.parametrize(("relation", "where", "message"), RELATION_CASES, ids=[case[2] for case in RELATION_CASES])
def test_a_wrong_relation_is_left_out_alone(
    write_store: WriteStore, relation: str, where: tuple[str, int, int], message: str
) -> None:
    text = (
        "source: {id: g, title: T}\nclaims:\n  - id: c\n    event: withdrawal\n    relations:\n"
        f"      - {relation}\n      - {{type: during, event: announcement}}\n"
    )
    found = one(write_store, {"claims/a.yaml": text})
    assert place(found) == where
    assert found.message == message or (message.endswith(", ") and found.message.startswith(message))
    store = load_store(Path("data"))
    (kept,) = store.claims["g/c"].relations
    assert (kept.type, kept.location.line) == ("during", 7)
    assert store.claims["g/c"].location_of("relations[0]") == kept.location
    assert store.unread == 1


def test_a_wrong_attribute_is_left_out_alone(write_store: WriteStore) -> None:
    text = "source: {id: g, title: T}\nclaims:\n  - {id: c, event: withdrawal, attributes: {a: {b: c}, d: e}}\n"
    found = one(write_store, {"claims/a.yaml": text})
    assert (place(found), found.message) == (
        ("TL003", 3, 48),
        "`a` must be a single value, not a list or a mapping; put it in quotes",
    )
    assert [a.key for a in load_store(Path("data")).claims["g/c"].attributes] == ["d"]


SOURCE_CASES = [
    ("kind: artcle", ("TL003", 4, 9), "`kind` cannot be `artcle`; did you mean `article`?"),
    ("weight: 101", ("TL003", 4, 11), "`weight` must be a whole number from 0 to 100, not `101`"),
    ("weight: high", ("TL003", 4, 11), "`weight` must be a whole number from 0 to 100, not `high`"),
    (
        "document: {file: ../a.txt, sha256: " + "0" * 64 + "}",
        ("TL003", 4, 20),
        "`file` must be a path inside its folder (no `..`, not absolute), not `../a.txt`",
    ),
    (
        "document: {file: /etc/passwd, sha256: " + "0" * 64 + "}",
        ("TL003", 4, 20),
        "`file` must be a path inside its folder (no `..`, not absolute), not `/etc/passwd`",
    ),
    (
        "document: {file: a.txt, sha256: dd1f}",
        ("TL003", 4, 35),
        "`sha256` must be a sha256 of 64 lower-case hex digits, not `dd1f`",
    ),
    ("autor: x", ("TL002", 4, 3), "unknown key `autor`; did you mean `author`?"),
]


@pytest.mark.parametrize(("line", "where", "message"), SOURCE_CASES, ids=[case[2] for case in SOURCE_CASES])
def test_a_source_stands_without_what_is_wrong_of_it(
    write_store: WriteStore, line: str, where: tuple[str, int, int], message: str
) -> None:
    text = f"source:\n  id: g\n  title: T\n  {line}\nclaims:\n  - {{id: c, event: withdrawal}}\n"
    found = one(write_store, {"claims/a.yaml": text})
    assert (place(found), found.message) == (where, message)
    assert "g/c" in load_store(Path("data")).claims


def test_claims_without_a_source_are_checked_but_left_out(write_store: WriteStore) -> None:
    claims = "claims:\n  - {id: c, event: withdrawal}\n  - {id: d, event: withdrawal, wen: 2022}\n"
    text = "source: {title: T, id: Not An Id}\n" + claims
    store = load_store(write_store({"claims/a.yaml": text}))
    assert [(place(f), f.message) for f in store.findings] == [
        (
            ("TL003", 1, 24),
            "`id` must be an id of a-z, 0-9, `.`, `_` and `-` that begins with a letter or digit, not `Not An Id`",
        ),
        (("TL002", 4, 32), "unknown key `wen`; did you mean `when`?"),
    ]
    assert (list(store.claims), store.unread) == (["gazette/left"], 3)


FILE_CASES: list[tuple[str, str | bytes, tuple[str, int, int], str]] = [
    (
        "events/a.yaml",
        "- id: a\n  title: b: c\n",
        ("TL001", 2, 11),
        "not YAML: a second `: ` in one value; put the value in quotes, or correct the indent",
    ),
    (
        "claims/a.yaml",
        "source: x\n\tclaims: []\n",
        ("TL001", 2, 1),
        "not YAML: a tab, which YAML does not take here; indent with spaces",
    ),
    ("claims/a.yaml", "source: \x07\n", ("TL001", 1, 9), "not YAML: the control character U+0007; remove it"),
    (
        "claims/a.yaml",
        "source: !!python/object:os.system x\n",
        ("TL001", 1, 9),
        "the tag !!python/object:os.system is not allowed, every value is text; remove it, or use quotes",
    ),
    (
        "events/a.yaml",
        "- id: a\n  title: Mü".encode() + b"\xfcller\n",
        ("TL003", 2, 12),
        "not UTF-8: byte 0xfc at offset 20; save the file as UTF-8",
    ),
    ("events/a.yaml", "a: b\n", ("TL003", 1, 1), "this file must be a list; begin each entry with `- `"),
    ("events/a.yaml", "- b\n", ("TL003", 1, 3), f"an entry of this list must be a mapping with the keys {EVENT_KEYS}"),
    ("events/a.yml", "- id: a\n", ("TL003", 1, 1), "this file is not read: rename it to a.yaml"),
    ("events/a.yaml", "- {id: Ä, title: T}\n", ("TL003", 1, 8), "`id` must be an id of a-z, 0-9, `.`, `_` and `-` "),
    (
        "events/a.yaml",
        "- {id: a, title: T, instant: yes}\n",
        ("TL003", 1, 30),
        "`instant` must be true or false, not `yes`",
    ),
    ("events/a.yaml", "- {id: a, titel: T}\n", ("TL002", 1, 11), "unknown key `titel`; did you mean `title`?"),
    ("events/a.yaml", "- id: a\n", ("TL003", 1, 3), "`title` is missing: what happened, in a few words"),
    (
        "events/a.yaml",
        "- {id: a, title: T, [b]: c}\n",
        ("TL002", 1, 21),
        f"unknown key that is a list or a mapping; the keys here are {EVENT_KEYS}",
    ),
    (
        "events/a.yaml",
        "- {id: a, title: T, part_of: withdrawl}\n",
        ("TL101", 1, 21),
        "unknown event `withdrawl`; did you mean `withdrawal`?",
    ),
    (
        "events/a.yaml",
        "- {id: a, title: T, part_of: a}\n",
        ("TL103", 1, 21),
        "`a` stands in relation to itself; name another event",
    ),
    (
        "claims/a.yaml",
        "",
        ("TL003", 1, 1),
        "`source` is missing: the source, or its id",
    ),
    ("claims/a.yaml", "claims: []\n", ("TL003", 1, 1), "`source` is missing: the source, or its id"),
    ("claims/a.yaml", "- a\n", ("TL003", 1, 1), "this file must be a mapping with the keys `source`, `claims`"),
    (
        "claims/a.yaml",
        "source: gazette\nclaims: none\n",
        ("TL003", 2, 9),
        "`claims` must be a list; begin each entry with `- `",
    ),
    (
        "claims/a.yaml",
        "source: herald\n",
        ("TL003", 1, 9),
        "source `herald` is described in no file; write `source: {id: herald, title: …}` in one of them",
    ),
    ("timeline.yaml", "title: T\n", ("TL003", 1, 1), "`timeline` is missing: the format version; write `timeline: 1`"),
    ("timeline.yaml", "", ("TL003", 1, 1), "`timeline` is missing: the format version; write `timeline: 1`"),
    (
        "timeline.yaml",
        "timeline: 1\nzone: Kyiv\n",
        ("TL003", 2, 7),
        "`zone` is no time zone: `Kyiv`; did you mean `Europe/Kyiv`?",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nattributes:\n  place: set\n  toll: nubmer\n",
        ("TL003", 4, 9),
        "`toll` cannot be `nubmer`; did you mean `number`?",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nattributes:\n  toll: {type: number, tolerence: 5%}\n",
        ("TL002", 3, 24),
        "unknown key `tolerence`; did you mean `tolerance`?",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nattributes:\n  toll: {type: number, tolerance: much}\n",
        ("TL003", 3, 35),
        "`tolerance` must be a number such as 50, or per cent such as 5%, not `much`",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nattributes:\n  toll: {type: set, tolerance: 5}\n",
        ("TL003", 3, 21),
        "`tolerance` goes with `type: number` only, not with `set`",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nattributes:\n  toll: {unit: people}\n",
        ("TL003", 3, 9),
        "`type` is missing: text, set, number, …",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nplaces:\n  Bucha: Ukraine\n  Ukraine: [Europe, Bucha]\n",
        ("TL003", 3, 3),
        "`places` puts `Bucha` within itself; break the circle",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nwords: {erly: 1-5}\n",
        ("TL002", 2, 9),
        "`words` has no vague word `erly`; did you mean `early`?",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nwords: {nearly three weeks: P18D/P21D, a few days: P2D/P4D, late: 10-1}\n",
        ("TL003", 2, 67),
        "`late` cannot mean `10-1`; write such meanings as 1-10, 21-end, last 7, 2-5, 86%-100% or P2D/P5D",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nwidths: {day: -3, month: 9}\n",
        ("TL003", 2, 15),
        "`day` must be a whole number from 0 up, not `-3`",
    ),
    (
        "timeline.yaml",
        "timeline: 1\nwidths: {dya: 3}\n",
        ("TL003", 2, 10),
        "`widths` cannot be `dya`; did you mean `day`?",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: accept, reason: r, by: b, date: 2022-02-30, claims: {}}\n",
        ("TL003", 1, 60),
        "`date` must be a day such as 2022-03-30, not `2022-02-30`",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: accept, reason: r, by: b, date: 2022-W13-3, claims: {}}\n",
        ("TL003", 1, 60),
        "`date` must be a day such as 2022-03-30, not `2022-W13-3`",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: set-aside, reason: r, by: b, date: 2022-02-03, claims: {}}\n",
        ("TL003", 1, 20),
        "`set_aside` must name the claims that lose",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: accept, set_aside: x/y, reason: r, by: b, date: 2022-02-03, claims: {}}\n",
        ("TL003", 1, 20),
        "`set_aside` needs `action: set-aside`",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: split, reason: r, by: b, date: 2022-02-03, claims: {}}\n",
        ("TL003", 1, 20),
        "`split` must say which claims speak of which event",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: split, split: {event: x, into: x, claims: a/b}, reason: r, by: b, "
        "date: 2022-02-03, claims: {}}\n",
        ("TL003", 1, 53),
        "`into` must name another event than `event`",
    ),
    (
        "resolutions.yaml",
        "- {fingerprint: a, action: split, split: {event: x, into: y, claims: []}, reason: r, by: b, date: 2022-02-03, "
        "claims: {}}\n",
        ("TL003", 1, 62),
        "`claims` must name the claims that speak of the other event",
    ),
    ("baseline.yaml", "conflicts: [{claims: {}}]\n", ("TL003", 1, 13), "`fingerprint` is missing: the conflict, as "),
    ("baseline.yaml", "sene: {}\n", ("TL002", 1, 1), "unknown key `sene`; did you mean `seen`?"),
]


@pytest.mark.parametrize(
    ("file", "content", "where", "message"), FILE_CASES, ids=[f"{c[0]}: {c[3]}" for c in FILE_CASES]
)
def test_a_wrong_file_hides_no_other(
    write_store: WriteStore, file: str, content: str | bytes, where: tuple[str, int, int], message: str
) -> None:
    found = one(write_store, {file: content})
    assert (found.location.file, place(found)) == (str(Path("data") / file), where)
    assert found.message == message or (message.endswith(" ") and found.message.startswith(message))
    assert "\n" not in found.message
    assert "gazette/left" in load_store(Path("data")).claims


def test_duplicate_ids_point_at_the_second_and_relate_the_first(write_store: WriteStore) -> None:
    more = "source: gazette\nclaims:\n  - {id: left, event: announcement}\n"
    events = "- {id: announcement, title: T}\n"
    store = load_store(write_store({"claims/z.yaml": more, "events/z.yaml": events}))
    claim, event = store.findings
    first_claim, first_event = f"{Path('data/claims/gazette.yaml')}:3", f"{Path('data/events.yaml')}:3"
    assert (claim.name, place(claim)) == ("duplicate-id", ("TL005", 3, 6))
    assert claim.message == (
        f"duplicate id: claim `gazette/left` stands first at {first_claim}; give this one another id"
    )
    assert (
        event.message == f"duplicate id: event `announcement` stands first at {first_event}; give this one another id"
    )
    assert [(r.claim, str(r.location)) for r in claim.related] == [("gazette/left", first_claim)]
    assert store.claims["gazette/left"].event == "withdrawal"
    assert store.unread == 2


def test_a_source_told_in_two_ways(write_store: WriteStore) -> None:
    store = load_store(write_store({"claims/z.yaml": "source: {id: gazette, title: Another}\n"}))
    (found,) = store.findings
    first = f"{Path('data/claims/gazette.yaml')}:1"
    assert place(found) == ("TL003", 1, 10)
    assert found.message == (
        f"source `gazette` differs from what {first} says of it; "
        "describe it in one file and write `source: gazette` in the others"
    )
    assert str(found.related[0].location) == first
    assert store.sources["gazette"].title == "The Gazette"


def test_events_that_cannot_be_read_do_not_make_every_claim_an_error(write_store: WriteStore) -> None:
    store = load_store(write_store({"events.yaml": "- id: [\n"}))
    assert [found.code for found in store.findings] == ["TL001"]
    assert (dict(store.claims), store.unread) == ({}, 2)


def test_a_file_that_cannot_be_opened(write_store: WriteStore) -> None:
    folder = write_store()
    (folder / "claims" / "z.yaml").mkdir()
    (found,) = load_store(folder).findings
    assert found.message == "this file is a folder; put a file there"


def test_a_file_of_absurd_size_is_not_read(write_store: WriteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.files.MAX_FILE_BYTES", 2**20)
    found = one(write_store, {"claims/a.yaml": "#" * 2**20 + "#"})
    assert found.message == "larger than 1 MB; split the file in several"


def test_many_unknown_events_end_in_bounded_time(write_store: WriteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.links.MAX_SUGGESTED", 1)
    claims = "".join(f"  - {{id: c{i}, event: withdrawa{i}}}\n" for i in range(2))
    store = load_store(write_store({"claims/a.yaml": "source: {id: g, title: T}\nclaims:\n" + claims}))
    assert [found.message for found in store.findings] == [
        "unknown event `withdrawa0`; did you mean `withdrawal`?",
        "unknown event `withdrawa1`; add it to the events, or correct the name",
    ]
