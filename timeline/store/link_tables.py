"""The keys of `links.yaml`: which events were found to be one, and what undoes that."""

from timeline.model.link import Link, LinkChange, RemovedEvent
from timeline.store.mappings import Fields, Key, Listing, Table
from timeline.store.reading import WrongValue
from timeline.store.scalars import IDENTIFIER, TEXT, IsoDay, Number

REMOVED = Table(
    "What a list of events said under the former id, and where",
    (
        Key(name="file", type=TEXT, required=True, doc="the file of events, from the folder of the store"),
        Key(name="after", type=TEXT, doc="the id of the event before it; absent: it was the first"),
        Key(name="lines", type=Number(0), required=True, doc="how many lines of comments stood between, or before it"),
        Key(name="text", type=TEXT, required=True, doc="its own lines"),
    ),
    lambda fields: RemovedEvent(**{"after": None} | fields.values),
)

CHANGE = Table(
    "One value of a file that named the event",
    (
        Key(name="file", type=TEXT, required=True, doc="from the folder of the store: claims/a.yaml, ../seeds/a.yaml"),
        Key(name="key", type=TEXT, required=True, doc="which value of it: claims/withdrawal/event"),
        Key(name="was", type=TEXT, doc="what stood there; absent: nothing did"),
        Key(name="now", type=TEXT, required=True, doc="what stands there since"),
    ),
    lambda fields: LinkChange(**{"was": None} | fields.values),
)


def _link(fields: Fields) -> Link:
    if fields.values["event"] == fields.values["into"]:
        raise WrongValue(fields.keys["into"], "`into` is the event itself; name the one that it is the same as")
    return Link(location=fields.location, **fields.values)


LINK = Table(
    "Two events that are one",
    (
        Key(name="event", type=IDENTIFIER, required=True, doc="the id that went"),
        Key(name="into", type=IDENTIFIER, required=True, doc="the id that both have"),
        Key(name="score", type=Number(0, 100), doc="how alike they were, in hundredths; absent: nobody suggested it"),
        Key(name="by", type=TEXT, required=True, doc="who accepted it"),
        Key(name="date", type=IsoDay(), required=True, doc="when it was accepted"),
        Key(name="removed", type=REMOVED, doc="what the list of events said under the former id"),
        Key(name="changes", type=Listing(CHANGE), doc="what named it"),
    ),
    _link,
)

LINKS_FILE = Listing(LINK)
