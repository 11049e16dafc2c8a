"""News articles in, a geopolitical knowledge graph of sourced claims out."""

__version__ = "0.1.0"
