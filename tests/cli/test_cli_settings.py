import os
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.settings import Settings


def test_without_variables_the_defaults_hold() -> None:
    assert Settings.from_environment({}) == Settings()


def test_variables_set_everything(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    settings = Settings.from_environment(
        {
            "DATELINE_STORE": "elsewhere",
            "DATELINE_BASE_IRI": "https://example.org/",
            "DATELINE_MODEL": "en_core_web_lg",
            "DATELINE_MIN_CONFIDENCE": "0.5",
            "DATELINE_FRAMES": f"{tmp_path / 'a'}{os.pathsep}{tmp_path / 'b'}",
            "DATELINE_QUERIES": str(tmp_path / "b"),
            "DATELINE_WIKIDATA_API": "http://localhost:8000/w/api.php",
            "DATELINE_WIKIDATA_SPARQL": "http://localhost:8000/sparql",
            "DATELINE_CACHE": str(tmp_path / "cache"),
            "DATELINE_REVIEWER": "Mira Solt",
            "HOME": "/",
        }
    )
    assert settings == Settings(
        store="elsewhere",
        base_iri="https://example.org/",
        model="en_core_web_lg",
        min_confidence=0.5,
        frames=(tmp_path / "a", tmp_path / "b"),
        queries=(tmp_path / "b",),
        wikidata_api="http://localhost:8000/w/api.php",
        wikidata_sparql="http://localhost:8000/sparql",
        cache=tmp_path / "cache",
        reviewer="Mira Solt",
    )


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_environment({"DATELINE_STORE": ""}) == Settings()


def test_options_that_are_given_win() -> None:
    settings = Settings(store="a", model="b").override(store="c", model=None, min_confidence=0.0)
    assert settings == Settings(store="c", model="b")


@pytest.mark.parametrize("confidence", [-0.1, 1.01, float("nan")])
def test_a_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(UsageError, match="not a confidence"):
        Settings().override(min_confidence=confidence)


def test_a_confidence_is_a_number() -> None:
    with pytest.raises(UsageError, match="DATELINE_MIN_CONFIDENCE is not a number: 'high'"):
        Settings.from_environment({"DATELINE_MIN_CONFIDENCE": "high"})


def test_folders_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        Settings.from_environment({"DATELINE_FRAMES": str(tmp_path / "missing")})


@pytest.mark.parametrize("address", ["file:///etc/passwd", "wikidata.org", "http://", "http://a b"])
def test_a_service_is_on_the_web(address: str) -> None:
    with pytest.raises(UsageError, match="not an address of the web"):
        Settings.from_environment({"DATELINE_WIKIDATA_API": address})
