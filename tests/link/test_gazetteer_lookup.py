import socket
from datetime import date
from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.errors import UsageError
from dateline.link import Gazetteer, load_gazetteer


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Peru", "Peru"),
        ("the Gambia", "Gambia"),
        ("Cabo Verde", "Cape Verde"),
        ("Swaziland", "Eswatini"),
        ("Holland", "Netherlands"),
        ("Britain", "United Kingdom"),
        ("U.S.", "United States"),
        ("Nairobi", "Kenya"),
        ("Downing Street", "United Kingdom"),
        ("Brussels", "Belgium"),
        ("Élysée", "France"),
        ("Mongolian", "Mongolia"),
        ("Spaniards", "Spain"),
        ("Emirati", "United Arab Emirates"),
        ("Saudis", "Saudi Arabia"),
        ("Nigerien", "Niger"),
        ("Nigerian", "Nigeria"),
        ("South Korean", "South Korea"),
        ("North Koreans", "North Korea"),
        ("Scottish", "Scotland"),
    ],
)
def test_country_of(name: str, label: str, gazetteer: Gazetteer) -> None:
    qid = gazetteer.country_of(name)
    entry = gazetteer.by_qid(qid or "")
    assert entry is not None
    assert entry.entity.label == label


@pytest.mark.parametrize("name", ["Kurdish", "Narnia", "", "Angela Merkel"])
def test_no_country(name: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.country_of(name) is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Kiev", "Kyiv"),
        ("ndjamena", "N'Djamena"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("The Independent", "The Independent"),
        ("Doctors Without Borders", "Médecins Sans Frontières"),
    ],
)
def test_names_are_compared_as_if_plain(written: str, label: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates(written)[0].entity.label == label


def test_people_by_surname_and_respelling(gazetteer: Gazetteer) -> None:
    assert "Mauricio Macri" in {e.entity.label for e in gazetteer.candidates("Macri")}
    assert "Muammar Gaddafi" in {
        e.entity.label for e in gazetteer.spelled_like("Mu'ammar al-Qadhafi")
    }
    assert "Ismail Omar Guelleh" in {e.entity.label for e in gazetteer.shortened("Ismail Guelleh")}


def test_namesakes_come_most_prominent_first(gazetteer: Gazetteer) -> None:
    weights = [entry.prominence for entry in gazetteer.candidates("San José")]
    assert len(weights) > 1
    assert weights == sorted(weights, reverse=True)


def test_capitals_know_their_state(gazetteer: Gazetteer) -> None:
    lima = gazetteer.candidates("Lima")[0].entity
    peru = gazetteer.candidates("Peru")[0].entity
    assert gazetteer.capital_of(lima.qid or "") == peru.qid
    assert gazetteer.capital_of(peru.qid or "") is None


def test_every_state_has_a_capital() -> None:
    folder = asset_dir("ontology") / "entities"
    capitals = (folder / "capitals.tsv").read_text(encoding="utf-8")
    states = (folder / "states.tsv").read_text(encoding="utf-8").splitlines()[1:]
    without = {line.split("\t")[1] for line in states if f"\t{line.split()[0]}\n" not in capitals}
    # City states, capitals without a verified item, and states that are no more.
    assert without <= {
        *("Monaco", "Singapore", "Holy See", "Nauru", "Qatar"),
        *("Soviet Union", "Yugoslavia", "Czechoslovakia", "East Germany", "Ottoman Empire"),
        *("Nazi Germany",),
    }


def test_an_entry_tells_where_it_was_read(gazetteer: Gazetteer) -> None:
    uruguay = gazetteer.candidates("Uruguay")[0].entity
    assert uruguay.iso_code == "UY"
    assert uruguay.source.startswith("rigour")
    assert uruguay.snapshot == gazetteer.snapshot == date(2026, 11, 1)


def test_a_known_entity_without_an_item_has_a_local_key(gazetteer: Gazetteer) -> None:
    base = gazetteer.candidates("Khmeimim airbase")[0].entity
    assert (base.qid, base.label) == (None, "Hmeimim Air Base")
    assert base.local_key.startswith("entity/hmeimim-air-base-")


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gazetteer"):
        load_gazetteer(tmp_path)


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    fresh = load_gazetteer(asset_dir("ontology") / "entities")
    assert list(fresh.find("Chile and Bolivia"))
