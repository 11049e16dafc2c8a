"""The live Wikidata: its two services, one cache, and what is to be made of their answers."""

from dateline.link.wikidata.api import ActionApi
from dateline.link.wikidata.cache import Cache
from dateline.link.wikidata.client import Wikidata
from dateline.link.wikidata.patience import Patience, Patient
from dateline.link.wikidata.service import QueryService

__all__ = ["ActionApi", "Cache", "Patience", "Patient", "QueryService", "Wikidata"]
