"""`/id/...` and `/entity/...`: every sort of thing, as RDF and as a page."""

from collections.abc import Iterable
from html.parser import HTMLParser

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Graph

from dateline.query.namespaces import DEFAULT_BASE
from web_server import Web, news, web

ITALY = "http://www.wikidata.org/entity/Q38"
QUOTE = "Italian troops left Dulmar airfield earlier this week."
QUADS = tuple(news())
FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def subject_of(property_: str, value: str) -> str:
    """Return the key of a thing of which this is said, below the base IRI."""
    found = next(
        q.subject
        for q in QUADS
        if isinstance(q.object, NamedNode | Literal)
        and q.predicate.value.endswith(property_)
        and q.object.value == value
        and isinstance(q.subject, NamedNode)
    )
    return found.value.removeprefix(DEFAULT_BASE)


EVIDENCE = subject_of("exact", QUOTE).partition("#")[0]
CLAIM = subject_of("#evidence", DEFAULT_BASE + EVIDENCE)
ARTICLE = subject_of("headline", "Italian soldiers leave Dulmar")
FACT = "fact/285ec09d1141f1cf6972"
SITE = subject_of("label", "Dulmar airfield")
MENTION = subject_of("refersTo", ITALY)


@pytest.fixture(scope="module")
def server() -> Web:
    return web()


@pytest.mark.parametrize("media_type", FORMATS)
@pytest.mark.parametrize(
    "path", [f"/id/{key}" for key in (FACT, CLAIM, ARTICLE, EVIDENCE, SITE, MENTION)]
)
def test_rdf_says_all_that_the_store_says_of_it(server: Web, path: str, media_type: str) -> None:
    answer = server.get(path, media_type)
    assert answer.headers["content-type"].startswith(media_type)
    node = NamedNode(DEFAULT_BASE + path.removeprefix("/id/"))
    said = set(triples(parse(answer.content, FORMATS[media_type])))
    assert {t for t in said if t.subject == node} == set(
        triples(q for q in QUADS if q.subject == node)
    )
    assert said <= set(triples(QUADS))


def test_rdf_of_a_fact_holds_the_passages_of_its_claims(server: Web) -> None:
    graph = Graph().parse(data=server.get(f"/id/{FACT}", "text/turtle").text, format="turtle")
    assert QUOTE in {str(o) for o in graph.objects()}


def test_wikidata_item_has_an_address_of_its_own(server: Web) -> None:
    turtle = server.get("/entity/Q38", "text/turtle").text
    assert "wd:Q38 a dl:State" in turtle
    assert QUOTE not in turtle
    page = server.get("/entity/Q38", "text/html").text
    assert 'href="https://www.wikidata.org/wiki/Q38"' in page
    assert f'href="/id/{FACT}"' in page


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        (ITALY, "/entity/Q38"),
        ("wd:Q38", "/entity/Q38"),
        ("Q38", "/entity/Q38"),
        ("Italian Republic", "/entity/Q38"),
        ("https://www.wikidata.org/wiki/Q38", "/entity/Q38"),
        (FACT, f"/id/{FACT}"),
        (DEFAULT_BASE + FACT, f"/id/{FACT}"),
    ],
)
def test_any_way_to_say_it_leads_there(server: Web, asked: str, leads: str) -> None:
    answer = server.get("/id/", iri=asked, format="turtle")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{leads}?format=turtle")


def test_term_of_the_ontology_is_described(server: Web) -> None:
    answer = server.get("/id/", "text/turtle", iri="dl:Withdrawal")
    assert answer.status_code == 200
    assert "dl:Withdrawal" in answer.text


def test_graph_of_an_article_is_given_whole_and_a_shared_one_by_its_size() -> None:
    fact = NamedNode("urn:x:fact")
    facts = NamedNode(f"{DEFAULT_BASE}graph/facts")
    many = (Quad(fact, NamedNode(f"urn:x:{i}"), Literal("x"), facts) for i in range(20_001))
    server = web(*many)
    graph = NamedNode(f"{DEFAULT_BASE}graph/{ARTICLE}")
    answer = server.get(f"/id/graph/{ARTICLE}", "application/n-triples")
    assert set(triples(parse(answer.content, RdfFormat.N_TRIPLES))) == set(
        triples(q for q in QUADS if q.graph_name == graph)
    )
    large = server.get("/id/graph/facts", "text/turtle")
    assert (large.status_code, "Graph Store" in large.text) == (413, True)
    assert "statements" in server.get("/id/graph/facts", "text/html").text


@pytest.mark.parametrize(
    "path",
    [
        "/id/fact/no-such",
        "/id/%2e%2e/%2e%2e/etc/passwd",
        "/id/..%2f..%2fetc%2fpasswd",
        "/id/fact/%00",
        "/id/fact/285ec09d1141f1cf6972%20",
        "/id/fact//285ec09d1141f1cf6972",
        "/id/<script>",
        "/entity/Q0",
        "/entity/P31",
        "/entity/Q38%3E",
        "/entity/Q999999999",
        "/id/?iri=urn:x:nothing",
        "/id/graph/article/no-such",
    ],
)
def test_what_is_not_there(server: Web, path: str) -> None:
    assert server.get(path).status_code == 404


@pytest.mark.parametrize("iri", ["", "https://x.org/<>", "urn:x:{}", "Okello"])
def test_what_is_no_iri(server: Web, iri: str) -> None:
    assert server.send("GET", f"/id/?iri={iri}").status_code == 400


def test_claims_come_page_by_page(server: Web) -> None:
    first = server.get(f"/id/{ARTICLE}", "text/html", limit="3")
    total = int(first.headers["x-total-count"])
    assert (total, "next" in first.links) == (10, True)
    assert first.text.count("<blockquote") == 3
    last = server.get(first.links["last"]["url"], "text/html")
    assert last.text.count("<blockquote") == 1


def test_page_of_a_fact_shows_claims_by_voice_with_their_words(server: Web) -> None:
    page = Text.of(server.get(f"/id/{FACT}", "text/html").text)
    for words in (QUOTE, "Coast Herald says", "polarity affirmed", "modality actual"):
        assert words in page
    for words in ("certainty certain", "earlier this week", "2031-03-09 to 2031-03-12"):
        assert words in page
    assert "Status: occurred" in page
    assert "It rests on" in page


class Text(HTMLParser):
    """The words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    @classmethod
    def of(cls, page: str) -> str:
        parser = cls()
        parser.feed(page)
        return " ".join(parser.words)


def triples(quads: Iterable[Quad]) -> Iterable[Triple]:
    return (Triple(q.subject, q.predicate, q.object) for q in quads)
