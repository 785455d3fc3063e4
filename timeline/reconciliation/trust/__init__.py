"""How far each source can be trusted, by how it agrees with independent others."""
