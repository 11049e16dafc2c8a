"""Who says it: the narrator, a quoted speaker, a reported one or an unnamed source."""

from dataclasses import dataclass

from dateline.extract.speakers import Speakers
from dateline.extract.turns import Turns
from dateline.model.claim import Attribution, AttributionMode
from dateline.model.mention import Mention, MentionKind
from dateline.model.quotes import quotation_around
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token

_INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Voices:
    """Finds the voice of a passage.

    Attributes:
        speakers: finds who speaks in a sentence.
        turns: knows who speaks in a quotation.
        quotes: quoted stretches of the article.
    """

    speakers: Speakers
    turns: Turns
    quotes: tuple[Span, ...]

    def attribution(
        self, sentence: Sentence, trigger: Token, previous: Mention | None
    ) -> Attribution:
        """Return whose words the fact at `trigger` is in.

        Args:
            sentence: the trigger's sentence.
            trigger: the word that expresses the fact.
            previous: the last speaker before this sentence, for quotations that run on.
        """
        speaker = self.speakers.of_fact(sentence, trigger)
        quote = self.quote_around(trigger)
        if quote is None:
            return self._indirect(sentence, speaker) if speaker else Attribution()
        if self._is_whole(sentence, quote, trigger):
            speaker = speaker or self.turns.speaker(quote) or previous
            return Attribution(AttributionMode.DIRECT_QUOTE, speaker)
        speaker = speaker or self.turns.speaker(quote)
        return Attribution(AttributionMode.PARTIAL_QUOTE, speaker)

    def quote_around(self, trigger: Token) -> Span | None:
        """Return the quotation that `trigger` stands in."""
        return quotation_around(trigger.span, self.quotes)

    def speaker_in(self, sentence: Sentence) -> Mention | None:
        """Return who speaks in `sentence`: the subject of its verb of saying."""
        prose = (t for t in sentence.tokens if not self.quote_around(t))
        return self.speakers.of_verbs(sentence, prose)

    def _is_whole(self, sentence: Sentence, quote: Span, trigger: Token) -> bool:
        """Whether a clause is quoted with its subject, not words woven into the sentence."""
        first = next((t for t in sentence.tokens if t.pos != "PUNCT"), None)
        if quote.holds(sentence.span) or (first is not None and quote.holds(first.span)):
            return True
        inside = (t for t in (trigger, *sentence.ancestors(trigger)) if self.quote_around(t))
        subjects = (s for t in inside for s in sentence.children(t, *_SUBJECTS))
        return any(self.quote_around(s) is not None for s in subjects)

    def _indirect(self, sentence: Sentence, speaker: Mention) -> Attribution:
        head = next((t for t in sentence.tokens if t.span == speaker.head), None)
        is_described = speaker.kind is MentionKind.NOMINAL and not speaker.referents
        is_unnamed = is_described and head is not None and self._is_anybody(sentence, head)
        mode = AttributionMode.UNNAMED_SOURCE if is_unnamed else AttributionMode.INDIRECT
        return Attribution(mode, speaker)

    def _is_anybody(self, sentence: Sentence, noun: Token) -> bool:
        """Whether a source could be one of many: "officials", "a minister", not "the minister"."""
        lexicon = self.speakers.lexicon
        determiners = {t.lemma for t in sentence.children(noun, "det", "poss", "nummod")}
        is_indefinite = noun.tag == "NNS" or bool(determiners & _INDEFINITE)
        return noun.lemma in lexicon.anonymous or (
            noun.lemma in lexicon.unnamed_sources and is_indefinite
        )
