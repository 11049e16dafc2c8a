"""The gazetteer's files, checked line by line."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.link.tables import TYPE_OF_FILE

FOLDER = Path(str(asset_dir("ontology"))) / "entities"
HEADER = "qid label aliases country iso lat lon description prominence from until source snapshot"
LISTS = {"local", "demonyms", "capitals", "metonyms", "bynames", "guarded"}
MAX_BYTES = 5_000_000
MAX_KM = 450.0
SCRIPTS = Path(__file__).parents[2] / "scripts" / "gazetteer"
# Short names that news uses without explaining them; any other code is too ambiguous to find.
SHORT = frozenset(
    """US U.S. U.S USA U.S.A. UK U.K. UAE UN U.N. EU E.U. AU DRC PRC ROK KSA IMF WHO WTO ICC ICJ OAS
    GCC CIS SCO OIC EAC WFP IOM ILO FAO ECB ADB PKK YPG SDF SNA FSA HTS IDF RSF SAF PLA LRA ADF M23
    LNA PMF IRA ELN CIA FBI FSB ISI BBC CNN AFP AP NPR VOA RIA RT TTP PLO ANC RAF MEK AES G20 G-7 G7
    Xi""".split()
)


def rows(file: str) -> Iterator[dict[str, str]]:
    header, *lines = (FOLDER / f"{file}.tsv").read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == len(columns), f"{file}: {line}"
        yield dict(zip(columns, cells, strict=True))


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, str]]]:
    return {file: list(rows(file)) for file in TYPE_OF_FILE}


@pytest.fixture(scope="module")
def items(tables: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    return [row for table in tables.values() for row in table]


@pytest.fixture(scope="module")
def names(items: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Pairs of QID or label, and a name."""
    every = [*items, *rows("local")]
    found = [(row, name) for row in every for name in (row["label"], *row["aliases"].split("|"))]
    return [(row["qid"] or row["label"], name) for row, name in found if name]


def test_every_file_is_known_and_small() -> None:
    files = {path.stem for path in FOLDER.iterdir()}
    assert files == set(TYPE_OF_FILE) | LISTS
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MAX_BYTES


@pytest.mark.parametrize("file", sorted(TYPE_OF_FILE))
def test_columns_and_order(file: str) -> None:
    table = list(rows(file))
    assert list(table[0]) == HEADER.split()
    numbers = [int(row["qid"].removeprefix("Q")) for row in table]
    assert numbers == sorted(set(numbers))


def test_no_item_twice(items: list[dict[str, str]]) -> None:
    qids = [row["qid"] for row in items]
    assert len(qids) == len(set(qids))
    assert all(re.fullmatch(r"Q[1-9]\d*", qid) for qid in qids)


def test_text_is_composed_and_trimmed() -> None:
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name
        assert "\r" not in text
        assert not re.search(r"  | \t|\t | $", text, re.MULTILINE), path.name


def test_every_item_says_what_and_whence(items: list[dict[str, str]]) -> None:
    assert all(row["label"] and row["source"] and row["snapshot"] for row in items)
    assert all(0 < int(row["prominence"]) < 100 for row in items)


def test_coordinates_are_on_the_globe(items: list[dict[str, str]]) -> None:
    for row in items:
        assert bool(row["lat"]) == bool(row["lon"]), row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row


def test_an_airport_lies_near_a_town_of_its_country(
    tables: dict[str, list[dict[str, str]]],
) -> None:
    towns: dict[str, list[tuple[float, float]]] = {}
    for town in tables["cities"]:
        towns.setdefault(town["country"], []).append((float(town["lat"]), float(town["lon"])))
    strays = [
        row["label"]
        for row in tables["airports"]
        if row["country"] and row["country"] in towns and not _is_near(row, towns[row["country"]])
    ]
    # Far islands, and outposts in the Arctic.
    assert len(strays) < 0.005 * len(tables["airports"]), strays


def test_countries_are_known_polities(items: list[dict[str, str]]) -> None:
    polities = {row["qid"] for file in ("states", "territories") for row in rows(file)}
    assert {row["country"] for row in items} - {""} <= polities
    assert {row["country"] for row in rows("local")} - {""} <= polities


def test_codes_are_iso_3166(items: list[dict[str, str]]) -> None:
    codes = [row["iso"] for row in items if row["iso"]]
    assert len(codes) == len(set(codes)) >= 245
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)


def test_names_are_distinct_within_an_entry(items: list[dict[str, str]]) -> None:
    for row in items:
        listed = [row["label"], *filter(None, row["aliases"].split("|"))]
        assert len(listed) == len(set(listed)), row


def test_no_alias_is_a_common_word_or_an_unknown_code(items: list[dict[str, str]]) -> None:
    words = set((SCRIPTS / "common_words.txt").read_text(encoding="utf-8").split())
    for row in items:
        for alias in filter(None, row["aliases"].split("|")):
            assert alias in SHORT or (alias.casefold() not in words and len(alias) > 3), row
            assert any(c.isupper() for c in alias), row


def test_a_place_called_like_a_common_word_is_guarded(
    tables: dict[str, list[dict[str, str]]],
) -> None:
    words = set((SCRIPTS / "common_words.txt").read_text(encoding="utf-8").split())
    guarded = {row["name"] for row in rows("guarded")}
    labels = {row["label"] for file in ("cities", "regions") for row in tables[file]}
    assert {label for label in labels if label.casefold() in words} <= guarded


def test_names_are_latin(names: list[tuple[str, str]]) -> None:
    for owner, name in names:
        alphabets = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
        assert alphabets <= {"LATIN", "MODIFIER"}, owner


def test_lists_point_at_what_is_there(items: list[dict[str, str]]) -> None:
    known = {row["qid"] for row in items} | {row["label"] for row in rows("local")}
    assert {row["of"] for row in rows("demonyms")} <= known
    assert {row["of"] for row in rows("metonyms")} <= known
    assert {row["of"] for row in rows("bynames")} <= known
    assert {q for row in rows("bynames") for q in row["beside"].split("|")} <= known
    assert {cell for row in rows("capitals") for cell in row.values()} <= known


def test_every_state_has_a_demonym() -> None:
    served = {row["of"] for row in rows("demonyms")}
    without = {row["label"] for row in rows("states") if row["qid"] not in served}
    assert without == set()


def test_local_entities_have_a_type_and_no_item() -> None:
    table = list(rows("local"))
    assert len({row["label"] for row in table}) == len(table)
    assert all(row["type"] and row["label"] and not row["qid"] and not row["lat"] for row in table)


def test_no_local_entity_has_an_item(tables: dict[str, list[dict[str, str]]]) -> None:
    files = {kind.value: file for file, kind in TYPE_OF_FILE.items()}
    listed = {
        (file, name)
        for file, table in tables.items()
        for row in table
        for name in (row["label"], *row["aliases"].split("|"))
    }
    local = {(files.get(row["type"], ""), row["label"]) for row in rows("local")}
    assert local & listed == set()


def test_years_in_power_are_in_order(tables: dict[str, list[dict[str, str]]]) -> None:
    dated = [row for row in tables["persons"] if row["from"]]
    assert len(dated) > 200
    for row in dated:
        assert re.fullmatch(r"\d{4}(-\d\d-\d\d)?", row["from"]), row
        assert not row["until"] or row["from"] <= row["until"], row


def _is_near(row: dict[str, str], towns: list[tuple[float, float]]) -> bool:
    lat, lon = float(row["lat"]), float(row["lon"])
    return any(abs(a - lat) * 111 < MAX_KM and abs(b - lon) * 111 < 2 * MAX_KM for a, b in towns)
