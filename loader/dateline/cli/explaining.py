"""`dateline extract --explain`: each claim with how it came about, and what gave none."""

import json
from collections.abc import Iterator
from itertools import groupby

from dateline.cli.claim_json import ClaimWriter
from dateline.cli.explanation_text import account_lines, how, reason, unclaimed_line
from dateline.extract.account import Account, Cue, Explanation, Filling, Unclaimed
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.model.span import Span
from dateline.query.tables import printable


def explained_text(article: LinkedArticle, explanation: Explanation) -> Iterator[str]:
    """Yield the lines that explain an article, for reading."""
    text = article.article.text
    for account in explanation.accounts:
        yield from account_lines(account, _linked(account, article), article)
        yield ""
    for span, group in groupby(explanation.unclaimed, key=lambda u: u.sentence.span):
        yield printable(f"No claim by these words of “{span.of(text)}” ({span.start}-{span.end}):")
        yield from dict.fromkeys(f"  {unclaimed_line(one, text)}" for one in group)
        yield ""


def explained_json(
    writer: ClaimWriter, article: LinkedArticle, explanation: Explanation
) -> Iterator[str]:
    """Yield a line of JSON for each claim, with "explanation"; then one for each word without."""
    text = article.article.text
    accounts = {account.claim: account for account in explanation.accounts}
    for linked in article.claims:
        account = accounts.get(linked.claim)
        record = writer.record(linked)
        record["explanation"] = _account(account, text) if account else None
        yield json.dumps(record, ensure_ascii=False)
    for one in explanation.unclaimed:
        record = {"unclaimed": _unclaimed(one, text), "source": article.article.source}
        yield json.dumps(record, ensure_ascii=False)


def _linked(account: Account, article: LinkedArticle) -> LinkedClaim | None:
    return next((c for c in article.claims if c.claim == account.claim), None)


def _account(account: Account, text: str) -> dict[str, object]:
    return {
        "sentence": _passage(account.sentence.span, text),
        "trigger": _passage(account.claim.trigger, text),
        "pattern": account.claim.frame,
        "fillers": [_filling(f) for f in account.fillings],
        "cues": [_cue(c) for c in account.cues],
        "quotation": _passage(account.quotation, text) if account.quotation else None,
        "confidence": {g.feature: round(g.effect, 2) for g in account.grounds if g.effect},
        "otherTimes": list(account.other_times),
    }


def _filling(filling: Filling) -> dict[str, object]:
    return {
        "role": filling.role.value,
        "text": filling.mention.text,
        "slot": filling.path,
        "refersBy": how(filling),
        "fitsAs": list(filling.fit),
    }


def _cue(cue: Cue) -> dict[str, object]:
    place = {"text": cue.word, "start": cue.span.start, "end": cue.span.end}
    return {**place, "aspect": cue.aspect, "otherwise": cue.otherwise}


def _unclaimed(one: Unclaimed, text: str) -> dict[str, object]:
    return {
        "sentence": _passage(one.sentence.span, text),
        "trigger": _passage(one.trigger, text),
        "pattern": one.pattern,
        "reason": reason(one.refusal),
    }


def _passage(span: Span, text: str) -> dict[str, object]:
    return {"text": span.of(text), "start": span.start, "end": span.end}
