"""Credentials, patience and plain words, on a server that fails as servers do."""

from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from dateline.errors import StoreError, UsageError
from dateline.model.article import Article
from dateline.rdf.namespaces import Base
from dateline.rdf.revise import Reviser
from dateline.store.open import open_store, open_writable
from dateline.store.protocol import Change
from dateline.store.remote import client
from dateline.store.replacement import Graphs
from sparql_stub import PASSWORD, TOKEN, USER, Fault, Stub, stub

Story = Callable[..., tuple[Graphs, Article]]
SECRETS = (PASSWORD, TOKEN)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "_PAUSES", (0.001, 0.001, 0.001))
    monkeypatch.setattr(client, "_LONGEST_PAUSE", 0.01)


@pytest.fixture
def server() -> Iterator[Stub]:
    with stub() as running:
        yield running


@pytest.mark.parametrize("auth", ["basic", "digest", "bearer"])
def test_what_a_server_asks_for_is_answered(
    auth: str, reviser: Reviser, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    if auth == "bearer":
        monkeypatch.setenv("DATELINE_STORE_TOKEN", TOKEN)
    else:
        monkeypatch.setenv("DATELINE_STORE_USER", USER)
        monkeypatch.setenv("DATELINE_STORE_PASSWORD", PASSWORD)
    with stub(auth) as server, open_writable(server.url, Base(), reviser) as store:
        assert store.replace(*story("A guest came.")) is Change.NEW
        assert store.stats().articles == 1
        refused = len(server.requests)
        assert store.stats().articles == 1
        assert len(server.requests) == refused + 3, "answered before it is asked again"
    if auth == "digest":
        assert not any(PASSWORD in sent for sent in server.sent)


def test_a_netrc_file_is_read(
    reviser: Reviser, story: Story, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine 127.0.0.1 login {USER} password {PASSWORD}\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    with stub("digest") as server, open_writable(server.url, Base(), reviser) as store:
        assert store.replace(*story("A guest came.")) is Change.NEW


@pytest.mark.parametrize("auth", ["basic", "digest", "bearer"])
def test_wrong_credentials_are_told_without_them(
    auth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STORE_USER", "someone")
    monkeypatch.setenv("DATELINE_STORE_PASSWORD", "wrong-Pa55")
    with stub(auth) as server, pytest.raises(StoreError, match="asks for a user") as caught:
        open_store(server.url, Base())
    assert "wrong-Pa55" not in f"{caught.value} {caught.value.hint}"
    assert "DATELINE_STORE_USER" in caught.value.hint


def test_credentials_in_an_address_are_refused_and_not_shown() -> None:
    with pytest.raises(UsageError, match="holds credentials") as caught:
        open_store(f"http://{USER}:{PASSWORD}@127.0.0.1:9/sparql", Base())
    assert PASSWORD not in f"{caught.value} {caught.value.hint}"


@pytest.mark.parametrize("url", ["http://", "http://[", "http://host:port/", "http:///sparql"])
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(UsageError, match="--store: not an address"):
        open_store(url, Base())


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=503),
        Fault(status=429, headers=(("Retry-After", "7"),)),
        Fault(status=0),
        Fault(status=0, done=True),
        Fault(status=502, done=True),
        Fault(status=500, body=b"Virtuoso 40001 Error SR172: Transaction deadlocked"),
    ],
)
def test_what_fails_on_the_way_is_sent_again(
    server: Stub, reviser: Reviser, story: Story, fault: Fault
) -> None:
    """Whether or not the server had carried it out: twice is as good as once."""
    one, other = story("A guest came."), story("A guest left.")
    with open_writable(server.url, Base(), reviser) as store:
        for graphs, article in (one, other):
            server.faults = [fault, fault]
            assert store.replace(graphs, article) is Change.NEW
            server.faults = [fault]
            store.forget(graphs.key)
            server.faults = [fault]
            assert store.replace(graphs, article) is Change.NEW
        assert store.quads(one[0].key) == one[0].article_quads
        assert store.stats().articles == 2


