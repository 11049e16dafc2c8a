"""Which paragraphs are the article's own, and which are the page's furniture.

What is doubtful by itself goes with its neighbours: appeals come in runs ("If so, we have a
request."), links stand under a label, and an author's note comes last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.read.verdict import Look, Verdict, judge

_APPEAL_SCORE = 1.5
_APPEAL_TITLE_SCORE = 1.0


def furniture(texts: Sequence[str]) -> tuple[bool, ...]:
    """Return for each paragraph of an article, in order, whether it is furniture.

    >>> furniture(["Related stories", "Ministers split over the port", "The talks failed."])
    (True, True, False)
    """
    verdicts = [judge(text) for text in texts]
    last_news = max((i for i, v in enumerate(verdicts) if v.look is Look.NEWS), default=-1)
    settled = [_settle_bio(v, is_tail=i > last_news) for i, v in enumerate(verdicts)]
    return tuple(_flags(settled))


def _settle_bio(verdict: Verdict, *, is_tail: bool) -> Verdict:
    if verdict.look is not Look.BIO:
        return verdict
    return replace(verdict, look=Look.LABEL if is_tail else Look.NEWS)


def _flags(verdicts: Sequence[Verdict]) -> Iterator[bool]:
    """Yield what each paragraph is, runs of doubtful ones by what stands on either side."""
    left: Look | None = None
    start = 0
    for look, group in groupby(verdicts, key=lambda verdict: verdict.look):
        run = list(group)
        start += len(run)
        right = verdicts[start].look if start < len(verdicts) else None
        if look is Look.DOUBTFUL:
            yield from (_goes_with_furniture(verdict, left, right) for verdict in run)
        else:
            yield from (look.is_furniture for _ in run)
        left = look


def _goes_with_furniture(verdict: Verdict, left: Look | None, right: Look | None) -> bool:
    """Return whether a doubtful paragraph is furniture, from the looks on either side.

    `None` is an end of the article. Only the far end counts as furniture: what stands at the
    top is more often a heading.
    """
    needed = _APPEAL_TITLE_SCORE if verdict.is_title else _APPEAL_SCORE
    if Look.APPEAL in {left, right} and verdict.score >= needed:
        return True
    if left is Look.LIST_LABEL and verdict.is_title:
        return True
    if left is None or not left.is_furniture:
        return False
    is_enclosed = right is None or right.is_furniture
    is_appealing = verdict.is_on_paper and Look.APPEAL in {left, right}
    return is_enclosed and (verdict.is_title or is_appealing)
