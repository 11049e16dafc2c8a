from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from dateline.model.claim import Certainty, Modality, Polarity, Role
from dateline.model.entity import Entity, EntityType
from dateline.model.fact import fact_of
from dateline.model.kind import Kind
from dateline.model.link import Filler, Link, LinkedArticle, LinkedClaim, LinkMethod
from dateline.model.span import Span
from dateline.model.time import Bound, Precision, TimeExpression
from dateline.rdf.article import public_source
from dateline.rdf.graphs import ArticleGraphs, to_graphs
from dateline.rdf.namespaces import Base, name
from dateline.rdf.run import Run

GOLDEN = Path(__file__).parent / "golden"
THIS_WEEK = TimeExpression(
    span=Span(30, 39),
    text="this week",
    earliest=date(2031, 3, 16),
    latest=date(2031, 3, 20),
    precision=Precision.WEEK,
    relative=True,
)
Claims = Callable[..., LinkedClaim]
Reports = Callable[..., LinkedArticle]


@pytest.fixture
def to_quads(
    run: Run, kinds: Mapping[str, Kind], base: Base, entity: Callable[[str], Entity]
) -> Callable[[LinkedArticle], ArticleGraphs]:
    return lambda linked: to_graphs(linked, run, kinds, base, entity("Kesh Courier"))


ToQuads = Callable[[LinkedArticle], ArticleGraphs]


def values(quads: frozenset[Quad], curie: str) -> set[str]:
    found = (q.object for q in quads if q.predicate == name(curie))
    return {term.value for term in found if isinstance(term, NamedNode | Literal)}


@pytest.fixture
def withdrawal(claim: Claims, report: Reports) -> LinkedArticle:
    """Return a report with a linked entity, a demand with its content, and a denial."""
    site = Entity(
        label="Qamishli Airport",
        type=EntityType.AIRPORT,
        qid="Q1432529",
        description="airport",
        aliases=("Kamishly Airport",),
        country="Q858",
        lat=37.02056,
        lon=41.19139,
        source="gazetteer",
        snapshot=date(2031, 1, 1),
    )
    left = claim(
        "Withdrawal",
        "Norland left Qamishli this week",
        actor="Norland",
        time=THIS_WEEK,
        confidence=0.93,
    )
    left = replace(
        left, fillers=(*left.fillers, Filler(role=Role.ORIGIN, entity=site, text="Qamishli"))
    )
    handover = claim(
        "Extradition",
        "Velmara asked Tarsia to hand over Teyo Marr",
        actor="Tarsia",
        recipient="Velmara",
        theme="Teyo Marr",
        modality=Modality.DEMANDED,
        speaker="Velmara",
    )
    demand = claim(
        "ExtraditionDemand",
        "Velmara asked Tarsia to hand over Teyo Marr",
        actor="Velmara",
        recipient="Tarsia",
        theme="Teyo Marr",
        content=handover,
    )
    denial = claim(
        "Withdrawal",
        "“We have not left,” said Ilva Doran",
        actor="Norland",
        partial=True,
        polarity=Polarity.NEGATED,
        speaker="Ilva Doran",
        certainty=Certainty.PROBABLE,
    )
    linked = report(
        left,
        demand,
        handover,
        denial,
        headline='Norland "leaves" Qamishli\n',
        dateline="KESH",
        publisher="Kesh Courier",
        authors=("Mira Solt",),
        url="https://example.org/a b?<c>",
        language="en",
        text="KESH - Norland left Qamishli this week. Velmara asked Tarsia to hand over Teyo Marr."
        " “We have not left,” said Ilva Doran.",
    )
    link = Link(
        mention=replace(linked.links[0].mention, span=Span(20, 28), text="Qamishli"),
        entity=site,
        method=LinkMethod.NAME,
        score=0.8,
        runner_up=linked.links[0].entity,
    )
    others = (other for other in linked.links if other.entity != site)
    return replace(linked, links=(*others, link))


def test_golden(withdrawal: LinkedArticle, to_quads: ToQuads) -> None:
    golden = (GOLDEN / "withdrawal.trig").read_bytes()
    assert set(to_quads(withdrawal)) == set(parse(golden, RdfFormat.TRIG))


def test_the_order_of_claims_and_links_does_not_matter(
    withdrawal: LinkedArticle, to_quads: ToQuads
) -> None:
    backwards = replace(withdrawal, claims=withdrawal.claims[::-1], links=withdrawal.links[::-1])
    assert to_quads(backwards) == to_quads(withdrawal)


def test_there_are_no_blank_nodes_and_no_default_graph(
    withdrawal: LinkedArticle, to_quads: ToQuads
) -> None:
    graphs = to_quads(withdrawal)
    assert not [q for q in graphs if {type(q.subject), type(q.object)} & {BlankNode}]
    assert {q.graph_name for q in graphs.article_quads} == {graphs.graph}


