"""The operations of a SPARQL update, and which graphs each of them writes to.

Only as much is read as that takes; whether an operation is valid, the engine says that runs it.
What cannot be read with certainty is refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from dateline.errors import UsageError
from dateline.store.writing.tokens import Token, tokens

# The graph that triples outside GRAPH go to.
DEFAULT: Final = ""
_DECLARATIONS: Final = {"BASE": ["iri"], "PREFIX": ["name", "iri"], "VERSION": ["text"]}
_GRAPH_AND_NAME: Final = [["word", kind] for kind in ("iri", "name", "variable")]


class Sweep(Enum):
    """What CLEAR or DROP of many graphs does to each."""

    CLEAR = auto()
    DROP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation.

    Attributes:
        prologue: all declarations before it.
        text: the operation itself, without them.
        graphs: the graphs it writes to, as written: IRIs, prefixed names, variables, `DEFAULT`.
        sweep: for CLEAR and DROP of NAMED or ALL, what is done to all graphs.
        with_graph: what WITH names.
        using: what USING names, and whether as a named graph.
        where: its WHERE clause, braces included.
        head: what stands before WHERE.
    """

    prologue: str
    text: str = ""
    graphs: tuple[str, ...] = ()
    sweep: Sweep | None = None
    with_graph: str = ""
    using: tuple[tuple[str, bool], ...] = ()
    where: str = ""
    head: str = ""

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that stand for graphs written to."""
        return tuple(graph for graph in self.graphs if graph.startswith(("?", "$")))


def operations(sparql: str) -> Iterator[Operation]:
    """Yield the operations of an update, in order.

    Raises:
        UsageError: one cannot be read.
    """
    declared: list[str] = []
    for part in _parts(sparql):
        reader = _Reader(sparql, part)
        declared.append(reader.prologue())
        if reader.here:
            yield reader.operation(" ".join(declared))


def _parts(sparql: str) -> Iterator[Sequence[Token]]:
    """Yield what stands between semicolons outside braces."""
    part: list[Token] = []
    depth = 0
    for token in tokens(sparql):
        depth += token.is_sign("{") - token.is_sign("}")
        if token.is_sign(";") and not depth:
            yield part
            part = []
        else:
            part.append(token)
    yield part


class _Reader:
    """Reads one operation from left to right."""

    def __init__(self, sparql: str, part: Sequence[Token]) -> None:
        self._sparql = sparql
        self._part = part
        self._next = 0

    @property
    def here(self) -> Token | None:
        return self._part[self._next] if self._next < len(self._part) else None

    def prologue(self) -> str:
        start = self._next
        while declares := self._word(*_DECLARATIONS):
            for kind in _DECLARATIONS[declares]:
                self._skip(kind)
        return self._slice(start, self._next)

    def _skip(self, kind: str) -> None:
        if self.here is None or self.here.kind != kind:
            raise self._unreadable()
        self._next += 1

    def operation(self, prologue: str) -> Operation:
        start = self._next
        verb = self._word(
            "INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"
        )
        if verb in {"CLEAR", "DROP"}:
            return self._clearing(prologue, Sweep[verb], start)
        if verb in {"CREATE", "ADD", "MOVE", "COPY"}:
            return self._managing(prologue, verb, start)
        if not verb:
            raise self._unreadable()
        is_data = self.here is not None and self.here.is_word("DATA")
        self._next = start
        return self._data(prologue, start) if is_data else self._modifying(prologue, start)

    def _clearing(self, prologue: str, sweep: Sweep, start: int) -> Operation:
        self._word("SILENT")
        many = self._word("NAMED", "ALL")
        if not many:
            graphs = (self._graph(),)
            return Operation(prologue=prologue, text=self._rest_from(start), graphs=graphs)
        self._end()
        return Operation(prologue=prologue, sweep=sweep, graphs=(DEFAULT,) if many == "ALL" else ())

    def _managing(self, prologue: str, verb: str, start: int) -> Operation:
        self._word("SILENT")
        graphs = [self._graph()]
        if verb != "CREATE":
            self._need("TO")
            graphs.append(self._graph())
        written = graphs if verb in {"CREATE", "MOVE"} else graphs[1:]
        return Operation(prologue=prologue, text=self._rest_from(start), graphs=tuple(written))

    def _data(self, prologue: str, start: int) -> Operation:
        self._need("INSERT", "DELETE")
        self._need("DATA")
        graphs = _graphs(self._block())
        return Operation(prologue=prologue, text=self._rest_from(start), graphs=graphs)

    def _modifying(self, prologue: str, start: int) -> Operation:
        with_graph = self._name() if self._word("WITH") else ""
        graphs: list[str] = []
        pattern = None
        while self._word("DELETE", "INSERT"):
            if self.here and self.here.is_word("WHERE"):
                pattern = self._next + 1
                break
            graphs += _graphs(self._block())
        head_end = self._next
        using = tuple(self._using())
        self._need("WHERE")
        where_start = self._next
        found = self._block()
        where = self._slice(where_start, self._next)
        self._end()
        head = self._slice(start, head_end)
        if pattern is not None:  # DELETE WHERE: the pattern is the template, too
            graphs += _graphs(found)
            head += f" {where}"
        return Operation(
            prologue=prologue,
            graphs=tuple(graphs),
            with_graph=with_graph,
            using=using,
            where=where,
            head=head,
        )

    def _using(self) -> Iterator[tuple[str, bool]]:
        while self._word("USING"):
            named = bool(self._word("NAMED"))
            yield self._name(), named

    def _graph(self) -> str:
        """Read DEFAULT, or a graph with or without the word GRAPH."""
        if self._word("DEFAULT"):
            return DEFAULT
        self._word("GRAPH")
        return self._name()

    def _name(self) -> str:
        token = self.here
        if token is None or token.kind not in {"iri", "name"}:
            raise self._unreadable()
        self._next += 1
        return token.text

    def _block(self) -> Sequence[Token]:
        """Read what stands between braces, and return it without them."""
        start, depth = self._next, 0
        while token := self.here:
            depth += token.is_sign("{") - token.is_sign("}")
            if depth < 1:
                break
            self._next += 1
        if self.here is None or self._next == start:
            raise self._unreadable()
        self._next += 1
        return self._part[start + 1 : self._next - 1]

    def _word(self, *words: str) -> str:
        """Read one of the keywords, if it comes next, and return it."""
        if self.here is None or not self.here.is_word(*words):
            return ""
        self._next += 1
        return self._part[self._next - 1].text.upper()

    def _need(self, *words: str) -> None:
        if not self._word(*words):
            raise self._unreadable()

    def _end(self) -> None:
        if self.here:
            raise self._unreadable()

    def _rest_from(self, start: int) -> str:
        self._end()
        return self._slice(start, self._next)

    def _slice(self, start: int, end: int) -> str:
        if start == end:
            return ""
        return self._sparql[self._part[start].start : self._part[end - 1].end]

    def _unreadable(self) -> UsageError:
        found = f"at {self.here.text[:40]!a}" if self.here else "at its end"
        return UsageError(
            f"the update cannot be read {found}",
            hint="write it as SPARQL 1.1 Update has it, with spaces around keywords",
        )


def _graphs(template: Sequence[Token]) -> tuple[str, ...]:
    """Return the graphs of a template of quads; `DEFAULT` if it has triples outside GRAPH."""
    graphs: list[str] = []
    outside: list[Token] = []
    depth = 0
    for token in template:
        if token.is_sign("{"):
            depth += 1
            graphs.append(_graph_named_by(outside[-2:], depth))
            del outside[-2:]
        elif token.is_sign("}"):
            depth -= 1
        elif not depth and not token.is_sign("."):
            outside.append(token)
    return tuple(dict.fromkeys([*graphs, *[DEFAULT] * bool(outside)]))


def _graph_named_by(before: Sequence[Token], depth: int) -> str:
    """Return the graph that the two tokens before a brace name."""
    if [token.kind for token in before] in _GRAPH_AND_NAME and depth == 1:
        keyword, graph = before
        if keyword.is_word("GRAPH"):
            return graph.text
    raise UsageError(
        "the update has braces inside a template where no graph is named before them",
        hint="write GRAPH <iri> { ... }, with a space after GRAPH",
    )
