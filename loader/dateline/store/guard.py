"""Refuses queries that would reach beyond the store.

The engine makes real HTTP requests for SERVICE and cannot be told not to. Its parser needs no
space after a keyword and falls back from a prefixed name to a keyword (`SERVICE:x{}`,
`?s ?p trueSERVICE<...>{}`), so the three words are refused anywhere but inside strings, IRIs,
comments, variables, language tags and the local part of names.
"""

import re
from typing import Final

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
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00(?:10|0[0-9A-Fa-f])[0-9A-Fa-f]{4})")


def refuse_outside_access(sparql: str) -> None:
    """Check that `sparql` has no SERVICE, LOAD or FROM, written with escapes or without.

    Raises:
        UsageError: it has.
    """
    # Escapes count before parsing (SPARQL 1.1, section 19.2), yet not every parser does it so.
    for reading in (sparql, _ESCAPE.sub(_character, sparql)):
        word = _FORBIDDEN.search(_HARMLESS.sub(" ", reading))
        if word:
            raise UsageError(
                f"the query uses {word[0].upper()}, which reaches beyond the store",
                hint="ask about the store's own graphs, with GRAPH; rename a prefix of that name",
            )


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1] or escape[2], 16))
