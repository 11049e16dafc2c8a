import pytest

from dateline.serve.negotiate import choose

OFFERED = ("text/turtle", "application/n-triples", "text/csv")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/turtle"),
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("*", "text/turtle"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv; charset=utf-8", "text/csv"),
        ("application/*", "application/n-triples"),
        ("text/turtle;q=0.4, text/csv;q=0.6", "text/csv"),
        ("text/*;q=0.9, text/turtle;q=0.1", "text/csv"),
        ("*/*, text/turtle;q=0", "application/n-triples"),
        ("text/csv;q=0.5, */*;q=0.1", "text/csv"),
        ("image/png", ""),
        ("text/csv;q=0", ""),
        ("text/csv;q=nan", ""),
        ("text/csv;q=x, application/n-triples;q=0.001", "application/n-triples"),
        ("nonsense", "text/turtle"),
        (",;,/;q=", "text/turtle"),
        ("text/csv;q=7, text/turtle", "text/turtle"),
    ],
)
def test_the_best_that_is_on_offer(accept: str | None, chosen: str) -> None:
    assert choose(accept, OFFERED) == chosen


def test_a_huge_header_takes_no_time() -> None:
    assert choose("a/b;q=0.1," * 100_000 + "text/csv", OFFERED) == "text/csv"
