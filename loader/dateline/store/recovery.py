"""What a writer that was killed left half done is finished or undone before anybody reads."""

from contextlib import closing
from pathlib import Path

from pyoxigraph import Store as Oxigraph

from dateline.store.database import connect
from dateline.store.journal import Journal


def is_left_undone(texts: Path) -> bool:
    """Return whether the store of the database `texts` needs `recover`.

    A snapshot does not: it was taken when there was nothing to do, and shares its source's texts.
    """
    if texts.is_symlink() or not texts.is_file():
        return False
    with closing(connect(texts, write=False)) as db:
        return Journal(db).pending() is not None


def recover(quads: Path, texts: Path) -> None:
    """Finish or undo what was left; nobody else may use the store meanwhile.

    Raises:
        OSError, sqlite3.Error: the store cannot be written.
    """
    store = Oxigraph(quads)

    def redo(update: str) -> None:
        if update:
            store.update(update)
        store.flush()

    with closing(connect(texts, write=True)) as db:
        Journal(db).recover(store.contains_named_graph, redo)
