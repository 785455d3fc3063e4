"""CSV and TSV: rows below the names of their columns, parted by whatever sign parts them."""

from timeline.extraction.importing.delimited import DELIMITERS, find_delimiter, read_rows
from timeline.extraction.importing.rows import ImportedText, ImportOptions, Kind, Remark
from timeline.extraction.importing.table import read_table


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return a claim for each row; see `table` for what columns say, and `delimited` for quotes and line breaks."""
    delimiter = find_delimiter(text)
    rows, remarks = read_rows(text, delimiter)
    if delimiter != ",":
        told = f"columns are parted by a {DELIMITERS[delimiter]}"
        remarks.insert(0, Remark(kind=Kind.ASSUMED, text=told))
    return read_table(rows, options, remarks)
