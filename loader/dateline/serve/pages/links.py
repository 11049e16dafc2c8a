"""Addresses that a page may link to; everything else stays plain text."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY, VOCABULARY, WIKIDATA

PATH: Final = re.compile(r"[\w.~%-]+(?:/[\w.~%-]+)*", re.ASCII)
ITEM: Final = re.compile(r"Q[1-9][0-9]{0,14}")
_WEB: Final = re.compile(r"https?://[^\s\x00-\x20<>\"\\^`{|}]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """Links for a server whose data have IRIs below `base`."""

    base: str = DEFAULT_BASE

    def page(self, iri: str) -> str:
        """Return the path of the page about `iri` on this server, or "" if there is none.

        >>> Links("http://x.org/").page("http://x.org/fact/1f"), Links().page("mailto:a@b.org")
        ('/id/fact/1f', '')
        """
        document = iri.partition("#")[0]
        item, rest = iri.removeprefix(WIKIDATA), document.removeprefix(self.base)
        if iri.startswith(WIKIDATA) and ITEM.fullmatch(item):
            return f"/entity/{item}"
        if iri.startswith(self.base) and PATH.fullmatch(rest) and not _has_dots(rest):
            return f"/id/{rest}"
        if iri.startswith((self.base, WIKIDATA, ONTOLOGY, VOCABULARY)):
            return f"/id/?iri={quote(iri, safe='')}"
        return ""


def outside(address: str) -> str:
    """Return `address` if it is one of the web, else "": no script, no file, no mail.

    >>> outside("https://example.org/a?b=c"), outside("javascript:alert(1)")
    ('https://example.org/a?b=c', '')
    """
    return address if _WEB.fullmatch(address) else ""


def _has_dots(path: str) -> bool:
    """Return whether a browser would take a step of `path` for a way up."""
    return any(step.lower().replace("%2e", ".") in {".", ".."} for step in path.split("/"))
