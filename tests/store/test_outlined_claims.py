"""Claims that outlines name are read as their whole files say them, whatever was kept of these files."""

import codecs
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.store.canonical_texts import CLAIMS, HEAD, claims_files
from timeline.model.claim import Claim
from timeline.model.finding import Finding
from timeline.store.claims_file import read_claims_file
from timeline.store.file_outline import ChangedMeanwhile, FileOutline, described_source, outline_of
from timeline.store.identity import SpokenSources
from timeline.store.outlined_claims import OutlinedClaims
from timeline.store.reading import LeftOut, Reading

WHOLE = HEAD + "".join(CLAIMS)
FLOW = "source: {id: gazette, title: The Gazette}\nclaims: [{id: a, event: talks, when: 2022}, {id: b, event: talks}]\n"


def written(folder: Path, *contents: bytes) -> list[FileOutline]:
    """Files of a store, and their outlines."""
    (folder / "claims").mkdir(exist_ok=True)
    names = [f"claims/{number}.yaml" for number in range(len(contents))]
    for name, content in zip(names, contents, strict=True):
        (folder / name).write_bytes(content)
    return [outline_of(folder, name, content) for name, content in zip(names, contents, strict=True)]


def read_whole(folder: Path, outline: FileOutline) -> tuple[tuple[Claim, ...], list[Finding]]:
    """All that the loader reads of a file."""
    path = folder / outline.path
    reading = Reading(str(path), within=folder)
    try:
        claims = read_claims_file(path, reading, SpokenSources())
    except LeftOut:
        claims = ()
    return claims, reading.findings


def claims_in_turn(claims: OutlinedClaims, outlines: list[FileOutline]) -> Iterator[Claim]:
    """Every second claim of each file, then the others: no file is read in one go."""
    for first in (0, 1):
        for outline in outlines:
            yield from claims.read(outline, range(first, len(outline.ids), 2)).claims


@given(claims_files(), st.booleans())
@example(WHOLE, True)
@example(HEAD + "# é\n" + "# ö\n".join(CLAIMS), False)
@example(FLOW, False)
@example(HEAD + "".join(f"  - id: c{number}\n    event: talks\n# é\n" for number in range(300)), True)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_claims_are_those_of_the_whole_file(tmp_path: Path, text: str, has_mark: bool) -> None:
    content = (codecs.BOM_UTF8 if has_mark else b"") + text.encode()
    (outline,) = written(tmp_path, content)
    claims, findings = read_whole(tmp_path, outline)
    assert (len(outline.ids) > 0) >= (len(claims) > 0)
    if outline.ids and outline.source:  # else nobody asks for its claims
        read = OutlinedClaims(tmp_path).read(outline, range(len(outline.ids)))
        assert tuple(read.claims) == claims
        assert repr(read.claims) == repr(list(claims))
        assert {*read.findings, *outline.findings} == set(findings)
        assert described_source(tmp_path, outline) == outline.head


@pytest.mark.parametrize("kept", [0, 2_000, 1_000_000])
def test_what_is_kept_of_files_makes_no_difference(tmp_path: Path, kept: int) -> None:
    texts = (WHOLE, HEAD + CLAIMS[1], FLOW, FLOW.replace("2022", "2023"), HEAD + "".join(CLAIMS[3:5]))
    outlines = written(tmp_path, *(text.replace("gazette", f"g{i}").encode() for i, text in enumerate(texts)))
    claims = OutlinedClaims(tmp_path, kept_bytes=kept, kept_claims=kept // 1_000)
    whole = [claim for outline in outlines for claim in read_whole(tmp_path, outline)[0]]
    assert sorted(claims_in_turn(claims, outlines), key=lambda claim: claim.full_id) == sorted(
        whole, key=lambda claim: claim.full_id
    )


@pytest.mark.parametrize("kept", [0, 1_000_000])
@pytest.mark.parametrize(("text", "change"), [(WHOLE, "hedged"), (FLOW, "id: a"), (WHOLE, "")])
def test_a_file_that_changed_meanwhile_is_not_read_as_what_it_was(
    tmp_path: Path, text: str, change: str, kept: int
) -> None:
    outlines = written(tmp_path, HEAD.encode() + CLAIMS[1].encode(), text.encode())
    claims = OutlinedClaims(tmp_path, kept_bytes=kept)
    claims.read(outlines[0], [0])
    path = tmp_path / outlines[1].path
    path.write_text(text.replace(change, "rumour")) if change else path.unlink()
    with pytest.raises(ChangedMeanwhile):
        claims.read(outlines[1], range(len(outlines[1].ids)))


def test_a_claim_that_is_as_it_was_is_read_though_its_file_changed(tmp_path: Path) -> None:
    (outline,) = written(tmp_path, WHOLE.encode())
    (before, *_), _ = read_whole(tmp_path, outline)
    (tmp_path / outline.path).write_text(WHOLE.replace("weekday: Monday", "weekday: Sunday"))
    claims = OutlinedClaims(tmp_path)
    assert claims.read(outline, [0]).claims == [before]
    with pytest.raises(ChangedMeanwhile):
        claims.read(outline, range(len(outline.ids)))
