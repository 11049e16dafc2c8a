import pytest

from dateline.assets import asset_dir
from dateline.extract.confidence import ConfidenceModel, load_confidence
from dateline.extract.explainer import Explainer
from dateline.extract.extractor import FrameExtractor
from dateline.rdf.ontology import load_kinds
from support import Claims, Read

MODEL = ConfidenceModel(intercept=0.0, weights={"good": 2.0, "bad": -2.0, "length": 0.5})


@pytest.fixture(scope="module")
def explainer(frame_extractor: FrameExtractor) -> Explainer:
    return Explainer(extractor=frame_extractor, kinds=load_kinds(asset_dir("ontology")))


def features(explainer: Explainer, read: Read, text: str, kind: str) -> dict[str, float]:
    [account] = [a for a in explainer.explain(read(text)).accounts if a.claim.kind == kind]
    return {ground.feature: ground.value for ground in account.grounds}


@pytest.mark.parametrize(
    ("known", "confidence"),
    [
        ({}, 0.5),
        ({"good": 1.0}, 0.88),
        ({"good": 1.0, "bad": 1.0}, 0.5),
        ({"length": 2.0}, 0.73),
        ({"unheard of": 1.0}, 0.5),
        ({"good": 50.0}, 0.98),
        ({"bad": 50.0}, 0.02),
    ],
)
def test_weights_add_to_the_log_odds(known: dict[str, float], confidence: float) -> None:
    assert MODEL.of(known) == confidence


def test_the_committed_model_trusts_most_claims_but_none_blindly(claims: Claims) -> None:
    found = claims("Peru withdrew its troops from Chad in 2019. Oman met Fiji for talks in Lima.")
    assert found
    assert all(0.5 < claim.confidence <= 0.98 for claim in found)


def test_the_committed_model_knows_no_set_by_name() -> None:
    assert not any(
        name.startswith("set ") for name in load_confidence(asset_dir("ontology")).weights
    )


def test_fillers_are_told_apart_by_how_they_refer(explainer: Explainer, read: Read) -> None:
    named = features(explainer, read, "Peru attacked Chad.", "Attack")
    assert (named["filler name"], named.get("filler pronoun")) == (2, None)
    taken_up = features(explainer, read, "Peru is near. It attacked Chad.", "Attack")
    assert (taken_up["filler name"], taken_up["filler pronoun"]) == (1, 1)


def test_stance_and_place_in_the_sentence_are_known(explainer: Explainer, read: Read) -> None:
    plain = features(explainer, read, "Peru attacked Chad on 3 May 2019.", "Attack")
    assert (plain["modality actual"], plain["dated"], plain["depth"]) == (1, 1, 0)
    deep = features(explainer, read, "Oman said that Peru may attack Chad.", "Attack")
    assert deep["modality possible"] == 1
    assert deep["depth"] > 0
    assert "dated" not in deep
