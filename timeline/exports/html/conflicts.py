"""Each conflict as markup: what clashes and by how much, the chain step by step, and what would end it."""

from collections.abc import Iterator

from timeline.exports.html.markup import Markup, element
from timeline.exports.html.names import anchor_of
from timeline.exports.html.page import GRADE_MARKS, Page
from timeline.exports.html.told import also_line, conflict_link, event_link, quote_block, separated, source_link
from timeline.model.conflict import AttributeSide, Conflict
from timeline.model.counted import counted
from timeline.model.decisions import Action, Resolution
from timeline.model.statement import Statement
from timeline.reconciliation.argument import Step, WayOut, grade_reason, steps_of, sum_words, ways_out
from timeline.reconciliation.datewords import values_words
from timeline.reconciliation.decisions import deciding
from timeline.reconciliation.weights import SHARES
from timeline.reconciliation.wording import apart_words, statement_words

FEWEST_SIDES = 2
UNITS_A_WEIGHT = 2 * SHARES


def conflicts_section(page: Page) -> Markup | None:
    """Return all conflicts, contradictions first; nothing where there are none."""
    found = page.reconciliation.conflicts
    if not found:
        return None
    return element(
        "section",
        element("h2", f"{counted(len(found), 'conflict')}", id="conflicts-title"),
        element("p", "What cannot all be true, and why. The surest come first.", class_="lead"),
        element("ol", [_conflict(page, conflict) for conflict in found], class_="conflicts"),
        id="conflicts",
        aria_labelledby="conflicts-title",
    )


def grade_mark(conflict: Conflict) -> Markup:
    """Return the grade of a conflict, with its mark."""
    mark = element("b", GRADE_MARKS[conflict.grade], aria_hidden="true")
    return element("span", mark, f" {conflict.grade}", class_=f"grade {conflict.grade}")


def headline(page: Page, conflict: Conflict) -> str:
    """Return the events that a conflict is about, by title, and which of their attributes."""
    titles = " · ".join(page.names.event(event) for event in conflict.events)
    return f"{conflict.attribute} of {titles}" if conflict.attribute else titles


def decision_note(page: Page, conflict: Conflict) -> Markup | None:
    """Return what a person decided on a conflict, or on another one that ended it; nothing where nobody did."""
    found = page.reconciliation
    decided = found.resolutions.get(conflict.fingerprint)
    if decided is not None:
        return element("p", element("b", "Decided: "), decision_words(page, decided), class_="decided")
    others = tuple(deciding(conflict, found.resolutions.values()))
    if not others:
        return None
    links = separated((conflict_link(page, other.fingerprint) for other in others), ", ")
    return element("p", element("b", "Ended "), "by the decision on ", links, ".", class_="decided")


def decision_words(page: Page, decided: Resolution) -> str:
    """Return who decided, when, what, and why, in words that need no ids."""
    until = f" (until {decided.expires})" if decided.expires else ""
    what = "it stands as it is" if decided.action is Action.ACCEPT else "what is marked so is set aside"
    if decided.split is not None:
        claims = (page.store.claims[name] for name in decided.split.claims if name in page.store.claims)
        who = tuple(dict.fromkeys(page.names.source(claim.source) for claim in claims))
        verb = "speaks" if len(who) == 1 else "speak"
        what = f"{' and '.join(who)} {verb} of another event, {page.names.event(decided.split.into)}"
    return f"{decided.by}, {decided.date}{until}: {what}: {decided.reason}"


def _conflict(page: Page, conflict: Conflict) -> Markup:
    fingerprint = conflict.fingerprint
    told = _sides(page, conflict) if conflict.sides else _chain(page, conflict)
    details = element("details", _summary(page, conflict), element("div", told, _judged(page, conflict), class_="more"))
    return element("li", details, id=anchor_of("conflict", fingerprint), class_=f"conflict {conflict.grade}")


def _summary(page: Page, conflict: Conflict) -> Markup:
    names = ", ".join(page.names.source(source) for source in conflict.sources)
    decided = "decided" if conflict.fingerprint not in page.reconciliation.open_conflicts else ""
    return element(
        "summary",
        element(
            "span", grade_mark(conflict), " ", element("span", apart_words(conflict), class_="apart"), class_="head"
        ),
        " ",
        element("span", headline(page, conflict), class_="title"),
        " ",
        element("span", names, f" · {decided}" if decided else "", class_="support"),
    )


def _chain(page: Page, conflict: Conflict) -> Iterator[Markup]:
    """The steps in order, then why they cannot all hold."""
    original = steps_of(conflict, page.store)
    named = page.names.conflict(conflict)
    steps = steps_of(named, page.names.named_store)
    lines = [_step(page, *pair, is_last=pair[0] is steps[-1]) for pair in zip(steps, original, strict=True)]
    yield element("ol", lines, class_="chain")
    yield element("p", element("b", "So it cannot all be true. "), sum_words(named), class_="sum")


def _step(page: Page, step: Step, original: Step, *, is_last: bool) -> Markup:
    """One hop: what it rests on, the words, who else says so, and what follows."""
    witness = original.witness
    words = f"but {step.sentence}" if is_last else step.sentence
    return element(
        "li",
        element("p", words),
        quote_block(witness.quote) if witness else None,
        also_line(page, original.hop.witness, original.hop.supporters),
        element("p", f"→ {step.follows}", class_="follows") if step.follows else None,
    )


def _sides(page: Page, conflict: Conflict) -> Iterator[Markup]:
    """The values that stand against each other."""
    yield element("ol", [_side(page, side) for side in conflict.sides], class_="chain")


def _side(page: Page, side: AttributeSide) -> Markup:
    cite = element("cite", source_link(page, side.witness.claim.source))
    values = element("b", values_words(side.values))
    quote, also = quote_block(side.witness.quote), also_line(page, side.witness, side.supporters)
    return element("li", element("p", cite, ": ", values), quote, also)


def _judged(page: Page, conflict: Conflict) -> Iterator[Markup | None]:
    """Why it has its grade, what would end it otherwise, what was decided, of which events it is."""
    why = grade_reason(conflict)
    yield element("p", element("b", f"Why a {conflict.grade}: "), f"{why}.")
    yield decision_note(page, conflict)
    ways = ways_out(conflict, page.reconciliation)
    if ways:
        ends = "All but one of these" if len(conflict.sides) > FEWEST_SIDES else "Any one of these"
        yield element("p", element("b", f"{ends}, set aside, would end it:"))
        yield element("ul", [_way(page, way) for way in ways], class_="ways")
    links = separated((event_link(page, event) for event in conflict.events), " · ")
    yield element("p", "In the chronology: ", links, class_="how")


def _way(page: Page, way: WayOut) -> Markup:
    """Statements that would be set aside together; the way that this chronology takes is marked."""
    said = separated((_named(page, statement) for statement in way.statements), "; ")
    chosen = element("b", "Set aside here: ", class_="chosen") if way.is_preferred else None
    return element("li", chosen, said)


def _named(page: Page, statement: Statement) -> Markup:
    named = page.names.statement(statement)
    words = statement_words(named, page.names.named_store, it=named.claim.event)
    weight = page.reconciliation.weights.get(statement)
    heavy = element("span", f" (weight {weight / UNITS_A_WEIGHT:,.0f})", class_="weight") if weight else None
    return element("span", named.claim.source, " ", words, heavy)
