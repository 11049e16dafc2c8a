"""Who speaks in a sentence: subjects of verbs of saying, sources, authors of statements."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.extract.control import agents, owners
from dateline.extract.governors import NOUNS, VERBS, Link, effect_of, governing_chain
from dateline.extract.predicates import Predicate, clause_verb
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Modality
from dateline.model.mention import Mention, MentionKind
from dateline.model.syntax import Sentence, Token

MentionAt = Callable[[Token], Mention | None]
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_AUTHORS = frozenset({"by", "from", "of"})
# "in the words of", "by the account of".
_WORDS = frozenset({"word", "view", "opinion", "account", "assessment", "reckoning"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds the speakers of a sentence.

    Attributes:
        lexicon: verbs of saying, of accusing and denying.
        mention_at: the mention that a word heads.
    """

    lexicon: StanceLexicon
    mention_at: MentionAt

    def of_fact(self, sentence: Sentence, trigger: Token) -> Mention | None:
        """Return in whose words the sentence reports the fact at `trigger`: the nearest voice."""
        chain = [trigger, *sentence.ancestors(trigger)]
        links = {link.token.i: link for link in self._chain(sentence, trigger)}
        below = trigger
        for token in chain[1:]:
            found = self._above(sentence, below, token, links.get(token.i))
            if found is not None:
                return found
            below = below if _is_stray(sentence, below) and token.pos not in VERBS else token
        beside = (self._beside(sentence, token) for token in chain)
        return next((m for m in beside if m is not None), None)

    def of_verbs(self, sentence: Sentence, verbs: Iterable[Token]) -> Mention | None:
        """Return the speaker of the first of `verbs` that says something and has one."""
        sayings = (v for v in verbs if v.pos == "VERB" and v.lemma in self.lexicon.speech)
        found = (self.subject(sentence, verb) for verb in sayings)
        return next((m for m in found if m is not None), None)

    def subject(self, sentence: Sentence, verb: Token) -> Mention | None:
        """Return who says it: the subject, or the "by" of a passive."""
        verb = self._outermost(sentence, verb)
        predicate = Predicate(sentence, verb)
        subjects = _quoted(sentence, verb) or tuple(predicate.subjects())
        found = (self._speaking(sentence, token) for token in subjects)
        return next((m for m in found if m is not None), None)

    def _outermost(self, sentence: Sentence, verb: Token) -> Token:
        """Return whose subject also says what it "added": "Oman said that it left, adding that"."""
        above = sentence.head(verb)
        said = sentence.head(above)
        goes_on = verb.tag == "VBG" and verb.dep == "advcl" and above.dep == "ccomp"
        return said if goes_on and said.lemma in self.lexicon.speech else verb

    def _chain(self, sentence: Sentence, trigger: Token) -> Iterator[Link]:
        yield from governing_chain(sentence, trigger, self.lexicon)

    def _above(
        self, sentence: Sentence, below: Token, token: Token, link: Link | None
    ) -> Mention | None:
        """Return whose words `token` says that what is below it is."""
        if token.pos in VERBS and self._reports(sentence, below, token):
            return self.subject(sentence, token)
        if link is None or link.below is None or not self._disputes(sentence, link):
            return None
        if token.pos in NOUNS:
            return None if self._is_denied(sentence, token) else self._owner(sentence, token)
        return self.subject(sentence, token)

    def _is_denied(self, sentence: Sentence, noun: Token) -> bool:
        """Whether a claim is told by who denies it: "denied Oman's claim that"."""
        above = Link(sentence.head(noun), noun)
        return effect_of(sentence, above, self.lexicon).denies

    def _disputes(self, sentence: Sentence, link: Link) -> bool:
        """Whether a word makes of what is below it a denial, an accusation or a claim."""
        effect = effect_of(sentence, link, self.lexicon)
        below = link.below or link.token
        is_report = effect_of(sentence, Link(below), self.lexicon).modality is Modality.ALLEGED
        is_denial = effect.denies and (is_report or link.token.lemma in self.lexicon.disclaiming)
        return is_denial or effect.modality is Modality.ALLEGED

    def _reports(self, sentence: Sentence, below: Token, verb: Token) -> bool:
        if verb.lemma not in self.lexicon.speech or verb.lemma in self.lexicon.knowing:
            return False
        return below.dep in _CLAUSES or _is_stray(sentence, below)

    def _beside(self, sentence: Sentence, token: Token) -> Mention | None:
        """Return the source that stands beside a clause: "..., Oman said, ...", "according to"."""
        for verb in sentence.children(token, "parataxis", "advcl"):
            is_saying = verb.lemma in self.lexicon.speech and not sentence.children(verb, "ccomp")
            marks = {t.lemma for t in sentence.children(verb, "mark")}
            if is_saying and (verb.dep == "parataxis" or marks == {"as"}):
                return self.subject(sentence, verb)
        sources = (self._speaking(sentence, t) for t in _sources(sentence, token))
        return next((m for m in sources if m is not None), None)

    def _speaking(self, sentence: Sentence, token: Token) -> Mention | None:
        """Return who speaks where `token` is said to: a statement's author, a named spokesman."""
        if token.lemma in self.lexicon.writings:
            return self._owner(sentence, token) or self.mention_at(token)
        own = self.mention_at(token)
        if own is None or own.kind is MentionKind.NOMINAL:
            named = (self.mention_at(t) for t in sentence.children(token, "appos"))
            own = next((m for m in named if m and m.kind is MentionKind.NAME), own)
        return own

    def _owner(self, sentence: Sentence, noun: Token) -> Mention | None:
        is_text = noun.lemma in self.lexicon.writings
        by = _AUTHORS if is_text else _AUTHORS - {"of"}  # "claims of an attack"
        prepositions = (p for p in sentence.children(noun, "prep") if p.lemma in by)
        authors = [n for p in prepositions for n in sentence.children(p, "pobj")]
        for clause in sentence.children(noun, "acl"):  # "a report published by Oman"
            authors += agents(sentence, clause)
        owned = [*sentence.children(noun, "poss"), *authors]
        if noun.dep == "dobj":
            owned += owners(sentence, noun)
        found = (self.mention_at(t) for t in owned)
        return next((m for m in found if m is not None), None)


def _quoted(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return who is quoted: of "was quoted (as saying)", "quoted Okoro as saying"."""
    joint = sentence.head(verb)
    is_saying = verb.dep == "pcomp" and joint.lemma == "as"
    quoting = sentence.head(joint) if is_saying else verb
    if quoting.lemma not in {"quote", "cite"}:
        return ()
    is_active = not Predicate(sentence, quoting).is_passive
    return tuple(Predicate(sentence, quoting).objects()) if is_saying or not is_active else ()


def _is_stray(sentence: Sentence, clause: Token) -> bool:
    """Whether the parser hung a "that" clause on a noun between: "said after talks that"."""
    return clause.dep == "relcl" and bool(sentence.children(clause, "mark"))


def _sources(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the nouns of "according to" and "in the words of" in the clause of `token`."""
    if token.pos not in VERBS:
        return
    for word in sentence.tokens:
        is_source = word.lemma in {"accord", "according"} or _is_words(sentence, word)
        if is_source and clause_verb(sentence, sentence.head(word)).i == token.i:
            for preposition in sentence.children(word, "prep"):
                yield from sentence.children(preposition, "pobj")


def _is_words(sentence: Sentence, noun: Token) -> bool:
    return noun.lemma in _WORDS and noun.dep == "pobj" and sentence.head(noun).lemma in {"in", "by"}
