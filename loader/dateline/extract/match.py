"""A pattern against a predicate: which mentions fill which roles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.extract.frames import Frame, Pattern, RoleSpec
from dateline.extract.nominal import is_looked_on
from dateline.extract.predicates import Predicate
from dateline.extract.representatives import principals
from dateline.extract.slots import fill
from dateline.extract.triggers import Trigger
from dateline.model.claim import Role
from dateline.model.entity import EntityType
from dateline.model.mention import Mention, MentionKind
from dateline.model.syntax import Sentence, Token

# In place of a type, at the end of a path: the role takes whatever stands there.
ANYTHING = "*"
_ORIGINS = frozenset({"of", "from"})
_WHERE = frozenset({"in", "at"})
_GOVERNOR = "governor"
_DOER = "governor.subject"
Fillers = tuple[tuple[Role, Mention], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A pattern that matched, before stance, time and content are known; equal only to itself.

    Attributes:
        wording: the trigger as the frame writes it ("prime minister").
    """

    frame: Frame
    pattern: Pattern
    predicate: Predicate
    roles: Fillers
    wording: str

    @property
    def kind(self) -> str:
        """The kind of fact: the pattern's own, else the frame's."""
        return self.pattern.kind or self.frame.kind


@dataclass(frozen=True, slots=True)
class Matcher:
    """Fills roles with the mentions that `mentions_at` finds at a word."""

    mentions_at: Callable[[Token], Iterator[Mention]]

    def match(self, trigger: Trigger, predicate: Predicate) -> Draft | None:
        """Return the filled pattern, or None when its conditions do not hold."""
        frame, pattern = trigger.frame, trigger.pattern
        if not self.meets_constraints(pattern, predicate):
            return None
        roles = self.fillers(frame, pattern, predicate)
        if not is_complete(frame, pattern, roles):
            return None
        wants_name = pattern.anchored or any(frame.roles[role].named_beside for role, _ in roles)
        if wants_name and not self.names_someone(predicate.sentence, roles):
            return None
        return Draft(frame, pattern, predicate, roles, trigger.wording)

    def meets_constraints(self, pattern: Pattern, predicate: Predicate) -> bool:
        """Return whether the words that must, or must not, stand beside the trigger do."""
        having = all(_any_lemma(predicate, p, lemmas) for p, lemmas in pattern.having.items())
        return having and not any(
            _any_lemma(predicate, p, lemmas) for p, lemmas in pattern.lacking.items()
        )

    def fillers(self, frame: Frame, pattern: Pattern, predicate: Predicate) -> Fillers:
        """Return what fills the roles of `pattern`, whether or not it is enough for a claim."""
        found: list[tuple[Role, Mention]] = []
        for role, paths in _paths(pattern, predicate):
            taken = [m for r, m in found if r is not role]
            spec = frame.roles[role]
            fits = self._fits(predicate, paths, spec, taken, gather=role in pattern.gather)
            found.extend((role, mention) for mention in fits)
        return tuple(found)

    def _fits(
        self,
        predicate: Predicate,
        paths: tuple[str, ...],
        spec: RoleSpec,
        taken: list[Mention],
        *,
        gather: bool,
    ) -> list[Mention]:
        found: list[Mention] = []
        for full_path in paths:
            path, _, narrower = full_path.partition(":")
            allowed = replace(spec, types=_types(narrower)) if narrower else spec
            for token in fill(predicate, path):
                for mention in self._acting(predicate.sentence, token, allowed):
                    if not any(same_thing(mention, other) for other in [*taken, *found]):
                        found.append(mention)
            if found and not gather:
                break
        return found

    def _acting(self, sentence: Sentence, token: Token, spec: RoleSpec) -> Iterator[Mention]:
        """Yield the mention at `token`, or those for whom it acts ("officials from Riyadh").

        Of several principals each takes part, whoever acts for them.
        """
        own = self._mention(sentence, token, spec)
        acting = list(self._principals(sentence, token, spec))
        if len(acting) > 1 or (own is None and spec.names_only):
            yield from acting
        elif own is not None:
            yield own

    def _principals(self, sentence: Sentence, token: Token, spec: RoleSpec) -> Iterator[Mention]:
        found = (self._mention(sentence, t, spec) for t in principals(sentence, token))
        yield from (m for m in found if m is not None and m.referents)

    def _mention(self, sentence: Sentence, token: Token, spec: RoleSpec) -> Mention | None:
        """Return the mention at `token` that may fill a role."""
        found = (m for m in self.mentions_at(token) if fits(m, spec))
        is_open = not spec.names_only or self.is_anchored(sentence, token)
        return next((m for m in found if is_open or m.is_named), None)

    def is_anchored(self, sentence: Sentence, token: Token) -> bool:
        """Return whether a name says which one it is ("Taliban leaders", "police in Oslo")."""
        beside = sentence.children(token, "poss", "amod", "compound", "nmod", "appos")
        # Where troops are does not say whose they are.
        is_force = any(EntityType.ARMED_FORCE in m.types for m in self.mentions_at(token))
        anchoring = _ORIGINS if is_force else _ORIGINS | _WHERE
        after = (p for p in sentence.children(token, "prep") if p.lemma in anchoring)
        behind = (n for p in after for n in sentence.children(p, "pobj"))
        return any(m.is_named for t in (*beside, *behind) for m in self.mentions_at(t))

    def names_someone(self, sentence: Sentence, roles: Fillers) -> bool:
        """Return whether a filler is a name, stands for one or has one in its phrase."""
        heads = {m.head for _, m in roles}
        tokens = [t for t in sentence.tokens if t.span in heads]
        inside = (p for t in tokens for p in sentence.children(t, "prep"))
        nouns = [n for p in inside for n in sentence.children(p, "pobj")]
        is_named = any(m.is_named for _, m in roles)
        return (
            is_named
            or any(self.is_anchored(sentence, t) for t in tokens)
            or any(m.is_named for n in nouns for m in self.mentions_at(n))
        )


