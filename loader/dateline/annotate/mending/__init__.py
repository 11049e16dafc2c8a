"""Repairs of what small parsers systematically get wrong in news prose.

A repair is given a sentence and yields the words it would have otherwise; each knows one mistake.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from dateline.annotate.mending.clauses import (
    clefts,
    completing_clauses,
    ditransitives,
    lost_subjects,
    small_clauses,
    swallowed_receivers,
    undesirables,
    untagged_verbs,
)
from dateline.annotate.mending.coordination import prepositions_that_join, words_that_join
from dateline.annotate.mending.headlines import bare_participles, infinitives_for_future
from dateline.annotate.mending.names import (
    described_names,
    homes,
    hyphenated_agents,
    possessors,
    weekdays,
)
from dateline.model.syntax import Sentence, Token

_REPAIRS: Final[tuple[Callable[[Sentence], Iterator[Token]], ...]] = (
    untagged_verbs,
    lost_subjects,
    described_names,
    possessors,
    hyphenated_agents,
    weekdays,
    homes,
    small_clauses,
    undesirables,
    clefts,
    completing_clauses,
    ditransitives,
    swallowed_receivers,
    words_that_join,
    prepositions_that_join,
    infinitives_for_future,
    bare_participles,
)


def mend(sentence: Sentence) -> Sentence:
    """Return `sentence` after all repairs, each made on what the ones before it left."""
    for repair in _REPAIRS:
        changed = {token.i: token for token in repair(sentence)}
        if changed:
            words = (changed.get(token.i, token) for token in sentence.tokens)
            sentence = replace(sentence, tokens=tuple(words))
    return sentence
