"""In how many processes articles are read: in this one, or in several."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dateline.link.rulings import Rulings
from dateline.model.entity import Entity
from dateline.pipeline import Keep, Pipeline, Runner
from dateline.read import Hints
from dateline.settings import Settings
from dateline.workers import Workers

if TYPE_CHECKING:
    from dateline.build import Assembly


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a run reads its articles; it can be sent to another process.

    Attributes:
        hints: what holds for every source.
        explain: whether to tell why there are these claims and no others.
        rulings, describe: as `Assembly.pipeline` takes them; None where no store is at hand.
    """

    hints: Hints
    explain: bool = False
    rulings: Rulings | None = None
    describe: Callable[[Entity], Entity] | None = None

    def stages(self, assembly: "Assembly") -> Pipeline:
        """Return the stages, made of the parts of `assembly`."""
        described = {"describe": self.describe} if self.describe else {}
        pipeline = assembly.pipeline(self.hints, rulings=self.rulings, **described)
        return replace(pipeline, explain=assembly.explain) if self.explain else pipeline


def runner(
    assembly: "Assembly", reading: Reading, *, workers: int, keep: Keep | None = None
) -> Runner:
    """Return what sources run through.

    Args:
        assembly: the parts of this process; of its settings others make their own.
        reading: how articles are read.
        workers: in how many processes; 1 is this one alone.
        keep: stores the results, in this process.

    Raises:
        UsageError: the language pipeline is not installed, or a frame file is no good.
    """
    if workers == 1:
        return replace(reading.stages(assembly), keep=keep)
    return Workers(make=partial(_stages, assembly.settings, reading), count=workers, keep=keep)


def _stages(settings: Settings, reading: Reading) -> Pipeline:
    from dateline.build import Assembly

    return reading.stages(Assembly(settings))
