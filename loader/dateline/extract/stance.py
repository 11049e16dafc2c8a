"""In which world a fact stands: polarity, modality, certainty and tense, for all kinds at once.

The stance of a predicate is its own (auxiliaries, negation, adverbs) and that of each governor
above it ("denied that it plans to withdraw"). Of two worlds the inner one holds: what somebody
plans to demand is demanded. Every negation on the way turns the polarity.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.control import surface_subjects
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Certainty, Modality, Polarity, Tense
from dateline.model.syntax import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_PREDICATE_NOUN = frozenset({"dobj", "nsubjpass", "attr"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "oprd"})
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


@dataclass(frozen=True, slots=True)
class Stance:
    """What the words around a predicate say of the fact."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PRESENT


def stance_of(sentence: Sentence, trigger: Token, lexicon: StanceLexicon) -> Stance:
    """Return the stance of the fact that `trigger` expresses."""
    chain = list(governing_chain(sentence, trigger, lexicon))
    negations = sum(_negations(sentence, link, lexicon) for link in chain)
    modalities = [m for link in chain if (m := _modality(sentence, link, lexicon))]
    modality = modalities[0] if modalities else Modality.ACTUAL
    return Stance(
        polarity=Polarity.NEGATED if negations % 2 else Polarity.AFFIRMED,
        modality=modality,
        certainty=_certainty(sentence, chain, modality, lexicon),
        tense=tense_of(sentence, trigger, lexicon),
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """One word on the way up; `below` is the word it governs, None for the trigger."""

    token: Token
    below: Token | None


def governing_chain(sentence: Sentence, trigger: Token, lexicon: StanceLexicon) -> Iterator[_Link]:
    """Yield `trigger` and the words above it whose stance reaches down to it."""
    below: Token | None = None
    token = trigger
    while True:
        yield _Link(token, below)
        governor = _governor(sentence, token, lexicon)
        if governor is None:
            return
        below, token = token, governor


def _governor(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Token | None:
    """Return the word whose stance reaches `token`, or None at the top."""
    head = sentence.head(token)
    if head.i == token.i:
        return None
    if token.dep == "conj":
        return _governor_of_conjunct(sentence, token, head)
    if token.dep == "pobj":
        above = sentence.head(head)
        return above if _passes_through(above, head, lexicon) else None
    is_object = token.dep in _PREDICATE_NOUN and head.pos in _VERBS and _affects(head, lexicon)
    is_purpose = token.dep == "advcl" and _is_purpose(sentence, token)
    reaches = token.dep in _COMPLEMENTS or token.dep == "prep" or is_object or is_purpose
    return head if reaches else None


def _affects(verb: Token, lexicon: StanceLexicon) -> bool:
    """Whether a verb says of its object that it exists or not; "mentioned the bases" does not."""
    carries = verb.lemma in lexicon.light or verb.lemma in {"be", "become", "remain"}
    return carries or verb.lemma in lexicon.governors or verb.lemma in lexicon.negating


def _governor_of_conjunct(sentence: Sentence, token: Token, first: Token) -> Token | None:
    """A coordinated verb with its own tense has its own world, under the same governor."""
    has_tense = token.tag in {"VBD", "VBZ", "VBP"} or _is_finite(sentence, token)
    if token.pos in _VERBS and has_tense:
        return _above(sentence, first)
    return first


def _above(sentence: Sentence, first: Token) -> Token | None:
    """The governor of a coordination's first member: it governs the others too."""
    return sentence.head(first) if first.dep in {"ccomp", "xcomp"} else None


def _is_finite(sentence: Sentence, token: Token) -> bool:
    auxiliaries = sentence.children(token, "aux", "auxpass")
    return any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in auxiliaries)


def _passes_through(above: Token, preposition: Token, lexicon: StanceLexicon) -> bool:
    """Whether a word's stance reaches what follows its preposition ("call for", "threat of")."""
    is_stance_word = above.lemma in lexicon.governors or above.lemma in lexicon.negating
    return is_stance_word and preposition.lemma in {
        "for",
        "of",
        "on",
        "about",
        "to",
        "against",
        "with",
    }


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    return any(t.tag == "TO" for t in sentence.children(verb, "aux"))


def _negations(sentence: Sentence, link: _Link, lexicon: StanceLexicon) -> int:
    token = link.token
    negators = {t.i for t in _negators(sentence, token, lexicon)}
    count = len(negators)
    if link.below is not None and token.lemma in lexicon.negating:
        needed = lexicon.negating_with.get(token.lemma)
        particles = {t.lemma for t in sentence.children(token, "prt", "advmod")}
        count += needed is None or needed in particles
    return count + _has_yet_to(sentence, link)


def _negators(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Iterator[Token]:
    yield from sentence.children(token, "neg")
    beside = [*sentence.children(token, "det", "preconj")]
    if token.pos in _VERBS:
        for subject in sentence.children(token, "nsubj", "nsubjpass"):
            beside += [subject, *sentence.children(subject, "det")]
    yield from (t for t in beside if t.lemma in lexicon.negators)
    head = sentence.head(token)
    if token.dep in {"pcomp", "pobj"} and head.lemma == "without":
        yield head


def _has_yet_to(sentence: Sentence, link: _Link) -> int:
    """Count "has yet to withdraw" and "is yet to" as a negation of the complement."""
    is_carrier = link.below is not None and link.token.lemma in {"have", "be"}
    return int(
        is_carrier and any(t.lemma == "yet" for t in sentence.children(link.token, "advmod"))
    )


def _modality(sentence: Sentence, link: _Link, lexicon: StanceLexicon) -> Modality | None:
    return _own_modality(sentence, link.token, lexicon) or _governed_modality(
        sentence, link, lexicon
    )


def _own_modality(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Modality | None:
    """The world that a word's auxiliaries, conjunction, adverbs and mood put it in."""
    for auxiliary in sentence.children(token, "aux"):
        if auxiliary.lemma in lexicon.modals and auxiliary.tag == "MD":
            return lexicon.modals[auxiliary.lemma]
    if {t.lemma for t in sentence.children(token, "mark")} & lexicon.conditional_marks:
        return Modality.HYPOTHETICAL
    if any(t.lemma in lexicon.alleged for t in sentence.children(token, "advmod")):
        return Modality.ALLEGED
    if token.dep == "advcl" and _is_purpose(sentence, token):
        return lexicon.governors.get(sentence.head(token).lemma, Modality.INTENDED)
    return Modality.DEMANDED if _is_subjunctive(sentence, token) else None


def _governed_modality(sentence: Sentence, link: _Link, lexicon: StanceLexicon) -> Modality | None:
    """The world that a governor puts what is below it in."""
    if link.below is None:
        return None
    token = link.token
    if token.lemma in lexicon.speech and _is_purpose(sentence, link.below):
        # "told it to leave" asks, "is said to have left" reports.
        return Modality.ALLEGED if _is_passive(sentence, token) else Modality.DEMANDED
    return lexicon.governors.get(token.lemma)


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    return bool(sentence.children(verb, "auxpass", "nsubjpass"))


def _is_subjunctive(sentence: Sentence, verb: Token) -> bool:
    """Whether it is the mandative subjunctive: "(insisted) that Oman send", "that it be closed".

    Quirk et al., A Comprehensive Grammar of the English Language (1985), 3.59. Only a demand,
    proposal or the like takes it, so that it tells of none of that as done.
    """
    marks = {t.text.lower() for t in sentence.children(verb, "mark")}
    auxiliaries = sentence.children(verb, "aux", "auxpass")
    if "that" not in marks or any(t.tag in _FINITE or t.tag == "TO" for t in auxiliaries):
        return False
    singular = any(t.tag in {"NN", "NNP"} for t in sentence.children(verb, "nsubj"))
    is_passive = any(t.text.lower() == "be" for t in auxiliaries)
    return verb.tag == "VB" or (verb.tag == "VBP" and singular) or is_passive


def _certainty(
    sentence: Sentence, chain: list[_Link], modality: Modality, lexicon: StanceLexicon
) -> Certainty:
    adverbs = {t.lemma for link in chain for t in sentence.children(link.token, "advmod")}
    if adverbs & lexicon.possible or modality is Modality.POSSIBLE:
        return Certainty.POSSIBLE
    if adverbs & lexicon.probable:
        return Certainty.PROBABLE
    if modality in {Modality.ALLEGED, Modality.HYPOTHETICAL}:
        return Certainty.UNDERSPECIFIED
    return Certainty.CERTAIN


def tense_of(sentence: Sentence, trigger: Token, lexicon: StanceLexicon) -> Tense:
    """Return when the words place the fact, by the nearest finite verb and by "former"."""
    modifiers = {t.lemma for t in sentence.children(trigger, "amod", "advmod", "compound")}
    if modifiers & lexicon.past_modifiers:
        return Tense.PAST
    if trigger.pos in _VERBS:
        return _tense_of_verb(sentence, trigger)
    # A verb that only mentions what the noun names does not date it ("denounced the bases").
    head = sentence.head(trigger)
    carries = trigger.dep in _PREDICATE_NOUN and head.pos in _VERBS and _affects(head, lexicon)
    return _tense_of_verb(sentence, head) if carries else Tense.PRESENT


def _tense_of_verb(sentence: Sentence, verb: Token) -> Tense:
    auxiliaries = sentence.children(verb, "aux", "auxpass")
    if any(t.tag in {"MD", "TO"} for t in auxiliaries):
        return Tense.FUTURE
    finite = [t for t in (*auxiliaries, verb) if t.tag in {"VBD", "VBZ", "VBP"}]
    if finite:
        # A present perfect ("has kept troops there since") still holds at the time of writing.
        return Tense.PAST if finite[0].tag == "VBD" else Tense.PRESENT
    if verb.dep in {"conj", "xcomp", "advcl", "pcomp"} and surface_subjects(sentence, verb):
        above = sentence.head(verb)
        return (
            _tense_of_verb(sentence, above)
            if above.pos in _VERBS and above.i != verb.i
            else Tense.PAST
        )
    return Tense.PAST if verb.tag in _PAST_TAGS else Tense.PRESENT
