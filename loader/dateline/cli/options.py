"""Options and arguments that several commands share."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!a} is not a day; write it as 2026-01-28") from error


_SOURCE: Final = typer.Argument(
    metavar="SOURCE",
    help="Text, HTML, JSON Lines, JSON, CSV, WARC and feed files, compressed or not; "
    "folders, quoted globs, addresses of pages and feeds; '-' is standard input.",
    show_default=False,
)
Sources: TypeAlias = Annotated[list[str], _SOURCE]
MaybeSources: TypeAlias = Annotated[list[str] | None, _SOURCE]
Date: TypeAlias = Annotated[
    dt.date | None,
    typer.Option(
        "--date",
        parser=_day,
        metavar="YYYY-MM-DD",
        help="The day the articles were written: relative times are counted from it.",
    ),
]
Publisher: TypeAlias = Annotated[
    str | None, typer.Option("--publisher", help="Who published the articles.")
]
Url: TypeAlias = Annotated[
    str | None, typer.Option("--url", help="The article's own address; for one source.")
]
Encoding: TypeAlias = Annotated[
    str | None,
    typer.Option("--encoding", help="How the bytes are encoded, if not as UTF-8 or as declared."),
]
Columns: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="Which columns of a corpus hold text, title, date, publisher, url, language, author.",
    ),
]
AllowPrivate: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Also read addresses of this machine and of private networks."
    ),
]
Store: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="FOLDER|URL",
        help="Where the graph is kept: a folder, or the address of a SPARQL server.  [default: "
        "$DATELINE_STORE or dateline.store]",
    ),
]
BaseIri: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--base-iri",
        metavar="IRI",
        help="What the IRIs of articles, claims and facts begin with.  [default: "
        "$DATELINE_BASE_IRI or https://w3id.org/dateline/id/]",
    ),
]
Queries: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--queries",
        metavar="FOLDER",
        help="A folder with questions of your own, beside those of $DATELINE_QUERIES; "
        "may be given again.",
        show_default=False,
    ),
]
AnySubject: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--any-subject", help="Also take claims from reports on sport, fiction and the stage."
    ),
]
MinConfidence: TypeAlias = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", metavar="SHARE", help="Leave out claims below this, from 0 to 1."
    ),
]
Workers: TypeAlias = Annotated[
    int,
    typer.Option(
        "--workers",
        min=1,
        metavar="N",
        help="Read articles in N processes at once; each needs memory for the parser.",
    ),
]
Reviewer: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who decides.  [default: $DATELINE_REVIEWER or the name of the account]",
    ),
]
