"""How likely a careful reader would agree with a claim: a logistic model of what is known of it.

The weights are fitted on annotated articles (`make calibrate`); docs/decisions/0007-confidence.md
says how. Platt, "Probabilistic Outputs for Support Vector Machines" (1999), is the common source
for reading a logistic model's value as a probability.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

import yaml

from dateline.extract.match import Draft
from dateline.model.claim import Claim
from dateline.model.kind import Kind
from dateline.model.mention import Mention

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# Nothing that was read by rule is certain, or certainly wrong.
_LOWEST, _HIGHEST = 0.02, 0.98
_FAR = 10  # words
_LONG = 25
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceModel:
    """A logistic model.

    Attributes:
        intercept: the log-odds of a claim without features.
        weights: what each unit of a feature adds to the log-odds; features not listed add nothing.
    """

    intercept: float
    weights: Mapping[str, float]

    def of(self, features: Mapping[str, float]) -> float:
        """Return the probability that a claim is right, rounded to two places."""
        added = (value * self.weights.get(name, 0.0) for name, value in features.items())
        share = 1 / (1 + exp(-(self.intercept + sum(added))))
        return round(min(max(share, _LOWEST), _HIGHEST), 2)


def load_confidence(folder: "Traversable") -> ConfidenceModel:
    """Read `lexicon/confidence.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "confidence.yaml").read_text(encoding="utf-8"))
    return ConfidenceModel(intercept=data["intercept"], weights=data["weights"])


def features_of(draft: Draft, claim: Claim, kinds: Mapping[str, Kind]) -> dict[str, float]:
    """Return what is known of a claim that may tell whether it is right.

    Args:
        draft: the match that gave it.
        claim: the claim, its confidence not yet known.
        kinds: the ontology's kinds of fact, for the family of the claim's.
    """
    found: Counter[str] = Counter()
    for features in (_of_pattern(draft, kinds), _of_stance(claim), _of_sentence(draft)):
        found.update(dict(features))
    for _, mention in draft.roles:
        found.update(dict(_of_filler(mention)))
    return dict(found)


def _of_pattern(draft: Draft, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, float]]:
    kind = kinds.get(draft.kind)
    yield f"family {_family(kind)}", 1
    yield f"kind {draft.kind}", 1
    yield f"trigger {draft.pattern.pos}", 1
    yield "pattern weight", log(draft.pattern.weight)
    yield f"roles {min(len({role for role, _ in draft.roles}), 3)}", 1
    if draft.pattern.having:
        yield "pattern with condition", 1
    if " " in draft.wording:
        yield "several trigger words", 1


def _family(kind: Kind | None) -> str:
    if kind is None or not kind.plover:
        return "situation"
    return kind.plover[0].lower()


def _of_stance(claim: Claim) -> Iterator[tuple[str, float]]:
    yield f"polarity {claim.polarity.value}", 1
    yield f"modality {claim.modality.value}", 1
    yield f"certainty {claim.certainty.value}", 1
    yield f"voice {claim.attribution.mode.value}", 1
    if claim.time is not None:
        yield "dated", 1


def _of_sentence(draft: Draft) -> Iterator[tuple[str, float]]:
    sentence, trigger = draft.predicate.sentence, draft.predicate.token
    yield "long sentence", min(len(sentence.tokens) / _LONG, 3.0)
    yield "depth", min(sum(1 for _ in sentence.ancestors(trigger)), _DEEPEST) / _DEEPEST
    heads = {mention.head for _, mention in draft.roles}
    distances = (abs(t.i - trigger.i) for t in sentence.tokens if t.span in heads)
    yield "distance", min(max(distances, default=0) / _FAR, 3.0)
    if sentence.is_headline:
        yield "headline", 1


def _of_filler(mention: Mention) -> Iterator[tuple[str, float]]:
    yield f"filler {mention.kind.value}", 1
    if not mention.types:
        yield "filler of unknown type", 1
    if not mention.referents:
        yield "filler without a name", 1
    if len(mention.referents) > 1:
        yield "filler for several", 1
