"""What sources say, as markup: one claim with its statements and quotes, and links to events, sources and conflicts."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.exports.addresses import is_web_address
from timeline.exports.html.markup import Markup, element, joined
from timeline.exports.html.names import anchor_of
from timeline.exports.html.page import Page
from timeline.model.claim import Basis, Claim, Read, Report
from timeline.model.counted import counted
from timeline.model.statement import Because, Statement, keys_of
from timeline.reconciliation.wording import statement_words, supporters_words


def event_link(page: Page, event_id: str) -> Markup:
    """Return a link to an event by its title; its name alone where the page does not show it."""
    event = page.reconciliation.event.get(event_id)
    if event is None:
        return element("span", page.names.event(event_id))
    return element("a", event.event.title, href=f"#{anchor_of('event', event_id)}")


def source_link(page: Page, source_id: str) -> Markup:
    """Return a link to a source by its name; its id alone where the store does not have it."""
    if source_id not in page.store.sources:
        return element("span", source_id)
    return element("a", page.names.source(source_id), href=f"#{anchor_of('source', source_id)}")


def conflict_link(page: Page, fingerprint: str) -> Markup:
    """Return a link to a conflict, by the first digits of its fingerprint."""
    name = page.short.get(fingerprint, fingerprint)
    if fingerprint not in page.reconciliation.conflict:
        return element("span", name)
    return element("a", f"conflict {name}", href=f"#{anchor_of('conflict', fingerprint)}")


def address_link(url: str | None, words: str) -> Markup | None:
    """Return a link out of the page, where the address is one of the web; nothing where it is not."""
    if url is None or not is_web_address(url):
        return None
    return element("a", words, href=url, rel="noopener noreferrer", class_="out")


def quote_block(words: str | None) -> Markup | None:
    """Return the words of a source in quotation marks; nothing where there are none."""
    return element("blockquote", f"“{words}”") if words else None


def said_line(page: Page, statement: Statement, *children: Markup | None) -> Markup:
    """Return who says what, of an event that is named, with what follows it."""
    named = page.names.statement(statement)
    words = statement_words(named, page.names.named_store, it=named.claim.event)
    return element("li", element("cite", source_link(page, statement.claim.source)), " ", words, children)


def claim_block(page: Page, claim: Claim) -> Markup:
    """Return a claim on its event: who says it, what it says, the words it rests on, and how it is said."""
    said = [_said(page, Statement(claim, key)) for key in keys_of(claim)]
    quote = quote_block(claim.evidence.quote if claim.evidence else None)
    cite = element("cite", source_link(page, claim.source))
    doubts = " · ".join(doubts_of(claim))
    how = element("p", doubts, class_="how") if doubts else None
    note = element("p", "Note: ", claim.note, class_="note") if claim.note else None
    return element("li", cite, " ", said or "tells of it", quote, how, note, class_="claim")


def doubts_of(claim: Claim) -> Iterator[str]:
    """Yield what keeps a claim from being firm, and whom it cites."""
    if claim.report is Report.PLAN:
        yield "a plan"
    if claim.basis is not Basis.STATED:
        yield {Basis.IMPLIED: "implied", Basis.HEDGED: "hedged", Basis.RUMOUR: "rumour"}[claim.basis]
    if claim.read is Read.VAGUE:
        yield "vague words"
    if claim.attributed_to:
        yield f"citing {claim.attributed_to}"


def also_line(page: Page, witness: Because, supporters: Sequence[Statement]) -> Markup | None:
    """Return who else says what a witness says, or what clashes as well."""
    sources = list(dict.fromkeys(statement.claim.source for statement in supporters))
    if not sources:
        return None
    also = supporters_words(witness, supporters, len(sources))
    names = separated((source_link(page, source) for source in sources), ", ")
    return element("p", f"{counted(len(sources), 'source')} more {also}: ", names, class_="how")


def separated(children: Iterable[Markup], between: str) -> Markup:
    """Return children with a text between them."""
    return joined(
        between_all for n, child in enumerate(children) for between_all in ((between, child) if n else (child,))
    )


def _said(page: Page, statement: Statement) -> Markup:
    """One statement; where it was set aside, why; and its own words, where a relation has some."""
    words = statement_words(page.names.statement(statement), page.names.named_store)
    lost, relation = page.lost.get(statement), statement.relation
    own = quote_block(relation.quote) if relation is not None else None
    if lost is None:
        return element("p", words, own) if own is None else joined([element("p", words), own])
    why = element("p", f"Set aside: {lost.reason} (", conflict_link(page, lost.fingerprint), ")", class_="lost")
    return joined([element("p", element("s", words)), own, why])
