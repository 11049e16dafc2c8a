"""In which world a fact stands: polarity, modality, certainty and tense, for all kinds at once.

The stance of a predicate is its own (auxiliaries, negation, adverbs) and that of each governor
above it ("denied that it plans to withdraw"). Of two worlds the inner one holds: what somebody
plans to demand is demanded. Every negation on the way turns the polarity.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.governors import Link, governing_chain
from dateline.extract.modality import modality_of
from dateline.extract.negation import Negation, negation_of
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.extract.tense import tense_of
from dateline.model.claim import Certainty, Modality, Polarity, Tense
from dateline.model.syntax import Sentence, Token


@dataclass(frozen=True, slots=True)
class Stance:
    """What the words around a predicate say of the fact."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PRESENT


def stance_of(
    sentence: Sentence, trigger: Token, lexicon: StanceLexicon, *, happens: bool = True
) -> Stance:
    """Return the stance of the fact that `trigger` expresses.

    Args:
        sentence: the trigger's sentence.
        trigger: the word that expresses the fact.
        lexicon: words that carry stance.
        happens: the trigger names what happens, not somebody or something that stays.
    """
    chain = tuple(governing_chain(sentence, trigger, lexicon, happens=happens))
    negation = negation_of(sentence, chain, lexicon)
    modality = _seen_from(negation, modality_of(sentence, chain, lexicon))
    return Stance(
        polarity=Polarity.NEGATED if negation.is_negated else Polarity.AFFIRMED,
        modality=modality,
        certainty=_certainty(sentence, chain, modality, lexicon),
        tense=tense_of(sentence, trigger, lexicon),
    )


def _seen_from(negation: Negation, modality: Modality) -> Modality:
    """What is left open is only possible; what is not so does not go on."""
    if modality not in {Modality.ACTUAL, Modality.ONGOING}:
        return modality
    if negation.is_open:
        return Modality.POSSIBLE
    return Modality.ACTUAL if negation.is_negated else modality


def _certainty(
    sentence: Sentence, chain: Sequence[Link], modality: Modality, lexicon: StanceLexicon
) -> Certainty:
    adverbs = {t.lemma for link in chain for t in sentence.children(link.token, "advmod")}
    if adverbs & lexicon.possible or modality is Modality.POSSIBLE:
        return Certainty.POSSIBLE
    if adverbs & lexicon.probable:
        return Certainty.PROBABLE
    if modality in {Modality.ALLEGED, Modality.HYPOTHETICAL}:
        return Certainty.UNDERSPECIFIED
    return Certainty.CERTAIN
