"""A reconciliation laid out to be looked at: scales, bars, groups, the rail, what follows from what."""
