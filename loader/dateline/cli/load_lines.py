"""What `load` says of each source, and at the end."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from dateline.cli.console import plural
from dateline.pipeline import Outcome
from dateline.query.tables import printable

STATES: Final = ("new", "changed", "same", "skipped")


def state_of(outcome: Outcome) -> str:
    """Return one of `STATES`."""
    return outcome.kept.change.value if outcome.kept else "skipped"


def lines_of(outcome: Outcome) -> Iterable[str]:
    """Yield what a person is told of a source."""
    if outcome.error:
        yield f"skipped  {printable(str(outcome.error))}"
        return
    unmodified = outcome.kept is not None and outcome.kept.unmodified
    what = "not modified" if unmodified else plural(outcome.gave.claims, "claim")
    yield f"{state_of(outcome):<7}  {printable(outcome.source)}: {what}"
    for change in outcome.kept.claims if outcome.kept else ():
        yield printable(f"{change.sign} {change.fact}: “{change.quote}”")


def record_of(outcome: Outcome) -> dict[str, object]:
    """Return what a program is told of a source."""
    error, kept = outcome.error, outcome.kept
    return {
        "source": outcome.source,
        "state": state_of(outcome),
        "article": outcome.key or None,
        "claims": outcome.gave.claims,
        "unmodified": kept is not None and kept.unmodified,
        "added": [c.fact for c in kept.claims if c.sign == "+"] if kept else [],
        "removed": [c.fact for c in kept.claims if c.sign == "-"] if kept else [],
        "error": str(error) if error else None,
        "hint": error.hint if error else None,
    }


def summary(counts: Counter[str], store: str, *, dry_run: bool) -> str:
    """Return the last line."""
    states = ", ".join(f"{counts[state]:,} {state}" for state in STATES)
    end = "nothing stored" if dry_run else f"store {printable(store)}"
    return f"{states}; {plural(counts['claims'], 'claim')}; {end}"