def test_patience_ends(server: Stub) -> None:
    with open_store(server.url, Base()) as store:
        server.faults = [Fault(status=503, body=b"<b>busy\x1b[31m</b>\n" * 100)] * 9
        with pytest.raises(StoreError, match="answers 503: <b>busy") as caught:
            store.stats()
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_nobody_waits_for_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreError, match=r"cannot be reached: Connection refused"):
        open_store("http://127.0.0.1:9/sparql", Base())


def test_an_update_follows_no_redirect(server: Stub, reviser: Reviser, story: Story) -> None:
    with open_writable(server.url, Base(), reviser) as store:
        moved = (("Location", "https://other.example/sparql?secret=1"),)
        server.faults = [Fault(status=301, headers=moved)]
        with pytest.raises(StoreError, match=r"has moved to https://other.example/sparql$"):
            store.replace(*story("A guest came."))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"{",
        b'{"head": {}',
        b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":1}]}}',
    ],
)
def test_an_answer_that_is_none_is_an_error(server: Stub, body: bytes) -> None:
    with open_store(server.url, Base()) as store:
        server.faults = [Fault(status=200, body=body)]
        with pytest.raises(StoreError, match="broke off its answer"):
            store.quads("x")


def test_an_error_holds_no_results_that_another_thread_might_let_go_of(server: Stub) -> None:
    body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":1}]}}'
    with open_store(server.url, Base()) as store:
        server.faults = [Fault(status=200, body=body)]
        with pytest.raises(StoreError) as caught:
            store.quads("x")
    held = [v for frame, _ in walk_tb(caught.value.__traceback__) for v in frame.f_locals.values()]
    assert held
    assert not [value for value in held if isinstance(value, QuerySolutions)]


def test_rows_that_are_left_out_are_fetched_in_shares(server: Stub, reviser: Reviser) -> None:
    graph = Base().review_graph
    nodes = [NamedNode(f"https://example.org/{number}") for number in range(40)]
    quads = {Quad(node, node, Literal("x"), graph) for node in nodes}
    cut = Fault(status=200, body=b"{}", headers=(("X-SPARQL-MaxRows", "5"),))
    with open_writable(server.url, Base(), reviser) as store:
        store.put(graph, quads)
        server.faults = [cut]
        assert store.graph(graph) == quads


def test_rows_of_a_question_are_never_left_out_in_silence(server: Stub) -> None:
    with open_store(server.url, Base()) as store:
        server.faults = [Fault(status=200, body=b"{}", headers=(("X-SPARQL-MaxRows", "5"),))]
        with pytest.raises(StoreError, match="gives 5 rows and leaves the others out"):
            store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("DATELINE_STORE_KIND", "sybase", "no sort of server: 'sybase'"),
        ("DATELINE_STORE_TIMEOUT", "soon", "no number of seconds"),
        ("DATELINE_STORE_TIMEOUT", "-1", "no number of seconds"),
        ("DATELINE_STORE_UPDATE", f"http://x:{PASSWORD}@host/", "holds credentials"),
        ("DATELINE_STORE_QUERY", "file:///etc/passwd", "not an address of a server"),
    ],
)
def test_settings_that_cannot_be_meant(
    server: Stub, monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=message) as caught:
        open_store(server.url, Base())
    assert PASSWORD not in str(caught.value)


def test_another_base_is_another_store(server: Stub, reviser: Reviser, story: Story) -> None:
    with open_writable(server.url, Base(), reviser) as store:
        store.replace(*story("A guest came."))
    with pytest.raises(StoreError, match=r"has the base IRI https://w3id.org/dateline/id/, not"):
        open_store(server.url, Base("https://other.example/"))


def test_another_format_is_refused(server: Stub, reviser: Reviser) -> None:
    with open_writable(server.url, Base(), reviser):
        pass
    server.quads.update(
        "DELETE { GRAPH ?g { ?s ?p '1' } } INSERT { GRAPH ?g { ?s ?p '99' } }"
        " WHERE { GRAPH ?g { ?s ?p '1' } }"
    )
    with pytest.raises(StoreError, match="has format 99, this dateline reads 1"):
        open_store(server.url, Base())