def _types(name: str) -> frozenset[EntityType]:
    return frozenset() if name == ANYTHING else frozenset({EntityType(name)})


def _paths(pattern: Pattern, predicate: Predicate) -> Iterator[tuple[Role, tuple[str, ...]]]:
    """Yield where to look for each role.

    The subject of a verb that only speaks of what the noun names did not do it ("condemned the
    raid"), unless the pattern asks for just that verb.
    """
    is_asked_for = _GOVERNOR in pattern.having
    looked_on = not is_asked_for and is_looked_on(predicate.sentence, predicate.token)
    for role, paths in pattern.roles.items():
        yield role, tuple(p for p in paths if not (looked_on and p.startswith(_DOER)))


def one_per_theme(draft: Draft) -> Iterator[Draft]:
    """Yield a draft for each theme: two bases are two facts, two actors of one deed are one."""
    themes = [m for role, mention in draft.roles if role is Role.THEME for m in _apart(mention)]
    others = tuple(pair for pair in draft.roles if pair[0] is not Role.THEME)
    if len(themes) < 2:  # noqa: PLR2004 - nothing to divide
        yield draft
    else:
        yield from (replace(draft, roles=(*others, (Role.THEME, theme))) for theme in themes)


def _apart(mention: Mention) -> Iterator[Mention]:
    """Yield a mention for each thing that it stands for ("they": this base and that one)."""
    if len(mention.referents) < 2:  # noqa: PLR2004 - nothing to divide
        yield mention
    else:
        yield from (replace(mention, referents=(r,)) for r in mention.referents)


def fits(mention: Mention, spec: RoleSpec) -> bool:
    """Return whether `mention` may fill a role."""
    if mention.kind is MentionKind.PRONOUN and not mention.referents:
        return False
    if not mention.types:
        return not spec.types or mention.kind is MentionKind.NAME
    return not spec.types or bool(mention.types & spec.types)


def same_thing(one: Mention, other: Mention) -> bool:
    """Return whether two mentions are one phrase or stand for the same."""
    shared = set(one.referents) & set(other.referents)
    return one.span == other.span or bool(shared)


def is_complete(frame: Frame, pattern: Pattern, roles: Fillers) -> bool:
    """Return whether enough roles are filled for a claim."""
    filled = {role for role, _ in roles}
    counts = _counts(roles)
    minimum = frame.minimum if pattern.minimum is None else pattern.minimum
    too_few = any(0 < counts.get(role, 0) < least for role, least in minimum.items())
    return bool(filled) and not too_few and all(need & filled for need in pattern.needs)


def _counts(roles: Fillers) -> Mapping[Role, int]:
    """How many entities fill each role; a set such as "both countries" counts each."""
    things: dict[Role, set[object]] = {}
    for role, mention in roles:
        things.setdefault(role, set()).update(mention.referents or [mention.span])
    return {role: len(found) for role, found in things.items()}


def _any_lemma(predicate: Predicate, path: str, lemmas: frozenset[str]) -> bool:
    """Whether a word at `path` is one of `lemmas`; "*" is any word."""
    is_any = ANYTHING in lemmas
    if not is_any and lemmas.isdisjoint(predicate.sentence.lemmas):
        return False
    return any(is_any or t.lemma in lemmas for t in fill(predicate, path))
