"""`dateline load`: articles into the store."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from dateline import __version__
from dateline.cli import options
from dateline.cli.console import plural
from dateline.errors import UsageError
from dateline.query.tables import printable
from dateline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from dateline.build import Assembly
    from dateline.pipeline import Outcome
    from dateline.store.protocol import WritableStore

_STATES = ("new", "changed", "same", "skipped")


def load(  # noqa: PLR0913 - one parameter an option
    sources: options.Sources,
    *,
    date: options.Date = None,
    publisher: options.Publisher = None,
    url: options.Url = None,
    encoding: options.Encoding = None,
    columns: options.Columns = None,
    allow_private: options.AllowPrivate = False,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
    min_confidence: options.MinConfidence = None,
    any_subject: options.AnySubject = False,
    workers: options.Workers = 1,
    online: Annotated[
        bool,
        typer.Option("--online", help="Then look up in Wikidata what the articles name."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Store nothing; say what would change.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="List the claims added (+) and removed (-).")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a source.")
    ] = False,
) -> int:
    """Read articles and put their claims into the store, replacing what they said before."""
    from dateline.build import Assembly
    from dateline.cli.batch import Batch, articles_of
    from dateline.cli.keeping import keeping
    from dateline.cli.knowledge import knowledge_of
    from dateline.cli.processes import Reading, runner
    from dateline.read import Corpora, Hints

    settings = Settings.from_environment(os.environ).override(
        store=store, base_iri=base_iri, min_confidence=min_confidence, any_subject=any_subject
    )
    assembly = Assembly(settings)
    hints = Hints(date=date, publisher=publisher, url=url, encoding=encoding)
    if online and dry_run:
        raise UsageError("--online stores what it finds", hint="leave out --dry-run")
    corpora = Corpora.from_options(columns, version=__version__, allow_private=allow_private)
    articles = articles_of(sources, corpora, hints)
    with keeping(assembly, dry_run=dry_run, diff=diff) as keeping_:
        known = knowledge_of(keeping_.stored, assembly.base)
        reading = Reading(hints=hints, rulings=known.rulings, describe=known.describe)
        stages = runner(assembly, reading, workers=workers, keep=keeping_.keep)
        batch = Batch(stages, articles)
        counts = _print_outcomes(batch, as_json=as_json)
        if online and keeping_.writable:
            _go_online(assembly, keeping_.writable, batch.articles)
    if not as_json:
        typer.echo(_summary(counts, settings.store, dry_run=dry_run))
    return batch.exit_code


def _go_online(assembly: "Assembly", store: "WritableStore", articles: "Collection[str]") -> None:
    """Look up what the articles name; the articles are loaded, whatever becomes of that."""
    from dateline.cli.link_refresh import tell
    from dateline.cli.refresh import refresh

    tell(refresh(assembly, store, articles), err=True)


def _print_outcomes(outcomes: "Iterable[Outcome]", *, as_json: bool) -> Counter[str]:
    """Print each outcome as it comes; return how many there were of each state, and of claims."""
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts[_state(outcome)] += 1
        counts["claims"] += len(outcome.claims)
        for line in [json.dumps(_record(outcome))] if as_json else _lines(outcome):
            typer.echo(line)
    return counts


def _state(outcome: "Outcome") -> str:
    return outcome.kept.change.value if outcome.kept else "skipped"


def _lines(outcome: "Outcome") -> Iterable[str]:
    if outcome.error:
        yield f"skipped  {printable(str(outcome.error))}"
        return
    claims = plural(len(outcome.claims), "claim")
    yield f"{_state(outcome):<7}  {printable(outcome.source)}: {claims}"
    for change in outcome.kept.claims if outcome.kept else ():
        yield printable(f"{change.sign} {change.fact}: “{change.quote}”")


def _record(outcome: "Outcome") -> dict[str, object]:
    error = outcome.error
    return {
        "source": outcome.source,
        "state": _state(outcome),
        "claims": len(outcome.claims),
        "added": [c.fact for c in outcome.kept.claims if c.sign == "+"] if outcome.kept else [],
        "removed": [c.fact for c in outcome.kept.claims if c.sign == "-"] if outcome.kept else [],
        "error": str(error) if error else None,
        "hint": error.hint if error else None,
    }


def _summary(counts: Counter[str], store: str, *, dry_run: bool) -> str:
    states = ", ".join(f"{counts[state]:,} {state}" for state in _STATES)
    end = "nothing stored" if dry_run else f"store {printable(store)}"
    return f"{states}; {plural(counts['claims'], 'claim')}; {end}"
