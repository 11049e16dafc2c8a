"""An article in, an annotated article out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

from dateline.annotate.abbreviations import short_forms
from dateline.annotate.anaphors import pronoun_phrases
from dateline.annotate.casing import is_in_title_case
from dateline.annotate.coreference import resolve
from dateline.annotate.cues import cues_of
from dateline.annotate.discourse import Discourse
from dateline.annotate.familiar import familiar_words
from dateline.annotate.history import History, Reference
from dateline.annotate.mentions import mentions_of
from dateline.annotate.names import name_phrases
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.parse import Passage, SpacyParser, flat_sentence
from dateline.annotate.phrases import (
    Phrase,
    noun_group,
    noun_phrases,
    with_site_noun,
)
from dateline.annotate.scene import Scene
from dateline.annotate.speakers import Speakers
from dateline.annotate.split import pieces, sentence_spans
from dateline.annotate.times import find_times
from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article
from dateline.model.entity import POLITIES, EntityType
from dateline.model.mention import MentionKind, NameHit, NameIndex
from dateline.model.quotes import quoted_spans
from dateline.model.span import Span
from dateline.model.syntax import Sentence

if TYPE_CHECKING:
    from dateline.annotate.stages import TaggedWord


class Annotator:
    """Marks sentences, mentions, coreference and times; knows names by the index it is given."""

    def __init__(
        self,
        parser: SpacyParser,
        names: NameIndex,
        nouns: NounLexicon,
        *,
        is_worth_parsing: Callable[[str], bool],
        is_worth_as_tagged: "Callable[[Sequence[TaggedWord]], bool]" = lambda _: True,
    ) -> None:
        """Take the parts.

        Args:
            parser: what parses.
            names: the names that are known.
            nouns: what common nouns stand for.
            is_worth_parsing: whether a sentence may hold a fact, by its text.
            is_worth_as_tagged: whether it still may, by its words and their tags.
        """
        self._parser = parser
        self._names = names
        self._nouns = nouns
        self._sorts = nouns.sorts.identified(names.country_named)
        self._is_worth_parsing = is_worth_parsing
        self._is_worth_as_tagged = is_worth_as_tagged

    def annotate(self, article: Article) -> AnnotatedArticle:
        """Return `article` with everything marked that extraction and linking need."""
        parsed, flat = self._sentences(article)
        everything = sorted([*parsed, *flat], key=lambda s: s.span)
        quotes = quoted_spans(article.text, article.body)
        phrases = [
            p for n, s in enumerate(everything) for p in self._phrases(article.text, s, n, quotes)
        ]
        discourse = Discourse(self._nouns.people)
        scene = Scene(
            History(discourse, self._names_of(phrases, discourse)), self._nouns, self._sorts
        )
        references = resolve(phrases, scene, Speakers(everything, quotes, self._nouns))
        return AnnotatedArticle(
            article=article,
            sentences=tuple(parsed),
            mentions=tuple(mentions_of(references, discourse)),
            referents=discourse.referents(),
            times=find_times(article, parsed),
        )

    def _sentences(self, article: Article) -> tuple[list[Sentence], list[Sentence]]:
        """Return the parsed sentences, and those passed over with only their words marked."""
        passages = list(_passages(article))
        worth = [self._is_worth_parsing(span.of(article.text)) for span, _, _ in passages]
        chosen = list(compress(passages, worth))
        familiar = dict(self._familiar(article, chosen))
        read = self._parser.parse(article.text, chosen, familiar, is_worth=self._is_worth_as_tagged)
        readings = list(read)
        parsed = [sentence for reading in readings for sentence in reading.sentences]
        passed_over = compress(passages, (not is_worth for is_worth in worth))
        flat = [self._flat(article, passage) for passage in passed_over]
        flat += [reading.flat for reading in readings if reading.flat]
        return parsed, [sentence for sentence in flat if sentence.tokens]

    def _flat(self, article: Article, passage: Passage) -> Sentence:
        """Return a passage that is not parsed; a title-case headline's own words are no names."""
        sentence = flat_sentence(article.text, *passage)
        if not sentence.is_headline or not is_in_title_case(passage[0].of(article.text)):
            return sentence
        common = {start for start, word in self._familiar(article, [passage]) if word.islower()}
        body = " ".join(p.of(article.text) for p in article.body)
        tokens = (
            replace(t, pos="X") if t.span.start in common or t.text not in body else t
            for t in sentence.tokens
        )
        return Sentence(tuple(tokens), sentence.paragraph, is_headline=True)

    def _familiar(self, article: Article, passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
        for span, _, is_headline in passages:
            yield from familiar_words(
                article,
                span,
                list(_shifted(self._names.find(span.of(article.text)), span.start)),
                is_headline=is_headline,
                is_common=self._parser.is_common_word,
            )

    def _phrases(
        self, text: str, sentence: Sentence, number: int, quotes: tuple[Span, ...]
    ) -> list[Phrase]:
        hits = list(_shifted(self._names.find(sentence.span.of(text)), sentence.span.start))
        found = name_phrases(text, sentence, number, hits=hits, nouns=self._nouns)
        extended = (with_site_noun(text, name, self._nouns) for name in found)
        names = [name for name in extended if not self._is_description(name)]
        taken = frozenset(t.i for t in sentence.tokens for n in names if n.span.overlaps(t.span))
        nominals = noun_phrases(text, sentence, number, taken=taken, nouns=self._nouns)
        pronouns = pronoun_phrases(sentence, number, quotes)
        # By where a phrase ends: "Belgian" is resolved before "the last Belgian soldiers".
        return sorted([*names, *nominals, *pronouns], key=lambda p: (p.span.end, -p.span.start))

    def _is_description(self, name: Phrase) -> bool:
        """Whether a guessed name only describes a state's arm ("Japan's Self-Defense Forces")."""
        group = noun_group(name.sentence, name.head)
        acts = self._nouns.acts_for_state([t.lemma for t in group])
        is_force = name.types == {EntityType.ARMED_FORCE}
        return acts and (is_force or not name.known) and group[0].span.start < name.span.start

    def _named(self, phrase: Phrase, discourse: Discourse) -> Reference:
        is_polity = phrase.known and bool(phrase.types & POLITIES)
        country = self._names.country_named(phrase.name) if is_polity else None
        cues = cues_of(phrase)
        referent = discourse.name(phrase, cues, country=country)
        draft = discourse[referent]
        draft.allegiance = draft.allegiance or self._allegiance(phrase, cues)
        if not phrase.known:
            draft.tell(self._titled_types(cues))
        return Reference(phrase, (referent,))

    def _allegiance(self, phrase: Phrase, cues: Sequence[str]) -> str | None:
        """Return the QID of a person's country: as titles name it, else as the list has it."""
        for cue in cues:
            named = {self._names.country_named(h.span.of(cue)) for h in self._names.find(cue)}
            if len(named - {None}) == 1:
                return next(iter(named - {None}))
        is_person = phrase.known or EntityType.PERSON in phrase.types
        return self._names.nationality_of(phrase.text) if is_person else None

    def _titled_types(self, cues: Sequence[str]) -> frozenset[EntityType]:
        """Return what titles say that a name is ("President", "the bloc")."""
        told = (self._nouns.types_of(cue.lower().split()) for cue in cues)
        return frozenset[EntityType]().union(*told)

    def _names_of(self, phrases: Sequence[Phrase], discourse: Discourse) -> list[Reference]:
        """Resolve the names, all over the article, so that a surname finds its full name."""
        names = [p for p in phrases if _is_name(p)]
        other_form = short_forms(names)
        named: list[Reference] = []
        for phrase in names:
            reference = self._named(phrase, discourse)
            if phrase.name in other_form:
                discourse.add_surface(reference.referents[0], other_form[phrase.name])
            named.append(reference)
        return named


def _is_name(phrase: Phrase) -> bool:
    return phrase.kind in {MentionKind.NAME, MentionKind.DEMONYM}


def _shifted(hits: Iterator[NameHit], offset: int) -> Iterator[NameHit]:
    for hit in hits:
        yield replace(hit, span=Span(hit.span.start + offset, hit.span.end + offset))


def _passages(article: Article) -> Iterator[Passage]:
    if article.headline_span is not None:
        for span in pieces(article.text, article.headline_span):
            yield span, 0, True
    for number, paragraph in enumerate(article.body):
        for span in sentence_spans(article.text, paragraph):
            yield span, number, False
