"""Writes docs/queries.md from the headers of the saved questions.

usage: query_reference.py [--check] [PAGE]

`--check` writes nothing and exits with 1 when PAGE is not what the headers give.
"""

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from dateline.assets import asset_dir
from dateline.query.catalogue import load_catalogue
from dateline.query.params import usage
from dateline.query.question import Param, ParamType, Question

PAGE: Final = Path(__file__).parents[1] / "docs" / "queries.md"
_INTRODUCTION: Final = """\
# Saved questions

<!-- Written by scripts/query_reference.py from queries/*/*.rq: change those, then run it. -->

`dateline query` lists the questions, `dateline query NAME key=value ...` asks one, `-f csv` (`tsv`,
`json`, `jsonl`, `md`, `geojson`) gives the answer to the next program, `--columns a,b` chooses its
columns, `--limit` and `--offset` its rows, and `--explain` prints the SPARQL. Questions in folders
of your own are added with `--queries FOLDER` or the environment variable `DATELINE_QUERIES`;
`dateline query lint FILE` says what is wrong with one.

An entity may be given as a name (`Russia`), a QID (`Q159`), a CURIE (`wd:Q159`) or an IRI. A name
that stands for several entities is refused with the candidates; one that stands for none, with
names like it.

## How a question is written

A question is one file, `<theme>/<name>.rq`: a header in [grlc](https://github.com/CLARIAH/grlc)'s
form, YAML behind `#+`, and then plain SPARQL 1.1 that runs as it is on any engine.

- **Parameters.** Each has a line of its own, `VALUES ?name { ... }`, in every sub-select that uses
  it. A call's value takes the place of what stands between the braces, as an RDF term; where none
  is given the line goes, which means the same as `UNDEF`. Types: `entity` (with `of`, the classes
  that decide between namesakes), `date`, `integer`, `text` (with `pattern`, a regular expression
  that it must match), `kind`, `enum` (with `values`, and
  `list` when they are concepts of a value list).
- **Graphs.** The default graph is empty. Facts, entities and ontology have one graph each, written
  relative to the `BASE` that opens the query; claims stand in one graph an article, so
  `GRAPH ?source { ... }`. Another base IRI takes the place of the default one in that line.
- **Done or only said.** A question about what is so takes only claims that are affirmed and actual
  or ongoing. One that shows other claims shows their polarity and modality too.
- **One row a fact.** Its evidence is the surest claim, and of equally sure ones that with the
  smallest IRI: `dl:surestClaim`, which only facts have that some voice reports as so.
- **Optional parameters.** A line that ends in `# only with NAME` goes when NAME has no value, as
  its `VALUES` line does. Run as it is, a file asks with the values that stand in it.
- **Pages.** The sub-select that picks the rows ends in a line `LIMIT 999999  # page`, and what
  follows describes each picked row in that row. `--limit` and `--offset` go into that line, and the
  sub-select alone counts the rows. Without such a line the whole answer is worked out and cut.
- **Speed.** Measured on Oxigraph 0.5: a FILTER goes after the GRAPH blocks and an OPTIONAL around
  them, never inside. A sub-select with `LIMIT 999999` tells the planner that what it gives is
  small, so that the rest is looked up row by row, as is what `COALESCE(?place, ?fact)` binds:
  without an argument that is always bound the planner takes the variable for possibly unbound,
  and so may the engine: an unbound variable in an OPTIONAL matches everything.
- **Engines.** `HAVING (COUNT(*) > 0)` is for rdflib, which gives a row for a GROUP BY of nothing.

`dateline query lint` checks a question against these rules and the ontology, as the tests do for
all of the project's own.
"""


def render() -> str:
    """Return the page: one section a theme, in it one a question."""
    questions = list(load_catalogue(asset_dir("queries")))
    lines = [_INTRODUCTION, *_contents(questions)]
    for theme, group in groupby(questions, key=lambda question: question.theme):
        lines += ["", f"## Theme: {theme}"]
        for question in group:
            lines += _section(question)
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write or check the page; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit with 1 when the page is stale")
    parser.add_argument("page", nargs="?", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    page: Path = options.page
    if not options.check:
        page.write_text(render(), encoding="utf-8")
        return 0
    if page.is_file() and page.read_text(encoding="utf-8") == render():
        return 0
    print(f"{page} is stale: run {sys.argv[0]}", file=sys.stderr)
    return 1


def _contents(questions: Sequence[Question]) -> Iterator[str]:
    yield "| question | asks |"
    yield "|---|---|"
    for question in questions:
        yield f"| [{question.name}](#{question.name}) | {question.summary} |"


def _section(question: Question) -> Iterator[str]:
    yield from ("", f"### {question.name}", "", question.summary, "", question.description, "")
    yield from ("```sh", _example(question), "```", "")
    if question.params:
        yield from ("| parameter | takes | meaning |", "|---|---|---|")
        yield from map(_param, question.params)
        yield ""
    yield from (f"Best seen as a {question.view}. Columns:", "")
    yield from ("| column | meaning |", "|---|---|")
    for name, meaning in question.columns.items():
        yield f"| `{name}` | {meaning} |"


def _example(question: Question) -> str:
    if not question.example:
        return usage(question)
    words = (shlex.quote(f"{name}={value}") for name, value in question.example.items())
    return " ".join(("dateline query", question.name, *words))


def _param(param: Param) -> str:
    takes = [param.type.value]
    if param.type is ParamType.ENUM:
        takes.append(f"({', '.join(param.values)})")
    if param.default is not None:
        takes.append(f"default {param.default}")
    elif param.optional:
        takes.append("optional")
    return f"| `{param.name}` | {', '.join(takes).replace(', (', ' (')} | {param.description} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
