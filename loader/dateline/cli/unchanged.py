"""Sources that are loaded already and have not changed: known without reading them again."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.cli.fingerprint import source_mark
from dateline.errors import SourceError
from dateline.pipeline import Kept, Outcome, Task, Yield
from dateline.read import Document, Source, anywhere, read_whole
from dateline.store.entry import Loaded
from dateline.store.protocol import Change, Store

_STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Tells what need not be read, and what to remember of the rest.

    Attributes:
        setup: `fingerprint.setup_mark`.
        store: remembers; None where there is none yet.
        again: nothing is passed over.
    """

    setup: str
    store: Store | None = None
    again: bool = False
    _waiting: deque[Loaded | None] = field(default_factory=deque)

    def tasks(self, sources: Iterable[Source]) -> Iterator[Task]:
        """Yield, in order, what is to be read, or the outcome where nothing is."""
        for source in sources:
            document = read_whole(source)
            if isinstance(document, Document) and document.unchanged:
                self._waiting.append(None)
                yield self._unmodified(document.source)
                continue
            one = described(document, self.setup)
            known = self._known(one) if one and not self.again else None
            self._waiting.append(known or one)
            yield _outcome(document, known) if known else document

    def to_remember(self, outcome: Outcome) -> Loaded | None:
        """Return what to remember with the next outcome: they come in the order of `tasks`."""
        one = self._waiting.popleft()
        article = outcome.article
        if one is None or article is None:
            return None
        key, text_hash = article.key, article.text_hash
        return replace(one, key=key, text_hash=text_hash, note=outcome.gave.note)

    def _known(self, one: Loaded) -> Loaded | None:
        found = self.store.loaded(one.source) if self.store else None
        return found if found and found.mark == one.mark else None

    def _unmodified(self, address: str) -> Outcome:
        """Return the outcome of what the web has as it was: a page, or a feed with its pages."""
        found = self.store.loaded(address) if self.store else None
        return Outcome(
            source=address,
            key=found.key if found else "",
            gave=Yield.of_note(found.note) if found else Yield(),
            kept=Kept(change=Change.SAME, unmodified=True),
        )


def described(document: Document | SourceError, setup: str) -> Loaded | None:
    """Return what to remember of a source, its article aside; None for standard input."""
    if isinstance(document, SourceError) or document.source == _STDIN:
        return None
    name = anywhere(document.source)
    mark = source_mark(document, name, setup)
    return Loaded(source=name, mark=mark, setup=setup, key="", text_hash="")


def _outcome(document: Document | SourceError, known: Loaded) -> Outcome:
    return Outcome(
        source=document.source if isinstance(document, Document) else known.source,
        key=known.key,
        gave=Yield.of_note(known.note),
        kept=Kept(change=Change.SAME),
    )
