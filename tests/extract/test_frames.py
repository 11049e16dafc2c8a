"""The frame files: lint against the ontology, and every example and counter-example they give."""

from collections.abc import Iterator

import pytest
from rdflib import Graph, Namespace, URIRef

from dateline.assets import asset_dir
from dateline.extract.extractor import FrameExtractor
from dateline.extract.frame_file import load_frames
from dateline.extract.frames import Example, Frame, Pattern
from dateline.model.annotation import AnnotatedArticle
from dateline.model.claim import Claim, Role
from dateline.model.kind import Kind, lineage
from dateline.rdf.ontology import load_kinds
from support import Claims, Read, names, texts

_DL = Namespace("https://w3id.org/dateline/ontology#")
_FRAMES = load_frames([asset_dir("ontology") / "frames"])
_EXAMPLES = [(f, e) for f in _FRAMES for e in f.examples]
_COUNTER_EXAMPLES = [(f, text) for f in _FRAMES for text in f.counter_examples]
_PATTERNS = [(f, p) for f in _FRAMES for p in f.patterns]
_LONGEST = {"verb": 2, "noun": 3, "adjective": 1}


@pytest.fixture(scope="module")
def kinds() -> dict[str, Kind]:
    return dict(load_kinds(asset_dir("ontology")))


@pytest.fixture(scope="module")
def roles_of() -> dict[str, set[str]]:
    """The roles that the ontology gives each kind."""
    ontology = Graph().parse(data=(asset_dir("ontology") / "dateline.ttl").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for kind, use in ontology.subject_objects(_DL.roleUse):
        role = ontology.value(use, _DL.ofRole)
        assert isinstance(kind, URIRef)
        assert isinstance(role, URIRef)
        found.setdefault(kind.fragment, set()).add(role.fragment)
    return found


@pytest.mark.parametrize(("frame", "example"), _EXAMPLES, ids=[e.text for _, e in _EXAMPLES])
def test_example_gives_its_claim(
    read: Read,
    frame_extractor: FrameExtractor,
    kinds: dict[str, Kind],
    frame: Frame,
    example: Example,
) -> None:
    annotated = read(example.text)
    found = frame_extractor.extract(annotated)
    wanted = example.kind or frame.kind
    of_kind = [c for c in found if wanted in lineage(c.kind, kinds)]
    assert any(_is_example(annotated, claim, example) for claim in of_kind), of_kind


@pytest.mark.parametrize(
    ("frame", "text"), _COUNTER_EXAMPLES, ids=[text for _, text in _COUNTER_EXAMPLES]
)
def test_counter_example_gives_no_claim(claims: Claims, frame: Frame, text: str) -> None:
    assert not [c for c in claims(text) if c.kind in _kinds_of(frame)]


def test_every_kind_has_a_frame(kinds: dict[str, Kind]) -> None:
    assert {kind for frame in _FRAMES for kind in _kinds_of(frame)} == set(kinds)


@pytest.mark.parametrize("frame", _FRAMES, ids=lambda frame: frame.kind)
def test_frame_fills_roles_of_its_kind(frame: Frame, roles_of: dict[str, set[str]]) -> None:
    for kind in _kinds_of(frame):
        filled = {
            role.value for p in frame.patterns if (p.kind or frame.kind) == kind for role in p.roles
        }
        assert filled <= roles_of[kind], kind


@pytest.mark.parametrize("frame", _FRAMES, ids=lambda frame: frame.kind)
def test_frame_is_shown_by_examples_and_bounded_by_counter_examples(frame: Frame) -> None:
    assert frame.examples
    assert frame.counter_examples


@pytest.mark.parametrize(
    ("frame", "pattern"), _PATTERNS, ids=[f"{f.kind}/{p.name}" for f, p in _PATTERNS]
)
def test_pattern_can_match(frame: Frame, pattern: Pattern) -> None:
    assert pattern.roles.keys() <= frame.roles.keys()
    assert pattern.gather <= pattern.roles.keys()
    assert all(need & pattern.roles.keys() for need in pattern.needs)
    too_long = [t for t in pattern.triggers if len(t.split()) > _LONGEST[pattern.pos]]
    assert not too_long


def test_pattern_names_are_unique_within_a_frame() -> None:
    for frame in _FRAMES:
        labels = [p.name for p in frame.patterns]
        assert len(labels) == len(set(labels)), frame.kind


def _kinds_of(frame: Frame) -> set[str]:
    """The kinds of claim that a frame makes by itself, or out of what it takes as content."""
    own = {pattern.kind or frame.kind for pattern in frame.patterns}
    return own | {promotion.kind for promotion in frame.promotions}


def _is_example(annotated: AnnotatedArticle, claim: Claim, example: Example) -> bool:
    stance_fits = example.polarity in {None, claim.polarity} and example.modality in {
        None,
        claim.modality,
    }
    return stance_fits and not list(_missing(annotated, claim, example))


def _missing(annotated: AnnotatedArticle, claim: Claim, example: Example) -> Iterator[str]:
    """Yield the fillers that the claim lacks; one is found in the words or in the fullest name."""
    for role, wanted in example.roles.items():
        found = [*texts(claim, Role(role)), *names(annotated, claim, Role(role))]
        yield from (w for w in wanted if not any(w.lower() in f.lower() for f in found))
