"""Comparing sides: what each says alone, where both together clash, which orders they reverse.

two sides -> joined, what both hold counted once -> windows of each, conflicts of both -> rows, reversed pairs
"""
