"""Mutated stores: a small one that has everything, with bytes, lines or values changed, the same for the same seed."""

import random
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

DOCUMENT = "On May 3, 2021, they met in Ghent. The following day, they voted. It ended in early June.\n"
FILES: Mapping[str, str] = {
    "data/timeline.yaml": (
        "timeline: 1\ntitle: A store\nzone: Europe/Kyiv\nwidths: {day: 3, year: 2}\n"
        "attributes: {place: set, dead: number, term: duration}\nkinds: {article: 50}\n"
    ),
    "data/events.yaml": (
        "- {id: meeting, title: They meet, tags: [talks]}\n"
        "- id: vote\n  title: They vote\n  part_of: meeting\n  instant: true\n"
        "- {id: end, title: It ends, note: n}\n"
    ),
    "data/claims/ann.yaml": (
        "source:\n  id: ann\n  title: Ann's\n  author: Ann\n  published: [2021-06-03, 2021-07-01]\n"
        "  relies_on: [ben]\n  weight: 60\n  url: https://example.org/a\nclaims:\n"
        "  - id: m\n    event: meeting\n    when: 2021-05-03\n    evidence: {quote: On May 3, at: [0, 8]}\n"
        "    relations:\n      - {type: before, event: vote, gap: P1D}\n      - {type: before, event: end}\n"
        "    attributes: {place: [Ghent], dead: '3', motive: peace}\n    weekday: Monday\n"
        "  - id: v\n    event: vote\n    when: [2021-05-03..2021-05-05]\n    basis: hedged\n    read: vague\n"
        "    count: {span: P34D, since: 2021-04-01}\n"
        "  - id: e\n    event: end\n    start: 2021-06~\n    duration: P2D/P5D\n    report: plan\n"
    ),
    "data/claims/ben.yaml": (
        "source: {id: ben, title: Ben's, kind: record, published: 2022, calendar: gregorian}\nclaims:\n"
        "  - {id: m, event: meeting, when: 2021-05-09/2021-05-11, attributes: {place: [Paris], dead: '7'}}\n"
        "  - {id: v, event: vote, when: 2021-05-01, relations: [{type: after, event: end, from: end, to: start}]}\n"
        "  - {id: e, event: end, when: '{2021-06-01,2021-06-03}', attributed_to: Cy}\n"
    ),
    "data/claims/gazette.yaml": (
        "source: {id: gazette, title: Gazette, published: 2021-06}\nclaims:\n"
        "  - {id: m, event: meeting, when: -0043-03-15}\n  - {id: e, event: end, when: Y170000002}\n"
    ),
    "data/resolutions.yaml": (
        "- fingerprint: 0123456789ab\n  action: set-aside\n  set_aside: ben/m\n  reason: a slip\n  by: Ann\n"
        "  date: 2022-02-03\n  expires: 2030-01-01\n  claims: {ben/m: '12345678'}\n"
    ),
    "data/baseline.yaml": (
        "conflicts:\n  - {fingerprint: ba9876543210, claims: {ben/m: '1'}}\nseen:\n  ben: {m: '1', v: '2'}\n"
    ),
    "seeds/gazette.yaml": (
        "source: {id: gazette, title: Gazette, published: 2021-06, document: {file: gazette.txt, sha256: SHA}}\n"
        "reads_as: 2021\nclaims:\n  - {event: meeting, find: On May 3, when: May 3}\n"
        "  - {event: vote, find: The following day, when: The following day, of: meeting}\n"
        "  - {event: end, find: in early June, when: early June, attributes: {place: Ghent}}\n"
    ).replace("SHA", sha256(DOCUMENT.encode()).hexdigest()),
    "seeds/gazette.txt": DOCUMENT,
}
IMPORTED = {  # by name: files of others, each mutated once
    "other.csv": "event,date,end,quote,source\nmeeting,03/05/2021,,On May 3,ann\nA walk,2021-05-04,2021-05-06,,\n",
    "other.jsonl": '{"event": "vote", "when": "2021-05-04", "relations": [{"type": "after", "event": "meeting"}]}\n'
    * 2,
    "other.ged": "0 HEAD\n0 @I1@ INDI\n1 NAME Jan /Bol/\n1 BIRT\n2 DATE ABT 11 FEB 1699/00\n0 TRLR\n",
    "other.ics": (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20210503T100000Z\nSUMMARY:A walk\nEND:VEVENT\nEND:VCALENDAR\n"
    ),
    "other.json": '{"events": [{"start_date": {"year": 2021, "month": 5}, "text": {"headline": "A walk"}}]}\n',
    "other.txt": "3 May 2021\nA walk, and a meeting.\n\nJune\nThe end.\n",
    "other.md": "| Date | Event |\n|---|---|\n| 3 May 2021 | A walk |\n",
}
VALUES = (
    "", "~", "null", "[]", "{}", "[[]]", "{a: b}", "[a, b]", "''", '"\\0"', '"\\e[31m"', '"\\ud800"', '"\\u202E"',
    '"a\\nb"', "0", "-1", "9" * 30, "1e999", "true", "2021-02-30", "2021-05-03", "0000", "-9999-01-01", "Y-170000002",
    "Y999999999999999999", "9999-12-31", "../2021", "2021/..", "/", "..", "[..2021]", "{2021..}", "[2021-05-03,2021]",
    "2021-XX-31", "156X-12-25", "XXXX-XX-XX", "2021?", "2021~", "2021%", "2021-24", "2021-05-03T24:00:00Z", "P0D",
    "P1D", "P9999Y", "P999999999999D", "~P3W", "P2D/P5D", "P5D/P2D", "-P1D", "PT1H", "meeting", "vote", "end", "nobody",
    "before", "after", "during", "equals", "overlaps", "meets", "same_day", "same_time", "finished_by", "start",
    "ann", "ben", "plan", "past", "rumour", "accept", "split", "julian", "Europe/Kyiv", "../../x", "/dev/zero",
    "Mars/Base", "*a", "&a x", "!!int 3", "!x y", "<<", "|", ">", "? x", "- x", "x" * 300, "\u202etxt", "\u4e2d\u6587",
    "=1+1", "100%", "%s", "{0}", "early May", "the day before", "three weeks later", "last Tuesday",
)  # fmt: skip
PIECES = (b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"  ", b"#", b"'", b'"', b"\t", b"\r", b"\x00", b"\xff",
          b"\xc3", b"\xef\xbb\xbf", b"---\n", b"...\n", b"&a ", b"*a", b"!", b"?", b"%", b",",
          b"\xe2\x80\xa8", b"\x1b[2J")  # fmt: skip

