"""Frozen values that every stage shares. No I/O, no RDF, no spaCy."""
