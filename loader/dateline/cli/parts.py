"""Parts into the store: what was extracted elsewhere, as if it had been extracted here."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, Quad

from dateline.build import Assembly
from dateline.cli.console import note, plural
from dateline.cli.knowledge import Knowledge, knowledge_of
from dateline.cli.processes import for_store
from dateline.model.review import Decision, Identification
from dateline.pipeline import Kept, Outcome, Pipeline, Yield
from dateline.rdf.namespaces import Base, item, name
from dateline.rdf.view import BEARING
from dateline.read import Hints
from dateline.store.entry import Loaded
from dateline.store.parts.folder import rows, sound_parts
from dateline.store.parts.manifest import Manifest, is_parts
from dateline.store.parts.part import Row
from dateline.store.protocol import Change, Store

_LINKS = frozenset(map(name, ("dl:refersTo", "dl:runnerUp", "schema:publisher")))
_SURFACE = name("dl:surface")


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders of parts, every byte of which has been looked at."""

    manifests: tuple[tuple[Path, Manifest], ...] = ()

    def rows(self, base: Base) -> Iterator[Row]:
        """Yield the articles of all parts, in order."""
        for folder, manifest in self.manifests:
            for entry in manifest.parts:
                yield from rows(folder, entry, base, BEARING)


def parts_among(sources: Sequence[str], base: Base) -> tuple[Folders, tuple[str, ...]]:
    """Return the folders of parts among `sources`, and the others.

    Raises:
        SourceError: a part is missing or damaged.
        UsageError: parts have another base IRI.
    """
    folders = [Path(source) for source in sources if is_parts(source)]
    others = tuple(source for source in sources if not is_parts(source))
    manifests = tuple((folder, sound_parts(folder, base)) for folder in folders)
    for folder, manifest in manifests:
        failed = sum(len(entry.failed) for entry in manifest.parts)
        if failed:
            note(f"{folder}: {plural(failed, 'source')} gave no article when it was made")
    return Folders(manifests), others


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Articles out of parts on their way into a store.

    Attributes:
        stored: the store; None where there is none yet.
        again: nothing is passed over.
    """

    folders: Folders
    assembly: Assembly
    stored: Store | None
    again: bool = False
    _waiting: "deque[Loaded | None]" = field(default_factory=deque)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what became of each article.

        Raises:
            SourceError: a part has changed since it was looked at.
        """
        for row in self.folders.rows(self.assembly.base):
            self._waiting.append(row.loaded)
            yield self._known(row) or (self._anew(row) if self._is_concerned(row) else _given(row))

    def to_remember(self, outcome: Outcome) -> Loaded | None:
        """Return what to remember with the next outcome: they come in order."""
        one = self._waiting.popleft()
        if one is None or outcome.article is None:
            return None
        return replace(one, note=outcome.gave.note)

    def _known(self, row: Row) -> Outcome | None:
        """Return the outcome of an article that the store holds like this."""
        one = row.loaded
        found = self.stored.loaded(one.source) if self.stored and one and not self.again else None
        if one is None or found is None or found.mark != one.mark:
            return None
        gave, kept = Yield(**row.gave), Kept(change=Change.SAME)
        return Outcome(source=row.source, key=found.key, gave=gave, kept=kept)

    def _anew(self, row: Row) -> Outcome:
        """Return what comes of the article's text by what is settled in this store."""
        stages = replace(self._stages, read=lambda _: row.article)
        return next(stages.run([row.source]))

    def _is_concerned(self, row: Row) -> bool:
        """Return whether the article names what something was settled about, or links to it."""
        if not self._settled:
            return False
        own = row.packed.article_quads
        return not self._settled.isdisjoint(map(_named, own))

    @cached_property
    def _knowledge(self) -> Knowledge:
        return knowledge_of(self.stored, self.assembly.base)

    @cached_property
    def _stages(self) -> Pipeline:
        known = self._knowledge
        stages = self.assembly.pipeline(Hints(), rulings=known.rulings, describe=known.describe)
        return replace(stages, finish=for_store)

    @cached_property
    def _settled(self) -> frozenset[object]:
        """Names as articles write them, and entities, about which something was settled."""
        known, base = self._knowledge, self.assembly.base
        told: tuple[Decision | Identification, ...] = (*known.decisions, *known.identifications)
        keys = {one.subject for one in told}
        return frozenset(
            {
                *(Literal(one.name) for one in told),
                *(base.entity_of_key(key) for key in keys),
                *(item(one.qid) for one in known.decisions if one.qid),
                *map(item, known.items),
            }
        )


def _named(quad: Quad) -> object:
    return quad.object if quad.predicate in _LINKS or quad.predicate == _SURFACE else None


def _given(row: Row) -> Outcome:
    return Outcome(
        source=row.source,
        key=row.packed.key,
        gave=Yield(**row.gave),
        article=row.article,
        packed=row.packed,
    )
