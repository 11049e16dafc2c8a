"""What goes from the parent to its child."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.model.sparql import SparqlQuery
from dateline.store.sandbox.limits import QueryLimits

# What a child says once it can be asked.
READY: Final = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A query, and the folder of quads that it is about."""

    quads: str
    query: SparqlQuery
    prefixes: Mapping[str, str]
    limits: QueryLimits
