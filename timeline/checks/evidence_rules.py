"""TL2xx: the words that claims rest on, held against the documents where those are here."""

from collections.abc import Iterator

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.finding import Finding, Severity


@rule("TL201", "quote-not-in-document", of_whole=True)
def quote_not_in_document(checked: Checked) -> Iterator[Finding]:
    """The words that a claim rests on are not in its document, or a card finds them more than once.

    White space is folded before comparing.

    Passes: `evidence: {quote: "the army withdrew"}` where the document has these words
    Fails:  `evidence: {quote: "the army retreated"}` where it has not; words that stand there twice, without `nth:`
    Fix:    copy the words from the document again; say which of several with `nth:`.
    """
    return checked.given("TL201")


@rule("TL202", "document-changed", of_whole=True)
def document_changed(checked: Checked) -> Iterator[Finding]:
    """The document is not the one that the claims were read from: its sha256 differs.

    Passes: `document: {file: a.txt, sha256: …}` where that is the sha256 of a.txt
    Fails:  the same after a.txt was edited, or fetched again in another version
    Fix:    read the changes, correct the card where needed, then update its sha256.
    """
    return checked.given("TL202")


@rule("TL203", "store-differs-from-card", of_whole=True)
def store_differs_from_card(checked: Checked) -> Iterator[Finding]:
    """The claims in the store are not those that the card extracts.

    Passes: `timeline extract` would change nothing
    Fails:  `when: March 29` of a card became `when: March 30` without extracting again; the date of an extracted claim
            was edited by hand
    Fix:    run `timeline extract`; move what you wrote by hand into the card.
    """
    return checked.given("TL203")


@rule("TL204", "document-not-here", Severity.INFO, of_whole=True)
def document_not_here(checked: Checked) -> Iterator[Finding]:
    """A document is not here, so its quotes were not checked.

    Passes: `document: {file: a.txt, sha256: …}` where a.txt is in the folder of the documents
    Fails:  the same where it is not
    Fix:    put the file there, or name its folder: `--documents DIR` or TIMELINE_DOCUMENTS.
    """
    return checked.given("TL204")


EVIDENCE_RULES: tuple[Rule, ...] = (
    quote_not_in_document,
    document_changed,
    store_differs_from_card,
    document_not_here,
)
