"""Statements kept consistent, one at a time: in days or moments, and where both count."""
