"""What follows for the time points once everything that is kept is taken together."""
