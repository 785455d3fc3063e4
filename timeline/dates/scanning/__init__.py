"""Finding time expressions in running English text, and reading each against what stands before it.

The way of a text: its words become characters (`alphabet`), among which tables of rules (`rules`, in the `language` of
patterns) are looked for level by level (`cascade`); what a phrase says (`said`) is completed from the publication and
from the dates before it (`resolving`, from `memory`), and written as TIMEX3 (`timex`) and EDTF (`allowed`).
`scanner.scan_text` is all that others need, for streams `scan_blocks`.

Two kinds of text are told apart by what they name (`survey`). In news, words are read against the publication: "March
29" is the latest one, "Tuesday" the last, unless the verb nearest to it speaks of what is to come. In a narrative,
which names many dates long before its publication, they follow from the dates before them, within the years that the
heading of a section names; where nearly all of its dates are of one year, a date without one is of that year.
"""
