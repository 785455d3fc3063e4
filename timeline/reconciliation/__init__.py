"""What the claims of a store come to: conflicts, readings, windows, statuses, and two sources side by side. Pure."""
