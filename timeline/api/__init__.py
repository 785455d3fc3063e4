"""The public API: the glue between files and what is pure. `timeline` itself offers the functions by name.

| modules | their job |
|---|---|
| `reading` | load a store, reconcile it, its sources, what one more claim contradicts |
| `checking` · `known_then` · `reporting` | all that is wrong; what was known before; the report |
| `large/` | the same for large stores: part by part, and only what changed |
| `explaining` · `resolving` | why a conflict cannot all be true; recording a person's decision |
| `diffing` · `sides` | two sides compared; the sides by the names that people give them |
| `matching` · `linking` · `sealing` | events that may be the same; making them one; the digests that follow |
| `extracting` · `cards` · `in_the_way` · `drafting` · `quoting` | cards and documents become claims |
| `importing` · `imported/` · `tables` | files of others as claims of a source; a store as Parquet tables |
| `exporting` | the chronology in formats that others read |
| `dates` · `comparing` · `publication` · `scanning` | how dates are read; two compared; all of a text |
| `example` | the store that `timeline init --example` writes |
"""

from timeline.model.notebook import ShownInNotebooks


def _to_html(value: object) -> str | None:
    from timeline.exports.notebook import notebook_html

    return notebook_html(value)


ShownInNotebooks.to_html = staticmethod(_to_html)
