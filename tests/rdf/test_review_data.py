"""Decisions, look-ups and items come back from their quads as they went in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.review import Decision, Finding, Identification, Outcome, Verdict
from dateline.rdf.decision import decision_quads, read_decisions
from dateline.rdf.description import descriptions
from dateline.rdf.entity import entity_quads, item_quads, read_entity
from dateline.rdf.identification import (
    identification_descriptions,
    identification_quads,
    read_identifications,
)
from dateline.rdf.namespaces import Base

BASE = Base()
WHEN = datetime(2031, 5, 4, 9, 30, 15, 120000, tzinfo=UTC)
NO = Decision(
    subject=local_key("Sarn"),
    name='Sarn" ; DROP ALL',
    verdict=Verdict.NO,
    qid="Q900000051",
    who="Mira Solt",
    when=WHEN,
    why="the river\nnot the town",
)
UNDO = replace(NO, verdict=Verdict.UNDO, when=WHEN + timedelta(hours=1), undoes=NO.key, why="")
LOOKED_UP = Identification(
    subject=local_key("Sarn"),
    name="Sarn",
    outcome=Outcome.DOUBTFUL,
    retrieved=date(2031, 5, 4),
    findings=(
        Finding(qid="Q900000051", label="Sarn", score=0.6, description="town", types=("town",)),
        Finding(qid="Q900000052", label="Sarn", score=0.55, reasons=("+0.40 a", "-0.10 b")),
    ),
)
PORT = Entity(
    label="Port Amber",
    type=EntityType.MILITARY_BASE,
    qid="Q900000053",
    description="naval base",
    aliases=("Amber", "Amber Harbour"),
    country="Q900000054",
    iso_code="XN",
    lat=12.5,
    lon=-140.25,
    source="Wikidata",
    snapshot=date(2031, 5, 4),
    kinds=("naval base",),
    located_in=("Q900000055",),
    operators=("Q900000054", "Q900000056"),
    member_of=("Q900000057",),
)


def stored(quads: frozenset[Quad]) -> frozenset[Quad]:
    """What the engine gives back of `quads`."""
    store = Store()
    store.extend(quads)
    return frozenset(store)


def test_decisions() -> None:
    quads = frozenset(q for d in (UNDO, NO) for q in decision_quads(d, BASE))
    assert stored(quads) == quads
    assert read_decisions(quads, BASE) == (NO, UNDO)


def test_a_moment_is_the_same_in_every_zone() -> None:
    there = replace(NO, when=WHEN.astimezone(timezone(timedelta(hours=5))))
    assert there.key == NO.key
    assert set(decision_quads(there, BASE)) == set(decision_quads(NO, BASE))


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)))  # noqa: DTZ001 - the strategy adds the zone
def test_moments_are_canonical(when: datetime) -> None:
    quads = frozenset(decision_quads(replace(NO, when=when), BASE))
    assert stored(quads) == quads
    assert read_decisions(quads, BASE)[0].when == when


def test_look_ups() -> None:
    quads = frozenset(identification_quads(LOOKED_UP, BASE))
    assert stored(quads) == quads
    assert read_identifications(quads, BASE) == (LOOKED_UP,)


def test_a_look_up_takes_the_place_of_the_one_before() -> None:
    now = replace(LOOKED_UP, outcome=Outcome.FOUND, findings=LOOKED_UP.findings[1:])
    nodes = identification_descriptions(now, BASE, LOOKED_UP)
    assert [node.value.rpartition("-")[2] for node, quads in nodes.items() if not quads] == [
        "Q900000051"
    ]


@pytest.mark.parametrize(
    "entity", [PORT, Entity(label="Sarn", local_key=local_key("Sarn")), replace(PORT, type=None)]
)
def test_entities(entity: Entity) -> None:
    quads = frozenset(entity_quads(entity, BASE))
    assert stored(quads) == quads
    [said] = descriptions(quads).values()
    assert read_entity(said, BASE) == entity


def test_items_do_not_repeat_what_the_entities_graph_says() -> None:
    quads = frozenset(item_quads(PORT, BASE))
    [said] = descriptions(quads).values()
    assert read_entity(said, BASE) == PORT
    triples = {(q.subject, q.predicate, q.object) for q in entity_quads(PORT, BASE)}
    assert triples.isdisjoint((q.subject, q.predicate, q.object) for q in quads)
    assert {q.graph_name for q in quads} == {BASE.wikidata_graph}


def test_only_items_are_described_as_items() -> None:
    with pytest.raises(ValueError, match="'Sarn' is no item"):
        list(item_quads(Entity(label="Sarn", local_key=local_key("Sarn")), BASE))


def test_what_has_no_label_is_no_entity() -> None:
    node = NamedNode("https://example.org/x")
    [said] = descriptions([Quad(node, node, node, node)]).values()
    with pytest.raises(ValueError, match="is no entity"):
        read_entity(said, BASE)
