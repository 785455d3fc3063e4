"""Documents are read as they are; what keeps one from being read is a finding."""

import hashlib
from pathlib import Path

from timeline.extraction import DocumentText, document_changed, read_document
from timeline.model.finding import Finding, Severity
from timeline.model.location import Location
from timeline.model.source import Document, Source

CONTENT = "\ufeffOne\r\ntwo\fthree\r".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def _source(sha256: str) -> Source:
    document = Document(file="log.txt", sha256=sha256)
    return Source(id="log", title="Log", location=Location("log.yaml", 2), document=document)


def test_every_code_point_of_the_file_counts(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(CONTENT)
    read = read_document(tmp_path, Document(file="log.txt", sha256=SHA256))
    assert isinstance(read, DocumentText)
    assert (read.text, read.sha256, read.name) == ("\ufeffOne\r\ntwo\fthree\r", SHA256, "log.txt")


def test_a_document_that_is_not_here_says_which_file_goes_where(tmp_path: Path) -> None:
    finding = read_document(tmp_path, Document(file="log.txt", sha256=SHA256), location=Location("log.yaml", 4))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.name, finding.severity) == ("TL204", "document-not-here", Severity.INFO)
    assert finding.location == Location("log.yaml", 4)
    assert f"log.txt is not here, its quotes are not checked: put it in {tmp_path.as_posix()}/" in finding.message


def test_a_folder_in_place_of_the_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "log.txt").mkdir()
    finding = read_document(tmp_path, Document(file="log.txt", sha256=SHA256))
    assert isinstance(finding, Finding)
    assert (finding.code, finding.message) == ("TL003", "the document log.txt is a folder; put a file there")


def test_a_document_that_no_memory_holds_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "log.txt").open("wb") as file:
        file.truncate(2**40)  # a hole: it takes no room on the disk
    finding = read_document(tmp_path, Document(file="log.txt", sha256=SHA256))
    assert isinstance(finding, Finding)
    assert finding.message == "the document log.txt is larger than 256 MB; split it in several"


def test_a_document_that_is_not_utf8_is_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(b"fine\nna\xefve")
    finding = read_document(tmp_path, Document(file="log.txt", sha256=SHA256))
    assert isinstance(finding, Finding)
    assert finding.code == "TL003"
    assert "not UTF-8 (byte 8, line 2)" in finding.message


def test_a_changed_document_is_told_at_the_source_with_the_new_hash(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(b"other")
    source = _source(SHA256)
    assert source.document is not None
    read = read_document(tmp_path, source.document)
    assert isinstance(read, DocumentText)
    (finding,) = document_changed(source, read)
    assert (finding.code, finding.location, finding.sources) == ("TL202", Location("log.yaml", 2), ("log",))
    assert read.sha256 in finding.message


def test_the_hash_may_be_written_in_capitals() -> None:
    document = DocumentText(text="", sha256=SHA256, name="log.txt")
    assert list(document_changed(_source(SHA256.upper()), document)) == []
