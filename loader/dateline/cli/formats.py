"""Names of output formats, apart from what writes them: a command's help needs no more."""

from enum import StrEnum


class ClaimFormat(StrEnum):
    """How claims are printed; JSON Lines is one object a claim."""

    TABLE = "table"
    JSONL = "jsonl"
    TRIG = "trig"


class DumpFormat(StrEnum):
    """Formats that keep the named graphs."""

    NQUADS = "nquads"
    TRIG = "trig"


class RowFormat(StrEnum):
    """How rows are printed; geojson needs columns `lat` and `long`."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    GEOJSON = "geojson"


class SparqlFormat(StrEnum):
    """How an answer to SPARQL is printed: rows as in `RowFormat`, graphs as one of the last two."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    GEOJSON = "geojson"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"


class EngineName(StrEnum):
    """What extracts: this machine's processes, or the workers of a Dask cluster."""

    LOCAL = "local"
    DASK = "dask"
