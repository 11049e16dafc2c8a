"""In which world a fact stands: done, planned, demanded, alleged, only thought of ..."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dateline.extract.governors import (
    COPULAS,
    NOUNS,
    VERBS,
    Link,
    effect_of,
    is_finite,
    is_infinitive,
    tells_how,
)
from dateline.extract.mood import (
    is_imagined,
    is_imperative,
    is_progressive,
    is_subjunctive,
    mood_of,
)
from dateline.extract.negation import has_yet_to
from dateline.extract.stance_lexicon import Effect, StanceLexicon
from dateline.model.claim import Modality
from dateline.model.syntax import Sentence, Token

# With an infinitive these ask.
_ASKING = frozenset({"tell", "warn", "caution", "advise", "write", "signal"})
# Worlds of what is still to be.
_TO_BE = frozenset({Modality.DEMANDED, Modality.THREATENED, Modality.PROMISED, Modality.INTENDED})


def modality_of(sentence: Sentence, chain: Sequence[Link], lexicon: StanceLexicon) -> Modality:
    """Return the world that the words of a governing chain put the fact in.

    The nearest wins: what somebody plans to demand is demanded. But "will", "would" and a
    progressive only tell time; what governs them says more ("promised that it would leave").
    """
    weak: Modality | None = None
    for link, above in zip_longest(chain, chain[1:]):
        outer = effect_of(sentence, above, lexicon) if above else Effect()
        for found, is_weak in _worlds(sentence, link, lexicon):
            is_denied = found is Modality.ALLEGED and (outer.denies or _is_false(sentence, above))
            if is_denied or (outer.fulfils and found in _TO_BE):
                continue  # to deny a report is to deny what it says
            if not is_weak and _says_more(sentence, found, link, weak):
                return found
            weak = weak or found
    return weak or Modality.ACTUAL


def _is_false(sentence: Sentence, link: Link | None) -> bool:
    """Whether a copula calls what is below it untrue ("the reports were false")."""
    judged = sentence.children(link.token, "acomp", "oprd") if link else ()
    return any(
        t.lemma in {"false", "untrue", "baseless", "unfounded", "groundless"} for t in judged
    )


def _says_more(sentence: Sentence, found: Modality, link: Link, weak: Modality | None) -> bool:
    if weak is not Modality.EXPECTED:
        return weak is not Modality.HYPOTHETICAL or found is not Modality.ALLEGED
    if found is Modality.THREATENED:
        # "warned that it would attack" threatens, "warned that Mali would attack" foresees.
        subjects = sentence.children(link.below, "nsubj") if link.below else ()
        return not any(t.pos in NOUNS for t in subjects)
    # "insists that it will stay" foresees, "demands that it stay" demands.
    is_clause = link.below is not None and link.below.dep == "ccomp"
    return found is not Modality.ALLEGED and not (found is Modality.DEMANDED and is_clause)


def _worlds(
    sentence: Sentence, link: Link, lexicon: StanceLexicon
) -> Iterator[tuple[Modality, bool]]:
    """Yield what a word says of what is below it, then what is said of the word itself."""
    governed = _governed(sentence, link, lexicon)
    if governed is not None:
        yield governed, governed is Modality.ONGOING
    own = None if _is_another(sentence, link) else mood_of(sentence, link.token, lexicon)
    if own is not None:
        yield own
    if link.token.dep == "advcl" and is_infinitive(sentence, link.token):
        yield from _purpose(sentence, link.token, lexicon)
    if is_subjunctive(sentence, link.token) or is_imperative(sentence, link.token):
        yield Modality.DEMANDED, False
    if is_imagined(sentence, link.token, lexicon):
        yield Modality.HYPOTHETICAL, False
    if is_progressive(sentence, link.token):
        yield Modality.ONGOING, True


def _is_another(sentence: Sentence, link: Link) -> bool:
    """Whether what stands on a noun is not said of the second: "alleged raids and the siege"."""
    below = link.below
    if below is None or below.dep != "conj" or link.token.pos in VERBS:
        return False
    return bool(sentence.children(below, "det", "amod", "poss", "nummod", "compound"))


def _purpose(
    sentence: Sentence, verb: Token, lexicon: StanceLexicon
) -> Iterator[tuple[Modality, bool]]:
    """What one does something for is intended; what one says with it is said."""
    effect = effect_of(sentence, Link(sentence.head(verb), verb), lexicon)
    is_condition = sentence.head(verb).lemma == "be"  # "were Togo to attack"
    if not effect and not is_condition and verb.lemma not in lexicon.expressing:
        yield Modality.INTENDED, False


def _governed(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> Modality | None:
    """The world that a governor puts what is below it in."""
    token, below = link.token, link.below
    if below is None or below.dep == "conj" or has_yet_to(sentence, token) or tells_how(link):
        return None
    effect = effect_of(sentence, link, lexicon)
    infinitive = is_infinitive(sentence, below)
    if token.lemma in lexicon.speech and infinitive:
        return _told_to(sentence, link, lexicon)
    if effect.modality is not None:
        is_told = token.lemma in lexicon.asserting and _tells_a_fact(sentence, below)
        is_told = is_told or (token.lemma == "agree" and below.lemma in lexicon.pacts)
        return None if is_told else effect.modality
    if effect.continues:
        return Modality.ONGOING if token.tag in {"VBZ", "VBP", "VBG"} else None
    if token.lemma in COPULAS | {"have", "go"} and not effect.realises:
        return _of_bare_verb(sentence, link, lexicon, infinitive=infinitive)
    is_open = infinitive and not effect and token.pos in VERBS | NOUNS
    return Modality.INTENDED if is_open and not _is_done(sentence, link, lexicon) else None


def _told_to(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> Modality | None:
    """Tell asking ("told it to leave") from reporting ("is said to have left") and from telling."""
    verb, below = link.token, link.below or link.token
    is_passive = bool(sentence.children(verb, "auxpass", "nsubjpass"))
    is_perfect = any(t.lemma == "have" for t in sentence.children(below, "aux"))
    if verb.lemma in _ASKING and not is_perfect:
        return Modality.DEMANDED
    if verb.lemma in lexicon.knowing:
        return None
    is_claimed = effect_of(sentence, link, lexicon).modality is Modality.ALLEGED
    return Modality.ALLEGED if is_passive or is_perfect or is_claimed else Modality.INTENDED


def _tells_a_fact(sentence: Sentence, below: Token) -> bool:
    if below.dep != "ccomp" or not is_finite(sentence, below):
        return False
    helpers = sentence.children(below, "aux", "auxpass")
    finite = next((t for t in (*helpers, below) if t.tag in {"VBD", "VBZ", "MD", "VBP"}), below)
    return finite.tag in {"VBD", "VBZ"} or finite.lemma == "have"


def _of_bare_verb(
    sentence: Sentence, link: Link, lexicon: StanceLexicon, *, infinitive: bool
) -> Modality | None:
    """The world after "be", "have" and "go", which their complements and subjects decide."""
    verb, below = link.token, link.below or link.token
    if verb.lemma == "go":
        is_future = infinitive and verb.tag == "VBG"
        return Modality.EXPECTED if is_future else Modality.INTENDED if infinitive else None
    if verb.lemma == "have":
        is_duty = infinitive and below.dep == "xcomp" and verb.tag != "VBD"
        return Modality.DEMANDED if is_duty else None
    judged = [t for t in sentence.children(verb, "acomp", "attr", "oprd") if t.i != below.i]
    about = judged or [t for t in sentence.children(verb, "nsubj") if t.i != below.i]
    found = (effect_of(sentence, Link(t), lexicon).modality for t in about)
    said = next((m for m in found if m is not None), None)
    is_arranged = infinitive and not judged and verb.lemma == "be" and below.dep == "xcomp"
    if said is None and is_arranged:
        # "was to have been closed" has not been.
        is_missed = any(t.lemma == "have" for t in sentence.children(below, "aux"))
        return Modality.HYPOTHETICAL if is_missed else Modality.EXPECTED
    return said


def _is_done(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> bool:
    """Whether an infinitive tells what was done: "the first country to recognise it"."""
    token, below = link.token, link.below or link.token
    if token.pos in VERBS:
        return below.lemma in lexicon.expressing
    is_passive = bool(sentence.children(below, "auxpass"))
    beside = sentence.children(token, "amod", "det", "nummod", "compound")
    is_one_of_few = any(t.lemma in lexicon.ordinals for t in (token, *beside))
    return is_one_of_few and (token.dep == "attr" or not is_passive)
