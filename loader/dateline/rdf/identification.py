"""Look-ups in the live Wikidata as quads, and back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import NamedNode, Quad

from dateline.model.review import Finding, Identification, Outcome
from dateline.rdf.description import Description, descriptions, local_name, member
from dateline.rdf.namespaces import Base, item, name, value
from dateline.rdf.terms import day, decimal, describe, text


def identification_node(subject: str, base: Base) -> NamedNode:
    """Return the IRI of the look-up of `subject`: the newest takes the place of the one before."""
    return base.node("identification", *subject.split("/")[1:])


def identification_quads(looked_up: Identification, base: Base) -> Iterator[Quad]:
    """Yield the description of `looked_up` and its findings, in the graph of the live Wikidata."""
    yield from describe(
        identification_node(looked_up.subject, base),
        base.wikidata_graph,
        ("rdf:type", name("dl:Identification")),
        ("dl:decidesOn", base.node(*looked_up.subject.split("/"))),
        ("rdfs:label", text(looked_up.name)),
        ("dl:outcome", value("outcome", looked_up.outcome)),
        ("dl:snapshotDate", day(looked_up.retrieved)),
        *(("dl:finding", _finding_node(looked_up, f, base)) for f in looked_up.findings),
    )
    for finding in looked_up.findings:
        yield from _finding_quads(looked_up, finding, base)


def identification_descriptions(
    looked_up: Identification, base: Base, before: Identification | None
) -> Mapping[NamedNode, frozenset[Quad]]:
    """Return what to say of each node, nothing of those that only the look-up `before` had."""
    gone = (
        {_finding_node(looked_up, finding, base) for finding in before.findings} if before else ()
    )
    found: dict[NamedNode, set[Quad]] = {node: set() for node in gone}
    for quad in identification_quads(looked_up, base):
        if isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject, set()).add(quad)
    return {node: frozenset(quads) for node, quads in found.items()}


def read_identifications(quads: Iterable[Quad], base: Base) -> tuple[Identification, ...]:
    """Return the look-ups that `quads` describe, by subject."""
    found = descriptions(quads)
    read = (
        _identification(said, [found[node] for node in said.nodes("dl:finding")], base)
        for said in found.values()
        if local_name(said.node_of("rdf:type")) == "Identification"
    )
    return tuple(sorted(read, key=lambda looked_up: looked_up.subject))


def _finding_node(looked_up: Identification, finding: Finding, base: Base) -> NamedNode:
    last = looked_up.subject.rpartition("/")[2]
    return base.node("finding", f"{last}-{finding.qid}")


def _finding_quads(looked_up: Identification, finding: Finding, base: Base) -> Iterator[Quad]:
    yield from describe(
        _finding_node(looked_up, finding, base),
        base.wikidata_graph,
        ("rdf:type", name("dl:Finding")),
        ("dl:item", item(finding.qid)),
        ("rdfs:label", text(finding.label, language="en")),
        ("schema:description", text(finding.description) if finding.description else None),
        *(("dl:wikidataType", text(kind, language="en")) for kind in finding.types),
        ("dl:linkScore", decimal(finding.score, places=2)),
        *(("dl:reason", text(reason)) for reason in finding.reasons),
    )


def _identification(
    said: Description, findings: Iterable[Description], base: Base
) -> Identification:
    subject = said.node_of("dl:decidesOn")
    ordered = sorted(map(_finding, findings), key=lambda f: (-f.score, f.qid))
    return Identification(
        subject=base.entity_key(subject) if subject else "",
        name=said.text("rdfs:label"),
        outcome=Outcome(member(said.node_of("dl:outcome"), "outcome")),
        retrieved=date.fromisoformat(said.text("dl:snapshotDate")),
        findings=tuple(ordered),
    )


def _finding(said: Description) -> Finding:
    chosen = said.node_of("dl:item")
    return Finding(
        qid=chosen.value.rpartition("/")[2] if chosen else "",
        label=said.text("rdfs:label"),
        description=said.text("schema:description"),
        types=said.texts("dl:wikidataType"),
        score=said.number("dl:linkScore") or 0.0,
        reasons=said.texts("dl:reason"),
    )
