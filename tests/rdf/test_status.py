"""The rules by which claims add up, one row a rule."""

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import NamedNode

from dateline.model.claim import Modality, Polarity, Tense
from dateline.rdf.origins import Print
from dateline.rdf.status import ClaimView, Ending, Status, ending_of, judge, outlives

FACT = NamedNode("https://example.org/fact/1")
END = NamedNode("https://example.org/fact/2")
NO = Polarity.NEGATED


def said(
    voice: str = "narrator",
    *,
    by: str = "article-1",
    on: str | None = "2031-03-20",
    earliest: str | None = None,
    latest: str | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ACTUAL,
    tense: Tense = Tense.PRESENT,
    partial: bool = False,
    confidence: float = 0.9,
) -> ClaimView:
    return ClaimView(
        claim=NamedNode(f"https://example.org/claim/{by}-{voice}"),
        fact=FACT,
        article=NamedNode(f"https://example.org/{by}"),
        graph=NamedNode(f"https://example.org/{by}/graph"),
        voice=NamedNode(f"https://example.org/{voice}"),
        origin=Print(text_hash=f"text of {by}"),
        reference_date=date.fromisoformat(on) if on else None,
        earliest=date.fromisoformat(earliest) if earliest else None,
        latest=date.fromisoformat(latest) if latest else None,
        polarity=polarity,
        modality=modality,
        tense=tense,
        partial=partial,
        confidence=confidence,
    )


PAST = said(tense=Tense.PAST)
PRESENT = said("minister")
DENIED = said("spokesman", polarity=NO)
PLANNED = said("general", modality=Modality.INTENDED)


@pytest.mark.parametrize(
    ("claims", "situation", "event"),
    [
        ([], Status.UNKNOWN, Status.UNKNOWN),
        ([PRESENT], Status.ONGOING, Status.OCCURRED),
        ([said(modality=Modality.ONGOING)], Status.ONGOING, Status.OCCURRED),
        ([PAST], Status.ENDED, Status.OCCURRED),
        ([PAST, PRESENT], Status.ONGOING, Status.OCCURRED),
        ([said(tense=Tense.FUTURE)], Status.UNKNOWN, Status.OCCURRED),
        ([PRESENT, DENIED], Status.DISPUTED, Status.DISPUTED),
        ([PRESENT, replace(DENIED, voice=PRESENT.voice)], Status.ONGOING, Status.OCCURRED),
        ([DENIED], Status.UNKNOWN, Status.UNKNOWN),
        ([PLANNED, DENIED], Status.PLANNED, Status.PLANNED),
        ([PRESENT, replace(DENIED, modality=Modality.POSSIBLE)], Status.ONGOING, Status.OCCURRED),
        ([PLANNED], Status.PLANNED, Status.PLANNED),
        ([said(modality=Modality.PROMISED)], Status.PLANNED, Status.PLANNED),
        ([said(modality=Modality.EXPECTED)], Status.PLANNED, Status.PLANNED),
        ([replace(PLANNED, polarity=NO)], Status.UNKNOWN, Status.UNKNOWN),
        ([PLANNED, PAST], Status.ENDED, Status.OCCURRED),
        ([said(modality=Modality.DEMANDED)], Status.UNKNOWN, Status.UNKNOWN),
        ([said(modality=Modality.THREATENED)], Status.UNKNOWN, Status.UNKNOWN),
        ([said(modality=Modality.ALLEGED)], Status.UNKNOWN, Status.UNKNOWN),
        ([said(modality=Modality.POSSIBLE)], Status.UNKNOWN, Status.UNKNOWN),
        ([said(modality=Modality.HYPOTHETICAL)], Status.UNKNOWN, Status.UNKNOWN),
    ],
)
def test_status(claims: list[ClaimView], situation: Status, event: Status) -> None:
    assert judge(claims, is_situation=True).status is situation
    assert judge(claims, is_situation=False).status is event


def test_an_end_ends_and_is_the_ground() -> None:
    ending = Ending(fact=END, latest=date(2031, 3, 18))
    verdict = judge([PRESENT], is_situation=True, endings=[ending])
    assert (verdict.status, verdict.ground) == (Status.ENDED, END)
    assert verdict.latest == date(2031, 3, 18)


def test_a_disputed_end_leaves_the_situation_disputed() -> None:
    verdict = judge([PRESENT], is_situation=True, endings=[Ending(fact=END, disputed=True)])
    assert (verdict.status, verdict.ground) == (Status.DISPUTED, END)


def test_the_last_of_several_ends_decides() -> None:
    first = Ending(fact=FACT, latest=date(2030, 1, 1))
    last = Ending(fact=END, latest=date(2031, 1, 1))
    for endings in ([first, last], [last, first]):
        assert judge([PAST], is_situation=True, endings=endings).latest == date(2031, 1, 1)


def test_the_newest_claim_is_the_ground() -> None:
    old, new = said(by="article-1", on="2030-01-01"), said(by="article-2", on="2031-01-01")
    assert judge([new, old], is_situation=True).ground == new.claim
    assert judge([old, new], is_situation=False).ground == new.claim


