"""Conflicts where lengths by the clock meet calendar days, so that no sum of costs judges a walk.

| module | its one job |
|---|---|
| `parts` | the parts of a component in which anything can clash so |
| `walks` | their impossible walks |
| `chains` | their chains: what `conflicts.chains` is elsewhere |
"""
