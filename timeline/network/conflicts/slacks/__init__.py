"""A component as hops that leave slack, and what ways over them cost at least.

| module | its one job |
|---|---|
| `slacks` | the hops, seen from values that satisfy those between points |
| `settling` | … these values |
| `regions` | … where circles cannot hold, and so no values do |
| `ways` | the least slack of ways to some ends, from them, near one point |
| `near` | the points that a walk over new hops can pass |
| `closest` | … and those that the listed chains over them can pass |
"""
