"""Published sentences with labelled events and relations, and which of them claims agree with.

Each set labels some facts of a text and leaves others out, so only recall can be measured.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from dateline.model.claim import Claim, Modality, Role
from dateline.model.kind import Kind
from dateline.model.link import LinkedClaim
from dateline.model.span import Span
from evaluation.matching import fold, same_name

PLOVER_FILE: Final = "events_plover.jsonl"
RAMS_FILE: Final = "events_rams_dev.jsonl"
RE3D_FILE: Final = "relations_re3d.jsonl"

# The set's YIELD joins two categories of PLOVER. The rest are categories that PLOVER has renamed:
# ACCUSE was DISAPPROVE, and ASSAULT has taken in FIGHT.
_COVERS: Final[Mapping[str, frozenset[str]]] = {
    "YIELD": frozenset({"YIELD", "RETREAT", "CONCEDE"}),
    "ACCUSE": frozenset({"ACCUSE", "DISAPPROVE"}),
    "ASSAULT": frozenset({"ASSAULT", "FIGHT"}),
}
# By the codebook AGREE is also any cooperative act that is told as future or intended
# (Halterman et al. 2023, "PLOVER and POLECAT"; CAMEO 03, "express intent to cooperate").
_COOPERATIVE: Final = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT", "CONCEDE"}
)
_YET_TO_COME: Final = frozenset({Modality.PROMISED, Modality.INTENDED, Modality.EXPECTED})
_DOERS: Final = frozenset({Role.ACTOR, Role.RECIPIENT, Role.PARTY})
_RELATIONS: Final[Mapping[str, frozenset[str]]] = {
    "AlliesOf": frozenset({"Alliance"}),
    "FightingAgainst": frozenset({"ArmedConflict", "Attack", "Offensive"}),
    "InChargeOf": frozenset({"OfficeHolding", "TerritorialControl"}),
    "BelongsTo": frozenset({"Membership"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled event or relation of a text.

    Attributes:
        text: the sentence, window or document; label: the set's own class.
        kinds: kinds of fact that are its counterpart.
        trigger: the word that stands for the event; None where the set gives none.
        arguments: those who take part, as the set marks them.
        needs_all: every argument has to be met, not only one.
        roles: roles whose fillers may meet an argument.
        if_to_come: kinds that are a counterpart too where the set's rule for what is yet to come
            is followed and the claim's modality says that it is.
        follows_rule: that rule is followed.
    """

    text: str
    label: str
    kinds: frozenset[str]
    arguments: tuple[Span, ...]
    trigger: Span | None = None
    needs_all: bool = False
    roles: frozenset[Role] = frozenset(Role)
    if_to_come: frozenset[str] = frozenset()
    follows_rule: bool = False

    def by_rule(self) -> "Labelled":
        """Return the label as the set's codebook has it, with the rule for what is to come."""
        return replace(self, follows_rule=True)

    def has_kind(self, claim: LinkedClaim) -> bool:
        """Whether the claim is of a right kind, and about the sentence of the trigger."""
        where = claim.claim.evidence.span
        is_there = self.trigger is None or where.overlaps(self.trigger)
        return self._is_kind(claim.claim) and is_there

    def is_met(self, claim: LinkedClaim) -> bool:
        """Whether the claim also has the arguments, by place or by name."""
        met = [self._meets(claim, argument) for argument in self.arguments]
        return self.has_kind(claim) and (all(met) if self.needs_all else any(met))

    def _is_kind(self, claim: Claim) -> bool:
        is_to_come = self.follows_rule and claim.modality in _YET_TO_COME
        return claim.kind in self.kinds or (is_to_come and claim.kind in self.if_to_come)

    def _meets(self, claim: LinkedClaim, argument: Span) -> bool:
        name = fold(argument.of(self.text))
        spans = (m.span for role, m in claim.claim.roles if role in self.roles)
        labels = (fold(f.entity.label) for f in claim.fillers if f.role in self.roles)
        return any(span.overlaps(argument) for span in spans) or any(
            same_name(label, name) for label in labels
        )


def read_plover(folder: Path, kinds: Mapping[str, Kind]) -> tuple[Labelled, ...]:
    """Return the sentences of Zero-Shot-PLOVER (Hu et al. 2024) with their root category."""
    cooperative = frozenset(k.name for k in kinds.values() if _COOPERATIVE & set(k.plover))
    return tuple(
        Labelled(
            text=record["text"],
            label=gold["event"],
            kinds=_of_category(gold["event"], kinds.values()),
            arguments=tuple(_taking_part(gold)),
            roles=_DOERS,
            if_to_come=cooperative if gold["event"] == "AGREE" else frozenset(),
        )
        for record, gold in _labels(folder / PLOVER_FILE)
    )


def read_rams(folder: Path, mapping: Path) -> tuple[Labelled, ...]:
    """Return the events of RAMS (Ebner et al. 2020) whose type `mapping` gives kinds for."""
    table = tomllib.loads(mapping.read_text(encoding="utf-8"))
    return tuple(
        Labelled(
            text=record["text"],
            label=gold["event"],
            kinds=kinds,
            arguments=tuple(_span(argument) for argument in gold["args"]),
            trigger=_span(gold["trigger"]),
        )
        for record, gold in _labels(folder / RAMS_FILE)
        if (kinds := _mapped(gold["event"], table))
    )


def read_re3d(folder: Path) -> tuple[Labelled, ...]:
    """Return the relations of re3d (Dstl 2017) that have a counterpart, each pair once."""
    found = {
        (record["id"], gold["relation"], frozenset(spans)): Labelled(
            text=record["text"],
            label=gold["relation"],
            kinds=_RELATIONS[gold["relation"]],
            arguments=spans,
            needs_all=True,
        )
        for record, gold in _labels(folder / RE3D_FILE)
        if gold["relation"] in _RELATIONS
        for spans in [(_span(gold["subject"]), _span(gold["object"]))]
    }
    return tuple(found.values())


def _of_category(category: str, kinds: Iterable[Kind]) -> frozenset[str]:
    wanted = _COVERS.get(category, frozenset({category}))
    return frozenset(kind.name for kind in kinds if wanted & set(kind.plover))


def _mapped(event: str, table: Mapping[str, Sequence[str]]) -> frozenset[str]:
    family = event.rpartition(".")[0] + "."
    return frozenset(table.get(event, table.get(family, ())))


def _labels(file: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield from ((record, gold) for gold in record["gold"])


def _taking_part(gold: Mapping[str, Any]) -> Iterator[Span]:
    # Where the text names no source or target, the set has a stand-in without a span.
    marked = (gold.get(end) for end in ("source", "target"))
    return (_span(one) for one in marked if one and one["span"])


def _span(marked: Mapping[str, Any]) -> Span:
    start, end = marked["span"]
    return Span(start, end)
