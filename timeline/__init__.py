"""Reconcile chronologies: who says what happened when, where sources conflict, and why it cannot all be true."""
