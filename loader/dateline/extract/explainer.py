"""Why an article gives the claims it gives: each match made again and looked at closely."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.account import (
    Account,
    BelowMinimum,
    Explanation,
    Filling,
    Ground,
    Refusal,
    SaidElsewhere,
    Unclaimed,
    WithoutContent,
)
from dateline.extract.confidence import features_of
from dateline.extract.cues import cues_of
from dateline.extract.extractor import FrameExtractor, Reading
from dateline.extract.match import Draft, one_per_theme
from dateline.extract.merge import covers
from dateline.extract.predicates import Predicate
from dateline.extract.refusals import why_not
from dateline.extract.slots import fill
from dateline.extract.triggers import Trigger
from dateline.model.annotation import AnnotatedArticle
from dateline.model.claim import Claim, Role
from dateline.model.kind import Kind
from dateline.model.mention import Mention
from dateline.model.syntax import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    """Explains what an extractor makes of an article.

    Attributes:
        minimum: claims of a lower confidence are left out.
    """

    extractor: FrameExtractor
    kinds: Mapping[str, Kind]
    minimum: float = 0.0

    def explain(self, annotated: AnnotatedArticle) -> Explanation:
        """Return how each claim came about, and why other trigger words gave none."""
        session = _Session(self, annotated, self.extractor.extract(annotated))
        found = tuple(session.findings())
        accounts = {id(a.claim): a for a in found if isinstance(a, Account)}
        return Explanation(
            accounts=tuple(accounts.values()),
            unclaimed=tuple(u for u in found if isinstance(u, Unclaimed)),
        )


class _Session:
    """One article being explained."""

    def __init__(
        self, explainer: Explainer, annotated: AnnotatedArticle, claims: Sequence[Claim]
    ) -> None:
        self._explainer = explainer
        self._annotated = annotated
        self._claims = claims
        self._reading = explainer.extractor.reading(annotated)

    def findings(self) -> Iterator[Account | Unclaimed]:
        for sentence in self._annotated.sentences:
            for predicate, triggers in self._explainer.extractor.triggered(sentence):
                yield from self._at_word(predicate, triggers)
            self._reading.hear(sentence)

    def _at_word(
        self, predicate: Predicate, triggers: Sequence[Trigger]
    ) -> Iterator[Account | Unclaimed]:
        here = [c for c in self._claims if c.trigger == predicate.token.span]
        matches = [(t, self._reading.matcher.match(t, predicate)) for t in triggers]
        for claim in here:
            drafts = (d for _, d in matches if d and _name(d) == claim.frame)
            draft = next(drafts, None)
            if claim.confidence < self._explainer.minimum:
                refusal = BelowMinimum(claim.confidence)
                yield _unclaimed(predicate, claim.frame, refusal)
            elif draft:
                yield self._account(claim, _of_theme(draft, claim))
        if not here:
            yield from (
                _unclaimed(
                    predicate, f"{t.frame.kind}/{t.pattern.name}", self._why(t, d, predicate)
                )
                for t, d in matches
            )

    def _why(self, trigger: Trigger, draft: Draft | None, predicate: Predicate) -> Refusal:
        if draft is None:
            return why_not(self._reading.matcher, trigger, predicate)
        if draft.pattern.needs_content:
            return WithoutContent()
        plain = self._reading.claim(predicate.sentence, draft)
        by = (c for c in self._claims if covers(c, plain, self._explainer.kinds))
        return SaidElsewhere(next(by, None))

    def _account(self, claim: Claim, draft: Draft) -> Account:
        sentence = draft.predicate.sentence
        return Account(
            claim=claim,
            sentence=sentence,
            fillings=tuple(self._filling(role, m, draft) for role, m in claim.roles),
            cues=cues_of(draft, self._reading),
            grounds=self._grounds(draft),
            quotation=self._reading.quotation_around(draft.predicate.token),
            other_times=self._other_times(claim, sentence),
        )

    def _grounds(self, draft: Draft) -> tuple[Ground, ...]:
        plain = self._reading.claim(draft.predicate.sentence, draft)
        features = features_of(draft, plain, self._explainer.kinds)
        weights = self._explainer.extractor.confidence.weights
        found = (Ground(name, v, v * weights.get(name, 0.0)) for name, v in features.items())
        return tuple(sorted(found, key=lambda ground: (-abs(ground.effect), ground.feature)))

    def _filling(self, role: Role, mention: Mention, draft: Draft) -> Filling:
        spec = draft.frame.roles.get(role)
        fit = mention.types & spec.types if spec else frozenset()
        return Filling(
            role=role,
            mention=mention,
            path=_path_to(mention, role, draft, self._reading),
            names=tuple(self._annotated.referents[i].name for i in mention.referents),
            fit=tuple(sorted(fit)),
        )

    def _other_times(self, claim: Claim, sentence: Sentence) -> tuple[str, ...]:
        here = (t for t in self._annotated.times if sentence.span.holds(t.span))
        return tuple(t.text for t in here if claim.time is None or t.span != claim.time.span)


def _name(draft: Draft) -> str:
    return f"{draft.frame.kind}/{draft.pattern.name}"


def _of_theme(draft: Draft, claim: Claim) -> Draft:
    """Return the part of `draft` that became `claim`, where it is about several themes."""
    parts = list(one_per_theme(draft))
    return next((d for d in parts if set(d.roles) <= set(claim.roles)), parts[0])


def _path_to(mention: Mention, role: Role, draft: Draft, reading: Reading) -> str | None:
    for path in draft.pattern.roles.get(role, ()):
        for token in fill(draft.predicate, path.partition(":")[0]):
            if any(m.span == mention.span for m in reading.mentions_at(token)):
                return path
    return None


def _unclaimed(predicate: Predicate, pattern: str, refusal: Refusal) -> Unclaimed:
    return Unclaimed(
        sentence=predicate.sentence,
        trigger=predicate.token.span,
        pattern=pattern,
        refusal=refusal,
    )
