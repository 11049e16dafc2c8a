"""The names that generated articles are about: the project's own gazetteer, some far more often."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Self

from dateline.assets import asset_dir

_FEWEST = 3
_LONGEST = 34
# English puts an article before these and before no other state.
_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Comoros")
_Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Country:
    """A state with the names that belong to it, the better known first."""

    name: str
    adjective: str
    cities: tuple[str, ...]
    people: tuple[str, ...]
    airports: tuple[str, ...]


# No slots: what is derived from the names is worked out once and kept.
@dataclass(frozen=True)
class World:
    """Everything that articles of one seed are about."""

    seed: int
    countries: tuple[Country, ...]
    groups: tuple[str, ...]
    bodies: tuple[str, ...]
    outlets: tuple[str, ...]

    @classmethod
    def of(cls, seed: int) -> Self:
        """Return the world of `seed`: the same names, other ones often in the news."""
        random = Random(f"{seed}:world")
        countries = list(_countries())
        random.shuffle(countries)
        groups, bodies = _names(_rows("armed_groups")), _names(_rows("international_organizations"))
        return cls(seed, tuple(countries), groups, bodies, _names(_rows("news_outlets")))

    @cached_property
    def _weights(self) -> tuple[float, ...]:
        return tuple(accumulate(1 / (rank + 3) for rank in range(len(self.countries))))

    def some(self, random: Random, count: int) -> list[Country]:
        """Return `count` different states; the n-th in the news is met as often as Zipf says."""
        found: dict[str, Country] = {}
        while len(found) < count:
            one = random.choices(self.countries, cum_weights=self._weights)[0]
            found[one.name] = one
        return list(found.values())


def often(random: Random, names: Sequence[str], *, lowest: float = 0.0) -> str:
    """Return one of `names`, the first ones more often; `lowest` is the share to pass over."""
    return names[int(len(names) * (lowest + (1 - lowest) * random.random() ** 3))]


def _countries() -> list[Country]:
    forms: dict[str, str] = {}
    for row in _rows("demonyms"):
        if not row["form"].endswith("s"):
            forms.setdefault(row["of"], row["form"])
    cities, people, airports = (_by_country(_rows(n)) for n in ("cities", "persons", "airports"))
    return [
        Country(_with_article(row["label"]), forms[qid], cities[qid], people[qid], airports[qid])
        for row in _rows("states")
        if (qid := row["qid"]) in forms
        and all(len(named[qid]) >= _FEWEST for named in (cities, people, airports))
    ]


def _with_article(label: str) -> str:
    special = label.startswith(_WITH_ARTICLE) or "Republic" in label or "Islands" in label
    return f"the {label}" if special else label


def _rows(table: str) -> _Rows:
    text = (asset_dir("ontology") / "entities" / f"{table}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _names(rows: _Rows) -> tuple[str, ...]:
    known = sorted(rows, key=lambda row: -int(row["prominence"] or 0))
    labels = (row["label"] for row in known)
    plain = (label for label in labels if len(label) <= _LONGEST and not set(label) & set(",(/–"))
    return tuple(dict.fromkeys(plain))


def _by_country(rows: _Rows) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        found[row["country"]].append(row)
    return defaultdict(tuple, {country: _names(its) for country, its in found.items()})
