"""From what a person types to the thing that is meant."""

import re
from typing import Final

from pyoxigraph import NamedNode

from dateline.errors import UsageError
from dateline.query.entities import EntityFinder, Resolve
from dateline.query.namespaces import ONTOLOGY, VOCABULARY, WIKIDATA
from dateline.query.queryable import Queryable

_QID: Final = re.compile(r"(?:wd:|https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_IRI: Final = re.compile(r"(?:https?://|urn:).+", re.DOTALL)
_CURIES: Final = {"dl:": ONTOLOGY, "dlv:": VOCABULARY}
_PATH: Final = re.compile(r"[a-z]+/[\w./%-]+", re.ASCII)


def find(text: str, store: Queryable, resolve: Resolve, base: str) -> NamedNode:
    """Return what `text` stands for: an IRI, a CURIE, a QID, a path below `base`, or a name.

    Raises:
        UsageError: it is no valid IRI, or no name, or several things are called so.
        StoreError: the store cannot be read.
    """
    try:
        return _identified(text, base) or _named(text, store, resolve, base)
    except ValueError as error:  # pyoxigraph's own: not an IRI
        raise UsageError(f"not an IRI: {text!a}", hint="give an IRI, a QID or a name") from error


def _identified(text: str, base: str) -> NamedNode | None:
    item = _QID.fullmatch(text)
    if item:
        return NamedNode(WIKIDATA + item[1])
    for prefix, namespace in _CURIES.items():
        if text.startswith(prefix):
            return NamedNode(namespace + text.removeprefix(prefix))
    if _IRI.fullmatch(text):
        return NamedNode(text)
    return NamedNode(base + text) if _PATH.fullmatch(text) else None


def _named(name: str, store: Queryable, resolve: Resolve, base: str) -> NamedNode:
    return EntityFinder(store=store, resolve=resolve, base=base).find(name)
