"""Claims that are read for a part of a store are those of the whole: linked, and counted in the days of the store."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.store.file_outline import outline_of
from timeline.store.load import load_store
from timeline.store.skeleton import load_skeleton, read_part_claims

HEADS = ("", "  calendar: julian\n", "  zone: Europe/Kyiv\n", "  calendar: julian\n  zone: Asia/Tokyo\n")
ZONES = ("", "zone: America/New_York\n")
SAYS = (
    "    when: 2022-03-30\n",
    '    when: "2022-03-30T23:40"\n',
    '    start: "2022-03-30T23:40+09:00"\n    end: "2022-03-31T00:10"\n',
    '    when: "2022-03-30T23:40/2022-03-30T23:50Z"\n',
    "    when: 1900-02-29\n",
    "    when: 1582-10-10\n    calendar: julian\n",
    '    when: "1582-10-10T01:00:00"\n    zone: Europe/Berlin\n',
    "    when: 2022-02-30\n",
    "    relations: [{type: after, event: talks}]\n",
    "    relations: [{type: before, event: talks, gap: P2D}, {type: during, event: withdrawal}]\n",
    "    relations: [{type: after, event: nowhere}]\n",
    "    when: 2022-03-30\n    count: {span: P34D, since: 2022-02-24}\n",
    '    note: "said by R&D"\n    when: 2022-03-30\n',
    '    evidence: {quote: "a b", at: [5, 2]}\n',
)
EVENTS = "- {id: talks, title: Talks}\n- {id: withdrawal, title: They leave}\n"

File = tuple[str, list[tuple[str, str]]]  # keys of the source; of each claim its event, and what it says of it

files = st.tuples(
    st.sampled_from(HEADS), st.lists(st.tuples(st.sampled_from(("talks", "withdrawal")), st.sampled_from(SAYS)))
)


@given(st.sampled_from(ZONES), st.lists(files, max_size=3))
@example("", [("", [("talks", say) for say in SAYS])])
@example("", [("", [("talks", SAYS[0]), ("talks", SAYS[5])]), ("", [("talks", SAYS[6])])])
@example(ZONES[1], [(head, [("withdrawal", say) for say in SAYS]) for head in HEADS])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_claims_of_a_part_are_those_of_the_store(tmp_path: Path, zone: str, said: list[File]) -> None:
    texts = {"timeline.yaml": f"timeline: 1\n{zone}", "events.yaml": EVENTS}
    for number, (head, claims) in enumerate(said):
        told = "".join(f"  - id: c{place}\n    event: {event}\n{say}" for place, (event, say) in enumerate(claims))
        source = f"source:\n  id: s{number}\n  title: A source\n{head}"
        texts[f"claims/s{number}.yaml"] = source + (f"claims:\n{told}" if told else "")
    (tmp_path / "claims").mkdir(exist_ok=True)
    for path in tmp_path.glob("claims/*"):
        path.unlink()
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    whole = load_store(tmp_path)
    names = sorted(name for name in texts if name.startswith("claims/"))
    skeleton = load_skeleton(tmp_path, [outline_of(tmp_path, name, texts[name].encode()) for name in names])
    assert skeleton is not None
    read = read_part_claims(skeleton, [(outline, range(len(outline.ids))) for outline in skeleton.outlines])
    assert list(read.claims.items()) == list(whole.claims.items())
    assert repr(read.claims) == repr(dict(whole.claims))
    assert {*read.findings, *skeleton.findings} == set(whole.findings)
    assert read.unread + skeleton.unread == whole.unread
