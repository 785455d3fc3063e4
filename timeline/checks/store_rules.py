"""TL0xx and TL1xx: files that cannot be read as meant, and a store that does not hold together.

What loading meets is found by the loader, which knows the line; these rules give each of it its page.
"""

from collections.abc import Iterator

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.finding import Finding
from timeline.model.store import Store
from timeline.network import circles_of_parts


@rule("TL001", "not-yaml", of_whole=True)
def not_yaml(checked: Checked) -> Iterator[Finding]:
    """A file of the store is not YAML.

    Nothing of that file is read; all other files are.

    Passes: `- id: talks`
    Fails:  `- id: [talks`
    Fix:    mend the file at the line and column named; an editor with YAML support shows the place.
    """
    return checked.given("TL001")


@rule("TL002", "unknown-key", of_whole=True)
def unknown_key(checked: Checked) -> Iterator[Finding]:
    """A key that the format does not know, most often misspelt.

    Passes: `event: talks`
    Fails:  `evnet: talks`
    Fix:    use the key that the message suggests; `timeline schema claims` lists all keys.
    """
    return checked.given("TL002")


@rule("TL003", "wrong-value", of_whole=True)
def wrong_value(checked: Checked) -> Iterator[Finding]:
    """A key is missing, is there twice, or has a value that it cannot have.

    Also: a quote of more than 12 words, a file that is not UTF-8, a path that leaves its folder.

    Passes: `basis: hedged`
    Fails:  `basis: maybe`
    Fix:    write one of the values that the message names; what is wrong in timeline.yaml itself cannot be ignored.
    """
    return checked.given("TL003")


@rule("TL004", "bad-date", of_whole=True)
def bad_date(checked: Checked) -> Iterator[Finding]:
    """A date that is not EDTF, or a duration that is not ISO 8601.

    Passes: `when: 2022-03-30`, `when: "[2022-03-29..2022-03-31]"`, `duration: P2D`
    Fails:  `when: 30 March`, `when: 2022-02-30`, `when: 2022-04/2022-03`, `duration: 2 days`
    Fix:    write the date as EDTF; `timeline date "30 March 2022"` shows how.
    """
    return checked.given("TL004")


@rule("TL005", "duplicate-id", of_whole=True)
def duplicate_id(checked: Checked) -> Iterator[Finding]:
    """Two events, two sources, or two claims of one source have the same id.

    The first that can be read is kept.

    Passes: `- id: talks` and `- id: talks-2`
    Fails:  `- id: talks` twice
    Fix:    give the second an id of its own, or remove it.
    """
    return checked.given("TL005")


@rule("TL101", "unknown-event", of_whole=True)
def unknown_event(checked: Checked) -> Iterator[Finding]:
    """A claim, a relation, a `part_of` or a link of links.yaml names an event that is not in the event list.

    Passes: `event: talks` where data/events.yaml has `- id: talks`
    Fails:  `event: talk` where it does not
    Fix:    use the id that the message suggests, or add the event to data/events.yaml.
    """
    return checked.given("TL101")


@rule("TL102", "event-without-claim")
def event_without_claim(checked: Checked) -> Iterator[Finding]:
    """An event that no claim speaks of, so nothing is known of its time.

    Passes: `- id: talks` with a claim, or where other claims relate to it, or where it holds parts
    Fails:  `- id: talks` in data/events.yaml, and no file of claims mentions it
    Fix:    add a claim, or remove the event.
    """
    store = checked.store
    said, said_with_splits = store.claims_of_event, checked.reconciliation.store.claims_of_event
    silent = [
        event
        for name, event in store.events.items()
        if name not in said and name not in said_with_splits and event.split_from is None
    ]
    mentioned = _mentioned_by_others(store) if silent else ()
    for event in silent:
        if event.id not in mentioned:
            yield Finding(
                code="TL102",
                name="event-without-claim",
                message=f"no claim speaks of {event.id}; add one, or remove the event",
                location=event.location,
                events=(event.id,),
            )


def _mentioned_by_others(store: Store) -> set[str]:
    """The events that relations name, or that hold parts."""
    related = {relation.event for claim in store.claims.values() for relation in claim.relations}
    return related | {event.part_of for event in store.events.values() if event.part_of}


@rule("TL103", "relation-to-itself", of_whole=True)
def relation_to_itself(checked: Checked) -> Iterator[Finding]:
    """A relation, or `part_of`, from an event to itself.

    Passes: `event: talks` with `{type: before, event: withdrawal}`
    Fails:  `event: talks` with `{type: before, event: talks}`
    Fix:    name the other event.
    """
    return checked.given("TL103")


@rule("TL104", "events-keys-cannot-hold")
def keys_cannot_hold(checked: Checked) -> Iterator[Finding]:
    """The events' own keys cannot all hold: `part_of` goes in a circle.

    The links of the circle are left out; everything else is reconciled.

    Passes: `part_of: b` at event a, `part_of: c` at event b
    Fails:  `part_of: b` at event a, `part_of: a` at event b
    Fix:    remove one `part_of` of the circle.
    """
    for circle in circles_of_parts(checked.store.events):
        first = checked.store.events[circle[0]]
        way = " part of ".join((*circle, circle[0]))
        yield Finding(
            code="TL104",
            name="events-keys-cannot-hold",
            message=f"part_of goes in a circle: {way}; remove one of the links",
            location=first.part_of_location or first.location,
            events=tuple(circle),
        )


FILE_RULES: tuple[Rule, ...] = (not_yaml, unknown_key, wrong_value, bad_date, duplicate_id)
STORE_RULES: tuple[Rule, ...] = (
    unknown_event,
    event_without_claim,
    relation_to_itself,
    keys_cannot_hold,
)
