"""The relations of a card claim, their gaps read from words."""

from timeline.dates import RelativeTime, WordsRead
from timeline.extraction.problem import wrong_value
from timeline.extraction.words import ClaimWords, misplaced
from timeline.model.card import CardClaim, CardRelation
from timeline.model.relation import SIDED_TYPES, SIDED_WORDS, Relation, RelationType


def read_relations(claim: CardClaim, reader: ClaimWords) -> list[WordsRead | None]:
    """Return what the words of each relation say; None where it has none. Raises CardProblem for the first wrong."""
    return [_read(relation, reader) for relation in claim.relations]


def to_relations(
    claim: CardClaim, when: WordsRead | None, relation_words: list[WordsRead | None]
) -> tuple[Relation, ...]:
    """Return the relations of a claim, without their quotes: first that of `of:`, from the words of `when`."""
    pairs = list(zip(claim.relations, relation_words, strict=True))
    if claim.of is not None and when is not None:
        pairs.insert(0, (CardRelation(event=claim.of, location=claim.location_of("when")), when))
    return tuple(_relation(relation, read) for relation, read in pairs)


def _read(relation: CardRelation, reader: ClaimWords) -> WordsRead | None:
    if relation.words is None:
        return None
    read = reader.read(relation.words, relation.location, against_event=True)
    lacks_type = read.duration is not None and relation.type is None
    if read.edtf is not None or lacks_type:
        raise misplaced(read, "relations", relation.location)
    return read


def _relation(relation: CardRelation, read: WordsRead | None) -> Relation:
    """Return the relation; what the card says beside the words goes before what the words say."""
    said = read.relative if read else None
    _check_type(relation, said)
    length = read.duration if read else None
    return _with_its_sides(
        Relation(
            type=_type(relation, said),
            event=relation.event,
            location=relation.location,
            gap=relation.gap or length or (said.gap if said else None),
            within=relation.within or (said.within if said else None),
            from_side=relation.from_side or (said.from_side if said else None),
            to_side=relation.to_side or (said.to_side if said else None),
        )
    )


def _with_its_sides(relation: Relation) -> Relation:
    """Refuse a side, of the card or of its words, beside a type that speaks of both sides already."""
    if (relation.from_side or relation.to_side) and relation.type not in SIDED_TYPES:
        told = f"a side of an event (`from`, `to`, or words that name one) goes with {SIDED_WORDS} only"
        raise wrong_value(f"{told}, not with `{relation.type}`: leave it out", relation.location)
    return relation


def _type(relation: CardRelation, said: RelativeTime | None) -> RelationType:
    chosen = relation.type or (said.type if said else None)
    if chosen is None:
        raise wrong_value("a relation needs `type:`, or words in `when:`", relation.location)
    return chosen


def _check_type(relation: CardRelation, said: RelativeTime | None) -> None:
    """Refuse a type beside words that measure how far another type lies: their gap would mean something else."""
    if said is None or relation.type in (None, said.type) or (said.gap is None and said.within is None):
        return
    told = f"these words say `{said.type}`, and `type:` says `{relation.type}`: leave `type:` out"
    raise wrong_value(f'"{relation.words}": {told}', relation.location)
