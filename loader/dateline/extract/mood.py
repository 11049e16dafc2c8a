"""What a word's auxiliaries, conjunction, adverbs and form say about its world."""

from dateline.extract.governors import VERBS, is_finite
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Modality
from dateline.model.syntax import Sentence, Token

_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
_TIME_MARKS = frozenset("once until till when after before as whenever while".split())
_INVERTED = frozenset({"should", "have", "be"})
_INDEFINITE = frozenset({"a", "an", "any", "another", "such"})
_KNOWN = frozenset("clear unclear certain uncertain sure known unknown".split())
_CASES = frozenset({"case", "event"})

Mood = tuple[Modality, bool]


def mood_of(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Mood | None:
    """Return the world that the words on `token` put it in, and whether they only tell time."""
    if token.pos not in VERBS:
        return _by_modifier(sentence, token, lexicon)
    marked = _by_conjunction(sentence, token, lexicon)
    if marked is not None:
        return marked, False
    if any(t.lemma in lexicon.alleged for t in sentence.children(token, "advmod")):
        return Modality.ALLEGED, False
    if token.dep == "ROOT" and any(t.tag == "TO" for t in sentence.children(token, "aux")):
        return Modality.EXPECTED, False  # a headline's future: "Togo to expel envoys"
    if _is_asked(sentence, token):
        return Modality.POSSIBLE, False
    return _by_modal(sentence, token, lexicon)


def _by_modifier(sentence: Sentence, noun: Token, lexicon: StanceLexicon) -> Mood | None:
    """Return the world of "the planned visit", "a would-be attack", "the so-called truce"."""
    for word in sentence.children(noun, "amod", "compound", "nmod", "advmod"):
        before = sentence.tokens[max(0, word.i - 2) : word.i]
        compound = "".join(t.text.lower() for t in (*before, word))
        for wording in (compound, word.text.lower(), word.lemma):
            if wording in lexicon.modifiers:
                return lexicon.modifiers[wording], False
    return None


def _by_conjunction(sentence: Sentence, verb: Token, lexicon: StanceLexicon) -> Modality | None:
    marks = {t.lemma for t in sentence.children(verb, "mark")}
    if "whether" in marks or ("if" in marks and _is_wondered(sentence, verb)):
        return Modality.POSSIBLE
    is_conditional = marks & lexicon.conditional_marks or _is_inverted(sentence, verb)
    return Modality.HYPOTHETICAL if is_conditional or _awaits(sentence, verb) else None


def _is_wondered(sentence: Sentence, verb: Token) -> bool:
    """Whether "if" asks: "asked if it had left", "it is not clear if it has left"."""
    head = sentence.head(verb)
    judged = {t.lemma for t in sentence.children(head, "acomp")}
    subjects = {t.lemma for t in sentence.children(head, "nsubj")}
    return verb.dep == "ccomp" or ("it" in subjects and bool(judged & _KNOWN))


def _is_inverted(sentence: Sentence, verb: Token) -> bool:
    """Whether it is "should Togo attack", "had Togo attacked", "were Togo to attack"."""
    head = sentence.head(verb)
    if verb.dep not in {"advcl", "ccomp"} or head.i < verb.i:
        return False
    first = next(iter(sorted(sentence.subtree(verb), key=lambda t: t.i)))
    tags = {"should": "MD", "have": "VBD", "be": "VBD"}
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    is_first = first.lemma in _INVERTED and first.tag == tags[first.lemma]
    return is_first and any(t.i > first.i for t in subjects)


def _awaits(sentence: Sentence, verb: Token) -> bool:
    """Whether it is "(will stay) until Togo withdraws": a present tense below a future one."""
    head = sentence.head(verb)
    if verb.dep != "advcl" or not is_finite(sentence, verb):
        return False
    if head.pos == "ADV":
        head = sentence.head(head)  # "as soon as"
    marks = sentence.children(verb, "mark", "advmod")
    helpers = sentence.children(verb, "aux", "auxpass")
    is_past = any(t.tag == "VBD" for t in (*helpers, verb))
    modals = {t.lemma for t in sentence.children(head, "aux") if t.tag == "MD"}
    is_ahead = bool(modals) or is_infinitive_or_imperative(sentence, head)
    # In reported speech the past stands for the present: "would leave once it was paid".
    is_past = is_past and not modals & {"would", "could", "might"}
    return is_ahead and not is_past and any(t.lemma in _TIME_MARKS for t in marks)


def is_infinitive_or_imperative(sentence: Sentence, verb: Token) -> bool:
    """Return whether a verb stands in its bare form without a tense."""
    return verb.tag == "VB" and not is_finite(sentence, verb)


def _is_asked(sentence: Sentence, verb: Token) -> bool:
    """Whether it is the verb of a question that can be answered by yes or no."""
    words = [t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}]
    is_question = any(t.text == "?" for t in sentence.tokens[-3:])
    return is_question and bool(words) and words[0].pos == "AUX" and verb.dep in {"ROOT", "conj"}


