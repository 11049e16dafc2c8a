"""Facts that follow from the tables: capitals, demonyms, the country around an airport."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import cos, hypot, radians

from scripts.gazetteer.names import fold, plural_forms
from scripts.gazetteer.rows import Row
from scripts.gazetteer.source import Candidate, Nation

_CAPITAL = re.compile(
    r"(?:the )?(?:capital|capital city)(?: and (?:the )?(?:largest|commercial)[\w ]*)? (?:city )?of"
    r" (?:the )?(?:country |republic of |commonwealth of )?(?:the )?(?P<of>[^;,]+)",
    re.IGNORECASE,
)
_ICAO = re.compile(r"\bICAO=([A-Z]{2})[A-Z]{2}\b")
_NEARBY_KM = 60.0
_KM_PER_DEGREE = 111.2
# How many airports with one ICAO prefix must agree on a country to speak for the others.
_ENOUGH = 3
_AGREEMENT = 0.9

Cells = Mapping[tuple[int, int], Sequence[Candidate]]


def with_capital(candidate: Candidate, states: Mapping[str, str]) -> Candidate:
    """Return a city with the ISO code of the state it is the capital of, where it is one.

    Args:
        candidate: a city.
        states: folded name of each state to its ISO code.
    """
    if candidate.capital_of or candidate.kind != "city":
        return candidate
    is_past = "former" in candidate.description
    match = None if is_past else _CAPITAL.search(candidate.description)
    iso = states.get(fold(match["of"].strip().rstrip("."))) if match else None
    return replace(candidate, capital_of=iso) if iso == candidate.country and iso else candidate


def with_countries(
    sites: Sequence[Row], cities: Iterable[Candidate], qids: Mapping[str, str]
) -> list[Row]:
    """Return airports and bases with their country, where coordinates and ICAO code agree.

    Args:
        sites: rows whose country is mostly empty.
        cities: towns with coordinates and an ISO code.
        qids: ISO code to the country's QID.
    """
    cells = _by_cell(cities)
    near = {site.qid: _countries_near(site, cells) for site in sites}
    sure = {qid: next(iter(found)) for qid, found in near.items() if len(found) == 1}
    by_prefix = _majorities((_prefix(s), sure[s.qid]) for s in sites if s.qid in sure)
    return [_settled(site, near[site.qid], by_prefix.get(_prefix(site)), qids) for site in sites]


def demonyms(
    nations: Iterable[Nation], extra: Mapping[str, Sequence[str]], dependent: frozenset[str]
) -> dict[str, list[str]]:
    """Return the demonyms and people's names of each ISO code, or label, that stands for them.

    A form that a sovereign state has is not also a dependent territory's ("French").

    Args:
        nations: the source's rows.
        extra: forms to add, or with "-" before them to drop, by ISO code or label.
        dependent: ISO codes of places that are not sovereign.
    """
    forms: dict[str, list[str]] = {}
    taken: set[str] = set()
    for nation in sorted(nations, key=lambda n: n.iso in dependent):
        added = extra.get(nation.iso, ())
        dropped = {form[1:] for form in added if form.startswith("-")} | {nation.name}
        wanted = [f for f in (*nation.forms, *added) if f not in dropped and not f.startswith("-")]
        is_free = nation.iso not in dependent
        forms[nation.iso] = [f for f in _with_plurals(wanted) if is_free or f not in taken]
        taken.update(forms[nation.iso])
    others = {key: list(_with_plurals(added)) for key, added in extra.items() if key not in forms}
    return forms | others


def _with_plurals(names: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(form for name in names for form in plural_forms(name))


def _settled(site: Row, near: set[str], by_prefix: str | None, qids: Mapping[str, str]) -> Row:
    if site.country or (by_prefix and by_prefix not in near):
        return site
    iso = by_prefix or (next(iter(near)) if len(near) == 1 else "")
    return replace(site, country=qids.get(iso, ""))


def _prefix(site: Row) -> str:
    match = _ICAO.search(site.description)
    # The United States and Canada use one letter for the whole country.
    return match[1][0] if match and match[1][0] in "KC" else match[1] if match else ""


def _majorities(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for prefix, iso in pairs:
        if prefix:
            votes[prefix][iso] += 1
    winners = {prefix: counts.most_common(1)[0] for prefix, counts in votes.items()}
    return {
        prefix: iso
        for prefix, (iso, count) in winners.items()
        if count >= _ENOUGH and count >= _AGREEMENT * votes[prefix].total()
    }


def _by_cell(cities: Iterable[Candidate]) -> Cells:
    """Return the cities of each one-degree cell."""
    cells: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for city in cities:
        if city.lat and city.country:
            cells[int(float(city.lat)), int(float(city.lon))].append(city)
    return cells


def _countries_near(site: Row, cells: Cells) -> set[str]:
    if not site.lat:
        return set()
    lat, lon = float(site.lat), float(site.lon)
    return {c.country for c in _around(cells, lat, lon) if _distance_km(c, lat, lon) < _NEARBY_KM}


def _around(cells: Cells, lat: float, lon: float) -> Iterator[Candidate]:
    for d_lat in (-1, 0, 1):
        for d_lon in (-1, 0, 1):
            yield from cells.get((int(lat) + d_lat, int(lon) + d_lon), ())


def _distance_km(city: Candidate, lat: float, lon: float) -> float:
    """Distance on a plane, good enough for tens of kilometres."""
    north = (float(city.lat) - lat) * _KM_PER_DEGREE
    return hypot(north, (float(city.lon) - lon) * _KM_PER_DEGREE * cos(radians(lat)))
