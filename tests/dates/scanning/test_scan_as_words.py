"""Where words say it all, the scanner and the reader of words read the same."""

import pytest

from timeline.dates import Context, read_words
from timeline.dates.scanning.scanner import scan_text

WORDS = (
    "29 March 2022",
    "March 29, 2022",
    "March 29th, 2022",
    "the 29th of March 2022",
    "the twenty-ninth of March 2022",
    "Tuesday, March 29, 2022",
    "2022-03-29",
    "15 March 44 BC",
    "March 2022",
    "March, 2022",
    "Sept. 1998",
    "March 44 BC",
    "1939",
    "AD 79",
    "79 AD",
    "490 BC",
    "1 BC",
    "the 1930s",
    "1930s",
    "the 470s BC",
    "the 1800s",
    "the 2000s",
    "the 19th century",
    "the nineteenth century",
    "the 1st century",
    "the 4th century BC",
    "the 1st century BC",
    "spring 1940",
    "the summer of 1942",
    "autumn 1942",
    "the third quarter of 1989",
    "Q3 2010",
    "the first half of 2008",
    "the second half of 2008",
    "early March 1940",
    "mid-March 1940",
    "late March 1940",
    "late February 2020",
    "the end of March 1940",
    "the end of February 1900",
    "the beginning of March 1940",
    "the middle of March 1940",
    "the first week of March 1940",
    "the second week of March 1940",
    "the last week of March 1940",
    "the first days of March 1940",
    "the last days of March 1940",
    "the first half of March 1940",
    "the second half of March 1940",
    "early 1942",
    "mid-1942",
    "late 1942",
    "the end of 1942",
    "the beginning of 1942",
    "the early 1930s",
    "the mid-1930s",
    "the late 1930s",
    "the early 19th century",
    "the late 19th century",
    "the mid-19th century",
    "Christmas 1914",
    "New Year's Eve 1999",
    "Good Friday 2022",
    "circa 1850",
    "c. 1850",
    "the early 5th century BC",
    "the late 470s BC",
    "the winter of 1941-42",
    "31 March 2022, 17:15",
    "5 p.m. on 31 March 2022",
    "2022-03-29T17:15Z",
    "17:15 CEST on March 29, 2022",
)

# What the scanner reads otherwise, or in pieces, as yet.
NOT_YET = (
    "29-Mar-2022",
    "2022-03",
    "July Fourth 1776",
    "twenty-four February 2022",
    "24 August AD 79",
    "late March (2022)",
    "the winter of 2021-2022",
    "around 1850",
    "about March 2022",
    "later in 1840",
    "earlier in the 1840s",
    "the last day of March 2022",
    "the first months of 2022",
    "the third quarter of the 19th century",
    "the last decade of the 19th century",
    "the 2nd millennium BC",
    "nineteen forty-one",
    "the week of March 23, 2022",
    "the night of 12-13 March 2022",
    "25 October 1917 (Old Style)",
)


@pytest.mark.parametrize(
    "words", [*WORDS, *(pytest.param(words, marks=pytest.mark.xfail(strict=True)) for words in NOT_YET)]
)
def test_the_scanner_reads_what_the_reader_of_words_reads(words: str) -> None:
    (found,) = scan_text(f"It began in {words}.")
    read = read_words(words, Context(published=None, year=None))
    assert read.edtf is not None
    assert (found.text, found.edtf) == (words, read.edtf.text)
