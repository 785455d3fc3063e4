"""References between entries: an event that is named must be there, and none stands in relation to itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.finding import Finding
from timeline.model.link import Linked
from timeline.model.location import Location
from timeline.model.nearest import nearest_name
from timeline.model.relation import Relation
from timeline.store.builders import relation_places
from timeline.store.reading import Mention, finding
from timeline.store.wrong_values import shown

# At a million events, a typing error is not worth a minute.
MAX_COMPARED = 5_000  # ids that are looked through for the nearest
MAX_SUGGESTED = 100  # unknown events for which that is done


@dataclass(slots=True)
class Links:
    """Checks references to events, and leaves out what points nowhere."""

    events: Mapping[str, Event]
    report_unknown: bool = True  # False: a file of events could not be read, so the event may well be there
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    suggested: int = 0

    def event(self, event: Event) -> Event:
        """Return the event, without a `part_of` that points nowhere or at itself."""
        if event.part_of is None or self._is_sound(event.part_of, event.id, event.part_of_location or event.location):
            return event
        return replace(event, part_of=None, part_of_location=None)

    def claim(self, claim: Claim) -> Claim | None:
        """Return the claim with the relations that hold together; None: its own event is unknown."""
        event, events = claim.event, self.events
        if event not in events and not self._is_known(event, claim.location_of("event")):
            return None
        for relation in claim.relations:
            if relation.event not in events or relation.event == event:
                return self._with_sound_relations(claim)
        return claim

    def require_mentioned(self, mentions: Iterable[Mention]) -> None:
        """Report what does not hold together in what is left out, and counted so, for another reason."""
        unread = self.unread
        for event, place, own in mentions:
            self._is_sound(event, own, place)
        self.unread = unread

    def require_linked(self, linked: Sequence[Linked]) -> None:
        """Report each event that became one which is not there, and did not become another one since."""
        went_on = {each.event for each in linked}
        for event, into, place in linked if self.report_unknown else ():
            if into not in self.events and into not in went_on:
                near = self._nearest(into)
                hint = f"did you mean `{near}`?" if near else "correct `into`, or remove this link"
                message = f"unknown event {shown(into)}, which `{event}` became; {hint}"
                self.findings.append(finding("TL101", message, place))

    def _with_sound_relations(self, claim: Claim) -> Claim:
        sound = tuple(r for r in claim.relations if self._is_sound(r.event, claim.event, r.location))
        return _with_relations(claim, sound)

    def _is_sound(self, other: str, own: str, place: Location) -> bool:
        if other != own:
            return self._is_known(other, place)
        message = f"`{own}` stands in relation to itself; name another event"
        self._leave_out("TL103", message, place)
        return False

    def _is_known(self, event: str, place: Location) -> bool:
        if event in self.events:
            return True
        if self.report_unknown:
            near = self._nearest(event)
            hint = f"did you mean `{near}`?" if near else "add it to the events, or correct the name"
            self._leave_out("TL101", f"unknown event {shown(event)}; {hint}", place)
        else:
            self.unread += 1
        return False

    def _leave_out(self, code: str, message: str, place: Location) -> None:
        self.findings.append(finding(code, message, place))
        self.unread += 1

    def _nearest(self, event: str) -> str | None:
        self.suggested += 1
        return nearest_name(event, self._candidates(event)) if self.suggested <= MAX_SUGGESTED else None

    def _candidates(self, event: str) -> Iterator[str]:
        alike = self.events
        if len(alike) > MAX_COMPARED:
            return islice((name for name in alike if name[:4] == event[:4] or name[-4:] == event[-4:]), MAX_COMPARED)
        return iter(alike)


def _with_relations(claim: Claim, relations: tuple[Relation, ...]) -> Claim:
    others = tuple(place for place in claim.locations if not place[0].startswith("relations["))
    return replace(claim, relations=relations, locations=others + relation_places(relations))
