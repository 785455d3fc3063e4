"""Every chain of time points that cannot all be met, and who says it."""
