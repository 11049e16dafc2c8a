"""Articles' texts beside the quads on a server, so that passages can be shown and re-read.

As in the embedded store, a text is known by the article's key and its own hash: the old one stays
until the graph that quotes it is gone.
"""

import base64
import zlib
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from dateline.model.article import Article
from dateline.store.article_json import article_of, fields_of
from dateline.store.protocol import Names
from dateline.store.remote.vocabulary import (
    FIELDS,
    TEXT,
    TEXT_HASH,
    TEXT_OF,
    texts_graph,
)


def text_node(article: Article, names: Names) -> NamedNode:
    """Return the node of the article's text and fields; with others it is another node."""
    content = sha256(f"{article.text_hash}\n{fields_of(article)}".encode()).hexdigest()
    return NamedNode(f"{names.article(article.key).value}/text/{content[:20]}")


def text_quads(article: Article, names: Names) -> frozenset[Quad]:
    """Return the article's text and fields as quads."""
    node, graph = text_node(article, names), texts_graph(names)
    packed = zlib.compress(article.text.encode("utf-8", "surrogatepass"))
    return frozenset(
        {
            Quad(node, TEXT_OF, names.article(article.key), graph),
            Quad(node, TEXT_HASH, Literal(article.text_hash), graph),
            Quad(node, FIELDS, Literal(fields_of(article)), graph),
            Quad(node, TEXT, Literal(base64.b64encode(packed).decode("ascii")), graph),
        }
    )


def stored_article(fields: str, packed: str) -> Article:
    """Return the article that `text_quads` came from."""
    text = zlib.decompress(base64.b64decode(packed)).decode("utf-8", "surrogatepass")
    return article_of(fields, text)
