"""Writes docs/ontology.md from the ontology's own files.

usage: ontology_reference.py [--check] [PAGE]

`--check` writes nothing and exits with 1 when PAGE is not what the files give.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from dateline.assets import asset_dir

# Term -> property -> values, all as prefixed names or plain text, all in the order of the files.
Terms: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]

PAGE: Final = Path(__file__).parents[1] / "docs" / "ontology.md"
_FILES: Final = ("dateline.ttl", "vocabulary.ttl")
_PREFIXES: Final = {
    "https://w3id.org/dateline/ontology#": "",
    "https://w3id.org/dateline/vocab/": "dlv:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/prov#": "prov:",
    "https://schema.org/": "schema:",
}
_INTRODUCTION: Final = """\
# The ontology

<!-- Written by scripts/ontology_reference.py from ontology/*.ttl: change those, then run it. -->

The prefix of the terms below is `dl:`, <https://w3id.org/dateline/ontology#>; the values of closed
lists have the prefix `dlv:`, <https://w3id.org/dateline/vocab/>. The states, persons and places of
the examples are invented.

## Three layers

- **Evidence** is a passage of one article: the exact quote and its character offsets into the
  stored text.
- A **claim** is what one voice in one article says about one fact: affirmed or denied, in which
  world, how surely, of what time, and with which passage as its evidence.
- A **fact** is the proposition itself, shared by all claims about it in all articles: a kind, its
  roles filled and, for an event, a date bucket. *That a fact exists never means that it is true.*
  Its status is computed from the claims and shown with the ground it rests on.

A demand is a fact, and what is demanded is another fact (`dl:content`), claimed only with the
modality `demanded`. The same holds for promises, threats and denials: words about a thing never
make it done.

`ontology/dateline.ttl` declares kinds, claims, evidence and entities; `vocabulary.ttl` the value
lists; `shapes.ttl` says in SHACL what must hold of the data; `alignments.ttl` relates the terms to
SEM, PROV-O, schema.org, Web Annotation and Wikidata.

## Named graphs

| graph, below the base IRI | holds | life |
|---|---|---|
| `graph/article/<key>` | one article, its run, claims, evidence, mentions | replaced whole |
| `graph/facts` | every fact once: kind, roles, time window, status | added to |
| `graph/entities` | every entity once: label, aliases, type, country, place | added to |
| `graph/wikidata` | what the live Wikidata gave: look-ups with evidence, items | newest kept |
| `graph/review` | people's decisions on links and facts | append only |
| `graph/ledger` | retractions, with reason and time | append only |
| `graph/ontology` | the four files of the ontology | replaced whole |

The default graph is empty, and no graph holds a blank node.
"""
_CLASS_HEAD: Final = ("class", "is a", "meaning")
_ROLES: Final = """\
A role in **bold** is required. A sub-kind has the roles and needs of the kind above it, too.
"""


def render() -> str:
    """Return the whole page, in Markdown."""
    terms = _read()
    return "\n".join(
        (
            _INTRODUCTION,
            "## Classes\n\n" + _table(_CLASS_HEAD, _class_rows(terms, *_other_classes(terms))),
            f"## Kinds of fact\n\n{_ROLES}",
            *(_kinds_section(terms, root) for root in ("Situation", "Event")),
            "## Entities\n\n" + _table(_CLASS_HEAD, _class_rows(terms, *_below(terms, "Entity"))),
            "## Properties\n\n" + _table(("property", "of", "meaning"), _property_rows(terms)),
            "## Value lists\n",
            *(_list_section(terms, name) for name in _of_type(terms, "skos:ConceptScheme")),
        )
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or with `--check` return 1 when it is stale."""
    parser = argparse.ArgumentParser(description="Write docs/ontology.md from ontology/*.ttl.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")
    parser.add_argument("page", nargs="?", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    page, text = options.page, render()
    if not options.check:
        page.write_text(text, encoding="utf-8")
    elif not page.is_file() or page.read_text(encoding="utf-8") != text:
        print(f"{page} is stale: run scripts/ontology_reference.py", file=sys.stderr)
        return 1
    return 0


def _read() -> Terms:
    terms: dict[str, dict[str, list[str]]] = {}
    for file in _FILES:
        for quad in parse((asset_dir("ontology") / file).read_bytes(), RdfFormat.TURTLE):
            values = terms.setdefault(_short(quad.subject), {})
            values.setdefault(_short(quad.predicate), []).append(_short(quad.object))
    return terms


def _short(term: object) -> str:
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, NamedNode):
        raise TypeError(f"the ontology holds a node without an IRI: {term}")
    for namespace, prefix in _PREFIXES.items():
        if term.value.startswith(namespace):
            return prefix + term.value.removeprefix(namespace)
    return term.value


def _of_type(terms: Terms, kind: str) -> Iterator[str]:
    return (name for name, values in terms.items() if kind in values.get("rdf:type", ()))


def _one(terms: Terms, name: str, key: str) -> str:
    return next(iter(terms[name].get(key, ())), "")


def _above(terms: Terms, name: str) -> list[str]:
    """Return `name` and its super-classes in the ontology, the highest first."""
    parent = _one(terms, name, "rdfs:subClassOf")
    return [*(_above(terms, parent) if parent in terms else ()), name]


def _below(terms: Terms, root: str) -> list[str]:
    return [name for name in _of_type(terms, "owl:Class") if root in _above(terms, name)[:-1]]


def _other_classes(terms: Terms) -> Iterator[str]:
    """Yield the classes that are neither kinds of fact nor of entity."""
    specific = {name for root in ("Situation", "Event", "Entity") for name in _below(terms, root)}
    return (name for name in _of_type(terms, "owl:Class") if name not in specific)


def _kinds_section(terms: Terms, root: str) -> str:
    head = ("kind", "meaning", "roles", "PLOVER", "CAMEO")
    title = f"### {root}s\n\n{_one(terms, root, 'skos:definition')}\n\n"
    return title + _table(head, (_kind_row(terms, name) for name in _below(terms, root)))


def _kind_row(terms: Terms, name: str) -> tuple[str, ...]:
    parent = _one(terms, name, "rdfs:subClassOf")
    above = "" if parent in {"Situation", "Event"} else f"<br>sub-kind of `{parent}`"
    symmetric = "<br>symmetric" if _one(terms, name, "isSymmetric") == "true" else ""
    codes = (", ".join(terms[name].get(key, ())) for key in ("plover", "cameo"))
    return f"`{name}`{above}{symmetric}", _meaning(terms, name), _role_cell(terms, name), *codes


def _role_cell(terms: Terms, name: str) -> str:
    lines = [_role_line(terms, use) for use in _role_uses(terms, name)]
    for kind in _above(terms, name):
        needs = ", ".join(terms[kind].get("needsOneOf", ()))
        lines += [f"*at least one of {needs}*"] if needs else []
    return "<br>".join(lines)


def _role_uses(terms: Terms, name: str) -> Iterable[str]:
    """Return the role uses of `name`: its own, and those above it for the other roles."""
    uses = (use for kind in _above(terms, name) for use in terms[kind].get("roleUse", ()))
    return {_one(terms, use, "ofRole"): use for use in uses}.values()


def _role_line(terms: Terms, use: str) -> str:
    role = _one(terms, use, "ofRole")
    mark = "**" if _one(terms, use, "required") == "true" else ""
    return f"{mark}{role}{mark}: {_one(terms, use, 'skos:definition')}"


def _class_rows(terms: Terms, *names: str) -> Iterator[tuple[str, ...]]:
    for name in names:
        parent = _one(terms, name, "rdfs:subClassOf")
        yield f"`{name}`", f"`{parent}`" if parent else "", _meaning(terms, name)


def _property_rows(terms: Terms) -> Iterator[tuple[str, ...]]:
    for kind in ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"):
        for name in _of_type(terms, kind):
            domain = _one(terms, name, "rdfs:domain")
            yield f"`{name}`", f"`{domain}`" if domain else "", _meaning(terms, name)


def _list_section(terms: Terms, name: str) -> str:
    values = [v for v in _of_type(terms, "skos:Concept") if _one(terms, v, "skos:inScheme") == name]
    rows = ((f"`{_one(terms, v, 'skos:notation')}`", _meaning(terms, v)) for v in values)
    title = f"### {_one(terms, name, 'skos:prefLabel').capitalize()}\n\n"
    about = f"{_one(terms, name, 'skos:definition')} The values are `{name}-<value>`.\n\n"
    return title + about + _table(("value", "meaning"), rows)


def _meaning(terms: Terms, name: str) -> str:
    return f"{_one(terms, name, 'skos:definition')}<br>*{_one(terms, name, 'skos:example')}*"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "".join(_line(cells) for cells in (head, ["---"] * len(head), *rows))


def _line(cells: Sequence[str]) -> str:
    # A bar would end the cell.
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"


if __name__ == "__main__":
    sys.exit(main())
