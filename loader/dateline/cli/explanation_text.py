"""Why there is a claim, and why there is none, in words for the person who asks."""

from collections.abc import Iterator, Sequence

from dateline.cli.claim_text import roles_text, stance_text, voice_text
from dateline.extract.account import (
    Account,
    BelowMinimum,
    Candidate,
    Condition,
    Cue,
    Filling,
    Refusal,
    SaidElsewhere,
    Unclaimed,
    Unfilled,
    Unnamed,
)
from dateline.model.claim import Claim
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.query.tables import printable

_NOT_LINKED = "left out: both sides turned out to be one and the same"
_MANY = 6
_FELT = 0.1  # what moves the log-odds less is not worth telling


def account_lines(
    account: Account, linked: LinkedClaim | None, article: LinkedArticle
) -> Iterator[str]:
    """Yield the lines that tell how a claim came about.

    Args:
        account: how it came about.
        linked: the claim with its entities; None if linking left it out.
        article: what the offsets point into.
    """
    claim, text = account.claim, article.article.text
    yield _title(claim, linked)
    span = account.sentence.span
    yield _line("sentence", f"“{span.of(text)}” ({span.start}-{span.end})")
    yield _line("trigger", f"“{claim.trigger.of(text)}”, pattern {claim.frame}")
    yield from (_line(f.role.value, _filling(f, linked)) for f in account.fillings)
    for aspect in ("polarity", "modality", "certainty"):
        yield from _stance(claim, aspect, account.cues)
    yield _line("voice", _voice(account, linked))
    yield _line("when", _when(account))
    yield _line("confidence", _confidence(account))


def unclaimed_line(unclaimed: Unclaimed, text: str) -> str:
    """Return why a word of the article `text` gave no claim."""
    word = unclaimed.trigger.of(text)
    return printable(f"“{word}” is no {unclaimed.pattern}: {reason(unclaimed.refusal)}")


def reason(refusal: Refusal) -> str:
    """Return what speaks against a claim.

    >>> reason(BelowMinimum(0.25))
    'its confidence is only 0.25'
    """
    match refusal:
        case Condition():
            return _condition(refusal)
        case Unfilled():
            return _unfilled(refusal)
        case Unnamed(fillers):
            return f"it names nobody: {', '.join(f'“{text}”' for text in fillers)}"
        case SaidElsewhere(by):
            return f"{by.frame} says it too" if by else "it gives no claim of its own"
        case BelowMinimum(confidence):
            return f"its confidence is only {confidence:.2f}"
        case _:
            return "it needs a fact below it, and there is none"


def how(filling: Filling) -> str:
    """Return by which words a filler refers: its name, a pronoun and so on."""
    kind = filling.mention.kind.value
    stands_for = [name for name in filling.names if name != filling.mention.text]
    return f"{kind} for {', '.join(stands_for)}" if stands_for else kind


def _title(claim: Claim, linked: LinkedClaim | None) -> str:
    if linked is None:
        roles = roles_text((role.value, mention.text) for role, mention in claim.roles)
        return printable(f"{claim.kind}: {roles} [{_NOT_LINKED}]")
    roles = roles_text((f.role.value, f.entity.label) for f in linked.fillers)
    return printable(f"{claim.kind}: {roles} [{stance_text(claim)}; {voice_text(linked)}]")


def _line(name: str, content: str) -> str:
    return f"  {name:<12} {printable(content)}"


def _filling(filling: Filling, linked: LinkedClaim | None) -> str:
    where = f"at “{filling.path}”" if filling.path else "taken from the fact it belongs to"
    parts = [f"“{filling.mention.text}” {where}", how(filling), *_entities(filling, linked)]
    if filling.fit:
        parts.append(f"fits as {' or '.join(filling.fit)}")
    elif not filling.mention.types:
        parts.append("type not known")
    return "; ".join(parts)


def _entities(filling: Filling, linked: LinkedClaim | None) -> Iterator[str]:
    """Yield what the words were linked to, where one filler alone has the role."""
    found = [f.entity for f in linked.fillers if f.role is filling.role] if linked else []
    if len(found) == 1:
        yield f"linked to {found[0].label} ({found[0].qid or 'local'})"


def _stance(claim: Claim, aspect: str, cues: Sequence[Cue]) -> Iterator[str]:
    value: str = getattr(claim, aspect).value
    words = _words(cues, aspect)
    if words or value not in {"affirmed", "actual", "certain"}:
        yield _line(aspect, f"{value}{words}")


def _words(cues: Sequence[Cue], aspect: str) -> str:
    told = [f"“{c.word}” (else {c.otherwise})" for c in cues if c.aspect == aspect]
    return f", by {', '.join(told)}" if told else ""


def _voice(account: Account, linked: LinkedClaim | None) -> str:
    attribution = account.claim.attribution
    speaker = linked.speaker.label if linked and linked.speaker else "the article"
    quoted = ", inside quotation marks" if account.quotation else ""
    cues = _words(account.cues, "attribution")
    return f"{speaker} ({attribution.mode.value}){quoted}{cues}"


def _when(account: Account) -> str:
    time = account.claim.time
    others = f"; not {', '.join(account.other_times)}" if account.other_times else ""
    if time is None:
        return f"not said{others}"
    days = f"{time.earliest or '…'} to {time.latest or '…'}" if time.resolved else "not resolved"
    return f"“{time.text}”: {days}, by the {time.precision.value}{others}"


def _confidence(account: Account) -> str:
    grounds = account.grounds[:_MANY]
    told = ", ".join(f"{g.feature} {g.effect:+.1f}" for g in grounds if abs(g.effect) >= _FELT)
    return f"{account.claim.confidence:.2f}" + (f": {told}" if told else "")


def _condition(condition: Condition) -> str:
    if not condition.wanted:
        there = ", ".join(f"“{word}”" for word in condition.found)
        return f"{there} at “{condition.path}” rules it out"
    lemmas = sorted(condition.lemmas)
    listed = ", ".join(lemmas[:_MANY]) + (", …" if len(lemmas) > _MANY else "")
    found = ", ".join(f"“{word}”" for word in condition.found) or "nothing"
    return f"needs {listed} at “{condition.path}”; {found} stands there"


def _unfilled(unfilled: Unfilled) -> str:
    roles = " or ".join(sorted(unfilled.roles))
    seen = "; ".join(map(_candidate, unfilled.seen)) or "nothing stands where it could come from"
    return f"no {roles}: {seen}"


def _candidate(candidate: Candidate) -> str:
    return f"“{candidate.text}” at “{candidate.path}” {candidate.reason}"
