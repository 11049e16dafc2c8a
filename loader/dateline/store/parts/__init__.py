"""Extracted articles on disk, in parts: any number of machines make them, a load joins them."""
