"""How far the distances of the question `near` are from those on a great circle."""

import math
from itertools import product

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.errors import UsageError
from dateline.query.catalogue import Catalogue
from dateline.query.run import answer

BASE = "https://w3id.org/dateline/id/"
DL = "https://w3id.org/dateline/ontology#"
WGS = "http://www.w3.org/2003/01/geo/wgs84_pos#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SUB_CLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
NEWS = """
<claim/1> dl:inArticle <article/1> ; dl:attributedTo <article/1> ; dl:certainty <x> ;
  dl:attributionMode <x> ; dl:evidence <evidence/1> .
<evidence/1> oa:hasSelector <evidence/1#quote> . <evidence/1#quote> oa:exact "It is there." .
"""


def haversine(lat0: float, long0: float, lat: float, long: float) -> float:
    """Return the distance on a sphere of radius 6371 km (R. W. Sinnott, 1984)."""
    phi0, phi = math.radians(lat0), math.radians(lat)
    half = (phi - phi0) / 2, math.radians(long - long0) / 2
    square = math.sin(half[0]) ** 2 + math.cos(phi0) * math.cos(phi) * math.sin(half[1]) ** 2
    return 2 * 6371 * math.asin(math.sqrt(square))


def world(places: dict[str, tuple[float, float]]) -> Store:
    """Return a store with one fact at each place."""
    store = Store()
    facts, entities, ontology = (f"{BASE}graph/{n}" for n in ("facts", "entities", "ontology"))
    prefixes = f"PREFIX dl: <{DL}> PREFIX oa: <http://www.w3.org/ns/oa#>"
    store.update(f"BASE <{BASE}> {prefixes} INSERT DATA {{ GRAPH <{BASE}graph/a> {{ {NEWS} }} }}")
    kind = NamedNode(f"{DL}Attack"), SUB_CLASS, NamedNode(f"{DL}Fact"), NamedNode(ontology)
    store.add(Quad(*kind))
    for name, (lat, long) in places.items():
        fact, site = f"{BASE}fact/{name}", f"{BASE}entity/{name}"
        store.update(
            f"BASE <{BASE}> {prefixes} INSERT DATA {{ GRAPH <{facts}> {{ <{fact}> a dl:Attack ;"
            f" dl:place <{site}> ; dl:surestClaim <claim/1> ; dl:status <x> ; dl:claimCount 1 ;"
            " dl:originCount 1 }} }}".replace("}} }}", "} }")
        )
        node, graph = NamedNode(site), NamedNode(entities)
        store.add(Quad(node, LABEL, Literal(name), graph))
        for key, value in (("lat", lat), ("long", long)):
            degrees = Literal(f"{value:.5f}", datatype=DECIMAL)
            store.add(Quad(node, NamedNode(WGS + key), degrees, graph))
    return store


@pytest.mark.parametrize(("lat", "long"), [(0, 0), (35, 36), (-33.5, 179.9), (65, -20), (69, 100)])
@pytest.mark.parametrize(("km", "share"), [(10, 0.002), (300, 0.002), (1000, 0.02)])
def test_distance_is_near_that_on_a_great_circle(
    catalogue: Catalogue, lat: float, long: float, km: int, share: float
) -> None:
    reach = km / 111.195 / 1.5
    places: dict[str, tuple[float, float]] = {}
    for north, east in product((-1, -0.4, 0, 0.3, 1), repeat=2):
        there = (lat + north * reach, long + east * reach / math.cos(math.radians(lat)))
        if abs(there[0]) <= 70:
            places[f"p{len(places)}"] = (there[0], (there[1] + 180) % 360 - 180)
    values = {"lat": str(lat), "long": str(long), "km": str(km)}
    found = answer(catalogue.get("near"), values, world(places))
    name, distance = (found.columns.index(column) for column in ("siteLabel", "distance"))
    told = {row[name].value: float(row[distance].value) for row in found.rows}  # type: ignore[union-attr]
    real = {place: haversine(lat, long, *at) for place, at in places.items()}
    inside = {place for place, d in real.items() if d <= km * (1 - share)}
    assert inside <= set(told) <= {place for place, d in real.items() if d <= km * (1 + share)}
    assert len(inside) > 10
    for place, measured in told.items():
        assert measured == pytest.approx(real[place], rel=share, abs=0.1)


def test_places_beyond_are_left_out_and_the_nearest_is_first(catalogue: Catalogue) -> None:
    store = world({"far": (35.0, 38.0), "near": (35.1, 36.0), "nearer": (35.0, 36.05)})
    found = answer(catalogue.get("near"), {"lat": "35", "long": "36", "km": "50"}, store)
    name = found.columns.index("siteLabel")
    assert [str(row[name]) for row in found.rows] == ['"nearer"', '"near"']


@pytest.mark.parametrize("lat", ["north", "35,5", "", "1e3", "35 ", "NaN", "123.4"])
def test_what_is_no_latitude_is_refused(catalogue: Catalogue, lat: str) -> None:
    with pytest.raises(UsageError, match="lat cannot be") as refused:
        answer(catalogue.get("near"), {"lat": lat, "long": "36"}, Store())
    assert refused.value.hint == "the point's latitude in degrees, north is positive"
