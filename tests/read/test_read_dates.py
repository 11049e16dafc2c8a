from datetime import date

import pytest

from dateline.read.dates import named_date, stated_date, url_date, url_year


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/world/2024/12/23/talks.html", date(2024, 12, 23)),
        ("/world/2024/dec/23/talks", date(2024, 12, 23)),
        ("/2024-12-23-talks", date(2024, 12, 23)),
        ("/news/talks-20241223", date(2024, 12, 23)),
        ("/2024/1/5/talks", date(2024, 1, 5)),
        ("/2024/12/talks", None),
        ("/2024/13/40/talks", None),
        ("/2024/12-23/talks", None),
        ("/world-48392011", None),
        ("/talks?published=2024/12/23", None),
        ("", None),
    ],
)
def test_url_date(path: str, day: date | None) -> None:
    assert url_date(f"https://gazette.example{path}") == day


def test_a_bad_date_does_not_hide_a_good_one() -> None:
    assert url_date("https://gazette.example/2024/99/99/2023/02/01/x") == date(2023, 2, 1)


def test_url_year() -> None:
    assert url_year("https://gazette.example/2024/12/talks") == 2024
    assert url_year("https://gazette.example/talks-2024") is None


@pytest.mark.parametrize("text", ["5 May 2024", "May 5, 2024", "5. Mai 2024 / 5 May 2024"])
def test_named_date(text: str) -> None:
    assert named_date(text) == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-09", date(2024, 3, 9)),
        ("2024-03-09T23:30:00-05:00", date(2024, 3, 9)),
        ("20240309", date(2024, 3, 9)),
        ("Sat, 09 Mar 2024 10:00:00 GMT", date(2024, 3, 9)),
        ("March 9, 2024", date(2024, 3, 9)),
        ("2024-03", None),
        ("2024", None),
        ("March 9", None),
        ("09/03/2024", None),
        ("2024-02-31", None),
        ("3 hours ago", None),
        ("", None),
    ],
)
def test_only_full_unambiguous_dates_are_read(text: str, day: date | None) -> None:
    assert stated_date(text) == day
