"""Refuses queries that would reach beyond the store.

The engine makes real HTTP requests for SERVICE and cannot be told not to. Its parser needs no
space after a keyword and falls back from a prefixed name to a keyword (`SERVICE:x{}`,
`?s ?p trueSERVICE<...>{}`), so the three words are looked for anywhere but inside strings, IRIs,
comments, variables, language tags and the local part of names.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final
from urllib.parse import urlsplit

from dateline.errors import UsageError

_FORBIDDEN: Final = re.compile(r"service|load|from", re.IGNORECASE)
# Terminals of SPARQL 1.1, section 19.8, wide where that hides nothing the grammar could read.
_HARMLESS: Final = re.compile(
    r'''
      """(?:"{0,2}(?:[^"\\]|\\.))*"""
    | \'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
    | "(?:[^"\\\n\r]|\\.)*"
    | '(?:[^'\\\n\r]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\n\r]*
    | [?$]\w+
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
    | :(?!-)(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*
    ''',
    re.VERBOSE | re.DOTALL,
)
_FORM: Final = re.compile(r"select|ask|construct|describe", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:10|0[0-9A-Fa-f])[0-9A-Fa-f]{4})")
_GAP: Final = r"(?:\s|\#[^\n\r]*)*"
_IRI: Final = r"""<[^<>"{}|^`\\\x00-\x20]*>"""
_NAME: Final = r"[\w.-]*:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*"
_FROM: Final = re.compile(rf"from{_GAP}(?:named{_GAP})?({_IRI}|{_NAME})", re.IGNORECASE)
_SERVICE: Final = re.compile(rf"service{_GAP}(?:silent{_GAP})?<([^\s>]*)>", re.IGNORECASE)


def refuse_outside_access(sparql: str) -> None:
    """Check that `sparql` has no SERVICE, LOAD or FROM, written with escapes or without.

    Raises:
        UsageError: it has.
    """
    for reading in _readings(sparql):
        for word in _words(reading):
            raise _refused(word[0])


def graphs_asked_for(sparql: str, services: Collection[str] = ()) -> tuple[str, ...]:
    """Return the graphs that `sparql` names in FROM clauses, as they are written there.

    Args:
        sparql: a query or update.
        services: the only hosts that SERVICE may name, as "host" or "host:port".

    Raises:
        UsageError: it has LOAD, a SERVICE of another host, or FROM without a graph; written
            with escapes or without.
    """
    readings = [tuple(_graphs(reading, services)) for reading in _readings(sparql)]
    return max(readings, key=len)


def prologue(sparql: str) -> str:
    """Return the BASE and PREFIX declarations at the head of a query, and its comments."""
    form = _FORM.search(_blanked(sparql))
    return sparql[: form.start()] if form else ""


def _readings(sparql: str) -> tuple[str, str]:
    """Return the text as it is and with its escapes decoded.

    They count before parsing (SPARQL 1.1, section 19.2), yet not every parser does it so.
    """
    return sparql, _ESCAPE.sub(_character, sparql)


def _words(reading: str) -> Iterator[re.Match[str]]:
    """Yield the words that may reach out, at their places in `reading`."""
    return _FORBIDDEN.finditer(_blanked(reading))


def _blanked(sparql: str) -> str:
    return _HARMLESS.sub(lambda harmless: " " * len(harmless[0]), sparql)


def _graphs(reading: str, services: Collection[str]) -> Iterator[str]:
    for word in _words(reading):
        if graph := _FROM.match(reading, word.start()):
            yield graph[1]
        elif not _is_allowed(reading, word.start(), services):
            raise _refused(word[0])


def _is_allowed(reading: str, start: int, services: Collection[str]) -> bool:
    """Return whether a SERVICE of a host of `services` starts at `start`."""
    named = _SERVICE.match(reading, start)
    try:
        address = urlsplit(named[1] if named else "")
        host = {address.netloc, address.hostname} - {None} if "@" not in address.netloc else set()
        return address.scheme in {"http", "https"} and not host.isdisjoint(services)
    except ValueError:  # no address
        return False


def _refused(word: str) -> UsageError:
    return UsageError(
        f"the query uses {word.upper()}, which reaches beyond the store",
        hint="ask about the store's own graphs, with GRAPH; rename a prefix of that name",
    )


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))
