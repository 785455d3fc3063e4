"""Frozen values: what the tool speaks about. Standard library only; nothing here reads files or knows the clock."""
