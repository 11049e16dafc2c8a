"""What a careful reader finds in the articles of a corpus: one row a fact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal, TypeAlias

Need: TypeAlias = Literal["must", "may", "none"]
Days: TypeAlias = tuple[date, date]

_COLUMNS: Final = 8
_NEEDS: Final[dict[str, Need]] = {"must": "must", "may": "may", "none": "none"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRow:
    """One fact of one article.

    Attributes:
        article: the file's name without ".txt"; day: its reference date.
        need: must be found, may be found, or (none) the article holds no fact but its may rows.
        roles: role and labels that are equally good for its filler, one pair a filler.
        modalities: those a reader would accept.
        when: first and last day, inclusive; None where the text gives no time.
    """

    article: str
    day: date
    need: Need
    kind: str = ""
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    polarity: str = "affirmed"
    modalities: frozenset[str] = frozenset({"actual"})
    when: Days | None = None


def read_gold(file: Path) -> tuple[GoldRow, ...]:
    """Return the rows of a tab-separated gold file; `#` begins a comment line.

    Raises:
        ValueError: a row has no such need, role or date; the message gives the line.
    """
    return tuple(_rows(file))


def _rows(file: Path) -> Iterator[GoldRow]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield _row(line)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{file.name}, line {number}: {error}") from error


def _row(line: str) -> GoldRow:
    cells = line.split("\t")
    article, day, need, kind, roles, polarity, modality, when = cells + [""] * (
        _COLUMNS - len(cells)
    )
    return GoldRow(
        article=article,
        day=date.fromisoformat(day),
        need=_NEEDS[need],
        kind=kind,
        roles=tuple(_role(part) for part in roles.split(";") if part),
        polarity=polarity or "affirmed",
        modalities=frozenset((modality or "actual").split("|")),
        when=days(when) if when else None,
    )


def _role(part: str) -> tuple[str, tuple[str, ...]]:
    role, is_filled, labels = part.partition("=")
    if not is_filled:
        raise ValueError(f"no filler: {part!r}")
    return role, tuple(labels.split("|"))


def days(text: str) -> Days:
    """Return the first and last day of a day, month or year, or of a stretch `from/to`.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    first, _, last = text.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


def _bounds(text: str) -> Days:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    year, month = parts[:2]
    if len(parts) == 2:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(following.toordinal() - 1)
    return date(year, month, parts[2]), date(year, month, parts[2])