def test_facts_demanded_are_among_the_facts(
    withdrawal: LinkedArticle, to_quads: ToQuads, kinds: Mapping[str, Kind]
) -> None:
    situations = frozenset(k for k, kind in kinds.items() if kind.is_situation)
    graphs = to_quads(replace(withdrawal, claims=withdrawal.claims[1:2]))
    demanded = withdrawal.claims[2]
    assert fact_of(demanded, situations=situations).key in graphs.fact_keys
    assert values(graphs.fact_quads, "rdf:type") == {
        name("dl:ExtraditionDemand").value,
        name("dl:Extradition").value,
    }


def test_of_two_readings_of_the_same_words_the_surer_one_stays(
    claim: Claims, report: Reports, to_quads: ToQuads
) -> None:
    sure = claim("Meeting", "Norland and Velmara met", party="Norland + Velmara", confidence=0.9)
    unsure = replace(sure, claim=replace(sure.claim, confidence=0.4, modality=Modality.POSSIBLE))
    for claims in ((sure, unsure), (unsure, sure)):
        quads = to_quads(report(*claims)).article_quads
        assert values(quads, "dl:confidence") == {"0.9"}
        assert values(quads, "dl:modality") == {name("dlv:modality-actual").value}


def test_words_for_two_entities_are_one_mention(
    claim: Claims, report: Reports, to_quads: ToQuads, entity: Callable[[str], Entity]
) -> None:
    linked = report(claim("Meeting", "Norland and Velmara met", party="Norland + Velmara"))
    first = linked.links[0]
    other = replace(first, entity=entity("Velmara"), score=0.25, runner_up=entity("Norland"))
    quads = to_quads(replace(linked, links=(first, other))).article_quads
    assert len(values(quads, "dl:refersTo")) == 2
    assert values(quads, "dl:linkScore") == {"0.25"}
    assert values(quads, "dl:runnerUp") == set()


@pytest.mark.parametrize(
    ("bound", "days"),
    [
        (Bound.WITHIN, ({"2031-03-16"}, {"2031-03-20"})),
        (Bound.FROM, ({"2031-03-16"}, set())),
        (Bound.UNTIL, (set(), {"2031-03-20"})),
    ],
)
def test_an_open_end_has_no_date(
    claim: Claims,
    report: Reports,
    to_quads: ToQuads,
    bound: Bound,
    days: tuple[set[str], set[str]],
) -> None:
    time = replace(THIS_WEEK, bound=bound)
    linked = report(claim("Visit", "Ilva Doran came to Kesh", actor="Ilva Doran", time=time))
    quads = to_quads(linked).article_quads
    assert (values(quads, "dl:earliest"), values(quads, "dl:latest")) == days


def test_without_speaker_and_publisher_the_article_is_the_voice(
    claim: Claims, report: Reports, run: Run, kinds: Mapping[str, Kind], base: Base
) -> None:
    linked = report(claim("Visit", "Ilva Doran came to Kesh", actor="Ilva Doran"))
    quads = to_graphs(linked, run, kinds, base).article_quads
    assert values(quads, "dl:attributedTo") == {base.article(linked.article.key).value}


def test_the_folder_of_a_file_stays_out(claim: Claims, report: Reports, to_quads: ToQuads) -> None:
    story = claim("Visit", "Ilva Doran came to Kesh", actor="Ilva Doran")
    here, there = report(story, source="/home/a/x.txt"), report(story, source="C:\\b\\x.txt")
    assert to_quads(here) == to_quads(there)


@pytest.mark.parametrize(
    ("source", "public"),
    [
        ("a.txt", "a.txt"),
        ("-", "-"),
        ("news/2031/a.txt", "a.txt"),
        ("https://example.org/a/b.html?c=d", "https://example.org/a/b.html?c=d"),
        ("https://me:secret@example.org:8443/a", "https://example.org:8443/a"),
        ("http://[broken", "[broken"),
    ],
)
def test_public_source(source: str, public: str) -> None:
    assert public_source(source) == public


def test_runs_are_told_apart_by_what_they_use(run: Run) -> None:
    later = replace(run, snapshot=date(2031, 2, 1))
    assert len({run.key, later.key, replace(run, version="0.2.0").key}) == 3


def test_hostile_text_stays_a_literal(claim: Claims, report: Reports, to_quads: ToQuads) -> None:
    quote = 'Norland said "x" } ; DROP ALL ; \\u0022 <http://x> \x00 \u2028 \ud800'
    quads = to_quads(report(claim("Visit", quote, actor="Norland"))).article_quads
    exact = [q.object for q in quads if q.predicate == name("oa:exact")]
    assert exact == [Literal(quote.replace("\ud800", "\ufffd"))]
