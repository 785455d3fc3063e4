"""Checks of stores too large to hold in memory: part by part, and only what changed."""
