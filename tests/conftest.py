"""The real stages, built once a session, and short ways to run them on a text."""

import gc
from collections.abc import Callable
from datetime import date

import pytest

from dateline.annotate.annotator import Annotator
from dateline.annotate.nouns import NounLexicon, load_nouns
from dateline.annotate.parse import SpacyParser
from dateline.assets import asset_dir
from dateline.extract.confidence import load_confidence
from dateline.extract.extractor import FrameExtractor
from dateline.extract.frame_file import load_frames
from dateline.extract.frames import Frame
from dateline.extract.gate import Gate, load_irregular_forms
from dateline.extract.stance_lexicon import StanceLexicon, load_stance
from dateline.link.gazetteer import Gazetteer, load_gazetteer
from dateline.model.annotation import AnnotatedArticle
from dateline.model.claim import Claim
from dateline.model.span import Span
from dateline.model.syntax import Sentence
from dateline.rdf.ontology import load_kinds
from support import Claims, Read, article

_THRESHOLDS = gc.get_threshold()


@pytest.fixture(autouse=True)
def collector() -> None:
    """Set the garbage collector as it was: runs set it for their whole process."""
    gc.set_threshold(*_THRESHOLDS)


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer(asset_dir("ontology") / "entities")


@pytest.fixture(scope="session")
def nouns() -> NounLexicon:
    return load_nouns(asset_dir("ontology"))


@pytest.fixture(scope="session")
def frames() -> tuple[Frame, ...]:
    return load_frames([asset_dir("ontology") / "frames"])


@pytest.fixture(scope="session")
def stance_lexicon() -> StanceLexicon:
    return load_stance(asset_dir("ontology"))


@pytest.fixture(scope="session")
def annotator(
    parser: SpacyParser,
    gazetteer: Gazetteer,
    nouns: NounLexicon,
    frames: tuple[Frame, ...],
) -> Annotator:
    worth = Gate(frames, load_irregular_forms(asset_dir("ontology")))
    return Annotator(
        parser, gazetteer, nouns, is_worth_parsing=worth, is_worth_as_tagged=worth.as_tagged
    )


@pytest.fixture(scope="session")
def read(annotator: Annotator) -> Read:
    def annotate(text: str, day: date | None = None) -> AnnotatedArticle:
        return annotator.annotate(article(text, day))

    return annotate


@pytest.fixture(scope="session")
def read_all(parser: SpacyParser, gazetteer: Gazetteer, nouns: NounLexicon) -> Read:
    """Annotate with every sentence parsed, whatever facts the frames look for."""
    everything = Annotator(parser, gazetteer, nouns, is_worth_parsing=lambda _: True)

    def annotate(text: str, day: date | None = None) -> AnnotatedArticle:
        return everything.annotate(article(text, day))

    return annotate


@pytest.fixture(scope="session")
def frame_extractor(frames: tuple[Frame, ...], stance_lexicon: StanceLexicon) -> FrameExtractor:
    ontology = asset_dir("ontology")
    confidence = load_confidence(ontology)
    return FrameExtractor(frames, load_kinds(ontology), stance_lexicon, confidence)


@pytest.fixture(scope="session")
def claims(read: Read, frame_extractor: FrameExtractor) -> Claims:
    def extract(text: str, day: date | None = None, *, kind: str = "") -> tuple[Claim, ...]:
        found = frame_extractor.extract(read(text, day))
        return tuple(c for c in found if not kind or c.kind == kind)

    return extract


@pytest.fixture(scope="session")
def parse(parser: SpacyParser) -> Callable[[str], Sentence]:
    def first_sentence(text: str) -> Sentence:
        return next(parser.parse(text, [(Span(0, len(text)), 0, False)], {})).sentences[0]

    return first_sentence
