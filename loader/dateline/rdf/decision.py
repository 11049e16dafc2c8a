"""People's decisions as quads, and back."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from pyoxigraph import NamedNode, Quad

from dateline.model.review import Decision, Verdict
from dateline.rdf.description import Description, descriptions, member
from dateline.rdf.namespaces import Base, item, name, value
from dateline.rdf.terms import describe, moment, text


def decision_node(key: str, base: Base) -> NamedNode:
    """Return the IRI of the decision `key`."""
    return base.node("decision", key)


def decision_quads(decision: Decision, base: Base) -> Iterator[Quad]:
    """Yield the description of `decision`, in the graph of decisions."""
    yield from describe(
        decision_node(decision.key, base),
        base.review_graph,
        ("rdf:type", name("dl:ReviewDecision")),
        ("dl:decidesOn", base.node(*decision.subject.split("/"))),
        ("rdfs:label", text(decision.name)),
        ("dl:verdict", value("verdict", decision.verdict)),
        ("dl:item", item(decision.qid) if decision.qid else None),
        ("dl:reviewer", text(decision.who)),
        ("prov:endedAtTime", moment(decision.when)),
        ("dl:reason", text(decision.why) if decision.why else None),
        ("dl:undoes", decision_node(decision.undoes, base) if decision.undoes else None),
    )


def read_decisions(quads: Iterable[Quad], base: Base) -> tuple[Decision, ...]:
    """Return the decisions that `quads` describe, oldest first."""
    found = (_decision(said, base) for said in descriptions(quads).values())
    return tuple(sorted(found, key=lambda decision: (decision.when, decision.key)))


def _decision(said: Description, base: Base) -> Decision:
    subject, chosen, undone = map(said.node_of, ("dl:decidesOn", "dl:item", "dl:undoes"))
    return Decision(
        subject=base.entity_key(subject) if subject else "",
        name=said.text("rdfs:label"),
        verdict=Verdict(member(said.node_of("dl:verdict"), "verdict")),
        qid=chosen.value.rpartition("/")[2] if chosen else None,
        who=said.text("dl:reviewer"),
        when=datetime.fromisoformat(said.text("prov:endedAtTime")),
        why=said.text("dl:reason"),
        undoes=undone.value.rpartition("/")[2] if undone else "",
    )
