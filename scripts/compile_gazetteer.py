"""Compile the gazetteer in `ontology/entities/` from tables of Wikidata facts.

Usage, from the root of a checkout: python -m scripts.compile_gazetteer FACTS_DIR [OUTPUT_DIR]

The same input gives the same bytes. What each file holds and why: docs/decisions/0003-gazetteer.md.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from scripts.gazetteer import lists
from scripts.gazetteer.derive import with_capital, with_countries
from scripts.gazetteer.names import fold, is_latin, without_article
from scripts.gazetteer.overrides import corrected, read_overrides
from scripts.gazetteer.rows import COLUMNS, Row, row_of, without_names
from scripts.gazetteer.select import file_of
from scripts.gazetteer.source import Candidate, Nation, read_candidates, read_nations

# The day of the source tables' copy.
SNAPSHOT = "2026-11-01"
_OVERRIDES = Path(__file__).parent / "gazetteer" / "overrides.tsv"
_OUTPUT = Path(__file__).parents[1] / "ontology" / "entities"
# Items of the realms, and of the countries that are meant.
_REALMS = {"Q756617": "Q35", "Q29999": "Q55", "Q40362": "Q6250"}

Table = list[Row]


def compile_gazetteer(source: Path, output: Path) -> dict[str, int]:
    """Write every file of the gazetteer to `output` and return how many rows each has."""
    listed = [_of_country(nation) for nation in read_nations(source)]
    candidates = _known(source, listed)
    chosen = _by_file(candidates, {nation.qid: nation.iso for nation in listed})
    polities = {c.qid for file in ("states", "territories") for c in chosen[file]}
    nations = [nation for nation in listed if nation.qid in polities]
    qids = {nation.iso: nation.qid for nation in nations}
    tables = _tables(chosen, candidates, qids)
    capitals = _capitals(chosen, qids)
    written = {
        f"{file}.tsv": _write(output / f"{file}.tsv", COLUMNS, [r.line(SNAPSHOT) for r in rows])
        for file, rows in tables.items()
    }
    people = {name for c in candidates if c.kind == "person" for name in c.label.split()}
    guarded = lists.guarded_names(_places(tables), people, frozenset(capitals))
    return written | _write_lists(output, tables, capitals, nations, guarded)


def _of_country(nation: Nation) -> Nation:
    return replace(nation, qid=_REALMS.get(nation.qid, nation.qid))


def _known(source: Path, nations: Iterable[Nation]) -> list[Candidate]:
    """Return the candidates with corrections applied and capitals marked."""
    fixed = list(corrected(read_candidates(source), read_overrides(_OVERRIDES)))
    iso_of = {nation.qid: nation.iso for nation in nations}
    polities = [c for c in fixed if c.qid in iso_of]
    states = {fold(without_article(a)): iso_of[c.qid] for c in polities for a in c.aliases}
    states |= {fold(c.label): iso_of[c.qid] for c in polities}
    return [with_capital(candidate, states) for candidate in fixed]


def _by_file(
    candidates: Iterable[Candidate], iso_of: Mapping[str, str]
) -> dict[str, list[Candidate]]:
    chosen: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        file = file_of(candidate, iso_of)
        if file:
            chosen[file].append(candidate)
    return dict(chosen)


def _tables(
    chosen: Mapping[str, list[Candidate]], candidates: Iterable[Candidate], qids: Mapping[str, str]
) -> dict[str, Table]:
    words = lists.common_words()
    tables = {file: [row_of(c, file, qids, words) for c in rows] for file, rows in chosen.items()}
    capitals = frozenset(c.qid for c in chosen["cities"] if c.capital_of)
    for file in ("cities", "regions"):
        tables[file] = list(_apart_from_polities(tables[file], tables, capitals))
    cities = [c for c in candidates if c.kind == "city"]
    for file in ("airports", "military_bases"):
        tables[file] = with_countries(tables[file], cities, qids)
    return {
        file: sorted((r for r in rows if is_latin(r.label)), key=lambda r: r.number)
        for file, rows in sorted(tables.items())
    }


def _apart_from_polities(
    places: Iterable[Row], tables: Mapping[str, Table], capitals: frozenset[str]
) -> Iterator[Row]:
    """Yield places without those that only repeat a country's name.

    Two kinds of namesake stay: a capital ("Djibouti"), and a division of another country, which
    only the words around can tell from the country ("Georgia").
    """
    polities = [row for file in ("states", "territories") for row in tables[file]]
    owners = {fold(name): row.qid for row in polities for name in (row.label, *row.aliases)}
    divisions = frozenset(row.qid for row in tables["regions"] if row.country)
    for place in places:
        owner = owners.get(fold(place.label))
        is_foreign_division = place.qid in divisions and place.country != owner
        if owner is None or place.qid in capitals or is_foreign_division:
            yield without_names(place, owners.keys())


def _capitals(chosen: Mapping[str, list[Candidate]], qids: Mapping[str, str]) -> dict[str, str]:
    return {c.qid: qids[c.capital_of] for c in chosen["cities"] if c.capital_of}


def _places(tables: Mapping[str, Table]) -> Iterator[Row]:
    for file in ("cities", "regions", "airports"):
        yield from tables[file]


def _write_lists(
    output: Path,
    tables: Mapping[str, Table],
    capitals: Mapping[str, str],
    nations: list[Nation],
    guarded: Iterable[str],
) -> dict[str, int]:
    qids = {nation.iso: nation.qid for nation in nations}
    targets = {row.label: row.qid for rows in tables.values() for row in rows} | qids
    written = {
        "local.tsv": (("type", *COLUMNS), lists.local_lines(qids)),
        "demonyms.tsv": (("form", "of"), lists.demonym_lines(nations, targets)),
        "metonyms.tsv": (("name", "of"), lists.metonym_lines(targets)),
        "bynames.tsv": (("name", "of", "beside"), lists.byname_lines(qids)),
        "capitals.tsv": (("city", "state"), ("\t".join(pair) for pair in capitals.items())),
        "guarded.tsv": (("name",), guarded),
    }
    return {
        name: _write(output / name, columns, sorted(set(lines)))
        for name, (columns, lines) in written.items()
    }


def _write(path: Path, columns: Iterable[str], lines: list[str]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["\t".join(columns), *lines]) + "\n", encoding="utf-8", newline="\n")
    return len(lines)


if __name__ == "__main__":
    facts, *rest = sys.argv[1:]
    for table, count in compile_gazetteer(Path(facts), Path(rest[0]) if rest else _OUTPUT).items():
        print(f"{count:6} {table}")
