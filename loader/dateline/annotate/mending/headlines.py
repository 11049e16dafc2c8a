"""The grammar of headlines: no auxiliaries, the infinitive for the future."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.syntax import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MODIFYING = frozenset({"acl", "relcl", "xcomp"})
# These have no passive: their past tense in a headline is one.
_INTRANSITIVE = frozenset(
    "agree appear arrive collapse come defect depart die disappear emerge erupt escape fall flee "
    "happen land march meet occur resign retire return rise speak surrender travel vanish vote "
    "vow withdraw".split()
)


def infinitives_for_future(sentence: Sentence) -> Iterator[Token]:
    """Read "Oman to close embassy" as what Oman will do."""
    if not sentence.is_headline or any(t.tag in _FINITE for t in sentence.tokens):
        return
    for verb in sentence.tokens:
        to = next((t for t in sentence.children(verb, "aux") if t.text.lower() == "to"), None)
        if to and (verb.head == verb.i or _modifies_root(sentence, verb)):
            yield replace(to, lemma="will", tag="MD")
            yield from _with_subject(sentence, verb)
            return


def _modifies_root(sentence: Sentence, verb: Token) -> bool:
    head = sentence.head(verb)
    return verb.dep in _MODIFYING and head.head == head.i and head.i < verb.i


def _with_subject(sentence: Sentence, verb: Token) -> Iterator[Token]:
    noun = sentence.head(verb)
    if noun.i != verb.i:
        pos = noun.pos if noun.pos in _NOUNS else "PROPN"
        yield replace(noun, pos=pos, dep="nsubj", head=verb.i)
        yield replace(verb, dep="ROOT", head=verb.i)


def bare_participles(sentence: Sentence) -> Iterator[Token]:
    """Read "Envoy expelled from Mali" as a passive: what is past stands in the present."""
    if not sentence.is_headline:
        return
    for verb in sentence.tokens:
        is_alone = verb.tag == "VBD" and verb.text.endswith("ed") and verb.head == verb.i
        if is_alone and verb.lemma not in _INTRANSITIVE and not _has_complement(sentence, verb):
            yield replace(verb, tag="VBN")
            for subject in sentence.children(verb, "nsubj"):
                yield replace(subject, dep="nsubjpass")


def _has_complement(sentence: Sentence, verb: Token) -> bool:
    return bool(sentence.children(verb, "dobj", "ccomp", "xcomp", "aux", "auxpass"))
