"""What the confidence of a claim is worth: tables, in Markdown, of held-out confidences."""

from collections.abc import Iterator, Sequence
from typing import Final

from evaluation.calibration import Case, calibration_error, reliability
from evaluation.scoring import percent

_MINIMA: Final = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def tables(cases: Sequence[Case], confidences: Sequence[float], must: int) -> Iterator[str]:
    """Yield the lines of two tables: how often claims are right, and what a minimum leaves.

    Args:
        cases: judged claims; only those of gold articles are shown.
        confidences: of each case, by a model that has not seen its article.
        must: how many facts a careful reader has to find in the gold articles.
    """
    bins = reliability(cases, confidences)
    yield from ("| confidence | claims | mean | right |", "|---|---|---|---|")
    for b in bins:
        yield f"| from {b.low:.1f} | {b.count} | {b.mean:.2f} | {100 * b.right:.0f} % |"
    yield ""
    yield f"Expected calibration error: {calibration_error(bins):.3f}."
    yield ""
    yield from ("| --min-confidence | claims | precision | recall |", "|---|---|---|---|")
    gold = [(case, c) for case, c in zip(cases, confidences, strict=True) if case.is_gold]
    for minimum in _MINIMA:
        kept = [case for case, c in gold if c >= minimum]
        right = percent(sum(case.right for case in kept), len(kept))
        found = percent(len(frozenset().union(*(case.facts for case in kept))), must)
        yield f"| {minimum:.1f} | {len(kept)} | {right:.1f} | {found:.1f} |"
