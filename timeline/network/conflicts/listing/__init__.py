"""The impossible walks over as few points as possible, found without the longer ones.

| module | its one job |
|---|---|
| `listing` | both searches, and why no walk is lost |
| `smallest` | walks that hold no other one |
| `larger` | walks over all points of one that longer ones do not fold into |
| `roots` | where walks begin and end |
| `hiding` | walks that longer ones fold into, by their points |
"""
