"""A SPARQL text as tokens, by the terminals of SPARQL 1.1, section 19.8."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r'''
      (?P<gap>(?:\s|\#[^\n\r]*)+)
    | (?P<text>"""(?:"{0,2}(?:[^"\\]|\\.))*"""|\'\'\'(?:'{0,2}(?:[^'\\]|\\.))*\'\'\'
              |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>[\w.-]*:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*(?<!\.))
    | (?P<word>\w+)
    | (?P<sign>.)
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text; `kind` is the name of the group above that it matched."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Return whether this is one of the given keywords, in capitals."""
        return self.kind == "word" and self.text.upper() in words

    def is_sign(self, sign: str) -> bool:
        """Return whether this is the given punctuation mark."""
        return self.kind == "sign" and self.text == sign


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of `sparql`; there is no text that has none."""
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or ""
        if kind != "gap":
            yield Token(kind, match[0], match.start(), match.end())
