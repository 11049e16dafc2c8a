"""Words of a sentence that may start a pattern."""

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.extract.frame_file import parse_frame
from dateline.extract.triggers import TriggerIndex
from dateline.model.span import Span

FRAME = parse_frame(
    {
        "kind": "Attack",
        "roles": {"actor": None},
        "patterns": {
            "struck": {"verb": ["strike", "hit out"], "roles": {"actor": "subject"}},
            "strike": {"noun": ["air strike", "cease-fire"], "roles": {"actor": "possessor"}},
        },
    }
)


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Norway struck twice.", ["strike"]),
        ("Norway hit out at them.", ["hit out"]),
        ("Norway hit them.", []),
        ("Its air strikes went on.", ["air strike"]),
        ("The cease-fire held.", ["cease-fire"]),
        ("The fire was put out.", []),
    ],
)
def test_wordings_are_found_at_their_last_noun_or_first_verb(
    parser: SpacyParser, text: str, wordings: list[str]
) -> None:
    [reading] = parser.parse(text, [(Span(0, len(text)), 0, False)], {})
    [sentence] = reading.sentences
    index = TriggerIndex([FRAME])
    found = [trigger.wording for token in sentence.tokens for trigger in index.at(sentence, token)]
    assert found == wordings
