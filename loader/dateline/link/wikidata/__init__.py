"""The live Wikidata: its two services, one cache, and what is to be made of their answers."""

from dateline.link.wikidata.client import Wikidata
from dateline.link.wikidata.connect import connect

__all__ = ["Wikidata", "connect"]
