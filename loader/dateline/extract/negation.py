"""Is a fact affirmed or denied? Every negation on the way down to it turns it once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.extract.governors import VERBS, Link, effect_of, is_finite
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Modality
from dateline.model.syntax import Sentence, Token

_OBJECTS = ("dobj", "attr")
_JUDGEMENTS = ("acomp", "oprd")


@dataclass(frozen=True, slots=True)
class Negation:
    """What the negations around a fact come to.

    Attributes:
        is_negated: the fact is denied.
        is_open: nobody says that it is so, and nobody says that it is not.
    """

    is_negated: bool = False
    is_open: bool = False


def negation_of(sentence: Sentence, chain: Iterable[Link], lexicon: StanceLexicon) -> Negation:
    """Return the sum of the negations in a governing chain.

    Not to say that something is so leaves it open ("did not confirm that ..."), as does not to
    deny it; not to believe it denies it (neg-raising: Horn, A Natural History of Negation, 1989).
    """
    found: set[int] = set()
    denials, is_open, is_told = 0, False, False
    for link in chain:
        if not link.shares_negation or _is_known(sentence, link, lexicon):
            break
        is_told = is_told or _is_told(sentence, link, lexicon)
        here = set(_negations(sentence, link, lexicon)) - found
        is_open = is_open or (is_told and bool(here))
        if not is_told:
            found |= here
            denials += _denies(sentence, link, lexicon)
    is_negated = len(found) % 2 == 1
    return Negation(is_negated=is_negated, is_open=is_open or (not is_negated and denials > 0))


def _is_known(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> bool:
    """Whether a verb takes it for granted that its clause is so ("did not regret that ...")."""
    return link.token.lemma in lexicon.knowing and _has_clause(sentence, link)


def _is_told(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> bool:
    lemma = link.token.lemma
    if lemma in lexicon.confirming and link.below is not None:
        return True
    is_saying = lemma in lexicon.speech and lemma not in lexicon.believing
    return is_saying and _has_clause(sentence, link) and not effect_of(sentence, link, lexicon)


def _has_clause(sentence: Sentence, link: Link) -> bool:
    below = link.below
    return below is not None and below.dep == "ccomp" and is_finite(sentence, below)


def _negations(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> Iterator[int]:
    """Yield the places of the negating words that a link brings."""
    yield from (t.i for t in _negators(sentence, link.token, lexicon))
    if link.below is None:
        return
    effect = effect_of(sentence, link, lexicon)
    is_refused = effect.negates and _is_request(sentence, link.below, lexicon)
    is_broken = effect.breaks and _binds(sentence, link.below, lexicon)
    if (effect.negates and not is_refused) or is_broken or has_yet_to(sentence, link.token):
        yield link.token.i
    yield from _judgements(sentence, link, lexicon)


def _denies(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> bool:
    below = link.below
    is_denial = below is not None and effect_of(sentence, link, lexicon).denies
    return is_denial and below is not None and not _is_request(sentence, below, lexicon)


def _is_request(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> bool:
    """Whether a noun asks: to reject a demand is not to deny that it was made."""
    effect = effect_of(sentence, Link(token), lexicon)
    return token.pos == "NOUN" and effect.modality is Modality.DEMANDED


def _binds(sentence: Sentence, noun: Token, lexicon: StanceLexicon) -> bool:
    """Whether a noun names what can be broken, a promise or an agreement."""
    modality = effect_of(sentence, Link(noun), lexicon).modality
    return noun.pos == "NOUN" and modality in {Modality.PROMISED, Modality.INTENDED}


def _judgements(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> Iterator[int]:
    """Yield "unlikely" in "a truce is unlikely": it negates the subject."""
    below = link.below
    judged = (t for t in sentence.children(link.token, *_JUDGEMENTS) if below and t.i != below.i)
    yield from (t.i for t in judged if effect_of(sentence, Link(t), lexicon).negates)


def has_yet_to(sentence: Sentence, verb: Token) -> bool:
    """Return whether it is "has yet to withdraw" or "is yet to", which deny the complement."""
    beside = sentence.children(verb, "advmod")
    return verb.lemma in {"have", "be"} and any(t.lemma == "yet" for t in beside)


def _negators(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Iterator[Token]:
    """Yield the negating words that stand on `token`, its adverbs, subject and object."""
    found = [*sentence.children(token, "det", "preconj"), *_before_conjunct(sentence, token)]
    if token.dep == "acl":
        found += sentence.children(sentence.head(token), "det")  # "no troops stationed there"
    for adverb in sentence.children(token, "advmod"):
        found += [adverb, *sentence.children(adverb, "neg", "advmod")]
    if token.pos in VERBS:
        found += _on_arguments(sentence, token, lexicon)
    found = [*sentence.children(token, "neg"), *(t for t in found if t.lemma in lexicon.negators)]
    yield from (t for t in found if not _is_only(sentence, t))
    if token.pos in VERBS and token.lemma not in lexicon.light:
        yield from (t for t in sentence.children(token, "advmod") if t.lemma in lexicon.proximal)
    yield from _connective(sentence, token, lexicon)
    yield from (t for t in sentence.children(token, "amod") if _is_undone(sentence, t, lexicon))


def _connective(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Iterator[Token]:
    """Yield what joins `token` to its clause and denies it: "without", "instead of"."""
    is_after_preposition = token.dep in {"pcomp", "pobj"}
    joints = sentence.children(token, "mark")
    for joint in (sentence.head(token),) if is_after_preposition else joints[:1]:
        before = sentence.tokens[max(0, joint.i - 1) : joint.i]
        is_replacing = any(t.lemma in {"instead", "rather"} for t in before)
        if is_replacing or joint.lemma in lexicon.negators:
            yield joint


def _is_only(sentence: Sentence, negator: Token) -> bool:
    """Whether it is "not only", "not just", which deny nothing."""
    following = sentence.tokens[negator.i + 1 : negator.i + 2]
    return any(t.lemma in {"only", "just", "merely", "sooner", "least"} for t in following)


def _before_conjunct(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the "nor" before a second clause; one without a tense is negated by the first."""
    if token.dep == "conj" and is_finite(sentence, token):
        first = sentence.head(token)
        before = (t for t in sentence.children(first, "cc") if t.i < token.i)
        yield from (t for t in before if t.lemma == "nor")


def _on_arguments(sentence: Sentence, verb: Token, lexicon: StanceLexicon) -> Iterator[Token]:
    for subject in sentence.children(verb, "nsubj", "nsubjpass"):
        yield subject
        yield from sentence.children(subject, "det", "amod")
    for thing in sentence.children(verb, *_OBJECTS):
        yield from sentence.children(thing, "det")
    for preposition in sentence.children(verb, "prep"):
        for noun in sentence.children(preposition, "pobj"):
            if noun.lemma in lexicon.occasions:
                yield from sentence.children(noun, "det")


def _is_undone(sentence: Sentence, modifier: Token, lexicon: StanceLexicon) -> bool:
    """Whether a participle says that the noun's fact was not to be ("the cancelled visit")."""
    return modifier.tag == "VBN" and effect_of(sentence, Link(modifier), lexicon).negates
