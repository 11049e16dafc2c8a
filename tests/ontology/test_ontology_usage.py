"""No file of the project uses a term that the ontology does not declare."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import RDF, RDFS, Graph, Namespace, URIRef

ROOT = Path(__file__).parents[2]
OURS = ("https://w3id.org/dateline/ontology#", "https://w3id.org/dateline/vocab/")
DL, DLV = Namespace(OURS[0]), Namespace(OURS[1])
TURTLE = sorted((ROOT / "ontology").glob("*.ttl"))
FRAMES = sorted((ROOT / "ontology" / "frames").glob("*.yaml"))
# Prefixed names as the code, the questions and the pages write them; `value("status", …)` makes
# an IRI of the list of that name.
TEXTS = sorted(
    path
    for folder, suffix in (("loader", "py"), ("queries", "rq"), ("docs", "md"))
    for path in (ROOT / folder).rglob(f"*.{suffix}")
)
_NAME = re.compile(r"(?<![\w/])(dlv?):([A-Za-z]+(?:-[A-Za-z]+)*)(?![\w-]|[<{])")
_FULL = re.compile(r"https://w3id\.org/dateline/(ontology#|vocab/)([A-Za-z]+(?:-[A-Za-z]+)*)")
_LIST = re.compile(r"\bvalue\(\s*\"([a-z-]+)\"")


@pytest.mark.parametrize("file", TURTLE, ids=lambda path: path.name)
def test_turtle_uses_declared_terms(file: Path, ontology: Graph) -> None:
    nodes = {node for triple in Graph().parse(file) for node in triple}
    used = {n for n in nodes if isinstance(n, URIRef) and any(n.startswith(o) for o in OURS)}
    headers = {URIRef(iri) for iri in OURS}
    assert used - headers <= set(ontology.subjects(RDF.type))


@pytest.mark.parametrize("file", TURTLE, ids=lambda path: path.name)
def test_turtle_refers_to_declared_shapes(file: Path, ontology: Graph) -> None:
    nodes = {node for triple in Graph().parse(file) for node in triple}
    used = {n for n in nodes if str(n).startswith("https://w3id.org/dateline/shapes#")}
    assert used <= set(ontology.subjects(RDF.type))


@pytest.mark.parametrize("file", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_questions_and_pages_use_declared_terms(file: Path, ontology: Graph) -> None:
    assert not _undeclared(file.read_text(encoding="utf-8"), ontology)


@pytest.mark.parametrize(
    ("text", "undeclared"),
    [
        ("?fact a dl:Withdrawal ; dl:status dlv:status-ended .", set()),
        ("?fact a dl:Withdrawl .", {"Withdrawl"}),
        ("dlv:status-over", {"status-over"}),
        ("<https://w3id.org/dateline/ontology#actr>", {"actr"}),
        ('value("mood", mood)', {"mood"}),
        ('f"dl:{kind}" or `dlv:<list>-<value>` or dlv:status-{x}', set()),
    ],
)
def test_an_undeclared_term_is_seen(text: str, undeclared: set[str], ontology: Graph) -> None:
    assert _undeclared(text, ontology) == undeclared


@pytest.mark.parametrize("file", FRAMES, ids=lambda path: path.name)
def test_frames_use_declared_kinds_roles_and_types(
    file: Path, terms: Graph, kinds: dict[str, list[str]]
) -> None:
    frame = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert {*_values(frame, "kind"), *_values(frame.get("promotions"), "content")} <= set(kinds)
    types = {name for names in _values(frame, "types") for name in names if name[0].isupper()}
    assert {DL[name] for name in types} <= set(
        terms.transitive_subjects(RDFS.subClassOf, DL.Entity)
    )
    meant = {role for kind in kinds[frame["kind"]] for role in _roles(terms, kind)}
    assert set(frame["roles"]) <= meant, f"{frame['kind']} says nothing of these roles"


def _undeclared(text: str, ontology: Graph) -> set[str]:
    spaces = {"dl": DL, "dlv": DLV, "ontology#": DL, "vocab/": DLV}
    found = {(spaces[space], name) for space, name in (*_NAME.findall(text), *_FULL.findall(text))}
    found |= {(DLV, name) for name in _LIST.findall(text)}
    declared = set(ontology.subjects(RDF.type))
    return {name for space, name in found if space[name] not in declared}


def _values(node: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - YAML holds anything
    """Yield whatever stands under `key`, at any depth."""
    if isinstance(node, dict):
        if key in node:
            yield node[key]
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from _values(child, key)


def _roles(terms: Graph, kind: str) -> set[str]:
    uses = terms.objects(DL[kind], DL.roleUse)
    return {str(role).removeprefix(DL) for use in uses for role in terms.objects(use, DL.ofRole)}
