"""Checks the values of a call and turns them into RDF terms, before any question is asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode

from dateline.errors import UsageError
from dateline.query.bind import Value, bind
from dateline.query.entities import EntityFinder
from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY, VOCABULARY, WIKIDATA
from dateline.query.nodes import ARTICLE, FACT, find_node
from dateline.query.queryable import select
from dateline.query.question import Param, ParamType, Question

_ITEM: Final = re.compile(
    r"(?:wd:|https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)", re.IGNORECASE
)
_LOCAL: Final = re.compile(r"entity/[a-z0-9-]+")
_IRI: Final = re.compile(r"(?:https?://|urn:).*", re.DOTALL)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_KINDS: Final = f"""BASE <{DEFAULT_BASE}>
PREFIX dl: <{ONTOLOGY}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?kind WHERE {{ GRAPH <graph/ontology> {{ ?kind rdfs:subClassOf* dl:Fact }} }}
"""


def read_values(
    question: Question, given: Mapping[str, str], finder: EntityFinder
) -> dict[str, Value]:
    """Return the terms of all parameters that have a value, given or by default.

    Raises:
        UsageError: a parameter is unknown or missing, or a value is not of its type.
        NotFoundError: an article or fact is not in the store.
    """
    params = {param.name: param for param in question.params}
    for name in given:
        if name not in params:
            raise _unknown_param(question, name)
    texts = {name: given.get(name, param.default) for name, param in params.items()}
    for name, param in params.items():
        if texts[name] is None and not param.optional:
            raise UsageError(f"{question.name} needs {name}", hint=usage(question))
    reader = _Reader(finder)
    return {
        name: reader.read(params[name], text) for name, text in texts.items() if text is not None
    }


def usage(question: Question) -> str:
    """Return a call with every parameter, optional ones in brackets."""
    words = (f"[{p.name}=...]" if _may_lack(p) else f"{p.name}=..." for p in question.params)
    return " ".join(("dateline query", question.name, *words))


def _may_lack(param: Param) -> bool:
    return param.optional or param.default is not None


def _unknown_param(question: Question, name: str) -> UsageError:
    close = get_close_matches(name, [param.name for param in question.params], n=1)
    hint = f"did you mean {close[0]}?" if close else usage(question)
    return UsageError(f"{question.name} has no parameter {name!a}", hint=hint)


@dataclass(frozen=True, slots=True)
class _Reader:
    finder: EntityFinder

    def read(self, param: Param, text: str) -> Value:
        readers: Mapping[ParamType, Callable[[Param, str], Value]] = {
            ParamType.ENTITY: self._entity,
            ParamType.DATE: _date,
            ParamType.INTEGER: _integer,
            ParamType.TEXT: _text,
            ParamType.KIND: self._kind,
            ParamType.ENUM: _enum,
        }
        try:
            return readers[param.type](param, text)
        except ValueError as error:
            # pyoxigraph's own: not an IRI, or a lone surrogate.
            raise UsageError(f"{param.name} cannot be {text!a}: {error}") from error

    def _entity(self, param: Param, text: str) -> Value:
        value, base = text.strip(), self.finder.base
        if not value:
            raise UsageError(f"{param.name} is empty", hint="give a name, a QID or an IRI")
        if param.of in {(ARTICLE,), (FACT,)}:
            return find_node(value, param.of[0], self.finder.store, base)
        if item := _ITEM.fullmatch(value):
            return NamedNode(WIKIDATA + item[1].upper())
        if _IRI.fullmatch(value):
            return NamedNode(value)
        if _LOCAL.fullmatch(value):
            return NamedNode(base + value)
        return self.finder.find(value, param.of)

    def _kind(self, param: Param, text: str) -> Value:
        rows = select(self.finder.store, bind(_KINDS, (), {}, self.finder.base))
        kinds = {_plain(iri.removeprefix(ONTOLOGY)): iri for iri in (r["kind"].value for r in rows)}
        wanted = _plain(text.removeprefix("dl:").removeprefix(ONTOLOGY))
        if wanted in kinds:
            return NamedNode(kinds[wanted])
        close = [kinds[k].removeprefix(ONTOLOGY) for k in get_close_matches(wanted, sorted(kinds))]
        hint = f"did you mean {' or '.join(close)}?" if close else "`dl:Fact` means every kind"
        raise UsageError(f"{param.name}: there is no kind of fact {text!a}", hint=hint)


def _date(param: Param, text: str) -> Value:
    try:
        if _DAY.fullmatch(text):
            return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{_XSD}date"))
    except ValueError:
        pass
    raise UsageError(f"{param.name} is not a day: {text!a}", hint="write it as 2026-01-28")


def _integer(param: Param, text: str) -> Value:
    if not _INTEGER.fullmatch(text):
        raise UsageError(f"{param.name} is not a whole number: {text!a}")
    return Literal(str(int(text)), datatype=NamedNode(f"{_XSD}integer"))


def _text(param: Param, text: str) -> Value:
    if param.pattern and not re.fullmatch(param.pattern, text):
        raise UsageError(f"{param.name} cannot be {text!a}", hint=param.description)
    return Literal(text)


def _enum(param: Param, text: str) -> Value:
    if text not in param.values:
        raise UsageError(
            f"{param.name} cannot be {text!a}", hint=f"give one of {', '.join(param.values)}"
        )
    if param.list_name:
        return NamedNode(f"{VOCABULARY}{param.list_name}-{text}")
    return Literal(text)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).lower()
