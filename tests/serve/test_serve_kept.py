"""Answers kept for who asks the same again."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

import pytest

from dateline.serve.kept import Body, Kept
from web_server import web


def body(size: int) -> Body:
    return Body(content=b"x" * size)


def test_what_was_asked_last_stays() -> None:
    kept = Kept(most_bytes=80)
    worked_out: list[str] = []

    def get(tag: str, size: int = 10) -> int:
        def work_out() -> Body:
            worked_out.append(tag)
            return body(size)

        return len(kept.get(tag, work_out).content)

    for tag in "abcdefgh":
        assert get(tag) == 10
    get("a")
    assert get("i") == 10  # b goes
    get("a")
    get("b")
    assert worked_out == [*"abcdefgh", "i", "b"]
    assert get("large", 11) == 11
    get("large", 11)
    assert worked_out.count("large") == 2


def test_what_several_ask_at_once_is_worked_out_once() -> None:
    kept, begun, go = Kept(most_bytes=80), Semaphore(0), Event()
    worked_out: list[int] = []

    def work_out() -> Body:
        begun.release()
        go.wait(10)
        worked_out.append(1)
        return body(30)  # too large to be kept

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(kept.get, "a", work_out)
        begun.acquire()
        rest = [pool.submit(kept.get, "a", work_out) for _ in range(3)]
        time.sleep(0.2)
        go.set()
        assert all(future.result() == body(30) for future in (first, *rest))
    assert len(worked_out) == 1


def test_error_is_not_kept() -> None:
    kept = Kept(most_bytes=80)

    def fail() -> Body:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            kept.get("a", fail)
    assert kept.get("a", lambda: body(3)).content == b"xxx"


@pytest.mark.parametrize("path", ["/queries/withdrawals?actor=Italy", "/entity/Q38"])
def test_question_is_asked_again_once_the_store_has_changed(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = web()
    first = server.get(path)
    asked: list[str] = []
    store = type(server.snapshot.store)
    query = store.query

    def counting(self: object, sparql: str, **options: object) -> object:
        asked.append(sparql)
        return query(self, sparql, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "query", counting)
    again = server.get(path)
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    assert again.links == first.links
    assert not asked
    server.snapshot.version = "2"
    assert server.get(path).content == first.content
    assert asked
