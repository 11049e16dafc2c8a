"""Annotated article in, claims out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.extract.attribution import Voices
from dateline.extract.confidence import ConfidenceModel, features_of
from dateline.extract.content import with_content
from dateline.extract.evidence import evidence_of
from dateline.extract.frames import Frame
from dateline.extract.match import Draft, Matcher, one_per_theme, same_thing
from dateline.extract.merge import complete, merge
from dateline.extract.predicates import Memo, Predicate
from dateline.extract.speakers import Speakers
from dateline.extract.stance import Stance, stance_of
from dateline.extract.stance_lexicon import StanceLexicon
from dateline.extract.triggers import Trigger, TriggerIndex
from dateline.extract.turns import Turns
from dateline.extract.when import time_of
from dateline.extract.world import world_of
from dateline.model.annotation import AnnotatedArticle
from dateline.model.claim import Attribution, Claim, Modality
from dateline.model.kind import Kind
from dateline.model.mention import Mention, MentionKind
from dateline.model.quotes import quoted_spans
from dateline.model.span import Span
from dateline.model.syntax import Sentence, Token
from dateline.model.time import TimeExpression

_PARTIAL = frozenset({"some", "part", "half", "several", "most", "many", "few", "third", "handful"})


class FrameExtractor:
    """Extracts claims by frames; deterministic, and each step can be shown."""

    def __init__(
        self,
        frames: Sequence[Frame],
        kinds: Mapping[str, Kind],
        lexicon: StanceLexicon,
        confidence: ConfidenceModel,
    ) -> None:
        """Take the frames, the ontology's kinds, the words that carry stance, and what to trust."""
        self.confidence = confidence
        self._kinds = kinds
        self._lexicon = lexicon
        self._triggers = TriggerIndex(frames)

    def reading(self, annotated: AnnotatedArticle) -> "Reading":
        """Return `annotated` as it is before its first sentence is read."""
        return Reading(annotated, self._kinds, self._lexicon, self.confidence)

    def extract(self, annotated: AnnotatedArticle) -> tuple[Claim, ...]:
        """Return the article's claims in reading order."""
        reading = self.reading(annotated)
        claims: list[Claim] = []
        for sentence in annotated.sentences:
            drafts = tuple(self._drafts(sentence, reading))
            claims.extend(merge(tuple(reading.claims(sentence, drafts)), self._kinds))
            reading.hear(sentence)
        return complete(claims, self._kinds)

    def triggered(self, sentence: Sentence) -> Iterator[tuple[Predicate, tuple[Trigger, ...]]]:
        """Yield each word of `sentence` that may start patterns, with these."""
        memo = Memo()
        for token in sentence.tokens:
            triggers = tuple(self._triggers.at(sentence, token))
            if triggers:
                yield Predicate(sentence, token, self._lexicon.light, memo=memo), triggers

    def _drafts(self, sentence: Sentence, reading: "Reading") -> Iterator[Draft]:
        for predicate, triggers in self.triggered(sentence):
            done: set[str] = set()
            for trigger in triggers:
                draft = reading.matcher.match(trigger, predicate)
                if draft and draft.kind not in done:
                    # Whether it holds is not known before its content is.
                    if not draft.pattern.needs_content:
                        done.add(draft.kind)
                    yield from one_per_theme(draft)


class Reading:
    """One article while it is read: its mentions by word, and who spoke last."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        kinds: Mapping[str, Kind],
        lexicon: StanceLexicon,
        confidence: ConfidenceModel,
    ) -> None:
        """Index the mentions of `annotated`; nobody has spoken yet."""
        self._confidence = confidence
        self._annotated = annotated
        self._kinds = kinds
        self._lexicon = lexicon
        self._mentions: dict[Span, list[Mention]] = {}
        for mention in annotated.mentions:
            self._mentions.setdefault(mention.head, []).append(mention)
        article = annotated.article
        speakers = Speakers(lexicon, self.mention_at)
        quotes = quoted_spans(article.text, article.body)
        sentences, mentions = annotated.sentences, annotated.mentions
        turns = Turns(article.text, quotes, sentences, mentions, speakers)
        self._voices = Voices(speakers, turns, quotes)
        self._last_speaker: Mention | None = None
        self.matcher = Matcher(self.mentions_at)

    def mentions_at(self, token: Token) -> Iterator[Mention]:
        """Yield the mentions that `token` heads, names before descriptions."""
        found = self._mentions.get(token.span, [])
        yield from sorted(found, key=lambda m: m.kind is MentionKind.NOMINAL)

    def mention_at(self, token: Token) -> Mention | None:
        """Return the first mention that `token` heads."""
        return next(self.mentions_at(token), None)

    def quotation_around(self, token: Token) -> Span | None:
        """Return the quotation that `token` stands in."""
        return self._voices.quote_around(token)

    def hear(self, sentence: Sentence) -> None:
        """Remember who spoke in `sentence`, for a quotation that runs on."""
        self._last_speaker = self._voices.speaker_in(sentence) or self._last_speaker

    def claims(self, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[Claim]:
        """Yield the claims of a sentence's drafts, with their contents."""
        plain = {draft: self._weighed(draft, self.claim(sentence, draft)) for draft in drafts}
        for draft in drafts:
            claim = with_content(draft, plain)
            if claim is not None:
                yield claim

    def claim(self, sentence: Sentence, draft: Draft) -> Claim:
        """Return the claim of one draft, without content; how sure it is is not yet known."""
        trigger = draft.predicate.token
        kind = self._kinds.get(draft.kind)
        happens = kind is None or not kind.is_situation
        stance = stance_of(sentence, trigger, self._lexicon, happens=happens)
        attribution = self._voices.attribution(sentence, trigger, self._last_speaker)
        time = time_of(sentence, trigger, self._annotated.times, self._lexicon)
        mentions = [m for _, m in draft.roles]
        return Claim(
            kind=draft.kind,
            roles=draft.roles,
            office=draft.wording if draft.frame.names_office else None,
            evidence=evidence_of(self._annotated.article.text, sentence, trigger, mentions),
            trigger=trigger.span,
            frame=f"{draft.frame.kind}/{draft.pattern.name}",
            polarity=draft.pattern.polarity or stance.polarity,
            modality=draft.pattern.modality or self._modality(draft, stance, attribution, time),
            certainty=stance.certainty,
            tense=stance.tense,
            attribution=attribution,
            time=time,
            partial=_is_partial(draft),
        )

    def _weighed(self, draft: Draft, claim: Claim) -> Claim:
        features = features_of(draft, claim, self._kinds)
        return replace(claim, confidence=self._confidence.of(features))

    def _modality(
        self,
        draft: Draft,
        stance: Stance,
        attribution: Attribution,
        time: TimeExpression | None,
    ) -> Modality:
        speaker = attribution.speaker
        doers = (m for t in draft.predicate.subjects() for m in self.mentions_at(t))
        is_own = speaker is not None and any(same_thing(speaker, doer) for doer in doers)
        kind, reference = self._kinds.get(draft.kind), self._annotated.article.reference_date
        return world_of(stance, kind, time, reference=reference, is_own=is_own)


def _is_partial(draft: Draft) -> bool:
    """Whether only some of what the object names is meant ("withdrew some of its troops")."""
    sentence = draft.predicate.sentence
    for token in draft.predicate.objects():
        beside = sentence.children(token, "det", "amod", "nummod", "predet")
        if any(t.lemma in _PARTIAL or t.dep == "nummod" for t in (token, *beside)):
            return True
    return False
