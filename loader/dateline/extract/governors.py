"""The words above a fact whose stance reaches down to it, nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.stance_lexicon import Effect, StanceLexicon
from dateline.model.syntax import Sentence, Token

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear"})
_COMPLEMENTS = frozenset({"xcomp", "oprd", "acomp", "csubj"})
_ARGUMENTS = frozenset({"dobj", "nsubjpass", "attr"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_CONTENT_PREPOSITIONS = frozenset(
    "for of on about to against with over from into towards toward at".split()
)
# What hangs on these shares its clause's world, but is told apart from it: "did not resign after
# attacking the port" has been attacked.
_TOLD_APART = frozenset("after before since despite besides following while amid".split())
_MEANS = frozenset({"by", "through", "in"})
_LOOSE = frozenset({"upon", "on", "for", "over"}) | _MEANS
_FINITE_VERBS = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Link:
    """One word on the way up from a fact.

    Attributes:
        below: the word it governs; None for the fact's own.
        via: the preposition between the two ("for" in "call for").
        shares_negation: its negation reaches what is below, as its modality does.
    """

    token: Token
    below: Token | None = None
    via: str = ""
    shares_negation: bool = True


def governing_chain(
    sentence: Sentence, trigger: Token, lexicon: StanceLexicon, *, happens: bool = True
) -> Iterator[Link]:
    """Yield `trigger` and the words above it whose stance reaches down to it.

    Args:
        sentence: the trigger's sentence.
        trigger: the word that expresses the fact.
        lexicon: words that carry stance.
        happens: the trigger names what happens, so that what is said of it as a subject is said
            of the fact; of "the president will come" it is not.
    """
    link: Link | None = Link(trigger)
    while link is not None:
        yield link
        if link.token.dep == "nsubj" and not happens:
            return
        link = _above(sentence, link.token, lexicon)


def effect_of(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> Effect:
    """Return what a word does to what is below it, by the longest wording that is listed."""
    found = (lexicon.effects.get(wording) for wording in _wordings(sentence, link))
    return next((effect for effect in found if effect is not None), Effect())


def tells_how(link: Link) -> bool:
    """Return whether what is below only says how or when: "threatened them by vowing to"."""
    return link.via in _MEANS | _TOLD_APART


def is_infinitive(sentence: Sentence, token: Token) -> bool:
    """Return whether "to" stands before the verb."""
    return any(t.tag == "TO" for t in sentence.children(token, "aux"))


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Return whether a verb, or its auxiliary, has a tense."""
    auxiliaries = sentence.children(verb, "aux", "auxpass")
    return any(t.tag in _FINITE_VERBS | {"MD"} for t in (*auxiliaries, verb))


def _wordings(sentence: Sentence, link: Link) -> Iterator[str]:
    """Yield how the lexicon may list a word, the most telling wording first."""
    token, below = link.token, link.below
    has_object = below is not None and below.dep in _ARGUMENTS and below.pos in NOUNS
    particles = sentence.children(token, "prt")
    for beside in (*particles, *sentence.children(token, "advmod", "acomp", "oprd")):
        if has_object:
            yield f"{token.lemma} {beside.lemma} something"
        yield f"{token.lemma} {beside.lemma}"
    if particles:
        return  # "set up" is another verb than "set"
    if has_object:
        yield f"{token.lemma} something"
    yield from _with_joint(sentence, link)
    yield token.lemma


def _with_joint(sentence: Sentence, link: Link) -> Iterator[str]:
    token, head, below = link.token, sentence.head(link.token), link.below
    if link.via and below is not None and below.dep == "pcomp":
        yield f"{token.lemma} {link.via} doing"
    if link.via:
        yield f"{token.lemma} {link.via}"
    if below is not None and is_infinitive(sentence, below):
        yield f"{token.lemma} to do"
    if head.pos == "ADP":
        yield f"{head.lemma} {token.lemma}"
    if token.pos in NOUNS:
        yield f"a {token.lemma}"


def _above(sentence: Sentence, token: Token, lexicon: StanceLexicon) -> Link | None:
    head = sentence.head(token)
    if head.i == token.i:
        return None
    if token.dep == "conj":
        return _above_conjunct(sentence, token, head)
    if token.dep in {"pobj", "pcomp"}:
        return _above_preposition(sentence, token, head, lexicon)
    if token.dep == "advcl":
        return _above_adverbial(sentence, token, head, lexicon)
    raised = raising_verb(sentence, token, lexicon)
    link = Link(raised or head, token)
    return link if raised or reaches(sentence, link, lexicon) else None


def raising_verb(sentence: Sentence, noun: Token, lexicon: StanceLexicon) -> Token | None:
    """Return the verb that a copula's subject belongs to: "the pull-out is (due) to begin"."""
    copula = sentence.head(noun)
    if noun.dep != "nsubj" or copula.lemma not in COPULAS:
        return None
    joints = (copula, *sentence.children(copula, "acomp", "oprd"))
    verbs = (t for joint in joints for t in sentence.children(joint, "xcomp"))
    carrying = lexicon.happening | lexicon.light
    found = (t for t in verbs if is_infinitive(sentence, t) and t.lemma in carrying)
    return next(found, None)


