from datetime import date

import pytest

from dateline.read.layout import lay_out

BODY = "TALLINN, Estonia — Two ferries were damaged on Sunday.\n\nNobody was hurt."
PARTS = ["Two ferries were damaged on Sunday.", "Nobody was hurt."]


def headline(text: str, title: str | None = None) -> str | None:
    span = lay_out(text, title=title).headline
    return span.of(text) if span else None


def body(text: str, title: str | None = None) -> list[str]:
    return [span.of(text) for span in lay_out(text, title=title).body]


@pytest.mark.parametrize(
    "top",
    [
        "Ferries damaged in the Gulf of Finland\n\n",
        "Ferries damaged in the Gulf of Finland\n",
        "Europe\n\nFerries damaged in the Gulf of Finland\n\nBy Mari Tamm\n2 June 2024\n\n",
        "Ferries damaged in the Gulf of Finland\nUpdated 3 hours ago\n5 min read\n",
        "# Ferries damaged in the Gulf of Finland\n\n",
    ],
)
def test_a_headline_is_found_above_the_body(top: str) -> None:
    assert headline(top + BODY) == "Ferries damaged in the Gulf of Finland"
    assert body(top + BODY) == PARTS


@pytest.mark.parametrize("title", ["Ferries damaged", "Who damaged the ferries in the Gulf?"])
def test_a_headline_may_be_short_or_a_question(title: str) -> None:
    assert headline(f"{title}\n\n{BODY}") == title


def test_an_article_may_start_with_its_body() -> None:
    assert headline(BODY) is None
    assert body(BODY) == PARTS


def test_the_stated_title_is_the_headline() -> None:
    text = f"World\nFerries Damaged\nPolice look for a tanker\n{BODY}"
    assert headline(text, title="Ferries  damaged") == "Ferries Damaged"
    assert body(text, title="Ferries damaged") == [
        "Police look for a tanker",
        f"TALLINN, Estonia — {PARTS[0]}",
        PARTS[1],
    ]


def test_a_title_that_is_not_in_the_text_takes_nothing_away() -> None:
    assert headline(BODY, title="Something else") is None
    assert body(BODY, title="Something else") == PARTS


def test_a_single_line_is_prose_not_a_headline() -> None:
    assert headline("Russia withdrew its ships") is None
    assert body("Russia withdrew its ships") == ["Russia withdrew its ships"]


def test_the_dateline_is_taken_off_the_first_paragraph_only() -> None:
    found = lay_out(f"{BODY}\n\nOSLO — Norway sent a ship.")
    assert found.dateline is not None
    assert found.dateline.place == "TALLINN, Estonia"
    assert len(found.body) == 3


def test_a_dateline_on_its_own_line_leaves_no_empty_paragraph() -> None:
    assert body("TALLINN, Estonia (AP) —\n\nTwo ferries were damaged on Sunday.") == PARTS[:1]


def test_the_year_completes_a_dateline() -> None:
    found = lay_out("LONDON, March 3 (Wire) - A ship sank.", year=2020)
    assert found.dateline is not None
    assert found.dateline.day == date(2020, 3, 3)


def test_nothing_but_furniture_has_no_body() -> None:
    assert lay_out("Advertisement\nSign in\n© 2024 The Harbour Gazette").body == ()
