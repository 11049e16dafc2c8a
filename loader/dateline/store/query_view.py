"""Patterns looked up by SPARQL, for stores that offer nothing quicker."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from dateline.store.embedded import EmbeddedStore
from dateline.store.protocol import Store
from dateline.store.revision import View


def view_of(store: Store) -> View:
    """Return `store` as something that patterns can be looked up in."""
    return store if isinstance(store, EmbeddedStore) else _QueryView(store)


@dataclass(frozen=True, slots=True)
class _QueryView:
    store: Store

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> list[Quad]:
        """Return the quads that have these parts; None stands for any."""
        # The engine's own serialisation of terms, in which nothing is left unescaped.
        given = {"s": subject, "p": predicate, "o": object_, "g": graph}
        values = " ".join(f"VALUES ?{n} {{ {term} }}" for n, term in given.items() if term)
        found = self.store.query(f"SELECT ?s ?p ?o ?g {{ {values} GRAPH ?g {{ ?s ?p ?o }} }}")
        rows = found if isinstance(found, QuerySolutions) else ()
        return [Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows]
