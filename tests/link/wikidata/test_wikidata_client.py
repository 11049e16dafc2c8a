from datetime import date

import pytest

from dateline.errors import NetworkError
from dateline.link.wikidata import Wikidata
from wikidata_server import FakeWikidata, Fault


def test_a_search_gives_what_begins_with_the_name(wikidata: Wikidata) -> None:
    assert [(hit.qid, hit.label) for hit in wikidata.search("Michael N")] == [
        ("Q1390688", "Michael Noonan"),
        ("Q16733451", "Michael Noonan"),
    ]


def test_a_search_tells_by_which_name_it_found(wikidata: Wikidata) -> None:
    [hit] = wikidata.search("Kakhaber")
    assert (hit.qid, hit.label, hit.matched) == ("Q192031", "Kakha Kaladze", "Kakhaber Kaladze")


def test_an_item_has_what_is_needed_to_tell_who_it_is(wikidata: Wikidata) -> None:
    item = wikidata.items(["Q161348"])["Q161348"]
    assert item is not None
    assert (item.label, item.point) == ("Ramstein Air Base", (49.42835, 7.57782))
    assert item.values("P31", "P17", "P137") == ("Q695850", "Q183", "Q30")
    assert item.retrieved == date(2031, 5, 4)


def test_a_merged_item_is_the_one_it_was_merged_into(wikidata: Wikidata) -> None:
    item = wikidata.items(["Q900000041"])["Q900000041"]
    assert item is not None
    assert (item.qid, item.label) == ("Q192031", "Kakha Kaladze")


def test_a_deleted_item_is_noticed(wikidata: Wikidata) -> None:
    assert wikidata.items(["Q900000042", "Q994"])["Q900000042"] is None


def test_items_are_asked_for_fifty_at_a_time(wikidata: Wikidata, server: FakeWikidata) -> None:
    asked = [f"Q{900001000 + n}" for n in range(120)]
    assert set(wikidata.items(asked)) == set(asked)
    assert [len(r["ids"].split("|")) for r in server.requests] == [50, 50, 20]


def test_each_item_is_asked_for_once(wikidata: Wikidata, server: FakeWikidata) -> None:
    wikidata.items(["Q994", "Q230", "Q994"])
    found = wikidata.items(["Q230", "Q142"])
    assert [request["ids"] for request in server.requests] == ["Q994|Q230", "Q142"]
    assert {qid: item.label for qid, item in found.items() if item} == {
        "Q230": "Georgia",
        "Q142": "France",
    }


def test_every_request_is_polite(wikidata: Wikidata, server: FakeWikidata) -> None:
    wikidata.search("Tbilisi")
    wikidata.items(["Q994"])
    wikidata.select("SELECT * { ?s ?p ?o }")
    assert {request["agent"] for request in server.requests} == {"dateline/0 (https://example.org)"}
    assert [request.get("maxlag") for request in server.requests] == ["5", "5", None]


def test_a_query_gives_rows_of_text(wikidata: Wikidata, server: FakeWikidata) -> None:
    server.rows = [{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q994"}}]
    query = "SELECT ?item { ?item ?p 'Tbilisi' }"
    assert wikidata.select(query) == ({"item": "http://www.wikidata.org/entity/Q994"},)
    wikidata.select(query)
    assert [request["query"] for request in server.requests] == [query]


@pytest.mark.parametrize(
    "body", [b"[]", b'{"search": 1}', b'{"search": [{}]}', b"null", b'{"success": 1}']
)
def test_an_answer_of_another_form_is_an_error_and_is_not_kept(
    wikidata: Wikidata, server: FakeWikidata, body: bytes
) -> None:
    server.faults = [Fault(body=body)]
    with pytest.raises(NetworkError, match="answer about 'Tbilisi' does not have the documented"):
        wikidata.search("Tbilisi")
    assert [hit.qid for hit in wikidata.search("Tbilisi")] == ["Q994"]


@pytest.mark.parametrize("body", [b'{"entities": {}}', b'{"entities": {"Q994": {"a": 1}}}'])
def test_an_odd_item_is_an_error(wikidata: Wikidata, server: FakeWikidata, body: bytes) -> None:
    server.faults = [Fault(body=body)]
    with pytest.raises(NetworkError, match="answer about 'Q994'"):
        wikidata.items(["Q994"])


def test_odd_rows_are_an_error(wikidata: Wikidata, server: FakeWikidata) -> None:
    server.faults = [Fault(body=b'{"results": {"bindings": [{"a": "b"}]}}')]
    with pytest.raises(NetworkError, match="answer about 'SELECT"):
        wikidata.select("SELECT * { ?s ?p ?o }")