def test_the_surest_claim_that_it_is_so() -> None:
    sure, unsure = said("a", confidence=0.95), said("b", confidence=0.7)
    surer_denial = replace(DENIED, confidence=0.99)
    surer_plan = replace(PLANNED, confidence=0.99)
    claims = [surer_plan, unsure, surer_denial, sure]
    for order in (claims, claims[::-1]):
        assert judge(order, is_situation=True).surest == sure.claim


def test_of_equally_sure_claims_the_first_by_name() -> None:
    first, second = said("a"), said("b")
    assert judge([second, first], is_situation=False).surest == first.claim


@pytest.mark.parametrize("modality", [m for m in Modality if m not in {"actual", "ongoing"}])
def test_what_nobody_says_is_so_has_no_surest_claim(modality: Modality) -> None:
    claims = [said(modality=modality), DENIED]
    assert judge(claims, is_situation=True).surest is None
    assert judge([], is_situation=True, endings=[Ending(fact=END)]).surest is None


def test_a_denial_is_the_ground_of_a_dispute() -> None:
    assert judge([DENIED, PRESENT], is_situation=True).ground == DENIED.claim


def test_the_window_spans_what_is_said_of_this_world() -> None:
    claims = [
        said(tense=Tense.PAST, earliest="2031-03-02", latest="2031-03-05"),
        said("other", tense=Tense.PAST, earliest="2031-03-01", latest="2031-03-03"),
        said("third", modality=Modality.POSSIBLE, earliest="2029-01-01", latest="2039-01-01"),
        said("fourth", polarity=NO, modality=Modality.ALLEGED, earliest="2028-01-01"),
    ]
    verdict = judge(claims, is_situation=True)
    assert (verdict.earliest, verdict.latest) == (date(2031, 3, 1), date(2031, 3, 5))


def test_a_plan_has_the_planned_time() -> None:
    plan = replace(PLANNED, earliest=date(2031, 5, 1), latest=date(2031, 5, 31))
    verdict = judge([plan], is_situation=False)
    assert (verdict.earliest, verdict.latest) == (date(2031, 5, 1), date(2031, 5, 31))


def test_what_goes_on_has_no_end() -> None:
    verdict = judge([said(earliest="2031-03-01", latest="2031-03-20")], is_situation=True)
    assert (verdict.earliest, verdict.latest) == (date(2031, 3, 1), None)


def test_a_window_never_runs_backwards() -> None:
    since = said("a", tense=Tense.PAST, earliest="2030-01-01")
    until = said("b", tense=Tense.PAST, latest="2025-12-31")
    verdict = judge([since, until], is_situation=True)
    assert (verdict.earliest, verdict.latest) == (None, date(2025, 12, 31))


def test_only_texts_that_say_it_is_so_support_it() -> None:
    claims = [
        said(by="article-1"),
        said("minister", by="article-1"),
        said(by="article-2"),
        said(by="article-3", polarity=NO),
        said(by="article-4", modality=Modality.ALLEGED),
    ]
    verdict = judge(claims, is_situation=True)
    assert (verdict.claims, verdict.origins, verdict.support) == (5, 4, 2)


def test_copies_of_one_text_are_one_origin() -> None:
    copy = replace(PRESENT, claim=END)
    verdict = judge([PRESENT, copy, said(by="article-2")], is_situation=True)
    assert (verdict.claims, verdict.origins) == (3, 2)


@pytest.mark.parametrize(
    "claim",
    [
        replace(PRESENT, partial=True),
        replace(PRESENT, polarity=NO),
        replace(PRESENT, modality=Modality.ONGOING),
        replace(PRESENT, modality=Modality.DEMANDED),
    ],
)
def test_what_is_not_wholly_done_ends_nothing(claim: ClaimView) -> None:
    assert ending_of(END, [claim]) is None


def test_an_end_is_as_late_as_its_latest_report() -> None:
    claims = [
        said(latest="2031-03-18", on="2031-03-20"),
        said("other", latest="2031-03-16", on="2031-03-25"),
    ]
    assert ending_of(END, claims) == Ending(
        fact=END, latest=date(2031, 3, 18), reported=date(2031, 3, 25)
    )
    assert ending_of(END, [*claims, DENIED]) == Ending(
        fact=END, latest=date(2031, 3, 18), reported=date(2031, 3, 25), disputed=True
    )


OVER = Ending(fact=END, latest=date(2031, 3, 18), reported=date(2031, 3, 20))


@pytest.mark.parametrize(
    "claim",
    [
        said(on="2031-03-21"),
        said(on="2031-03-20", tense=Tense.PAST, earliest="2031-03-19"),
    ],
)
def test_what_is_said_to_hold_later_outlives_an_end(claim: ClaimView) -> None:
    assert outlives([claim], OVER)


@pytest.mark.parametrize(
    "claim",
    [
        said(on="2031-03-20"),
        said(on="2031-03-21", tense=Tense.PAST),
        said(on="2031-03-21", polarity=NO),
        said(on="2031-03-21", modality=Modality.INTENDED),
        said(on=None),
        said(on="2031-03-20", tense=Tense.PAST, earliest="2031-03-18"),
    ],
)
def test_other_claims_do_not_outlive_an_end(claim: ClaimView) -> None:
    assert not outlives([claim], OVER)


def test_nothing_is_later_than_an_undated_end() -> None:
    assert not outlives([said(on="2039-01-01", earliest="2039-01-01")], Ending(fact=END))
