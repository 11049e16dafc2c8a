"""Annotated text in, claims out: who does what to whom, in whose voice, how surely."""
