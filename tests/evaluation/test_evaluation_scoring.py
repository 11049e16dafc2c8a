from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evaluation.gold import GoldRow, days, read_gold
from evaluation.matching import Matcher, Prediction, agree_on_time
from evaluation.measures import HERE
from evaluation.scoring import Score, score, total

MATCHER = Matcher.load()
DAY = date(2031, 3, 20)


def row(kind: str, need: str = "must", **changes: object) -> GoldRow:
    values: dict[str, Any] = {"article": "a", "day": DAY, "need": need, "kind": kind, **changes}
    return GoldRow(**values)


def claim(kind: str, *roles: tuple[str, str], **changes: object) -> Prediction:
    named = tuple((role, frozenset({name})) for role, name in roles)
    values: dict[str, Any] = {"kind": kind, "roles": named, **changes}
    return Prediction(**values)


def test_every_filler_of_a_row_has_to_be_found() -> None:
    gold = row("Meeting", roles=(("party", ("Oman",)), ("party", ("Kenya",))))
    assert MATCHER.hits(gold, claim("Meeting", ("party", "oman"), ("party", "kenya")))
    assert not MATCHER.hits(gold, claim("Meeting", ("party", "oman")))


@pytest.mark.parametrize(
    ("kind", "role", "label", "is_hit"),
    [
        ("Withdrawal", "actor", "kenya", True),
        ("Withdrawal", "actor", "the kenyan army", True),
        ("Withdrawal", "party", "kenya", True),
        ("Withdrawal", "theme", "kenya", False),
        ("Withdrawal", "actor", "uganda", False),
        ("Deployment", "actor", "kenya", False),
    ],
)
def test_kind_role_and_name_have_to_agree(
    kind: str, role: str, label: str, *, is_hit: bool
) -> None:
    gold = row("Withdrawal", roles=(("actor", ("Kenya",)),))
    assert MATCHER.hits(gold, claim(kind, (role, label))) is is_hit


def test_kinds_that_a_reader_takes_for_each_other_are_equal_both_ways() -> None:
    assert MATCHER.hits(row("Attack"), claim("Offensive"))
    assert MATCHER.hits(row("Offensive"), claim("Attack"))


def test_a_label_has_alternatives_and_aliases() -> None:
    gold = row("Praise", roles=(("actor", ("junta", "United States")),))
    assert MATCHER.hits(gold, claim("Praise", ("actor", "the junta")))
    assert MATCHER.hits(gold, claim("Praise", ("actor", "washington")))


def test_a_short_name_inside_another_is_another_name() -> None:
    gold = row("Praise", roles=(("actor", ("Oman",)),))
    assert not MATCHER.hits(gold, claim("Praise", ("actor", "romania")))


@pytest.mark.parametrize(
    ("earliest", "latest", "agrees"),
    [
        (date(2031, 3, 1), date(2031, 3, 5), True),
        (date(2031, 4, 1), date(2031, 4, 1), False),
        (date(2031, 3, 31), None, True),
        (None, date(2031, 2, 28), False),
        (None, None, False),
    ],
)
def test_days_agree_when_they_overlap(
    earliest: date | None, latest: date | None, *, agrees: bool
) -> None:
    gold = row("Visit", when=days("2031-03"))
    assert agree_on_time(gold, claim("Visit", earliest=earliest, latest=latest)) is agrees


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-12", date(2031, 12, 1), date(2031, 12, 31)),
        ("2031-02-03/2031-03", date(2031, 2, 3), date(2031, 3, 31)),
    ],
)
def test_days_of_gold(text: str, first: date, last: date) -> None:
    assert days(text) == (first, last)


def test_figures_of_an_article() -> None:
    rows = [
        row("Visit", when=days("2031-03")),
        row("Threat", polarity="negated", modalities=frozenset({"possible", "intended"})),
        row("Protest"),
        row("Aid", need="may"),
    ]
    claims = [
        claim("Visit", earliest=date(2031, 3, 2), polarity="negated"),
        claim("Threat", polarity="negated", modality="intended"),
        claim("Aid"),
        claim("Seizure"),
        claim("OfficeHolding"),
    ]
    got = score(rows, claims, MATCHER)
    assert (got.found, got.must, got.good, got.predicted) == (2, 3, 3, 4)
    assert (got.polarity, got.modality, got.dates, got.dated) == (1, 2, 1, 1)
    assert [r.kind for r in got.misses] == ["Protest"]
    assert [p.kind for p in got.extras] == ["Seizure"]
    assert got.f1 == pytest.approx(2 * 75 * (200 / 3) / (75 + 200 / 3))


def test_only_what_may_be_found_is_right_in_an_article_without_facts() -> None:
    rows = [row("", need="none"), row("Visit", need="may")]
    got = score(rows, [claim("Visit"), claim("Attack")], MATCHER)
    assert (got.facts_in_none, got.must) == (1, 0)


def test_scores_add_up() -> None:
    one = score([row("Visit")], [claim("Visit")], MATCHER)
    other = score([row("Visit")], [claim("Aid")], MATCHER)
    both = total([one, other])
    assert (both.recall, both.precision) == (50, 50)
    assert total([]) == Score()


def test_a_claim_as_json_is_read_like_a_claim() -> None:
    record = {
        "type": "Visit",
        "roles": {"actor": [{"iri": "https://e.org/Q1", "label": "Ilva Doran", "text": "Doran"}]},
        "polarity": "negated",
        "modality": "intended",
        "earliest": "2031-03-01",
        "latest": None,
        "quote": "Doran will not visit",
    }
    assert Prediction.from_record(record) == Prediction(
        kind="Visit",
        roles=(("actor", frozenset({"ilva doran", "doran", "q1"})),),
        polarity="negated",
        modality="intended",
        earliest=date(2031, 3, 1),
        quote="Doran will not visit",
    )


def test_a_bad_row_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gold.tsv"
    file.write_text("# head\na\t2031-03-20\tmust\tVisit\tactor\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.tsv, line 2: no filler: 'actor'"):
        read_gold(file)


def test_gold_and_articles_belong_together() -> None:
    rows = read_gold(HERE / "gold.tsv")
    files = {file.stem for file in (HERE / "articles").glob("*.txt")}
    assert {r.article for r in rows} == files
    assert len({(r.article, r.day) for r in rows}) == len(files)
