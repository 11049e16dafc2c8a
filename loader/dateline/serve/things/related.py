"""Which saved questions can be asked about a thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dateline.query.question import Param, ParamType, Question
from dateline.serve.things.about import About


@dataclass(frozen=True, slots=True)
class Related:
    """Finds questions about a thing among `questions`."""

    questions: Sequence[Question]

    def __call__(self, found: About) -> Sequence[tuple[str, str]]:
        """Return summary and address of each question that can be asked about what was found."""
        return tuple(self._related(found))

    def _related(self, found: About) -> Iterator[tuple[str, str]]:
        type_ = {"article": "Article", "fact": "Fact"}.get(found.sort, found.type)
        for question in self.questions:
            param = _fitting(question.params, type_)
            if param is not None:
                query = urlencode({param.name: found.node.value, "format": "html"})
                yield question.summary, f"/queries/{question.name}?{query}"


def _fitting(params: Iterable[Param], type_: str) -> Param | None:
    """Return the parameter that takes a thing of `type_`, where no other one is needed."""
    fits = [p for p in params if p.type is ParamType.ENTITY and type_ in p.of]
    needed = [p for p in params if not p.optional and p.default is None]
    return next((p for p in fits if not set(needed) - {p}), None)
