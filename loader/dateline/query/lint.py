"""Checks a question's file before anybody relies on it."""

from collections.abc import Collection, Iterator

from dateline.errors import UsageError
from dateline.query.bind import bind, conditions
from dateline.query.header import parse
from dateline.query.namespaces import ONTOLOGY, VOCABULARY
from dateline.query.paging import counting, is_paged
from dateline.query.question import Question


def lint(text: str, *, name: str, terms: Collection[str] | None = None) -> list[str]:
    """Return what is wrong with the question that `text` holds, best mended in that order.

    Args:
        text: the file's content.
        name: the question's name.
        terms: IRIs that the ontology and the value lists define; None leaves that out.
    """
    try:
        question = parse(text, name=name, theme="")
    except UsageError as error:
        return [str(error)]
    return list(_problems(question, terms))


def _problems(question: Question, terms: Collection[str] | None) -> Iterator[str]:
    # rdflib takes a third of a second to import; only who writes questions needs its algebra.
    from dateline.query.algebra import Algebra

    try:
        algebra = Algebra.of(question.sparql)
    except UsageError as error:
        yield str(error)
        return
    names = [param.name for param in question.params]
    yield from _lines(question.sparql, names)
    yield from _columns(question, algebra.columns)
    yield from (f"the query does not use ?{n}" for n in names if n not in algebra.used)
    yield from algebra.problems(names)
    yield from (f"the ontology has no {iri}" for iri in _undefined(algebra.iris, terms))


def _lines(sparql: str, params: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with the lines that go without a value, or take a page's limit."""
    from dateline.query.algebra import Algebra

    for name in sorted(conditions(sparql) - set(params)):
        yield f"a line is '# only with {name}', which is no parameter"
    try:
        Algebra.of(bind(sparql, params, {}))
        if is_paged(sparql):
            Algebra.of(counting(sparql))
    except UsageError as error:
        yield f"with no value given, or its rows counted, {error}"
    except ValueError as error:
        yield str(error)


def _columns(question: Question, columns: tuple[str, ...]) -> Iterator[str]:
    declared = tuple(question.columns)
    if declared != columns:
        yield (
            f"the header's columns are {', '.join(declared)}, "
            f"but the query selects {', '.join(columns)}"
        )


def _undefined(iris: Collection[str], terms: Collection[str] | None) -> list[str]:
    if terms is None:
        return []
    ours = (iri for iri in iris if iri.startswith((ONTOLOGY, VOCABULARY)))
    return sorted(iri for iri in ours if iri not in terms)
