"""What claims and events' own keys demand of time points, statement by statement."""
