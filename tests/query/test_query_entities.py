"""Names, namesakes and names nobody has."""

from collections.abc import Sequence

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.errors import NotFoundError, UsageError
from dateline.model.entity import Entity, EntityType
from dateline.query.entities import EntityFinder
from dateline.query.nodes import ARTICLE, FACT, find_node
from dateline.query.queryable import Queryable
from dateline.query.run import no_names

WD = "http://www.wikidata.org/entity/"
BASE = "https://w3id.org/dateline/id/"
CHAD = Entity(label="Chad", qid="Q657", type=EntityType.STATE)
UGANDA = Entity(label="Uganda", qid="Q1036", type=EntityType.STATE)


def gazetteer(name: str, /) -> Sequence[Entity]:
    return [entity for entity in (CHAD, UGANDA) if entity.label == name]


@pytest.fixture
def finder(store: Queryable) -> EntityFinder:
    return EntityFinder(store=store, resolve=gazetteer)


def test_name_in_the_store(finder: EntityFinder) -> None:
    assert finder.find("African Union") == NamedNode(f"{WD}Q7159")


def test_alias_and_other_letter_case(finder: EntityFinder) -> None:
    assert finder.find("AU") == finder.find("african union") == finder.find("au")


def test_name_only_in_the_gazetteer(finder: EntityFinder) -> None:
    assert finder.find("Chad") == NamedNode(f"{WD}Q657")


def test_entity_known_to_both_counts_once(finder: EntityFinder) -> None:
    assert finder.find("Uganda") == NamedNode(f"{WD}Q1036")


def test_local_entity_of_the_gazetteer_lies_under_the_base() -> None:
    local = Entity(label="Camp Ash", local_key="entity/camp-ash-01234567")
    finder = EntityFinder(store=Store(), resolve=lambda _: [local], base="https://x.example/")
    assert finder.find("Camp Ash").value == "https://x.example/entity/camp-ash-01234567"


def test_expected_class_decides_between_namesakes(finder: EntityFinder) -> None:
    assert finder.find("Georgia", ["State"]) == NamedNode(f"{WD}Q230")
    assert finder.find("Georgia", ["Region"]) == NamedNode(f"{WD}Q1428")


def test_expected_class_excludes_nobody_who_is_alone(finder: EntityFinder) -> None:
    assert finder.find("Nairobi", ["State"]) == NamedNode(f"{WD}Q3870")


def test_label_comes_before_alias() -> None:
    named = Entity(label="AU", qid="Q1", type=EntityType.STATE)
    other = Entity(label="Union", qid="Q2", type=EntityType.STATE, aliases=("AU",))
    finder = EntityFinder(store=Store(), resolve=lambda _: [other, named])
    assert finder.find("AU") == NamedNode(f"{WD}Q1")


def test_ambiguous_name_lists_who_is_meant(finder: EntityFinder) -> None:
    with pytest.raises(UsageError, match="2 entities are called 'Georgia'") as refused:
        finder.find("Georgia")
    assert refused.value.hint == (
        "give one of these: Q1428 (Georgia, Region, state of the United States); "
        "Q230 (Georgia, State)"
    )


def test_ambiguous_alias_lists_local_entities_by_iri(finder: EntityFinder) -> None:
    with pytest.raises(UsageError, match="2 entities are called 'Okello'") as refused:
        finder.find("Okello", ["Person"])
    assert "(Grace Okello, Person)" in refused.value.hint
    assert f"{BASE}entity/joseph-okello-" in refused.value.hint


def test_long_list_of_namesakes_is_cut() -> None:
    many = [Entity(label="Springfield", qid=f"Q{n}") for n in range(1, 12)]
    finder = EntityFinder(store=Store(), resolve=lambda _: many)
    with pytest.raises(UsageError, match="11 entities") as refused:
        finder.find("Springfield")
    assert refused.value.hint.endswith("; and 3 more")


def test_unknown_name_is_refused_with_names_like_it(finder: EntityFinder) -> None:
    with pytest.raises(UsageError, match="no entity is called 'Ugnada'") as refused:
        finder.find("Ugnada")
    assert refused.value.hint == "did you mean Uganda?"


def test_unknown_name_like_no_other(finder: EntityFinder) -> None:
    with pytest.raises(UsageError, match="no entity is called") as refused:
        finder.find("Zzyzx")
    assert refused.value.hint == "give its QID or IRI"


def test_hostile_name_in_the_store_is_only_a_name() -> None:
    name = 'Camp "X" } } DROP ALL #\n<b>'
    graph, node = NamedNode(f"{BASE}graph/entities"), NamedNode(f"{BASE}entity/camp-x-01234567")
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads = [
        Quad(node, label, Literal(name, language="en"), graph),
        Quad(node, kind, NamedNode("https://w3id.org/dateline/ontology#Facility"), graph),
    ]
    oxigraph = Store()
    oxigraph.extend(quads)
    assert EntityFinder(store=oxigraph, resolve=no_names).find(name) == node
    assert len(oxigraph) == 2


@pytest.mark.parametrize(
    "text",
    ["herald.txt", "https://herald.example/2031/dulmar", "Italian soldiers leave Dulmar"],
)
def test_article_by_file_address_and_headline(
    store: Queryable, rdflib_store: Queryable, text: str
) -> None:
    node = find_node(text, ARTICLE, store)
    key = node.value.removeprefix(f"{BASE}article/")
    assert find_node(text, ARTICLE, rdflib_store) == node
    for other in (node.value, f"article/{key}", key):
        assert find_node(other, ARTICLE, store) == node


def test_article_that_is_not_there(store: Queryable) -> None:
    with pytest.raises(NotFoundError, match="the store holds no article 'other"):
        find_node("other.txt", ARTICLE, store)


def test_fact_that_is_not_there(store: Queryable) -> None:
    with pytest.raises(NotFoundError, match="the store holds no fact"):
        find_node("fact/00000000000000000000", FACT, store)


def test_several_articles_of_one_name() -> None:
    graphs = (NamedNode(f"{BASE}graph/article/{key}") for key in "ab")
    source = NamedNode("https://w3id.org/dateline/ontology#source")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    article = NamedNode("https://w3id.org/dateline/ontology#Article")
    oxigraph = Store()
    for graph, key in zip(graphs, "ab", strict=True):
        node = NamedNode(f"{BASE}article/{key}")
        oxigraph.add(Quad(node, kind, article, graph))
        oxigraph.add(Quad(node, source, Literal("news.txt"), graph))
    with pytest.raises(UsageError, match="2 articles are called") as refused:
        find_node("news.txt", ARTICLE, oxigraph)
    assert refused.value.hint == f"give one of {BASE}article/a, {BASE}article/b"
