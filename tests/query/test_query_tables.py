"""Tables for people: what they show, and that a terminal or a page obeys none of it."""

import io

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from rich.console import Console

from dateline.query.answer import Answer, with_columns
from dateline.query.catalogue import Catalogue
from dateline.query.flags import flags_in
from dateline.query.queryable import Queryable
from dateline.query.run import answer
from dateline.query.tables import markdown, plain, printable, rich_table

HOSTILE = "a\x1b]8;;http://evil.example\x07b\u202ec\nd | <script> `x` [y](z) *"
ANSWER = Answer(
    columns=("site", "siteLabel", "endedEarliest", "note"),
    rows=(
        (NamedNode("http://www.wikidata.org/entity/Q38"), Literal("Camp"), None, Literal(HOSTILE)),
        (NamedNode("https://example.org/1"), Literal("[red]Longer[/red]"), None, Literal("x")),
    ),
    table=("siteLabel", "site", "endedEarliest", "note"),
)
SHOWN = "a\\x1b]8;;http://evil.example\\x07b\\u202ec d | <script> `x` [y](z) *"


def printed(answer: Answer, *, links: bool) -> str:
    out = io.StringIO()
    console = Console(file=out, width=200, force_terminal=links, legacy_windows=False)
    console.print(rich_table(answer))
    return out.getvalue()


def test_plain_columns_are_aligned_and_uncut() -> None:
    assert plain(ANSWER).splitlines() == [
        "SITE               SITE                   ENDED EARLIEST  NOTE",
        f"Camp               wd:Q38                                 {SHOWN}",
        "[red]Longer[/red]  https://example.org/1                  x",
    ]


def test_plain_table_of_no_rows_has_a_head() -> None:
    assert plain(Answer(columns=("x",), rows=(), table=("x",))) == "X\n"


def test_markdown_escapes_what_a_reader_would_obey() -> None:
    lines = markdown(ANSWER).splitlines()
    assert lines[:2] == ["| site | site | ended earliest | note |", "| --- | --- | --- | --- |"]
    assert len(lines) == 4
    assert "&lt;script\\>" in lines[2]
    assert "d \\| " in lines[2]
    assert "\\[y\\]\\(z\\)" in lines[2]
    assert "\x1b" not in lines[2]


def test_rich_table_shows_text_as_text() -> None:
    shown = printed(ANSWER, links=False)
    assert "[red]Longer[/red]" in shown
    assert "\\x1b]8;;http://evil.example\\x07" in shown
    assert "\x1b" not in shown


def test_rich_table_links_a_name_to_its_iri() -> None:
    shown = printed(ANSWER, links=True)
    assert "http://www.wikidata.org/entity/Q38\x1b\\" in shown
    assert ";http://evil.example\x07" not in shown


def test_a_state_is_shown_with_its_flag(catalogue: Catalogue, store: Queryable) -> None:
    found = answer(catalogue.get("alliances"), {"party": "Italy"}, store)
    flags = flags_in(found, store)
    assert flags["http://www.wikidata.org/entity/Q38"] == "\U0001f1ee\U0001f1f9"
    shown = io.StringIO()
    Console(file=shown, width=400).print(rich_table(found, flags))
    assert "\U0001f1ee\U0001f1f9 Italy" in shown.getvalue()


def test_flags_are_of_what_the_table_names(catalogue: Catalogue, store: Queryable) -> None:
    found = answer(catalogue.get("alliances"), {"party": "Italy"}, store)
    assert not flags_in(with_columns(found, ["party", "headline"]), store)
    assert not flags_in(with_columns(found, ["quote"]), store)


def test_days_are_not_broken_on_a_narrow_screen() -> None:
    day = Literal("2031-03-01", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    words = Literal("many words that need more room than there is")
    narrow = io.StringIO()
    found = Answer(columns=("day", "note"), rows=((day, words),), table=("note", "day"))
    Console(file=narrow, width=30).print(rich_table(found))
    assert "2031-03-01" in narrow.getvalue()


def test_joiners_and_other_scripts_stay() -> None:
    text = "\u0645\u06cc\u200c\u062e Кремль 北京 é"
    assert printable(text) == text


@given(st.text())
def test_printable_is_one_line_without_control_characters(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(c < " " or "\x7f" <= c < "\xa0" or "\ud800" <= c < "\ue000" for c in shown)
