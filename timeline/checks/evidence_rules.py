"""TL2xx: the words that claims rest on, held against the documents where those are here."""

from collections.abc import Iterator

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.finding import Finding, Severity


@rule("TL201", "quote-not-in-document")
def quote_not_in_document(checked: Checked) -> Iterator[Finding]:
    """The words that a claim rests on are not in its document, or a card finds them more than once.

    White space is folded before comparing.

    Passes: a quote that stands in the document word for word
    Fails:  a quote with a word changed; words that stand there twice, without `nth:`
    Fix:    copy the words from the document again; say which of several with `nth:`.
    """
    return checked.given("TL201")


@rule("TL202", "document-changed")
def document_changed(checked: Checked) -> Iterator[Finding]:
    """The document is not the one that the claims were read from: its sha256 differs.

    Passes: the sha256 in the source is that of the file
    Fails:  the file was edited, or fetched again in another version
    Fix:    read the changes, correct the card where needed, then update its sha256.
    """
    return checked.given("TL202")


@rule("TL203", "store-differs-from-card")
def store_differs_from_card(checked: Checked) -> Iterator[Finding]:
    """The claims in the store are not those that the card extracts.

    Passes: `timeline extract` would change nothing
    Fails:  a card was edited without extracting again; an extracted claim was edited by hand
    Fix:    run `timeline extract`; move what you wrote by hand into the card.
    """
    return checked.given("TL203")


@rule("TL204", "document-not-here", Severity.INFO)
def document_not_here(checked: Checked) -> Iterator[Finding]:
    """A document is not here, so its quotes were not checked. Information, never a failure.

    Passes: the file that the source names is in the documents folder
    Fails:  it is not
    Fix:    put the file there, or name its folder: `--documents DIR` or TIMELINE_DOCUMENTS.
    """
    return checked.given("TL204")


EVIDENCE_RULES: tuple[Rule, ...] = (
    quote_not_in_document,
    document_changed,
    store_differs_from_card,
    document_not_here,
)
