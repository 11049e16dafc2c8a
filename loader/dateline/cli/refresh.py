"""The live Wikidata asked about what the store's articles name; what it says goes into the store.

Everything is stored as soon as it is known. Where the service fails, what came before stays, and
the next run goes on from there.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from dateline.cli.items import Items
from dateline.cli.knowledge import knowledge_of
from dateline.cli.pending import Pending, pending_names
from dateline.cli.relink import Relinked, Touched, relink
from dateline.cli.wikidata_facts import givable
from dateline.errors import NetworkError
from dateline.link.wikidata.identify import identify
from dateline.link.wikidata.sought import Sought, sought_in
from dateline.model.entity import local_key
from dateline.model.review import Identification, Outcome
from dateline.rdf.identification import identification_descriptions
from dateline.read import Hints
from dateline.store.protocol import WritableStore

if TYPE_CHECKING:
    from dateline.build import Assembly

# So many names are looked up before what was found is stored.
_AT_ONCE: Final = 20
# So many articles tell enough of a name.
_ARTICLES: Final = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a run did.

    Attributes:
        looked_up: the names, with what was found.
        described: how many items the live Wikidata now describes.
        merged, missing: items that were merged into another, or deleted.
        relinked: the articles that changed.
        error: why the run ended early, if it did.
    """

    looked_up: tuple[Identification, ...]
    described: int
    merged: tuple[str, ...]
    missing: tuple[str, ...]
    relinked: Relinked
    error: NetworkError | None = None

    def count(self, outcome: Outcome) -> int:
        """Return how many look-ups came to `outcome`."""
        return sum(looked_up.outcome is outcome for looked_up in self.looked_up)


def refresh(
    assembly: "Assembly", store: WritableStore, only: Collection[str] | None = None
) -> Refreshed:
    """Look up names without an item, describe linked items, and link the articles concerned anew.

    Args:
        assembly: the parts of the run.
        store: holds the articles, and takes what is found.
        only: keys of the articles whose names count; None for all.

    Raises:
        StoreError: the store or the cache cannot be written.
    """
    looking = _Looking(assembly, store, only)
    error = looking.names()
    relinked = relink(assembly, store, looking.touched())
    # What is linked now, and what that makes of facts, shows only after that.
    error = error or looking.rest()
    moved = (Touched(keys=(f"wd:{old}",)) for old in looking.items.merged)
    return Refreshed(
        looked_up=tuple(looking.looked_up),
        described=len(looking.items.described),
        merged=tuple(sorted(looking.items.merged)),
        missing=tuple(sorted(looking.items.missing)),
        relinked=relinked.joined(relink(assembly, store, moved)),
        error=error,
    )


class _Looking:
    """One run: what it has found so far."""

    def __init__(
        self, assembly: "Assembly", store: WritableStore, only: Collection[str] | None
    ) -> None:
        self._assembly = assembly
        self._store = store
        self._only = only
        self._today = assembly.clock().date()
        self._before: dict[str, Identification] = {}
        self.looked_up: list[Identification] = []
        self.items = Items(assembly, store)

    def names(self) -> NetworkError | None:
        """Look up names as far as the service allows; return why it ended early, if so."""
        knowledge = knowledge_of(self._store, self._assembly.base)
        self._before = {one.subject: one for one in knowledge.identifications}
        pending = pending_names(
            self._store, self._assembly.base, knowledge, self._today, self._only
        )
        try:
            for part in _parts(pending, _AT_ONCE):
                self._look_up(self._sought(part))
        except NetworkError as error:
            return error
        return None

    def rest(self) -> NetworkError | None:
        """Look up offices and describe linked items; return why it ended early, if so."""
        try:
            for offices in _parts(self._offices(), _AT_ONCE):
                self._look_up(offices)
            self.items.describe_linked(self._only)
        except NetworkError as error:
            return error
        return None

    def touched(self) -> Iterator[Touched]:
        """Yield what articles have to be linked anew for."""
        for one in self.looked_up:
            if one.outcome is Outcome.FOUND:
                yield Touched(keys=(one.subject,), names=(one.name,))

    def _look_up(self, soughts: Sequence[Sought]) -> None:
        classes = self._assembly.classes
        found = identify(soughts, self._assembly.wikidata, classes, self._today)
        types = {sought.subject: sought.type for sought in soughts}
        taken = {
            one.best.qid: types[one.subject]
            for one in found
            if one.outcome is Outcome.FOUND and one.best and types[one.subject]
        }
        # First the items: a name must never stand for one that nothing is known of.
        self.items.describe(taken)
        for one in found:
            self._store.describe(
                self._assembly.base.wikidata_graph,
                identification_descriptions(
                    one, self._assembly.base, self._before.get(one.subject)
                ),
            )
        self.looked_up += found

    def _sought(self, pending: Sequence[Pending]) -> list[Sought]:
        """Return what the articles say of each name, each article read once."""
        found: dict[str, Sought] = {}
        wanted = {one.entity.key for one in pending}
        for key in dict.fromkeys(key for one in pending for key in one.articles[:_ARTICLES]):
            for subject, sought in self._said_in(key, wanted).items():
                found[subject] = found[subject].joined(sought) if subject in found else sought
        return [found.get(one.entity.key) or _named(one) for one in pending]

    def _offices(self) -> list[Sought]:
        """Return the offices that facts for Wikidata speak of: their values have to be items."""
        base = self._assembly.base
        given = [one for one in givable(self._store, base) if one.office]
        names = {local_key(one.office_name): one for one in given}
        return [
            Sought(
                subject=subject,
                name=one.office_name,
                names=(one.office_name,),
                nationality=frozenset({one.value}),
            )
            for subject, one in sorted(names.items())
            if subject not in self._before and self._only is None
        ]

    def _said_in(self, key: str, wanted: Collection[str]) -> dict[str, Sought]:
        stages = self._assembly.pipeline(Hints())
        annotated = stages.annotate(self._store.article(key))
        linked = stages.link(annotated, ())
        return dict(sought_in(annotated, linked, wanted, self._assembly.gazetteer))


def _named(pending: Pending) -> Sought:
    """Return what is known of a name that stands in no text: a publisher's."""
    entity = pending.entity
    names = (entity.label, *entity.aliases)
    return Sought(subject=entity.key, name=entity.label, names=names, type=entity.type)


def _parts(whole: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
