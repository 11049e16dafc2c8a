"""Mentions to Wikidata items: the gazetteer, the choice among candidates, the links."""

from dateline.link.gazetteer import Gazetteer, load_gazetteer
from dateline.link.linker import Linker, publisher_entity

__all__ = ["Gazetteer", "Linker", "load_gazetteer", "publisher_entity"]
