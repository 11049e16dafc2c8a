"""Published sentences with labelled events and relations, and which of them claims agree with.

Each set labels some facts of a text and leaves others out, so only recall can be measured.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.model.claim import Role
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
    """

    text: str
    label: str
    kinds: frozenset[str]
    arguments: tuple[Span, ...]
    trigger: Span | None = None
    needs_all: bool = False
    roles: frozenset[Role] = frozenset(Role)

    def has_kind(self, claim: LinkedClaim) -> bool:
        """Whether the claim is of a right kind, and about the sentence of the trigger."""
        where = claim.claim.evidence.span
        is_there = self.trigger is None or where.overlaps(self.trigger)
        return claim.claim.kind in self.kinds and is_there

    def is_met(self, claim: LinkedClaim) -> bool:
        """Whether the claim also has the arguments, by place or by name."""
        met = [self._meets(claim, argument) for argument in self.arguments]
        return self.has_kind(claim) and (all(met) if self.needs_all else any(met))

    def _meets(self, claim: LinkedClaim, argument: Span) -> bool:
        name = fold(argument.of(self.text))
        spans = (m.span for role, m in claim.claim.roles if role in self.roles)
        labels = (fold(f.entity.label) for f in claim.fillers if f.role in self.roles)
        return any(span.overlaps(argument) for span in spans) or any(
            same_name(label, name) for label in labels
        )


def read_plover(folder: Path, kinds: Mapping[str, Kind]) -> tuple[Labelled, ...]:
    """Return the sentences of Zero-Shot-PLOVER (Hu et al. 2024) with their root category."""
    return tuple(
        Labelled(
            text=record["text"],
            label=gold["event"],
            kinds=_of_category(gold["event"], kinds.values()),
            arguments=tuple(_taking_part(gold)),
            roles=_DOERS,
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
