"""Everything that is wrong with a store: files, evidence, conflicts, decisions."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from timeline.api.cards import CardFile, cards_beside, read_card, shared_sources
from timeline.api.extracting import documents_of, prepare, unchanged_source
from timeline.api.known_then import known_at_base
from timeline.checks import (
    Checked,
    Known,
    Policy,
    Summary,
    asked_settings,
    fails,
    run_checks,
    summary_of,
    unread_unsaid,
)
from timeline.checks.in_file import told_in
from timeline.extraction import check_quotes, document_changed, read_document
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Baseline
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.batches import Executor
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Reconciliation
from timeline.store.disk import DISK, Saved


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What a check found, and what it stands on."""

    findings: tuple[Finding, ...]
    summary: Summary
    checked: Checked
    fail_on: str = "tension"  # the lowest grade of a new conflict that fails
    notes: tuple[str, ...] = ()  # sentences on what it may have missed: a search that ended early, a base half read
    files: Saved = DISK  # where the store was read

    def fails(self, fail_on: str | None = None) -> bool:
        """Whether there is an error, or a new conflict at or above the grade named; None: that of the check."""
        return fails(self.findings, fail_on or self.fail_on)

    @property
    def reconciliation(self) -> Reconciliation:
        """The reconciliation that was checked."""
        return self.checked.reconciliation

    def _repr_html_(self) -> str:
        from timeline.exports.notebook import findings_html

        return findings_html(self.findings, self.summary)


def check(
    store: Store,
    *,
    documents: str | Path | None = None,
    baseline: Baseline | None = None,
    base: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
    fail_on: str | None = None,
    today: str | None = None,
    files: Saved = DISK,
    executor: Executor | None = None,
) -> CheckResult:
    """Check a store: its files, its evidence where the documents are here, its conflicts, its decisions.

    `baseline` replaces the store's own. `base` is a revision of git: what the store held where HEAD left it is known,
    too, conflicts and claims; decisions are today's. `select`, `ignore`, `severity` (`{"TL305": "warning"}`) and
    `fail_on` win over the `check:` of timeline.yaml; they take codes, beginnings of codes, or names. `executor` as in
    `reconcile`.
    Raises UsageError: there is no such code; HistoryUnreadable: git cannot tell what the store held.

    >>> import timeline
    >>> result = timeline.check(timeline.load("data"), select=["TL3", "TL4"])
    >>> result.fails(), result.summary.known
    (False, 5)
    """
    asked = asked_settings(select=select, ignore=ignore, severity=severity, fail_on=fail_on)
    policy = Policy(folder=store.folder, settings=store.settings.check, asked=asked)
    day = today or date.today().isoformat()
    store = replace(store, baseline=baseline) if baseline is not None else store
    then = known_at_base(store.folder, base, day, files)
    checked = Checked(
        store=store,
        reconciliation=reconcile(store, today=day, executor=executor),
        known=Known.from_baseline(store.baseline) | then.known,
        from_cards=tuple(card_findings(store, documents, files)),
        today=day,
        cards=tuple(map(str, cards_beside(store.folder, files))),
    )
    found = run_checks(checked, policy)
    summary = summary_of(found.findings, ignored=found.ignored)
    notes = (*checked.reconciliation.incomplete, *then.notes, *unread_unsaid(store, found.findings))
    return CheckResult(
        findings=tuple(told_in(found.findings, files.is_unsaved)),
        summary=summary,
        checked=checked,
        fail_on=policy.fail_on,
        notes=notes,
        files=files,
    )


def card_findings(store: Store, documents: str | Path | None, files: Saved = DISK) -> Iterator[Finding]:
    """Yield what is wrong with cards, and between cards, documents and store (TL2xx).

    Claims whose card is as it was are held against their document alone; of other cards the claims are extracted anew,
    in memory.
    """
    unchanged = {path: unchanged_source(store, path, files) for path in cards_beside(store.folder, files)}
    changed = {path: read_card(path, files) for path, source in unchanged.items() if source is None}
    again = {each.source_id for each in changed.values()}
    sharing = [read_card(path, files) for path, source in unchanged.items() if source and source.id in again]
    shared = shared_sources([*changed.values(), *sharing])
    yield from shared.values()
    for path, source in unchanged.items():
        if source is None:
            yield from _changed_card_findings(store, changed[path], documents, files, shared)
        elif source.id not in shared:
            yield from _evidence_findings(store, source, documents_of(path, documents))


def _evidence_findings(store: Store, source: Source, folder: Path) -> Iterator[Finding]:
    if source.document is None:
        return
    document = read_document(folder, source.document, source.location)
    if isinstance(document, Finding):
        yield document
    else:
        yield from document_changed(source, document)
        yield from check_quotes(store.claims_of_source.get(source.id, ()), document)


def _changed_card_findings(
    store: Store, changed: CardFile, documents: str | Path | None, files: Saved, shared: Container[str]
) -> Iterator[Finding]:
    yield from changed.findings
    if changed.card is None or changed.card.source.id in shared:
        return
    prepared = prepare(store, changed.card, changed.path, documents, files=files)
    yield from prepared.extraction_findings
    if not prepared.unread:  # that is reported already, and hides what differs
        yield from prepared.in_the_way or prepared.differences()
    if prepared.text is not None:
        yield from check_quotes(store.claims_of_source.get(changed.card.source.id, ()), prepared.text)
