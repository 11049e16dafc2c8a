"""A fact inside a fact: what is demanded, promised, threatened or denied."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.extract.governors import is_content_clause
from dateline.extract.match import Draft, same_thing
from dateline.extract.slots import fill
from dateline.model.claim import Claim, Polarity, Role
from dateline.model.mention import Mention, MentionKind
from dateline.model.syntax import Token

_DOERS = frozenset({Role.ACTOR, Role.PARTY})
_DOWN = ("dobj", "xcomp", "ccomp", "conj", "pobj", "prep")
_CONTENT_PATHS = ("clause", "object", "after for", "after of", "after to", "after that")


def with_content(draft: Draft, claims: Mapping[Draft, Claim]) -> Claim | None:
    """Return the draft's claim with the content found below it, of a narrower kind if that says so.

    Args:
        draft: a match of a frame that may take content.
        claims: the plain claims of all drafts of the sentence.

    Returns:
        None when the pattern needs a content and there is none.
    """
    claim = claims[draft]
    inner = _content(draft, claims) if draft.frame.takes_content else None
    if inner is None:
        return None if draft.pattern.needs_content else claim
    content = claims[inner]
    promotion = next((p for p in draft.frame.promotions if p.content == content.kind), None)
    kind = promotion.kind if promotion else claim.kind
    borrowed = {**draft.frame.borrows, **(promotion.roles if promotion else {})}
    roles = (*claim.roles, *_borrowed(claim, content, borrowed))
    return replace(claim, kind=kind, content=content, roles=roles)


def _content(draft: Draft, claims: Mapping[Draft, Claim]) -> Draft | None:
    """Return the draft that stands highest below this one."""
    below = list(_words_below(draft))
    inner = {
        d.predicate.token.i: d
        for d, claim in claims.items()
        if d.frame.kind != draft.frame.kind and _may_be_content(claim, draft)
    }
    return next((inner[t.i] for t in below if t.i in inner), None)


def _may_be_content(claim: Claim, draft: Draft) -> bool:
    pattern = draft.pattern
    if pattern.contents and not (
        claim.kind in pattern.contents and claim.polarity is Polarity.AFFIRMED
    ):
        return False
    if pattern.content_modalities and claim.modality not in pattern.content_modalities:
        return False
    return not pattern.own_content or _share_somebody(claim, draft)


def _share_somebody(claim: Claim, draft: Draft) -> bool:
    doers = [m for role, m in draft.roles if role in _DOERS]
    own = [m for role, m in claim.roles if role in _DOERS]
    return any(same_thing(m, doer) or _takes_up(m, doer) for m in own for doer in doers)


def _takes_up(mention: Mention, description: Mention) -> bool:
    """Whether it is a pronoun for a description that no name stands behind ("rebels ... they")."""
    is_for_it = mention.kind is MentionKind.PRONOUN and not description.referents
    return is_for_it and bool(mention.types & description.types)


def _words_below(draft: Draft) -> Iterator[Token]:
    """Yield the heads of what is demanded first, then what hangs on them, level by level."""
    sentence = draft.predicate.sentence
    queue = [t for path in _CONTENT_PATHS for t in fill(draft.predicate, path)]
    seen: set[int] = set()
    while queue:
        token = queue.pop(0)
        if token.i not in seen:
            seen.add(token.i)
            yield token
            queue.extend(sentence.children(token, *_DOWN))
            clauses = sentence.children(token, "acl", "relcl")
            queue.extend(t for t in clauses if is_content_clause(sentence, t))


def _borrowed(
    claim: Claim, content: Claim, roles: Mapping[Role, Role]
) -> Iterator[tuple[Role, Mention]]:
    """Yield the content's fillers that fill the claim's own open roles."""
    filled = {role for role, _ in claim.roles}
    taken = [mention for _, mention in claim.roles]
    for own, theirs in roles.items():
        offered = (m for role, m in content.roles if role is theirs and own not in filled)
        # Who asks to do something himself asks nobody to do it.
        yield from ((own, m) for m in offered if not any(same_thing(m, t) for t in taken))
