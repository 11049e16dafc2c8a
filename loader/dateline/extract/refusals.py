"""Why a pattern does not match: worked out again, only when somebody asks."""

from collections.abc import Iterable, Iterator, Mapping

from dateline.extract.account import Candidate, Condition, Refusal, Unfilled, Unnamed
from dateline.extract.frames import Pattern, RoleSpec
from dateline.extract.match import Fillers, Matcher, fits, is_complete
from dateline.extract.predicates import Predicate
from dateline.extract.slots import fill
from dateline.extract.triggers import Trigger
from dateline.model.claim import Role
from dateline.model.mention import Mention, MentionKind
from dateline.model.span import Span
from dateline.model.syntax import Token


def why_not(matcher: Matcher, trigger: Trigger, predicate: Predicate) -> Refusal:
    """Return what keeps `trigger` from matching at `predicate`.

    Args:
        matcher: the one that found no match.
        trigger: the wording and its pattern.
        predicate: the word it was tried at.
    """
    unmet = next(_unmet(trigger.pattern, predicate), None)
    if unmet is not None:
        return unmet
    roles = matcher.fillers(trigger.frame, trigger.pattern, predicate)
    if is_complete(trigger.frame, trigger.pattern, roles):
        return Unnamed(tuple(mention.text for _, mention in roles))
    return _unfilled(matcher, trigger, predicate, roles)


def _unmet(pattern: Pattern, predicate: Predicate) -> Iterator[Condition]:
    for wanted, conditions in ((True, pattern.having), (False, pattern.lacking)):
        for path, lemmas in conditions.items():
            words = fill(predicate, path)
            is_there = any(t.lemma in lemmas or "*" in lemmas for t in words)
            if is_there is not wanted:
                yield Condition(path, lemmas, wanted, tuple(t.text for t in words))


def _unfilled(matcher: Matcher, trigger: Trigger, predicate: Predicate, roles: Fillers) -> Unfilled:
    filled = {role for role, _ in roles}
    open_needs = (need for need in trigger.pattern.needs if not need & filled)
    short = frozenset(role for role in trigger.frame.minimum if role in filled)
    asked = next(open_needs, short or frozenset(trigger.pattern.roles))
    seen = _seen(matcher, trigger, predicate, asked, roles)
    return Unfilled(asked, tuple(dict.fromkeys(seen)))


def _seen(
    matcher: Matcher,
    trigger: Trigger,
    predicate: Predicate,
    asked: Iterable[Role],
    roles: Fillers,
) -> Iterator[Candidate]:
    taken = {mention.span: role for role, mention in roles}
    for role in sorted(asked):
        spec = trigger.frame.roles[role]
        for path in trigger.pattern.roles.get(role, ()):
            for token in fill(predicate, path.partition(":")[0]):
                reason = _reason(matcher, predicate, token, spec, taken)
                yield Candidate(role, path, token.text, reason)


def _reason(
    matcher: Matcher,
    predicate: Predicate,
    token: Token,
    spec: RoleSpec,
    taken: Mapping[Span, Role],
) -> str:
    mentions = list(matcher.mentions_at(token))
    if not mentions:
        return "is no name, noun group or pronoun that refers"
    mention = next((m for m in mentions if fits(m, spec)), None)
    if mention is None:
        return _misfit(mentions[0])
    if mention.span in taken:
        return f"is the {taken[mention.span].value}"
    if spec.names_only and not (
        mention.referents or matcher.is_anchored(predicate.sentence, token)
    ):
        return "names nobody, and no name beside it says who is meant"
    return "is not enough, or of another type than the slot asks for"


def _misfit(mention: Mention) -> str:
    if mention.kind is MentionKind.PRONOUN and not mention.referents:
        return "is a pronoun without an antecedent"
    if not mention.types:
        return "is of no known type"
    return f"is a {' or '.join(sorted(mention.types))}, which the role does not take"
