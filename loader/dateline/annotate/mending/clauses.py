"""Clauses and verbs that the parser mistakes for something else."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.syntax import Sentence, Token

_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "conj", "acl"})
_RELATIVES = frozenset({"that", "who", "which"})
_SUBJECTS = ("nsubj", "nsubjpass")
_DECLARING = frozenset("declare name brand designate pronounce proclaim label".split())
_JUDGING = _DECLARING | frozenset(
    "find consider deem hold judge rule think believe make render keep leave call set".split()
)
# Things given that no name modifies: "Bello asylum" is no asylum.
_GIVEN = frozenset(
    "asylum refuge shelter sanctuary permission access immunity citizenship protection amnesty "
    "clemency parole bail notice command independence recognition time credit approval".split()
)
# "handed Togo a note", not "called Togo a threat".
_DITRANSITIVE = frozenset(
    "give hand send offer grant award lend sell pay bring show deny allow accord assign supply "
    "provide ship promise guarantee cede lease loan teach tell ask extend deal serve".split()
)


def untagged_verbs(sentence: Sentence) -> Iterator[Token]:
    """Take for a verb what is tagged as adjective or noun but has an object.

    "that X extradite Y": base forms after a name are often tagged so.
    """
    for token in sentence.tokens:
        is_tagged_otherwise = token.pos in {"ADJ", "NOUN"} and token.dep in _CLAUSES
        if is_tagged_otherwise and sentence.children(token, "dobj"):
            yield replace(token, pos="VERB", tag="VB")


def lost_subjects(sentence: Sentence) -> Iterator[Token]:
    """Give a finite verb the noun that the parser only lets modify it ("Mali junta expels")."""
    for verb in sentence.tokens:
        is_finite = verb.tag in {"VBZ", "VBD"} and verb.pos == "VERB"
        if is_finite and not sentence.children(verb, *_SUBJECTS, "expl", "csubj", "auxpass"):
            before = [t for t in sentence.children(verb, "compound", "nmod") if t.i < verb.i]
            if before:
                yield replace(before[-1], dep="nsubj")
                beside = sentence.children(verb, "amod", "det", "compound", "nummod", "poss")
                yield from (replace(t, head=before[-1].i) for t in beside if t.i < before[-1].i)
                yield from _lost_objects(sentence, verb)


def _lost_objects(sentence: Sentence, verb: Token) -> Iterator[Token]:
    behind = [t for t in sentence.children(verb, "npadvmod") if t.i > verb.i and not t.entity]
    if behind and not sentence.children(verb, "dobj", "ccomp", "xcomp"):
        yield replace(behind[0], dep="dobj")


def completing_clauses(sentence: Sentence) -> Iterator[Token]:
    """Let a that-clause cut off from its verb complete it.

    "demanded more than once that Oman send": the parser takes it for an adverbial clause.
    """
    for token in sentence.tokens:
        if token.dep == "advcl" and sentence.head(token).pos == "VERB":
            marks = {t.text.lower() for t in sentence.children(token, "mark", "advmod")}
            if "that" in marks and "so" not in marks:
                yield replace(token, dep="ccomp")


def clefts(sentence: Sentence) -> Iterator[Token]:
    """Let the clause of "it was Oman that left" be about Oman."""
    for token in sentence.tokens:
        copula = sentence.head(token)
        if token.dep in {"ccomp", "advcl"} and copula.lemma == "be":
            subjects = sentence.children(token, "nsubj", "nsubjpass", "dobj")
            is_relative = any(t.text.lower() in _RELATIVES for t in subjects)
            focus = sentence.children(copula, "attr")
            if is_relative and focus and any(t.lemma == "it" for t in sentence.children(copula)):
                yield replace(token, dep="relcl", head=focus[-1].i)


def small_clauses(sentence: Sentence) -> Iterator[Token]:
    """Let what is found or declared to be something be the verb's object ("found Togo guilty")."""
    for word in sentence.tokens:
        verb = sentence.head(word)
        is_bare = not sentence.children(word, "aux", "auxpass", "mark", "dobj")
        is_small = word.dep == "ccomp" and word.pos in {"ADJ", "ADV"} and is_bare
        if is_small and verb.lemma in _JUDGING and verb.i < word.i:
            subjects = sentence.children(word, "nsubj")
            if subjects and not sentence.children(verb, "dobj"):
                yield from (replace(t, dep="dobj", head=verb.i) for t in subjects)
                yield replace(word, dep="oprd")


def undesirables(sentence: Sentence) -> Iterator[Token]:
    """Read "declared two envoys persona non grata" as one Latin complement of the verb."""
    for first, grata in zip(sentence.tokens, sentence.tokens[2:], strict=False):
        is_formula = first.text.lower() in {"persona", "personae"} and grata.text.lower() in {
            "grata",
            "gratae",
        }
        if is_formula:
            yield from _as_complement(sentence, first, grata)


def _as_complement(sentence: Sentence, first: Token, grata: Token) -> Iterator[Token]:
    above = (t for t in sentence.tokens[: first.i][::-1] if t.lemma in _DECLARING)
    verb = next(above, None)
    if verb is None:
        return
    yield replace(grata, lemma="grata", pos="NOUN", tag="NN", dep="oprd", head=verb.i)
    for word in sentence.tokens[first.i : grata.i]:
        yield replace(word, pos="NOUN", tag="NN", dep="compound", head=grata.i)
    for word in (*sentence.children(first), *sentence.children(grata)):
        if word.i < first.i:
            dep = "dobj" if word.dep in {"nsubj", "compound", "nmod", "npadvmod"} else word.dep
            yield replace(word, dep=dep, head=verb.i)


def ditransitives(sentence: Sentence) -> Iterator[Token]:
    """Tell whom something is given to from what is given ("handed Togo a note")."""
    for verb in sentence.tokens:
        if verb.lemma in _DITRANSITIVE and verb.pos == "VERB":
            objects = [t for t in sentence.children(verb, "dobj") if t.i > verb.i]
            if len(objects) == 2 or (objects and _gives_its_noun(sentence, verb)):  # noqa: PLR2004 - whom and what
                yield replace(objects[0], dep="dative")


def swallowed_receivers(sentence: Sentence) -> Iterator[Token]:
    """Part whom a thing is given to from the thing ("granted Adam Bello asylum")."""
    for thing in sentence.tokens:
        verb = sentence.head(thing)
        is_given = thing.dep == "dobj" and verb.lemma in _DITRANSITIVE and verb.i < thing.i
        if is_given and thing.lemma in _GIVEN and not sentence.children(verb, "dative"):
            before = [t for t in sentence.children(thing, "compound") if t.i == thing.i - 1]
            yield from (replace(t, dep="dative", head=verb.i) for t in before if _is_name(t))


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" or token.entity in {"PERSON", "GPE", "NORP", "ORG"}


def _gives_its_noun(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause without pronoun is about what is given ("the arms Ghana gave Togo")."""
    before = sentence.tokens[min(t.i for t in sentence.subtree(verb)) - 1]
    subjects = sentence.children(verb, "nsubj")
    is_bare = bool(subjects) and all(t.pos in {"PROPN", "PRON", "NOUN"} for t in subjects)
    return verb.dep == "relcl" and is_bare and before.i == verb.head
