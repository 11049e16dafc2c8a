"""In how many processes articles are read: in this one, or in several."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dateline.link.rulings import Rulings
from dateline.model.entity import Entity
from dateline.pipeline import InProcess, Outcome, Pipeline, Runner
from dateline.rdf.view import BEARING
from dateline.read import Hints
from dateline.settings import Settings
from dateline.store.packed import pack
from dateline.workers import Workers

if TYPE_CHECKING:
    from dateline.build import Assembly


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a run reads its articles; it can be sent to another process.

    Attributes:
        hints: what holds for every source.
        explain: whether to tell why there are these claims and no others.
        for_store: whether only what a store needs is wanted of an outcome.
        rulings, describe: as `Assembly.pipeline` takes them; None where no store is at hand.
    """

    hints: Hints
    explain: bool = False
    for_store: bool = False
    rulings: Rulings | None = None
    describe: Callable[[Entity], Entity] | None = None

    def stages(self, assembly: "Assembly") -> Pipeline:
        """Return the stages, made of the parts of `assembly`."""
        described = {"describe": self.describe} if self.describe else {}
        pipeline = assembly.pipeline(self.hints, rulings=self.rulings, **described)
        if self.for_store:
            pipeline = replace(pipeline, finish=for_store)
        return replace(pipeline, explain=assembly.explain) if self.explain else pipeline


def for_store(outcome: Outcome) -> Outcome:
    """Return what the store needs of an outcome: the rest is large, and other processes wait."""
    if outcome.linked is None or outcome.graphs is None:
        return outcome
    packed = pack(outcome.graphs, BEARING)
    return replace(outcome, article=outcome.linked.article, packed=packed, linked=None, graphs=None)


def runner(assembly: "Assembly", reading: Reading, *, workers: int) -> Runner:
    """Return what sources run through; what is wrong with the call shows with the first of them.

    Args:
        assembly: the parts of this process; of its settings others make their own.
        reading: how articles are read.
        workers: in how many processes; 1 is this one alone.
    """
    if workers == 1:
        return InProcess(make=partial(reading.stages, assembly))
    return Workers(make=partial(stages_of, assembly.settings, reading), count=workers)


def stages_of(settings: Settings, reading: Reading) -> Pipeline:
    """Return the stages that `settings` ask for, made anew: what another process calls."""
    from dateline.build import Assembly

    return reading.stages(Assembly(settings))
