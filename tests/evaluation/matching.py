"""Whether a predicted claim states the fact of a gold row."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from dateline.model.link import LinkedClaim
from dateline.model.time import Bound
from evaluation.gold import GoldRow

RULES: Final = Path(__file__).parent / "matching.toml"
# Below this, a name inside another says nothing: "Oman" in "Romania".
_LONG_ENOUGH: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """One claim as far as scoring looks at it.

    Attributes:
        roles: role and every name of its filler (label, words of the passage, QID), folded.
        earliest, latest: None where that end is open or unresolved.
    """

    kind: str
    roles: tuple[tuple[str, frozenset[str]], ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"
    earliest: date | None = None
    latest: date | None = None
    quote: str = ""

    @classmethod
    def from_claim(cls, linked: LinkedClaim) -> Self:
        """Return what scoring needs of a claim that the pipeline made."""
        claim, time = linked.claim, linked.claim.time
        return cls(
            kind=claim.kind,
            roles=tuple(
                (f.role.value, _names(f.entity.label, f.text, f.entity.qid)) for f in linked.fillers
            ),
            polarity=claim.polarity.value,
            modality=claim.modality.value,
            earliest=time.earliest if time and time.bound is not Bound.UNTIL else None,
            latest=time.latest if time and time.bound is not Bound.FROM else None,
            quote=claim.evidence.quote,
        )

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Return what scoring needs of an object that `extract --format jsonl` printed."""
        return cls(
            kind=record["type"],
            roles=tuple(
                (role, _names(f["label"], f["text"], f["iri"].rsplit("/", 1)[-1]))
                for role, fillers in record["roles"].items()
                for f in fillers
            ),
            polarity=record["polarity"],
            modality=record["modality"],
            earliest=_day(record["earliest"]),
            latest=_day(record["latest"]),
            quote=record["quote"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """The rules of `matching.toml`."""

    same_kinds: tuple[frozenset[str], ...]
    roles: Mapping[str, frozenset[str]]
    aliases: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, file: Path = RULES) -> Self:
        """Return the rules that `file` holds."""
        rules = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(
            same_kinds=tuple(frozenset(kinds) for kinds in rules["same_kinds"]),
            roles={role: frozenset(roles) for role, roles in rules["roles"].items()},
            aliases={fold(label): _names(*names) for label, names in rules["aliases"].items()},
        )

    def hits(self, row: GoldRow, prediction: Prediction) -> bool:
        """Whether kind and all fillers of `row` are found; stance and time do not matter."""
        return self._same_kind(row.kind, prediction.kind) and all(
            self._filled(role, labels, prediction) for role, labels in row.roles
        )

    def _same_kind(self, one: str, other: str) -> bool:
        return one == other or any({one, other} <= kinds for kinds in self.same_kinds)

    def _filled(self, role: str, labels: Iterable[str], prediction: Prediction) -> bool:
        allowed = self.roles.get(role, frozenset({role}))
        wanted = {name for label in labels for name in self._called(label)}
        return any(
            same_name(want, name)
            for predicted, names in prediction.roles
            if predicted in allowed
            for name in names
            for want in wanted
        )

    def _called(self, label: str) -> frozenset[str]:
        return _names(label) | self.aliases.get(fold(label), frozenset())


def agree_on_time(row: GoldRow, prediction: Prediction) -> bool:
    """Whether the days of both overlap; an open end counts as the day at the other end."""
    first = prediction.earliest or prediction.latest
    last = prediction.latest or prediction.earliest
    if not (first and last and row.when):
        return False
    return first <= row.when[1] and last >= row.when[0]


def fold(name: str) -> str:
    """Return `name` for comparison: lower-case ASCII, single spaces, straight apostrophes."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join(letters.encode("ascii", "ignore").decode().lower().split())


def same_name(one: str, other: str) -> bool:
    """Whether two folded names are equal, or a name of some length is inside the other.

    >>> same_name("hasan", "general hasan"), same_name("oman", "romania")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _LONG_ENOUGH and short in long)


def _names(*names: str | None) -> frozenset[str]:
    return frozenset(fold(name) for name in names if name) - {""}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
