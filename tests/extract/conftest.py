import pytest
from collections.abc import Callable
from dateline.annotate.parse import SpacyParser
from dateline.assets import asset_dir
from dateline.extract.stance_lexicon import StanceLexicon, load_stance
from dateline.model.span import Span
from dateline.model.syntax import Sentence
@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()
@pytest.fixture(scope="session")
def stance_lexicon() -> StanceLexicon:
    return load_stance(asset_dir("ontology"))
@pytest.fixture(scope="session")
def parse(parser: SpacyParser) -> Callable[[str], Sentence]:
    def first_sentence(text: str) -> Sentence:
        return next(parser.parse(text, [(Span(0, len(text)), 0, False)], {}))
    return first_sentence