def reaches(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> bool:
    """Return whether a word's stance reaches what hangs on it without a preposition."""
    head, below = link.token, link.below or link.token
    if below.dep in _ARGUMENTS:
        return head.pos in VERBS and _affects(sentence, link, lexicon)
    if below.dep == "nsubj":
        return _happens(sentence, head, lexicon) or _is_judged(sentence, head, lexicon)
    if below.dep in _MODIFIERS:  # a participle only says which is meant ("Oman-brokered talks")
        is_named = head.pos in NOUNS and below.pos not in VERBS
        return is_named and bool(effect_of(sentence, link, lexicon))
    return _is_complement(sentence, below, head, lexicon)


def _is_complement(sentence: Sentence, below: Token, head: Token, lexicon: StanceLexicon) -> bool:
    if below.dep in {"acl", "relcl"}:
        return is_content_clause(sentence, below)
    if below.dep == "ccomp":
        return not _stands_apart(sentence, below, head, lexicon) and not _is_known_to_be(
            sentence, below
        )
    return below.dep in _COMPLEMENTS


def _stands_apart(sentence: Sentence, clause: Token, verb: Token, lexicon: StanceLexicon) -> bool:
    """Whether a clause before a verb is a sentence of its own, before a colon or semicolon."""
    if clause.i > verb.i:
        return False
    between = sentence.tokens[clause.i : verb.i]
    return verb.lemma not in lexicon.speech or any(t.text in {";", ":"} for t in between)


def _is_known_to_be(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause asks about what has been: "explain why it attacked the island"."""
    words = sentence.children(clause, "advmod", "nsubj", "nsubjpass", "dobj")
    asks = any(t.tag in {"WRB", "WP"} and t.i < clause.i for t in words)
    helpers = sentence.children(clause, "aux", "auxpass")
    return asks and any(t.tag == "VBD" for t in (*helpers, clause))


def is_content_clause(sentence: Sentence, verb: Token) -> bool:
    """Return whether a noun's clause says what it is about ("a plan to leave", "reports that").

    A participle says which noun is meant ("the deal brokered by Oman"); the parser takes some
    "that" clauses for relative ones.
    """
    return is_infinitive(sentence, verb) or bool(sentence.children(verb, "mark"))


def _affects(sentence: Sentence, link: Link, lexicon: StanceLexicon) -> bool:
    """Whether a verb says of its object that it exists or not; "mentioned the bases" does not."""
    effect = effect_of(sentence, link, lexicon)
    if effect:
        return not effect.presupposes
    words = {link.token.lemma, *_wordings(sentence, link)}
    carrying = lexicon.light | lexicon.confirming | lexicon.creating | COPULAS
    return not carrying.isdisjoint(words)


def _happens(sentence: Sentence, verb: Token, lexicon: StanceLexicon) -> bool:
    """Whether a verb only says of its subject that it takes place."""
    objects = {t.lemma for t in sentence.children(verb, "dobj")}
    return verb.lemma in lexicon.happening and objects <= {"place", "effect"}


def _is_judged(sentence: Sentence, verb: Token, lexicon: StanceLexicon) -> bool:
    """Whether a copula says of its subject that it is likely, possible or unlikely."""
    judgements = sentence.children(verb, "acomp", "oprd") if verb.lemma in COPULAS else ()
    return any(t.lemma in lexicon.judging and not sentence.children(t, "xcomp") for t in judgements)


def _above_conjunct(sentence: Sentence, token: Token, first: Token) -> Link | None:
    """A coordinated verb with its own tense has its own world, under the same governor."""
    if token.pos in VERBS and first.pos in VERBS:
        if is_finite(sentence, token):
            is_governed = first.dep in {"ccomp", "xcomp"} and not is_infinitive(sentence, first)
            return Link(sentence.head(first), token) if is_governed else None
        if token.tag == "VB" and first.tag == "VBG":
            # "agreed to stop shelling and withdraw": the second joins what governs the first.
            return Link(sentence.head(first), token, shares_negation=False)
    contrasts = any(t.lemma == "but" and t.i < token.i for t in sentence.children(first, "cc"))
    return Link(first, token, shares_negation=not contrasts)


def _above_preposition(
    sentence: Sentence, token: Token, preposition: Token, lexicon: StanceLexicon
) -> Link | None:
    above = sentence.head(preposition)
    if above.i == preposition.i:
        return None
    link = Link(above, token, preposition.lemma)
    effect = effect_of(sentence, link, lexicon)
    if effect.presupposes:
        return None
    if token.dep == "pcomp":
        is_loose = preposition.lemma in _LOOSE and not effect
        is_apart = is_loose or preposition.lemma in _TOLD_APART
        return Link(above, token, preposition.lemma, shares_negation=not is_apart)
    is_content = bool(effect) or above.lemma in lexicon.amounts
    # "dismissed as baseless allegations that ...", "failed in an attempt to ..."
    is_listed = f"{above.lemma} {preposition.lemma}" in lexicon.effects
    is_called = is_listed or (effect.denies and preposition.lemma == "as")
    is_governed = is_called or (is_content and preposition.lemma in _CONTENT_PREPOSITIONS)
    return link if is_governed else None


def _above_adverbial(
    sentence: Sentence, verb: Token, head: Token, lexicon: StanceLexicon
) -> Link | None:
    """A purpose or a participle shares its clause's world; a clause with a tense does not."""
    if is_infinitive(sentence, verb):
        return Link(head, verb)
    if verb.tag != "VBG" or verb.i < head.i or sentence.children(verb, "nsubj", "mark"):
        return None
    # The parser takes the object of "ruled out attacking" for an adverbial.
    follows = not any(t.dep == "punct" for t in sentence.tokens[head.i : verb.i])
    link = Link(head, verb)
    is_object = follows and bool(effect_of(sentence, link, lexicon))
    return Link(head, verb, shares_negation=is_object)
