"""Who says it: the narrator, a quoted speaker, a reported one or an unnamed source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.control import surface_subjects
from dateline.extract.predicates import Predicate
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.model.claim import Attribution, AttributionMode
from dateline.model.mention import Mention, MentionKind
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

MentionAt = Callable[[Token], Mention | None]


@dataclass(frozen=True, slots=True)
class Voices:
    """Finds the voice of a passage.

    Attributes:
        lexicon: verbs of saying and words for unnamed sources.
        quotes: quoted stretches of the article.
        mention_at: the mention that a word heads.
    """

    lexicon: StanceLexicon
    quotes: Sequence[Span]
    mention_at: MentionAt

    def attribution(
        self, sentence: Sentence, trigger: Token, previous: Mention | None
    ) -> Attribution:
        """Return whose words the fact at `trigger` is in.

        Args:
            sentence: the trigger's sentence.
            trigger: the word that expresses the fact.
            previous: the last speaker before this sentence, for quotations that run on.
        """
        speaker = self.reported_speaker(sentence, trigger)
        quote = self.quote_around(trigger)
        if quote is None:
            return self._indirect(speaker) if speaker else Attribution()
        speaker = speaker or self._beside_quote(sentence, quote) or previous
        whole = quote.holds(sentence.span) or _starts_sentence(sentence, quote)
        mode = AttributionMode.DIRECT_QUOTE if whole else AttributionMode.PARTIAL_QUOTE
        return Attribution(mode, speaker)

    def quote_around(self, trigger: Token) -> Span | None:
        """Return the quotation that `trigger` stands in."""
        return next((q for q in self.quotes if q.holds(trigger.span)), None)

    def reported_speaker(self, sentence: Sentence, trigger: Token) -> Mention | None:
        """Return the subject of the verb of saying above `trigger`, or "according to" whom."""
        chain = [trigger, *sentence.ancestors(trigger)]
        for below, above in pairwise(chain):
            if above.lemma in self.lexicon.speech and below.dep in {"ccomp", "xcomp", "parataxis"}:
                return self._subject(sentence, above)
        for token in chain:
            for source in _according_to(sentence, token):
                return self.mention_at(source)
        return None

    def speaker_in(self, sentence: Sentence) -> Mention | None:
        """Return who speaks in `sentence`: the subject of its verb of saying."""
        verbs = (t for t in sentence.tokens if t.pos == "VERB" and t.lemma in self.lexicon.speech)
        found = (self._subject(sentence, verb) for verb in verbs if not self.quote_around(verb))
        return next((m for m in found if m is not None), None)

    def _subject(self, sentence: Sentence, verb: Token) -> Mention | None:
        subjects = Predicate(sentence, verb).subjects()
        found = (self.mention_at(t) for t in (*subjects, *surface_subjects(sentence, verb)))
        return next((m for m in found if m is not None), None)

    def _beside_quote(self, sentence: Sentence, quote: Span) -> Mention | None:
        return self.speaker_in(sentence) if sentence.span.overlaps(quote) else None

    def _indirect(self, speaker: Mention) -> Attribution:
        last_word = speaker.text.lower().split()[-1].removesuffix("s")
        is_unnamed = speaker.kind is MentionKind.NOMINAL and not speaker.referents
        is_source = is_unnamed and last_word in self.lexicon.unnamed_sources
        mode = AttributionMode.UNNAMED_SOURCE if is_source else AttributionMode.INDIRECT
        return Attribution(mode, speaker)


def _starts_sentence(sentence: Sentence, quote: Span) -> bool:
    """Whether the quotation is a clause of its own, not words woven into the sentence."""
    first = next((t for t in sentence.tokens if t.pos != "PUNCT"), None)
    return first is not None and quote.holds(first.span)


def _according_to(sentence: Sentence, token: Token) -> list[Token]:
    found: list[Token] = []
    for according in sentence.children(token, "prep"):
        if according.lemma in {"accord", "according"}:
            for to in sentence.children(according, "prep"):
                found.extend(sentence.children(to, "pobj"))
    return found
