"""Queries in real child processes, and what becomes of those that take too much."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from dateline.errors import DatelineError, Limit, LimitError, StoreError, UsageError
from dateline.model.sparql import SparqlAnswer, SparqlQuery
from dateline.store.sandbox import worker
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.pool import Pool
from dateline.store.sandbox.task import QueryTask

Ask = Callable[..., SparqlAnswer]
GRAPH = NamedNode("http://kesh.example/g")
PREFIXES = {"k": "http://kesh.example/"}
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?c = CONCAT(?f, ?i)) }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
LIMITS = QueryLimits(seconds=20, memory_mib=64, answer_mib=1)
SOON = QueryLimits(seconds=1)


@pytest.fixture(scope="module")
def quads_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sandbox") / "quads"
    store = Store(folder)
    store.bulk_extend(
        Quad(
            NamedNode(f"http://kesh.example/{n}"),
            NamedNode("http://kesh.example/p"),
            Literal(f"{n}"),
            GRAPH,
        )
        for n in range(3000)
    )
    store.flush()
    del store
    return folder


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(2)
    yield pool
    pool.close()


@pytest.fixture
def ask(pool: Pool, quads_folder: Path) -> Ask:
    def ask(text: str, limits: QueryLimits = LIMITS, **about: object) -> SparqlAnswer:
        formats = {"rows": "application/sparql-results+json", "graph": "text/turtle"}
        query = SparqlQuery(text=text, **{**formats, **about})  # type: ignore[arg-type]
        return pool.run(
            QueryTask(limits=limits, quads=quads_folder, query=query, prefixes=PREFIXES)
        )

    return ask


def limit(ask: Ask, text: str, limits: QueryLimits = LIMITS) -> Limit:
    with pytest.raises(LimitError) as raised:
        ask(text, limits)
    assert "raises the limit" in raised.value.hint
    return raised.value.limit


def test_answers_come_in_the_format_asked_for(ask: Ask) -> None:
    one = "SELECT ?c { k:7 ?b ?c }"
    assert ask(one, rows="text/csv").body == b"c\r\n7\r\n"
    assert b'"7"' in ask(one).body
    assert ask("ASK { k:7 ?b '8' }", rows="text/csv").body == b"false"
    assert b"k:7" in ask("DESCRIBE k:7").body
    assert ask("CONSTRUCT WHERE { k:7 ?b ?c }", graph="").media_type == ""
    assert ask(one, rows="").media_type == ""


def test_what_takes_too_much_is_ended_and_the_next_is_answered(ask: Ask) -> None:
    assert limit(ask, CROSS, SOON) is Limit.TIME
    assert limit(ask, SORTED) is Limit.MEMORY
    assert limit(ask, "SELECT * { ?a ?b ?c . ?d ?e ?f }") is Limit.SIZE
    assert ask("ASK {}").media_type


def test_long_queries_take_half_of_the_children_at_most(
    quads_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SHORT_SECONDS", 0.3)
    pool, met = Pool(2), []

    def run() -> None:
        query = SparqlQuery(text=CROSS, rows="text/csv")
        task = QueryTask(limits=SOON, quads=quads_folder, query=query, prefixes={})
        with pytest.raises(LimitError) as raised:
            pool.run(task)
        met.append(raised.value.limit)

    both = [threading.Thread(target=run) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    pool.close()
    assert met == [Limit.QUEUE, Limit.TIME]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux")
def test_memory_comes_back(ask: Ask, pool: Pool) -> None:
    limit(ask, SORTED)
    pages = [int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pool.pids]
    assert max(pages) * 4096 < 150 * 2**20


def test_others_are_answered_meanwhile(ask: Ask) -> None:
    runaway = threading.Thread(target=lambda: limit(ask, CROSS, QueryLimits(seconds=3)))
    runaway.start()
    for _ in range(20):
        assert ask("ASK { k:7 ?b ?c }").body
    assert runaway.is_alive()
    runaway.join()


@pytest.mark.parametrize(
    "text",
    ["SELECT", "ASK {", "ASK " + "{" * 200_000, "SELECT * { SERVICE <http://kesh.example/> {} }", "LOAD <http://kesh.example/>", "ASK { GRAPH <no iri> {} }", "\0"],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_what_is_no_query_is_said_to_be_none(ask: Ask, text: str) -> None:
    with pytest.raises(UsageError):
        ask(text)
    assert ask("ASK {}").media_type


def test_the_dataset(ask: Ask) -> None:
    def truth(text: str, **about: object) -> bool:
        return ask(text, rows="text/csv", **about).body == b"true"

    found, named = "{ k:7 ?b ?c }", "{ GRAPH ?g { k:7 ?b ?c } }"
    here, nowhere = GRAPH.value, "http://kesh.example/none"
    assert truth(f"ASK {found}")
    assert not truth(f"ASK {found}", union=False)
    assert truth(f"ASK FROM <{here}> {found}")
    assert truth(f"ASK FROM k:g {found}")
    assert truth(f"BASE <http://kesh.example/> ASK # FROM <x>\nFROM NAMED <g> {named}")
    assert not truth(f"ASK FROM <{here}> {named}")
    assert not truth(f"ASK FROM NAMED <{here}> {found}")
    assert truth(f"ASK {found}", default_graphs=(here,))
    assert not truth(f"ASK {named}", default_graphs=(here,))
    assert truth(f"ASK {named}", named_graphs=(here,))
    assert not truth(f"ASK {found}", named_graphs=(here,))
    assert not truth(f"ASK FROM <{here}> {found}", default_graphs=(nowhere,))
    assert not truth(f"ASK {found}", default_graphs=(nowhere,))


@pytest.mark.parametrize(
    "about",
    [
        {"text": "ASK FROM <file:///etc/passwd> { ?s ?p ?o }"},
        {"text": "ASK FROM <http://elsewhere.example/> { ?s ?p ?o }"},
        {"text": "ASK FROM NAMED k:none { ?s ?p ?o }"},
        {"text": "ASK FROM <relative> { ?s ?p ?o }"},
        {"text": "ASK {}", "default_graphs": ("file:///etc/passwd",)},
        {"text": "ASK {}", "named_graphs": ("FILE:/etc/passwd",)},
        {"text": "ASK {}", "named_graphs": ("relative",)},
    ],
)
def test_what_the_store_does_not_hold_is_refused(ask: Ask, about: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"holds no graph|IRI|not valid"):
        ask(**about)


def test_services_on_the_list_are_asked(ask: Ask) -> None:
    text = "SELECT * { SERVICE SILENT <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"
    with pytest.raises(UsageError, match="reaches beyond"):
        ask(text)
    listed = QueryLimits(seconds=10, services=frozenset({"127.0.0.1:9"}))
    assert ask(text, listed).media_type  # nobody is there, and SILENT says to go on


def test_a_folder_that_is_no_store(pool: Pool, tmp_path: Path) -> None:
    query = SparqlQuery(text="ASK {}", rows="text/csv")
    task = QueryTask(limits=LIMITS, quads=tmp_path / "none", query=query, prefixes={})
    with pytest.raises(StoreError):
        pool.run(task)


def test_a_closed_pool_answers_nothing(quads_folder: Path) -> None:
    pool = Pool(1)
    pool.close()
    task = QueryTask(
        limits=LIMITS, quads=quads_folder, query=SparqlQuery(text="ASK {}"), prefixes={}
    )
    with pytest.raises(StoreError, match="closing"):
        pool.run(task)


ORPHANING = """
import os, sys, threading
from pathlib import Path
from dateline.model.sparql import SparqlQuery
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.pool import Pool
from dateline.store.sandbox.task import QueryTask
pool, query = Pool(1), SparqlQuery(text=sys.argv[2], rows="text/csv")
task = QueryTask(limits=QueryLimits(), quads=Path(sys.argv[1]), query=query, prefixes={})
threading.Thread(target=pool.run, args=(task,), daemon=True).start()
print(*pool.pids, flush=True)
sys.stdin.readline()
os.kill(os.getpid(), 9)
"""


def is_running(pid: int) -> bool:
    """Whether there is such a process, and not only because nobody has asked how it ended."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux")
def test_a_child_ends_with_its_parent_whatever_it_does(quads_folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ORPHANING, str(quads_folder), CROSS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(1)  # the query is under way
        parent.communicate("\n")
        deadline = time.monotonic() + 10
        while is_running(child) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not is_running(child)


def test_errors_cross_processes_whole() -> None:
    import pickle

    errors: list[DatelineError] = [
        UsageError("what", hint="how"),
        LimitError("what", limit=Limit.SIZE, hint="how"),
    ]
    for error in errors:
        same = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert (type(same), str(same), same.hint) == (type(error), "what", "how")
        assert getattr(same, "limit", None) == getattr(error, "limit", None)
