"""Quads and texts in and out: the embedded store."""
