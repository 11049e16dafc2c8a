"""The flags of the states that an answer names."""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode

from dateline.query.answer import Answer
from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY
from dateline.query.queryable import Queryable, select

_LABEL: Final = "Label"
_QUERY: Final = """PREFIX dl: <{ontology}>
SELECT ?state ?flag WHERE {{
  VALUES ?state {{ {states} }}
  GRAPH {graph} {{ ?state dl:flag ?flag }}
}}
"""


def flags_in(answer: Answer, store: Queryable, base: str = DEFAULT_BASE) -> Mapping[str, str]:
    """Return the flag of each state that a column of `answer` shows by its name.

    Args:
        answer: its columns `xLabel` show names, and the columns `x` beside them IRIs.
        store: its entities have flags.
        base: the store's base IRI.

    Raises:
        StoreError: the store cannot be read.
    """
    shown = {name.removesuffix(_LABEL) for name in answer.table if name.endswith(_LABEL)}
    places = [place for place, name in enumerate(answer.columns) if name in shown]
    found = {row[place] for row in answer.rows for place in places}
    states = sorted(str(term) for term in found if isinstance(term, NamedNode))
    if not states:
        return {}
    graph = NamedNode(f"{base}graph/entities")
    query = _QUERY.format(ontology=ONTOLOGY, states=" ".join(states), graph=graph)
    return {row["state"].value: row["flag"].value for row in select(store, query)}
