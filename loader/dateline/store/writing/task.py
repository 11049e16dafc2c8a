"""A write as a child does it: worked out within limits, then done in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from dateline.model.sparql import GraphWrite, SparqlUpdate, Written
from dateline.store.folder import Folder
from dateline.store.guard import graphs_asked_for
from dateline.store.sandbox.limits import within
from dateline.store.sandbox.task import Kept, Task
from dateline.store.update import Delta
from dateline.store.version import renew_version
from dateline.store.writing.documents import change_of
from dateline.store.writing.exact import FUNCTIONS, exact_sparql
from dateline.store.writing.rehearsal import Rehearsal


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTask(Task[Written]):
    """A write to a store that nobody else uses meanwhile.

    Attributes:
        folder: the store.
        scratch: a folder that is not there yet, for a copy of its quads.
        request: what is to be done.
        kept_below: what the IRIs of graphs begin with that clients may not write to.
        prefixes: prefixes that an update need not declare.
    """

    folder: Folder
    scratch: Path
    request: SparqlUpdate | GraphWrite
    kept_below: str
    prefixes: Mapping[str, str]

    def run(self, kept: Kept) -> Written:
        """Do it; nothing is done if any part of it cannot be."""
        del kept
        store = Store(self.folder.quads)
        with within(self.limits):
            sparql, written = self._planned(store)
        if sparql:
            renew_version(self.folder)
            store.update(sparql, custom_functions=dict(FUNCTIONS))
            store.flush()
        return written

    def _planned(self, store: Store) -> tuple[str, Written]:
        if isinstance(self.request, GraphWrite):
            # Blank nodes of a document are new ones, whatever they are called there.
            delta, written = change_of(store, self.request, self._is_kept)
            return delta.to_sparql(), written
        return exact_sparql(self._rehearsed(store, self.request)), Written()

    def _rehearsed(self, store: Store, update: SparqlUpdate) -> Delta:
        graphs_asked_for(update.text, self.limits.services)
        store.backup(self.scratch)
        rehearsal = Rehearsal(Store(self.scratch), update, self.prefixes, self._is_kept)
        return rehearsal.delta(store)

    def _is_kept(self, iri: str) -> bool:
        return iri.startswith(self.kept_below)
