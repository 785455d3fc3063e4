"""Two events that are one: the text of a store's files with one id in the place of another, and the way back.

| module | its one job |
|---|---|
| `texts` | the files of a store and its cards, being changed in memory |
| `places` | where each single value of a file stands, by a key that survives other changes |
| `names` | which of them name an event, by kind of file |
| `rewriting` | a text with some values replaced, all else as it was |
| `listed_events` | an event taken out of a list of events, and put back in its place |
| `renaming` | one id for another in all files, and what was changed |
| `restoring` | the way back, and what cannot be restored |
| `record` | the file `links.yaml`: what became what, and what undoes it |
| `overlay` | files as they would be, to be loaded before they are written |

Comments and layout stay. Nothing here writes: `several_files` does, all or none.
"""
