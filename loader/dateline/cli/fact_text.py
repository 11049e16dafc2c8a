"""Facts in words, from their quads."""

from collections.abc import Iterable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QueryTriples, Triple

from dateline.cli.claim_text import roles_text
from dateline.model.claim import Role
from dateline.rdf.namespaces import PREFIXES, Base, name
from dateline.store.protocol import Store

_A, _LABEL, _CLAIMS = name("rdf:type"), name("rdfs:label"), name("dl:claims")
_ROLES: Final = {name(f"dl:{role.value}"): role for role in Role}
_STATED: Final = """
CONSTRUCT {{ ?fact a ?kind ; ?role ?filler . ?filler rdfs:label ?label }} WHERE {{
  VALUES ?fact {{ {facts} }}
  GRAPH {graph} {{ ?fact a ?kind ; ?role ?filler }}
  GRAPH {entities} {{ ?filler rdfs:label ?label }}
}}
"""


def stored_facts(store: Store, base: Base, facts: Iterable[NamedNode]) -> tuple[Triple, ...]:
    """Return kind, roles and labels of stored `facts`."""
    query = _STATED.format(
        facts=" ".join(map(str, facts)), graph=base.facts_graph, entities=base.entities_graph
    )
    found = store.query(query, prefixes=PREFIXES)
    return tuple(found) if isinstance(found, QueryTriples) else ()


def claimed_facts(quads: Iterable[Quad]) -> frozenset[NamedNode]:
    """Return the facts that claims among `quads` are about."""
    found = (quad.object for quad in quads if quad.predicate == _CLAIMS)
    return frozenset(fact for fact in found if isinstance(fact, NamedNode))


def fact_texts(statements: Iterable[Quad | Triple]) -> Mapping[str, str]:
    """Return each fact in words, by IRI: "Withdrawal: actor France; origin Mali"."""
    facts, labels = _read(statements)
    return {iri: _text(roles, labels) for iri, roles in facts.items()}


_Statement = tuple[str, str]


def _read(
    statements: Iterable[Quad | Triple],
) -> tuple[dict[str, set[_Statement]], dict[str, str]]:
    """Return what is said of each subject, and the labels, by IRI."""
    facts: dict[str, set[_Statement]] = {}
    labels: dict[str, str] = {}
    for one in statements:
        subject, predicate, object_ = one.subject, one.predicate, one.object
        if not isinstance(subject, NamedNode):
            continue
        if isinstance(object_, Literal) and predicate == _LABEL:
            labels[subject.value] = object_.value
        elif isinstance(object_, NamedNode) and predicate == _A:
            facts.setdefault(subject.value, set()).add(("", object_.value.rpartition("#")[2]))
        elif isinstance(object_, NamedNode) and predicate in _ROLES:
            role = _ROLES[predicate].value
            facts.setdefault(subject.value, set()).add((role, object_.value))
    return facts, labels


def _text(said: set[_Statement], labels: Mapping[str, str]) -> str:
    kind = next((value for role, value in said if not role), "?")
    pairs = ((role, labels.get(value, value)) for role, value in said if role)
    return f"{kind}: {roles_text(sorted(pairs))}"
