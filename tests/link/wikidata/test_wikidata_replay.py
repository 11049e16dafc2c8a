"""Recorded answers are enough: nothing is asked, and what was not recorded fails."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dateline.link.wikidata import Wikidata
from dateline.link.wikidata.cache import Cache
from dateline.link.wikidata.reply import Request

RECORD = Path(__file__).parents[2] / "fixtures" / "wikidata" / "record.py"


class MissingRecordingError(Exception):
    """Something was asked that was not recorded."""


@pytest.fixture(scope="module")
def recording() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record", RECORD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def replayed(recording: ModuleType) -> Wikidata:
    def refuse(request: Request) -> object:
        raise MissingRecordingError(request)

    cache = Cache(recording.FOLDER, clock=recording.now)
    return Wikidata(api=refuse, service=refuse, cache=cache)


def test_names_are_looked_up_in_the_recording(recording: ModuleType, replayed: Wikidata) -> None:
    found = recording.look_up(replayed)
    assert [(one.name, one.outcome.value) for one in found] == [
        ("Kakha Kaladze", "found"),
        ("Michael Noonan", "nothing"),
        ("Rachida Dati", "nothing"),
        ("Dana Perino", "nothing"),
        ("Nobody Atall", "nothing"),
    ]


def test_items_are_described_from_the_recording(recording: ModuleType, replayed: Wikidata) -> None:
    found = recording.describe(replayed)
    assert [entity and (entity.qid, entity.label) for entity in found] == [
        ("Q161348", "Ramstein Air Base"),
        ("Q230", "Georgia"),
        ("Q192031", "Kakha Kaladze"),
        None,
    ]


def test_what_was_not_recorded_fails(recording: ModuleType, replayed: Wikidata) -> None:
    for ask in (
        lambda: recording.look_up(replayed, ["Ilva Doran"]),
        lambda: replayed.items(["Q994"]),
        lambda: replayed.select("SELECT * { ?s ?p ?o }"),
    ):
        with pytest.raises(MissingRecordingError):
            ask()


def test_the_recording_is_what_the_server_says(recording: ModuleType, tmp_path: Path) -> None:
    recording.record(tmp_path)
    assert contents(tmp_path) == contents(recording.FOLDER), "run record.py"


def contents(folder: Path) -> dict[str, str]:
    files = folder.rglob("*.json")
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8") for file in files}
