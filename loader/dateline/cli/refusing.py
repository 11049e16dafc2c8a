"""Retracted articles are refused, until somebody lets them in again on purpose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.errors import SourceError
from dateline.pipeline import Outcome
from dateline.rdf.namespaces import Base
from dateline.rdf.retraction import Retraction, retraction_descriptions, standing_retractions
from dateline.store.protocol import Store, WritableStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusing:
    """What a load does about retracted articles.

    Attributes:
        retracted: by key.
        reinstate: they are let in again, and the ledger says so.
        clock: tells when.
    """

    base: Base
    retracted: Mapping[str, Retraction]
    reinstate: bool
    clock: Callable[[], datetime]

    def checked(self, outcome: Outcome) -> Outcome:
        """Return `outcome`, or an error in its place."""
        one = self.retracted.get(outcome.key)
        if one is None or self.reinstate or outcome.error:
            return outcome
        return Outcome(source=outcome.source, error=_refusal(outcome.source, one))

    def record(self, store: WritableStore | None, outcome: Outcome) -> None:
        """Write into the ledger that the article of `outcome` was let in again, if it was."""
        one = self.retracted.get(outcome.key)
        if one and store and outcome.kept:
            told = retraction_descriptions(replace(one, reinstated=self.clock()), self.base)
            store.describe(self.base.ledger_graph, told)


def refusing(
    store: Store | None, base: Base, clock: Callable[[], datetime], *, reinstate: bool
) -> Refusing:
    """Return what holds by the ledger of `store`; None is one still to be made."""
    ledger = store.graph(base.ledger_graph) if store else ()
    retracted = standing_retractions(ledger)
    return Refusing(base=base, retracted=retracted, reinstate=reinstate, clock=clock)


def _refusal(source: str, one: Retraction) -> SourceError:
    return SourceError(
        f"{source}: the article was retracted on {one.when.date()}: {one.reason}",
        hint="leave it out, or pass --reinstate to let it in again",
    )