def _by_modal(sentence: Sentence, verb: Token, lexicon: StanceLexicon) -> Mood | None:
    helpers = sentence.children(verb, "aux")
    modal = next((t for t in helpers if _is_modal(t) and t.lemma in lexicon.modals), None)
    if modal is None:
        return None
    is_perfect = any(t.lemma == "have" and t.i != modal.i for t in helpers)
    is_missed = is_perfect and modal.lemma in {"would", "could", "should", "ought"}
    if is_missed or _has_condition(sentence, verb, lexicon):
        return Modality.HYPOTHETICAL, not is_missed
    return lexicon.modals[modal.lemma], modal.lemma in {"will", "would", "shall"}


def _is_modal(auxiliary: Token) -> bool:
    return auxiliary.tag == "MD" or auxiliary.lemma == "need"


def _has_condition(sentence: Sentence, verb: Token, lexicon: StanceLexicon) -> bool:
    for clause in sentence.children(verb, "advcl"):
        marks = {t.lemma for t in sentence.children(clause, "mark")} - {"whether"}
        if marks & lexicon.conditional_marks or _is_inverted(sentence, clause):
            return True
    nouns = (n for p in sentence.children(verb, "prep") for n in sentence.children(p, "pobj"))
    return any(n.lemma in _CASES and sentence.head(n).lemma == "in" for n in nouns)


def is_subjunctive(sentence: Sentence, verb: Token) -> bool:
    """Return whether it is the mandative subjunctive: "(insisted) that Oman send".

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


def is_imperative(sentence: Sentence, verb: Token) -> bool:
    """Return whether a sentence of speech begins with it: "Withdraw your troops!"."""
    first = next((t for t in sentence.tokens if t.pos not in {"PUNCT", "SPACE"}), verb)
    is_bare = verb.tag == "VB" and not sentence.children(verb, "nsubj", "aux")
    return first.i == verb.i and is_bare and not sentence.is_headline


def is_imagined(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> bool:
    """Return whether it is an indefinite subject of "would", or itself one's subject.

    "A withdrawal would please Togo", "attacking the port would be a mistake"; but "a withdrawal
    would begin in May" only tells when.
    """
    verb = sentence.head(token)
    if verb.lemma in lexicon.happening:
        return False
    modals = {t.lemma for t in sentence.children(verb, "aux") if t.tag == "MD"}
    if not modals & {"would", "could", "might"}:
        return False
    determiners = {t.lemma for t in sentence.children(token, "det", "poss", "nummod")}
    is_indefinite = token.pos == "NOUN" and determiners <= _INDEFINITE
    return token.dep == "csubj" or (token.dep in {"nsubj", "nsubjpass"} and is_indefinite)


def is_progressive(sentence: Sentence, verb: Token) -> bool:
    """Return whether it tells what is going on now ("is withdrawing", "has been attacking")."""
    helpers = sentence.children(verb, "aux")
    head = sentence.head(verb)
    seems = head.lemma in {"seem", "appear"} and head.tag in {"VBZ", "VBP"}
    is_present = seems or any(t.tag in {"VBZ", "VBP"} for t in helpers)
    return verb.tag == "VBG" and is_present and any(t.lemma == "be" for t in helpers)
