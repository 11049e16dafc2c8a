"""`dateline query lint FILE`: what is wrong with a question of one's own."""

from collections.abc import Sequence
from pathlib import Path

import typer

from dateline.cli.console import note, plural
from dateline.errors import UsageError


def lint_files(paths: Sequence[str]) -> int:
    """Print what is wrong with each question, a line a problem; return 1 if anything is.

    Raises:
        UsageError: no file is given, or one cannot be read.
    """
    from dateline.query.lint import lint
    from dateline.query.tables import printable

    if not paths:
        raise UsageError("lint needs a file", hint="dateline query lint mine/question.rq")
    terms = _terms()
    found = [
        f"{path}: {problem}"
        for path in paths
        for problem in lint(_read(path), name=Path(path).stem, terms=terms)
    ]
    for line in found:
        typer.echo(printable(line))
    note(f"{plural(len(found), 'problem')} in {plural(len(paths), 'question')}")
    return 1 if found else 0


def _terms() -> frozenset[str]:
    """Return the IRIs that the ontology and its value lists define."""
    from dateline.assets import asset_dir
    from dateline.rdf.namespaces import Base
    from dateline.rdf.ontology import ontology_quads

    quads = ontology_quads(asset_dir("ontology"), Base())
    return frozenset(str(quad.subject).strip("<>") for quad in quads)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 text", hint="save it as UTF-8") from error
