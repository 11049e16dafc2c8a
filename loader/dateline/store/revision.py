"""What a store needs to be given to keep the shared graphs right: rules, and a view they ask."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from dateline.store.memo import Memo


class View(Protocol):
    """Quads that can be looked up by any of their parts."""

    def match(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterable[Quad]:
        """Return the quads that have these parts; None stands for any.

        Where only the object is given, one quad may stand for all those of its graph: what can
        be learnt is who speaks of it. There may be thousands, on a server far away.
        """
        ...


class ChangedView(View, Protocol):
    """Quads as they will be after a change."""

    @property
    def memo(self) -> Memo:
        """What was read of the store before."""
        ...

    @property
    def replaced(self) -> AbstractSet[NamedNode]:
        """Graphs of which what is stored no longer counts."""
        ...

    def match_added(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object_: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterable[Quad]:
        """Return those of the quads that the change brings."""
        ...


class Revise(Protocol):
    """Works out what the shared graphs must say after a change; the store holds no such rules."""

    @property
    def bearing(self) -> AbstractSet[NamedNode]:
        """The properties of articles and claims that the shared graphs depend on."""
        ...

    def __call__(
        self,
        view: ChangedView,
        graphs: AbstractSet[NamedNode],
        own: AbstractSet[Quad],
        entities: Iterable[AbstractSet[Quad]],
    ) -> Mapping[tuple[NamedNode, NamedNode], frozenset[Quad]]:
        """Return the complete description, by graph and subject, of whatever may have changed.

        Args:
            view: all quads as they will be, the shared graphs' computed parts still as they
                were; of the changed graphs it need hold only what is `bearing`.
            graphs: the changed articles' own graphs.
            own: what those graphs will hold, as far as it is `bearing`, and what they hold now.
            entities: entities' descriptions, one a set.

        Returns:
            An empty description means that the subject is to be removed.
        """
        ...
