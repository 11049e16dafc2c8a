"""Names in a sentence: known names, then the entity recogniser's, then runs of proper nouns."""

from collections.abc import Callable, Iterator, Sequence

from dateline.annotate.compounds import first_halves, groups_with_of
from dateline.annotate.guesses import TYPES_OF_LABEL, guessed_types
from dateline.annotate.longer_names import longer_names
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.phrases import QUANTITIES, Phrase
from dateline.model.entity import EntityType
from dateline.model.mention import MentionKind, NameHit
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

# Sentences that are not parsed have no tokens for the punctuation between words.
_GAP = 1
# A name is never followed by one without a comma or preposition, but a headline or list may.
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def name_phrases(
    text: str, sentence: Sentence, number: int, *, hits: Sequence[NameHit], nouns: NounLexicon
) -> Iterator[Phrase]:
    """Yield the names in `sentence`, none overlapping.

    Known names win unless a longer one holds them.

    Args:
        text: the article's text.
        sentence: a parsed sentence.
        number: its position in the article.
        hits: known names that lie inside it.
        nouns: titles, which are no part of a name, and what its words say of it.
    """
    titles = nouns.titles
    halves = first_halves(sentence, nouns)
    known = {hit.span: hit for hit in hits}
    known |= {span: NameHit(span, frozenset({EntityType.STATE}), demonym=True) for span in halves}
    guessed = {
        span: label
        for span, label in _recognised(sentence, titles)
        if not any(span.overlaps(half) for half in halves)
    }
    longer = longer_names(text, sentence, hits, nouns)
    runs = _proper_runs(sentence, [*known, *guessed], titles)
    simple = [*known, *guessed, *longer, *runs]
    spans = _longest([*simple, *groups_with_of(sentence, simple, nouns)], known)
    for span in spans:
        hit, label = known.get(span), guessed.get(span, "")
        words = _words(sentence, span)
        if words:
            head = _head(words)
            guess = guessed_types(sentence, words, head, label=label, nouns=nouns)
            yield Phrase(
                span=span,
                text=span.of(text),
                kind=_kind(hit, label),
                sentence=sentence,
                number=number,
                head=head,
                types=hit.types if hit else guess,
                known=hit is not None,
                spelled=halves.get(span, ""),
            )


def _kind(hit: NameHit | None, label: str) -> MentionKind:
    is_demonym = hit.demonym if hit else label == "NORP"
    return MentionKind.DEMONYM if is_demonym else MentionKind.NAME


def _recognised(sentence: Sentence, titles: frozenset[str]) -> Iterator[tuple[Span, str]]:
    """Stretches that the entity recogniser labels, article and title left out."""
    for label, run in _runs(
        sentence.tokens, lambda t: t.entity if t.entity in TYPES_OF_LABEL and not _joins(t) else ""
    ):
        words = _without_titles(run, titles)
        if words and any(t.pos in {"PROPN", "ADJ", "NOUN"} for t in words):
            yield _span(words), label


def _joins(token: Token) -> bool:
    """Whether it stands between two names ("Mali, Burkina Faso", "from Bergen to Oslo")."""
    return token.text in {",", ":", "to"}


def _proper_runs(
    sentence: Sentence, covered: Sequence[Span], titles: frozenset[str]
) -> Iterator[Span]:
    def is_free(token: Token) -> str:
        is_proper = token.pos == "PROPN" and token.entity not in QUANTITIES
        free = is_proper and not any(s.overlaps(token.span) for s in covered)
        return "run" if free else ""

    for _, run in _runs(sentence.tokens, is_free):
        words = _without_titles(run, titles)
        if words and words[0].text[0].isupper():
            yield _span(words)


def _runs(
    tokens: Sequence[Token], label_of: Callable[[Token], str]
) -> Iterator[tuple[str, list[Token]]]:
    run: list[Token] = []
    label = ""
    for token in tokens:
        here = label_of(token)
        is_apart = bool(run) and token.span.start - run[-1].span.end > _GAP
        if run and (here != label or is_apart):
            yield label, run
            run = []
        label = here
        if here:
            run.append(token)
    if run:
        yield label, run


def _without_titles(run: Sequence[Token], titles: frozenset[str]) -> list[Token]:
    words = list(run)
    while words and (words[0].text.lower() in titles or words[0].pos in {"DET", "PUNCT", "PART"}):
        words.pop(0)
    while words and (words[-1].pos in {"PART", "PUNCT"} or words[-1].text.lower() in _DAYS):
        words.pop()
    return words


def _longest(spans: Sequence[Span], known: dict[Span, NameHit]) -> list[Span]:
    """Choose spans that do not overlap: the longest first, a known name before a guess."""
    ranked = sorted(set(spans), key=lambda s: (s.start - s.end, s not in known, s.start))
    chosen: list[Span] = []
    for span in ranked:
        if not any(span.overlaps(other) for other in chosen):
            chosen.append(span)
    return sorted(chosen)


def _words(sentence: Sentence, span: Span) -> list[Token]:
    return [t for t in sentence.tokens if span.overlaps(t.span)]


def _head(words: Sequence[Token]) -> Token:
    inside = {t.i for t in words}
    tops = [t for t in words if t.head not in inside or t.head == t.i]
    return tops[-1] if tops else words[-1]


def _span(words: Sequence[Token]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)
