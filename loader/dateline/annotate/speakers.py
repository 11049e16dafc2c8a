"""Who "we" and "I" are in a quotation: its speaker, or the state that he or she speaks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.annotate.history import History
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.phrases import Phrase
from dateline.model.entity import EntityType
from dateline.model.quotes import quotation_around
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
# Who leads one of these does not speak for the state.
_NO_OFFICIAL = frozenset(
    """opposition rebel party union activist protest student community former ex exiled militant
    dissident lawyer analyst professor""".split()
)
_NEAR = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """The article's quotations and who says them.

    Attributes:
        sentences: the parsed sentences, by position in the article.
        quotes: quoted stretches, marks left out.
        nouns: verbs of saying and titles.
    """

    sentences: Sequence[Sentence]
    quotes: Sequence[Span]
    nouns: NounLexicon

    def first_person(self, phrase: Phrase, history: History) -> tuple[int, ...]:
        """Return who "we" or "I" is; none when the speaker is not named."""
        quote = quotation_around(phrase.span, self.quotes)
        speaker = self._speaker(phrase, quote, history) if quote else ()
        if len(speaker) != 1 or phrase.text.lower() in _SINGULAR:
            return speaker
        return self._spoken_for(speaker[0], history)

    def _speaker(self, phrase: Phrase, quote: Span, history: History) -> tuple[int, ...]:
        """Return the subject of the verb of saying beside the quotation, the nearest first.

        It stands in the quotation's own sentences, else in the one before or behind it in the
        paragraph ("... ," X said. "We ..."); a paragraph of speech alone goes on with the last.
        """
        for places in self._places(phrase, quote):
            subjects = [pair for number in places for pair in self._subjects(number)]
            if subjects:
                found = (history.referents_in(number, token) for number, token in subjects)
                return next((referents for referents in found if referents), ())
        return ()

    def _places(self, phrase: Phrase, quote: Span) -> Iterator[list[int]]:
        """Yield the sentences near by of the same paragraph, then those of the one before."""
        here, paragraph = phrase.number, phrase.sentence.paragraph
        near = range(max(0, here - _NEAR), min(len(self.sentences), here + _NEAR + 1))
        yield sorted(
            (n for n in near if self.sentences[n].paragraph == paragraph),
            key=lambda n: (not self.sentences[n].span.overlaps(quote), n > here, abs(n - here)),
        )
        yield [n for n in reversed(near) if self.sentences[n].paragraph == paragraph - 1]

    def _subjects(self, number: int) -> Iterator[tuple[int, Token]]:
        """Yield who says something in a sentence, with the sentence's position."""
        sentence = self.sentences[number]
        for verb in sentence.tokens:
            says = verb.pos == "VERB" and verb.lemma in self.nouns.speech
            if says and not quotation_around(verb.span, self.quotes):
                yield from ((number, t) for t in sentence.children(verb, *_SUBJECTS))

    def _spoken_for(self, speaker: int, history: History) -> tuple[int, ...]:
        """Return the group or state that speaks; none for a person who may speak for any."""
        draft = history.discourse[speaker]
        if EntityType.PERSON not in draft.types:
            return (speaker,)
        held = history.discourse.cue_words(speaker)
        is_official = bool(held & self.nouns.titles) or (draft.known and not held)
        state = history.discourse.country_referent(draft.allegiance or "")
        return (state,) if is_official and state is not None and not held & _NO_OFFICIAL else ()
