"""What to set aside so that all conflicts end, of least weight."""
