"""The few terms that a store on a server has to know, and the graph it keeps its own things in.

`<base>graph/texts` holds, beside the quads and out of every dump and count:

<base>graph/texts          store:format "1"; store:stamp, another one after every write
<base>article/K            store:readFrom, the host and path of the file K is in
<base>article/K/text/HASH  store:textOf <base>article/K; dl:textHash; store:fields, JSON;
                           store:text, compressed with zlib, in base64; HASH is of all that
<base>source/HASH          store:sourceOf <base>article/K; store:loaded, JSON; store:cameFirst
"""

from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode

from dateline.store.protocol import Names

_DL: Final = "https://w3id.org/dateline/ontology#"
_STORE: Final = "https://w3id.org/dateline/store#"

A: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE: Final = NamedNode(f"{_DL}Article")
CLAIMS: Final = NamedNode(f"{_DL}claims")
IN_ARTICLE: Final = NamedNode(f"{_DL}inArticle")
TEXT_HASH: Final = NamedNode(f"{_DL}textHash")

FORMAT: Final = NamedNode(f"{_STORE}format")
STAMP: Final = NamedNode(f"{_STORE}stamp")
READ_FROM: Final = NamedNode(f"{_STORE}readFrom")
TEXT_OF: Final = NamedNode(f"{_STORE}textOf")
FIELDS: Final = NamedNode(f"{_STORE}fields")
TEXT: Final = NamedNode(f"{_STORE}text")
SOURCE_OF: Final = NamedNode(f"{_STORE}sourceOf")
LOADED: Final = NamedNode(f"{_STORE}loaded")
CAME_FIRST: Final = NamedNode(f"{_STORE}cameFirst")


def texts_graph(names: Names) -> NamedNode:
    """Return the graph of the articles' texts."""
    return NamedNode(f"{names.iri}graph/texts")


def is_article_graph(graph: NamedNode, names: Names) -> bool:
    """Return whether `graph` is an article's own."""
    return graph.value.startswith(names.article_graph("").value)


def key_of(article: NamedNode, names: Names) -> str:
    """Return the key of an article's IRI."""
    return unquote(article.value.removeprefix(names.article("").value))
