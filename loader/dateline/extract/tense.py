"""Whether words place a fact before, at or after the time of writing."""

from dateline.extract.control import surface_subjects
from dateline.extract.governors import VERBS, Link, reaches
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Tense
from dateline.model.syntax import Sentence, Token

_PREDICATE_NOUN = frozenset({"dobj", "nsubjpass", "attr"})
_PAST_TAGS = frozenset({"VBD", "VBN"})


def tense_of(sentence: Sentence, trigger: Token, lexicon: StanceLexicon) -> Tense:
    """Return when the words place the fact, by the nearest finite verb and by "former"."""
    modifiers = {t.lemma for t in sentence.children(trigger, "amod", "advmod", "compound")}
    if modifiers & lexicon.past_modifiers:
        return Tense.PAST
    if trigger.pos in VERBS:
        return _tense_of_verb(sentence, trigger)
    # A verb that only mentions what the noun names does not date it ("denounced the bases").
    head = sentence.head(trigger)
    carries = (
        trigger.dep in _PREDICATE_NOUN
        and head.pos in VERBS
        and reaches(sentence, Link(head, trigger), lexicon)
    )
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
            if above.pos in VERBS and above.i != verb.i
            else Tense.PAST
        )
    return Tense.PAST if verb.tag in _PAST_TAGS else Tense.PRESENT
