"""Lets clients of a server write, one at a time and never beside another writer."""

import shutil
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from dateline.model.sparql import GraphWrite, SparqlUpdate, Written
from dateline.store.folder import Folder, lock_for_writing
from dateline.store.sandbox.limits import QueryLimits
from dateline.store.sandbox.pool import Pool
from dateline.store.writing.task import WriteTask


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes to the graphs of clients.

    Attributes:
        folder: the store.
        base: the base IRI of its data: graphs below its "graph/" are dateline's own.
        pool: what runs the writes.
        limits: what each may take.
        prefixes: prefixes that updates need not declare.
    """

    folder: Folder
    base: str
    pool: Pool
    limits: QueryLimits
    prefixes: Mapping[str, str]
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def write(self, request: SparqlUpdate | GraphWrite) -> Written:
        """Do all that `request` asks for, or nothing.

        Raises:
            UsageError: it cannot be read, or reaches beyond the store.
            RefusedError: it would change a graph that is dateline's own.
            NotFoundError: a graph that is not there is to be removed.
            LimitError: it took too much.
            StoreError: somebody else is using the store, or it cannot be written.
        """
        scratch = self.folder.snapshots / f"scratch-{token_hex(4)}"
        with self._turn, lock_for_writing(self.folder, self.base):
            try:
                return self.pool.run(self._task(request, scratch))
            finally:
                shutil.rmtree(scratch, ignore_errors=True)

    def _task(self, request: SparqlUpdate | GraphWrite, scratch: Path) -> WriteTask:
        scratch.parent.mkdir(exist_ok=True)
        return WriteTask(
            limits=self.limits,
            folder=self.folder,
            scratch=scratch,
            request=request,
            kept_below=f"{self.base}graph/",
            prefixes=self.prefixes,
        )
