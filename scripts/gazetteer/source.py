"""The facts to compile from: candidate items and countries' demonyms, as tables of text."""

import csv
import gzip
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

# The source cuts its list of sources here; the last name may be a stump.
_SOURCE_WIDTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row of `candidates.tsv.gz`, corrections applied.

    Attributes:
        kind: the source's own type ("city", "armed_group"), not yet one of ours.
        country: ISO 3166-1 alpha-2, a subdivision code ("RU-MOS"), or "".
        sources: names of the sources that hold the item, best first.
        flags: what the source warns of ("general", "type-guessed", "homonym:7").
        chosen: the file it goes to by correction, "-" for none, "" where the rules decide.
        capital_of: ISO code of the state that a city is the capital of, or "".
        is_relabelled: the label is a correction.
        since, until: years in power, "" where not given; weight: prominence by correction.
    """

    qid: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    country: str
    lat: str
    lon: str
    sources: tuple[str, ...]
    flags: frozenset[str]
    description: str
    n_sources: int
    chosen: str = ""
    capital_of: str = ""
    is_relabelled: bool = False
    extra_aliases: tuple[str, ...] = ()
    dropped_aliases: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Nation:
    """One row of `demonyms.tsv`."""

    qid: str
    iso: str
    name: str
    forms: tuple[str, ...]


def read_candidates(folder: Path) -> Iterator[Candidate]:
    """Yield the rows of `folder/candidates.tsv.gz`."""
    path = folder / "candidates.tsv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Candidate(
                qid=row["qid"],
                label=_text(row["label"]),
                kind=row["type"],
                aliases=tuple(_text(a) for a in row["aliases"].split("|") if a),
                country=row["country_qid_or_iso"],
                lat=row["lat"] if _is_somewhere(row) else "",
                lon=row["lon"] if _is_somewhere(row) else "",
                sources=tuple(_source_names(row["source"])),
                flags=frozenset(f for f in row["flag"].split(";") if f),
                description=_text(row["description"]),
                n_sources=int(row["n_sources"]),
            )


def read_nations(folder: Path) -> Iterator[Nation]:
    """Yield the rows of `folder/demonyms.tsv`, each demonym once."""
    columns = ("demonym_m", "demonym_f", "nationality_dr5hn")
    with (folder / "demonyms.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            listed = ",".join(row[column] for column in columns).replace(" or ", ",")
            forms = (_text(form) for form in listed.split(","))
            distinct = tuple(dict.fromkeys(f for f in forms if f))
            yield Nation(row["qid"], row["iso2"], row["country"], distinct)


def correct(candidate: Candidate, field: str, value: str) -> Candidate:
    """Return `candidate` with one reviewed correction applied.

    Args:
        candidate: the row to correct.
        field: `type`, `label`, `country`, `description`, `capital` (of which country), `alias`
            (add one), `not` (drop one), `from` and `until` (years in power) or `prominence`.
        value: the right value.

    Raises:
        ValueError: there is no such field.
    """
    if field not in _CORRECTIONS:
        raise ValueError(f"no correction is called {field!r}")
    return _CORRECTIONS[field](candidate, value)


_CORRECTIONS: dict[str, Callable[[Candidate, str], Candidate]] = {
    "type": lambda c, value: replace(c, chosen=value),
    "label": lambda c, value: replace(c, label=value, is_relabelled=True),
    "country": lambda c, value: replace(c, country=value),
    "description": lambda c, value: replace(c, description=value),
    "capital": lambda c, value: replace(c, capital_of=value),
    "alias": lambda c, value: replace(c, extra_aliases=(*c.extra_aliases, value)),
    "from": lambda c, value: replace(c, since=value),
    "until": lambda c, value: replace(c, until=value),
    "prominence": lambda c, value: replace(c, weight=int(value)),
    "not": lambda c, value: replace(c, dropped_aliases=c.dropped_aliases | {value}),
}


def _is_somewhere(row: dict[str, str]) -> bool:
    """Whether a place is given: 0, 0 is what some sources write for unknown."""
    return bool(row["lat"] and row["lon"]) and not float(row["lat"]) == float(row["lon"]) == 0.0


def _text(raw: str) -> str:
    """Undo percent-encoding, compose, and give every run of spaces one space."""
    plain = unquote(raw) if "%" in raw else raw
    return " ".join(unicodedata.normalize("NFC", plain).split())


def _source_names(listed: str) -> Iterator[str]:
    """Yield `whosonfirst` for `whosonfirst[whosonfirst-data/...]`."""
    parts = listed.split(";")
    whole = parts[:-1] if len(listed) >= _SOURCE_WIDTH and len(parts) > 1 else parts
    for part in whole:
        name = part.split("[")[0].strip()
        if name and "]" not in name:
            yield name
