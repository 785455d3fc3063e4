"""Events taken out of a list and put back, in any order: the list is byte for byte as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import WriteFailed
from timeline.model.link import RemovedEvent
from timeline.store.linking.listed_events import listed_in, put_back, take_out
from timeline.store.linking.rewriting import edited
from timeline.store.nodes import compose

IDS = [f"e{number}" for number in range(6)]
gaps = st.sampled_from(["", "\n", "# a comment\n", "\n  # two\n\n"])
bodies = st.sampled_from(["", "  title: Talks\n", "  title: >-\n    folded\n    words\n  tags: [a, b]\n"])


@st.composite
def lists_of_events(draw: st.DrawFn) -> str:
    """A file of events as people write it."""
    entries = [f"- id: {event}\n{draw(bodies)}{draw(gaps)}" for event in IDS]
    text = draw(gaps) + "".join(entries)
    return text if draw(st.booleans()) else text.rstrip("\n") + "\n"


def without(text: str, events: set[str], out: dict[str, RemovedEvent]) -> tuple[str, dict[str, RemovedEvent]]:
    found = take_out(text, listed_in("events.yaml", text, compose(text)), events, out)
    return edited(text, (edit for _, edit in found.values())), {e: removed for e, (removed, _) in found.items()}


def restored(text: str, event: str, out: dict[str, RemovedEvent]) -> str:
    others = {other: removed for other, removed in out.items() if other != event}
    listed = listed_in("events.yaml", text, compose(text))
    found, has_place = put_back(text, listed, out[event], others)
    assert has_place
    return found


@given(lists_of_events(), st.lists(st.sets(st.sampled_from(IDS), min_size=1), max_size=3), st.randoms())
def test_what_is_put_back_stands_where_it_stood(text: str, steps: list[set[str]], random: object) -> None:
    now, out = text, dict[str, RemovedEvent]()
    for events in steps:
        now, more = without(now, events - out.keys(), out)
        out |= more
    order = sorted(out)
    random.shuffle(order)  # type: ignore[attr-defined]
    assert all(event not in {each.id for each in listed_in("", now, compose(now))} for event in out)
    for event in order:
        now = restored(now, event, out)
        del out[event]
    assert now == text


def test_an_event_whose_place_is_gone_is_the_last_one() -> None:
    removed = RemovedEvent(file="events.yaml", after="gone", lines=0, text="- id: b\n")
    text = "- id: a\n# end"
    found, has_place = put_back(text, listed_in("", text, compose(text)), removed, {})
    assert (found, has_place) == ("- id: a\n# end\n- id: b\n", False)


@pytest.mark.parametrize("text", ["[{id: a}, {id: b}]\n", "id: a\n", "-\n  id: a\n"])
def test_what_is_not_written_as_a_list_is_left_alone(text: str) -> None:
    with pytest.raises(WriteFailed, match="behind a `- `"):
        listed_in("events.yaml", text, compose(text))
