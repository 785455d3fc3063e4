"""Closed walks over hops, in small sets of constraints.

| module | its one job |
|---|---|
| `walks` | what a closed walk is; whether one is impossible, and the shortest |
| `falls` | the same for any set of hops, by letting points fall |
| `search` | every impossible walk, fewest points first: for counts, and where few statements are left |
"""
