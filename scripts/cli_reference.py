"""Writes docs/cli.md from the commands' own help.

usage: cli_reference.py [--check] [PAGE]

`--check` writes nothing and exits with 1 when PAGE is not what the help gives.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperGroup

from dateline.cli.app import COMMANDS, GROUPS, make_app

PAGE: Final = Path(__file__).parents[1] / "docs" / "cli.md"
_WIDTH: Final = 96
_INTRODUCTION: Final = """\
# The command line

<!-- Written by scripts/cli_reference.py from the commands' help: change that, then run it. -->

Data goes to standard output; errors, warnings and progress go to standard error, one line each.
On a terminal, tables are drawn (in colour unless `NO_COLOR` is set) and long runs show a progress
bar; anywhere else, tables are aligned plain text in which nothing is cut. Nothing is fetched from
the network but by `dateline load --online`, `dateline link refresh` and
`dateline query wikidata-compare`.

| exit code | means |
|---|---|
| 0 | done |
| 1 | some sources failed (the others are done), or there is no such thing |
| 2 | the call is wrong: an unknown option or question, an ambiguous name, a bad query |
| 3 | the store cannot be used: not there, not writable, damaged, in use by another process; or \
the service that was asked for cannot |
| 130 | interrupted; every article reported before that is stored |

| variable | sets |
|---|---|
| `DATELINE_STORE` | where the graph is kept; `dateline.store` in the working folder by default |
| `DATELINE_BASE_IRI` | what the IRIs of articles, claims and facts begin with |
| `DATELINE_MODEL` | the spaCy English pipeline that reads the articles |
| `DATELINE_MIN_CONFIDENCE` | claims below it are left out; 0 by default |
| `DATELINE_FRAMES` | folders with more frames, separated as in `PATH` |
| `DATELINE_QUERIES` | folders with more saved questions, separated as in `PATH` |
| `DATELINE_WIKIDATA_API`, `DATELINE_WIKIDATA_SPARQL` | addresses of Wikidata's two services |
| `DATELINE_CACHE` | where answers of services are kept; `~/.cache/dateline` by default |
| `DATELINE_REVIEWER` | who decides in `dateline link review`; else the name of the account |

An option wins over its variable.

## Claims as JSON Lines

`dateline extract --format jsonl` prints one object a claim, in reading order, and nothing else:

| key | value |
|---|---|
| `type` | the kind of fact, a class of the [ontology](ontology.md) |
| `roles` | role -> list of `{"iri", "label", "text"}`; `text` is how the passage names it |
| `polarity`, `modality`, `certainty` | how the voice puts the fact |
| `attribution` | `{"mode", "iri", "label"}`: whose words; for the article's own, its publisher, \
else the article, whose label is null |
| `timeExpression` | the time as printed, or null |
| `earliest`, `latest` | its first and last day, null where open or not resolved |
| `precision` | `day`, `week`, `month`, `year`, `unknown`; null without a time |
| `quote`, `start`, `end` | the exact words and where they stand in the text, in characters |
| `confidence` | 0 to 1 |
| `source` | the path as given |
| `article`, `fact`, `claim` | their IRIs |
| `content` | the fact demanded, promised, threatened or denied, with the same keys; or null |
"""


def render() -> str:
    """Return the whole page, in Markdown."""
    group = typer.main.get_group(make_app())
    order = [*(function.__name__ for function in COMMANDS), *GROUPS]
    listed = [("dateline", group), *((f"dateline {name}", group.commands[name]) for name in order)]
    contexts = (
        typer.Context(command, info_name=path, terminal_width=_WIDTH)
        for path, command in _with_parts(listed)
    )
    return "\n".join((_INTRODUCTION, *map(_section, contexts)))


def _with_parts(listed: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield each command, and after a group of commands those of the group."""
    for path, command in listed:
        yield path, command
        if isinstance(command, TyperGroup) and path != "dateline":
            yield from ((f"{path} {name}", part) for name, part in command.commands.items())


def _section(context: typer.Context) -> str:
    return f"## {context.info_name}\n\n```text\n{context.get_help()}\n```\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or with `--check` return 1 when it is stale."""
    parser = argparse.ArgumentParser(description="Write docs/cli.md from the commands' help.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")
    parser.add_argument("page", nargs="?", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    page, text = options.page, render()
    if not options.check:
        page.write_text(text, encoding="utf-8")
    elif not page.is_file() or page.read_text(encoding="utf-8") != text:
        print(f"{page} is stale: run scripts/cli_reference.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
