"""Sets as masks of bits, one bit a statement, and what choices leave of them."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.model.joined import joined

Statements = frozenset[int]


def followed(
    chosen: int, out: int, sets: Sequence[int], rivals: Sequence[int]
) -> tuple[int, int, list[int], list[int]] | None:
    """Choose what must be, and leave aside what is met; None: something cannot be met any more."""
    left_sets, left_rivals = [], []
    for mask in rivals:
        stays = mask & out
        if stays & (stays - 1):
            return None
        rest = mask & ~chosen
        if stays:
            chosen |= rest & ~stays
        elif rest & (rest - 1):
            left_rivals.append(rest)
    for mask in sets:
        if not mask & chosen:
            free = mask & ~out
            if not free:
                return None
            if free & (free - 1):
                left_sets.append(free)
            else:
                chosen |= free
    return chosen, out, left_sets, left_rivals


def smallest(sets: Iterable[Statements], rivals: Sequence[Statements]) -> list[Statements]:
    """The sets that hold no other one, nor two rivals: they are met with these. The smallest first."""
    kept: list[Statements] = []
    with_statement: dict[int, list[Statements]] = {}
    for members in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        near = [other for statement in members for other in with_statement.get(statement, ())]
        if any(other <= members for other in near) or any(len(members & among) > 1 for among in rivals):
            continue
        kept.append(members)
        for statement in members:
            with_statement.setdefault(statement, []).append(members)
    return kept


def divided(sets: Sequence[int], rivals: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """The sets and rivals of each lot that hangs together by statements, in order of the first statements."""
    masks = [*sets, *rivals]
    holding: dict[int, int] = {}  # by statement: the first mask that holds it
    shared = [(number, holding.setdefault(place, number)) for number, mask in enumerate(masks) for place in bits(mask)]
    found: dict[int, tuple[list[int], list[int]]] = {}
    for number, together in enumerate(joined(len(masks), shared)):
        found.setdefault(together, ([], []))[number >= len(sets)].append(masks[number])
    return sorted(found.values(), key=lambda lot: min(mask & -mask for mask in (*lot[0], *lot[1])))


def bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
