from dataclasses import replace

import pytest

from dateline.assets import asset_dir
from dateline.extract.account import (
    BelowMinimum,
    Candidate,
    Condition,
    Explanation,
    Refusal,
    SaidElsewhere,
    Unfilled,
    Unnamed,
    WithoutContent,
)
from dateline.extract.explainer import Explainer
from dateline.extract.extractor import FrameExtractor
from dateline.extract.frame_file import parse_frame
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Role
from dateline.rdf.ontology import load_kinds
from support import Claims, Read

DENIAL = "Kenya denied that it plans to withdraw its troops from Chad in May, officials said."


@pytest.fixture(scope="module")
def explainer(frame_extractor: FrameExtractor) -> Explainer:
    return Explainer(extractor=frame_extractor, kinds=load_kinds(asset_dir("ontology")))


@pytest.fixture(scope="module")
def denial(explainer: Explainer, read: Read) -> Explanation:
    return explainer.explain(read(DENIAL))


def refusals(explanation: Explanation, pattern: str) -> list[Refusal]:
    return [one.refusal for one in explanation.unclaimed if one.pattern == pattern]


def test_every_claim_has_an_account(denial: Explanation, claims: Claims) -> None:
    told = sorted(account.claim.kind for account in denial.accounts)
    assert told == sorted(claim.kind for claim in claims(DENIAL))
    assert "Withdrawal" in told


def test_a_filler_comes_with_its_slot_and_what_it_stands_for(denial: Explanation) -> None:
    [account] = [a for a in denial.accounts if a.claim.kind == "Withdrawal"]
    found = {f.role: (f.path, f.mention.text, f.names, f.fit) for f in account.fillings}
    assert found[Role.ACTOR] == ("subject", "it", ("Kenya",), ("State",))
    assert found[Role.ORIGIN] == ("after from", "Chad", ("Chad",), ("State",))


def test_the_cues_are_the_words_that_the_stance_hangs_on(denial: Explanation) -> None:
    [account] = [a for a in denial.accounts if a.claim.kind == "Withdrawal"]
    cues = {(c.aspect, c.word): c.otherwise for c in account.cues}
    assert cues["polarity", "denied"] == "affirmed"
    assert cues["modality", "plans"] == "actual"
    assert ("attribution", "denied") in cues


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru did not attack Chad.", "not"),
        ("Peru never attacked Chad.", "never"),
        ("No Peruvian forces attacked Chad.", "No"),
    ],
)
def test_what_turns_the_polarity_is_named(
    text: str, word: str, explainer: Explainer, read: Read
) -> None:
    [account] = [a for a in explainer.explain(read(text)).accounts if a.claim.kind == "Attack"]
    assert [c.word for c in account.cues if c.aspect == "polarity"] == [word]


def test_times_not_chosen_are_told(explainer: Explainer, read: Read) -> None:
    text = "On Monday Peru said it left the African Union in May."
    [account] = explainer.explain(read(text)).accounts
    assert account.claim.time is not None
    assert (account.claim.time.text, account.other_times) == ("May", ("Monday",))


def test_a_role_without_a_filler_tells_what_was_tried(explainer: Explainer, read: Read) -> None:
    explanation = explainer.explain(read("It annexed Peru."))
    [refusal] = [u.refusal for u in explanation.unclaimed if isinstance(u.refusal, Unfilled)]
    assert Role.ACTOR in refusal.roles
    assert refusal.seen[0] == Candidate(
        Role.ACTOR, "subject", "It", "is a pronoun without an antecedent"
    )


def test_a_condition_tells_what_was_asked_for_and_what_stands_there(
    explainer: Explainer, read: Read
) -> None:
    explanation = explainer.explain(read("Peru left the room in Chad."))
    found = [one.refusal for one in explanation.unclaimed]
    [unmet] = [
        r for r in found if isinstance(r, Condition) and r.path == "object" and "base" in r.lemmas
    ]
    assert (unmet.wanted, unmet.found) == (True, ("room",))


def test_a_claim_below_the_minimum_is_told(explainer: Explainer, read: Read) -> None:
    strict = replace(explainer, minimum=1.0)
    explanation = strict.explain(read("Peru attacked Chad."))
    assert explanation.accounts == ()
    [refusal] = refusals(explanation, "Attack/verb")
    assert isinstance(refusal, BelowMinimum)
    assert 0 < refusal.confidence < 1


def test_what_another_claim_says_too_is_told(explainer: Explainer, read: Read) -> None:
    explanation = explainer.explain(read("Peru and Chad held talks and met."))
    found = [u.refusal for u in explanation.unclaimed if isinstance(u.refusal, SaidElsewhere)]
    assert {refusal.by.kind for refusal in found if refusal.by} == {"Meeting"}


def test_a_missing_content_is_told(explainer: Explainer, read: Read) -> None:
    explanation = explainer.explain(read("Peru demanded a stronger gearbox."))
    assert refusals(explanation, "Demand/for-a-fact") == [WithoutContent()]


def test_fillers_without_a_name_are_told(
    explainer: Explainer, read: Read, stance_lexicon: StanceLexicon
) -> None:
    pattern = {"verb": "arrest", "anchored": True, "roles": {"actor": "subject"}}
    frame = parse_frame({"kind": "Detention", "roles": {"actor": {}}, "patterns": {"own": pattern}})
    model = explainer.extractor.confidence
    extractor = FrameExtractor([frame], explainer.kinds, stance_lexicon, model)
    explanation = replace(explainer, extractor=extractor).explain(read("Police arrested a man."))
    assert refusals(explanation, "Detention/own") == [Unnamed(("Police",))]


def test_nothing_is_left_unexplained(explainer: Explainer, read: Read) -> None:
    """Each trigger word gives a claim or a reason."""
    annotated = read(f"{DENIAL} The army agreed to talks. Chad and Peru met and threatened Oman.")
    explanation = explainer.explain(annotated)
    told = {a.claim.trigger for a in explanation.accounts} | {
        u.trigger for u in explanation.unclaimed
    }
    triggered = {
        predicate.token.span
        for sentence in annotated.sentences
        for predicate, _ in explainer.extractor.triggered(sentence)
    }
    assert told == triggered
