"""Frames: how English words express a kind of fact, read from `ontology/frames/*.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.claim import Modality, Polarity, Role
from dateline.model.entity import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpec:
    """What may fill a role.

    Attributes:
        types: allowed types; empty allows anything.
        names_only: a filler must be named, resolve to something named, or be described by a name
            beside it ("Iran's supreme leader").
        named_beside: a description will do where a filler of any role is named in one of these
            ways ("rebels attacked Goma").
    """

    types: frozenset[EntityType] = frozenset()
    names_only: bool = False
    named_beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One way of expressing the frame's kind.

    Attributes:
        name: unique within the frame.
        pos: "verb", "noun" or "adjective".
        triggers: lemmas; several words for particles ("pull out") and noun groups ("air strike").
        roles: for each role the slot paths to try, in order; the first with a fit wins; a path may
            end in a narrower type ("after outside:City"), or in "*" for whatever stands there.
        gather: roles that take the fillers of all their paths.
        having: slot path -> lemmas one of which must stand there ("cut" + object "tie").
        lacking: slot path -> lemmas none of which may stand there.
        needs: groups of roles, of each of which one at least must be filled.
        needs_content: the pattern holds only with a fact as content.
        contents: kinds that the content may have; empty allows any. Where it is given, the content
            has to be affirmed: who will not do something promises nothing.
        content_modalities: modalities that the content may have; empty allows any.
        own_content: who makes the claim takes part in its content ("said that they will leave").
        minimum: fewest fillers of a role; None takes the frame's.
        anchored: a filler must be a name, resolve to one or have one beside it ("police in Oslo").
        kind: overrides the frame's kind, for a narrower one.
        polarity, modality: overrides what the words alone would say ("called off the attack").
    """

    name: str
    pos: str
    triggers: frozenset[str]
    roles: Mapping[Role, tuple[str, ...]]
    gather: frozenset[Role] = frozenset()
    having: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lacking: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: tuple[frozenset[Role], ...] = ()
    needs_content: bool = False
    contents: frozenset[str] = frozenset()
    content_modalities: frozenset[Modality] = frozenset()
    own_content: bool = False
    minimum: Mapping[Role, int] | None = None
    anchored: bool = False
    kind: str = ""
    polarity: Polarity | None = None
    modality: Modality | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """A content of kind `content` makes the claim a `kind` ("demanded" + Extradition)."""

    content: str
    kind: str
    roles: Mapping[Role, Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All patterns of one kind of fact.

    Attributes:
        roles: what may fill each role.
        minimum: fewest fillers of a role ("party": 2).
        takes_content: the kind has a fact as content (demand, promise, threat, denial).
        borrows: own role -> role of the content that fills it when it stays open.
        names_office: the trigger's wording is the office's name.
        examples: sentence -> roles expected, run as tests.
        counter_examples: sentences that must give no claim of this kind.
    """

    kind: str
    roles: Mapping[Role, RoleSpec]
    patterns: tuple[Pattern, ...]
    minimum: Mapping[Role, int] = field(default_factory=dict)
    takes_content: bool = False
    borrows: Mapping[Role, Role] = field(default_factory=dict)
    names_office: bool = False
    promotions: tuple[Promotion, ...] = ()
    examples: tuple["Example", ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and what the frame must find in it; `roles` maps a role to texts."""

    text: str
    roles: Mapping[str, tuple[str, ...]]
    polarity: Polarity | None = None
    modality: Modality | None = None
    kind: str = ""
