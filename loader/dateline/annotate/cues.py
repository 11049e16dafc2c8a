"""Words beside a name that say who or what it is."""

from collections.abc import Iterable, Iterator

from dateline.annotate.phrases import Phrase, noun_group
from dateline.model.syntax import Token

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})


def cues_of(name: Phrase) -> tuple[str, ...]:
    """Return the titles, nationalities and descriptions beside `name`.

    "Syrian President Ahmed al-Sharaa" gives ("Syrian President",); an apposition on either side
    gives its noun group.
    """
    return tuple(c for c in (_before(name), *_appositions(name)) if c)


def _before(name: Phrase) -> str:
    group = noun_group(name.sentence, name.head)
    return _text(t for t in group if t.span.end <= name.span.start)


def _appositions(name: Phrase) -> Iterator[str]:
    sentence, head = name.sentence, name.head
    beside = [t for t in sentence.children(head, "appos") if t.pos == "NOUN"]
    if head.dep == "appos" and sentence.head(head).pos == "NOUN":
        beside.append(sentence.head(head))
    for token in beside:
        yield _text(noun_group(sentence, token))


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(t.text for t in tokens if t.dep not in {"case", "det", "punct"})