Mutation = Callable[[bytes, random.Random], bytes]


def written(folder: Path, seed: int) -> str:
    """Write the store with one to four mutations, and say which files have them."""
    chance = random.Random(seed)
    contents = {name: text.encode() for name, text in FILES.items()}
    touched = []
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(contents))
        contents[name] = chance.choice(MUTATIONS)(contents[name], chance)
        touched.append(name)
    if chance.random() < 0.1:
        del contents[chance.choice([name for name in sorted(contents) if name != "data/timeline.yaml"])]
    contents |= {name: chance.choice(MUTATIONS)(text.encode(), chance) for name, text in IMPORTED.items()}
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return f"seed {seed}: {', '.join(touched)}"


def _bytes(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    piece = chance.choice(PIECES) if chance.random() < 0.8 else chance.randbytes(3)
    return content[:at] + piece + content[at + chance.choice((0, 0, 1, 3, 20)) :]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        del lines[one]
    elif what == 1:
        lines.insert(other, lines[one])
    elif what == 2:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = b"  " + lines[one]
    return b"\n".join(lines)


def _value(content: bytes, chance: random.Random) -> bytes:
    """Replace what stands behind one `: ` by something else."""
    starts = [at + 2 for at in range(len(content)) if content[at : at + 2] == b": "]
    if not starts:
        return content
    start = chance.choice(starts)
    ends = [at for at in (content.find(mark, start) for mark in (b",", b"}", b"\n")) if at >= 0]
    return content[:start] + chance.choice(VALUES).encode() + content[min(ends, default=len(content)) :]


MUTATIONS: tuple[Mutation, ...] = (_bytes, _lines, _value, _value, _value)
