"""Whole claims: content, voice, time, evidence, and how drafts become one or several."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate.annotator import Annotator
from dateline.extract.extractor import FrameExtractor
from dateline.model.claim import AttributionMode, Modality, Polarity, Role
from support import Claims, Read, article, names, texts

_DAY = date(2024, 3, 13)  # a Wednesday


def test_what_is_demanded_is_a_claim_of_its_own(claims: Claims) -> None:
    (demand,) = claims(
        "Kenya demanded that Uganda extradite Moses Okello.", kind="ExtraditionDemand"
    )
    assert texts(demand, Role.RECIPIENT) == ["Uganda"]
    assert texts(demand, Role.THEME) == ["Moses Okello"]
    assert demand.modality is Modality.ACTUAL
    assert demand.content is not None
    assert (demand.content.kind, demand.content.modality) == ("Extradition", Modality.DEMANDED)


def test_a_pledge_stands_beside_what_is_promised(claims: Claims) -> None:
    text = "Malawi promised to extradite Moses Okello to Kenya."
    (pledge,) = claims(text, kind="Pledge")
    (promised,) = claims(text, kind="Extradition")
    assert pledge.modality is Modality.ACTUAL
    assert pledge.content is not None
    assert pledge.content.kind == "Extradition"
    assert promised.modality is Modality.PROMISED


@pytest.mark.parametrize(
    ("text", "is_pledge"),
    [
        ("Malawi said it would extradite Moses Okello to Kenya.", True),
        ("Malawi said Zambia would extradite Moses Okello to Kenya.", False),
        ("Malawi said it would not extradite Moses Okello to Kenya.", False),
        ("Malawi said it had extradited Moses Okello to Kenya.", False),
    ],
)
def test_who_says_that_he_will_act_pledges_it(claims: Claims, text: str, is_pledge: bool) -> None:  # noqa: FBT001
    assert bool(claims(text, kind="Pledge")) is is_pledge


def test_one_side_that_consents_is_a_party(claims: Claims) -> None:
    (agreement,) = claims("Malawi agreed to extradite Moses Okello to Kenya.", kind="Agreement")
    assert texts(agreement, Role.PARTY) == ["Malawi"]
    assert agreement.content is not None
    assert agreement.content.kind == "Extradition"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police in Lusaka freed the miners.", True),
        ("The ambassador of Fiji thanked the soldiers.", True),
        ("The ambassador thanked the soldiers.", False),
        ("The ambassador thanked Malta.", True),
    ],
)
def test_a_description_fills_a_role_beside_a_name(claims: Claims, text: str, found: bool) -> None:  # noqa: FBT001
    assert bool([c for c in claims(text) if c.kind in {"Praise", "Release"}]) is found


def test_nothing_demanded_is_claimed_as_done(claims: Claims) -> None:
    found = claims(
        "Kenya asked Uganda to extradite Moses Okello and to withdraw its troops from Goma."
    )
    done = {c.kind for c in found if c.modality in {Modality.ACTUAL, Modality.ONGOING}}
    assert done <= {"ExtraditionDemand", "Demand"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has demanded more than once that Uganda extradite Moses Okello.",
        "Kenya wants Uganda to extradite Moses Okello.",
        "Kenya's request for the extradition of Moses Okello angered Uganda.",
        "Kenya urged that Moses Okello be extradited.",
        "Uganda refused to extradite Moses Okello.",
        "Uganda may extradite Moses Okello.",
        "Lawyers for Moses Okello fear extradition to Kenya.",
        "Whether Uganda will extradite Moses Okello is unclear.",
        "Kenya filed an extradition request for Moses Okello.",
        "Moses Okello is fighting extradition to Kenya.",
        "A court is to decide on the extradition of Moses Okello.",
    ],
)
def test_an_extradition_asked_for_or_open_is_not_done(claims: Claims, text: str) -> None:
    done = [
        c
        for c in claims(text, kind="Extradition")
        if c.polarity is Polarity.AFFIRMED and c.modality in {Modality.ACTUAL, Modality.ONGOING}
    ]
    assert done == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peter Okoro said he would meet Ana Ruiz in Lima.", Modality.INTENDED),
        ("Kenya said that Peter Okoro would meet Ana Ruiz in Lima.", Modality.EXPECTED),
    ],
)
def test_who_says_that_he_will_intends_it(claims: Claims, text: str, modality: Modality) -> None:
    (meeting,) = claims(text, kind="Meeting")
    assert meeting.modality is modality


def test_a_denial_rejects_and_negates(claims: Claims) -> None:
    found = {c.kind: c for c in claims("Rwanda denied arming the M23 rebels.")}
    assert found["ArmsTransfer"].polarity is Polarity.NEGATED
    assert found["Rejection"].polarity is Polarity.AFFIRMED


def test_two_bases_are_two_facts(claims: Claims) -> None:
    found = claims("Turkey operates Larkova airbase and Melden naval base.", kind="BasePresence")
    themes = sorted(t for c in found for t in texts(c, Role.THEME))
    assert themes == ["Larkova airbase", "Melden naval base"]


def test_a_situation_is_one_fact_all_over_the_article(claims: Claims) -> None:
    text = "Turkey operates Larkova airbase in Mali.\nTurkey maintains Larkova airbase."
    found = claims(text, kind="BasePresence")
    assert [texts(c, Role.PLACE) for c in found] == [["Mali"], ["Mali"]]


def test_alike_events_stay_apart(claims: Claims) -> None:
    text = "Chad attacked rebels in Mali.\nChad attacked rebels."
    assert [texts(c, Role.PLACE) for c in claims(text, kind="Attack")] == [["Mali"], []]


def test_two_actors_of_one_deed_are_one_fact(claims: Claims) -> None:
    (claim,) = claims("Norway and Peru condemned Belarus.", kind="Condemnation")
    assert texts(claim, Role.ACTOR) == ["Norway", "Peru"]


def test_a_fuller_claim_covers_a_thinner_one(claims: Claims) -> None:
    found = claims("Canada launched an offensive against Russian forces in Kursk.")
    assert [c.kind for c in found] == ["Offensive"]


def test_part_of_a_presence_is_marked(claims: Claims) -> None:
    (whole,) = claims("Chad withdrew its troops from Mali.", kind="Withdrawal")
    (part,) = claims("Chad withdrew some of its troops from Mali.", kind="Withdrawal")
    assert (whole.partial, part.partial) == (False, True)


@pytest.mark.parametrize(
    ("text", "mode", "speaker"),
    [
        ("Chad attacked Mali.", AttributionMode.NARRATOR, None),
        ("Kenya said Chad attacked Mali.", AttributionMode.INDIRECT, "Kenya"),
        ("Chad attacked Mali, Kenya said.", AttributionMode.INDIRECT, "Kenya"),
        ("According to Kenya, Chad attacked Mali.", AttributionMode.INDIRECT, "Kenya"),
        ("Chad attacked Mali, two officials said.", AttributionMode.UNNAMED_SOURCE, "two officials"),
        ("“Chad attacked Mali,” Peter Okoro said.", AttributionMode.DIRECT_QUOTE, "Peter Okoro"),
    ],
)  # fmt: skip
def test_voice(claims: Claims, text: str, mode: AttributionMode, speaker: str | None) -> None:
    (claim,) = claims(text, kind="Attack")
    said_by = claim.attribution.speaker
    assert (claim.attribution.mode, said_by and said_by.text) == (mode, speaker)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad attacked Mali on Monday.", "Attack", "Monday"),
        ("Chad attacked Mali on Monday and withdrew from Niger on Tuesday.", "Withdrawal", "Tuesday"),
        ("Chad, which attacked Mali in 2019, withdrew its troops from Niger.", "Withdrawal", None),
        ("Chad's attack on Mali on Monday drew praise.", "Attack", "Monday"),
        ("Kenya said on Monday that Chad attacked Mali.", "Attack", None),
        ("Kenya denounced Chad's attack on Mali on Monday.", "Condemnation", "Monday"),
        ("Chadian President Ali Deby met Macron on Monday.", "OfficeHolding", None),
        ("Kenya held talks with Chad on Monday.", "Meeting", "Monday"),
        ("Kenya barred Chadian envoys from entering Nairobi in May.", "Sanction", "May"),
    ],
)  # fmt: skip
def test_time_belongs_to_its_clause(
    claims: Claims, text: str, kind: str, expected: str | None
) -> None:
    (claim,) = claims(text, _DAY, kind=kind)
    assert (claim.time.text if claim.time else None) == expected


def test_relative_times_wait_for_a_reference_date(claims: Claims) -> None:
    (undated,) = claims("Chad attacked Mali on Monday.", kind="Attack")
    (dated,) = claims("Chad attacked Mali on Monday.", _DAY, kind="Attack")
    assert undated.time
    assert not undated.time.resolved
    assert dated.time
    assert dated.time.earliest == date(2024, 3, 11)


def test_an_understood_subject_is_found(claims: Claims, read: Read) -> None:
    text = "Norway recalled its ambassador from Moscow and expelled two Russian diplomats."
    (claim,) = claims(text, kind="Expulsion")
    assert names(read(text), claim, Role.ACTOR) == ["Norway"]


def test_every_quote_is_the_text_at_its_offsets(claims: Claims) -> None:
    text = "“We attacked,” he said.\nChad’s army attacked Mali — again — on Monday; Kenya “condemned” it."
    found = claims(text)
    assert found
    assert all(c.evidence.span.of(text) == c.evidence.quote for c in found)


@given(st.text(max_size=300))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_read_without_a_crash(
    annotator: Annotator, frame_extractor: FrameExtractor, text: str
) -> None:
    annotated = annotator.annotate(article(f"Chad attacked {text} Mali."))
    for claim in frame_extractor.extract(annotated):
        assert claim.evidence.span.of(annotated.article.text) == claim.evidence.quote
