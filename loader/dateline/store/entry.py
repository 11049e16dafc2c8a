"""An article on its way into a store, and what is remembered of where it came from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.article import Article

if TYPE_CHECKING:
    from dateline.store.protocol import ArticleGraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A source that is in the store: what lets a later run pass it over unread.

    Attributes:
        source: its absolute path, its address, or its place in a corpus.
        mark: hash of what was read, and of all that shapes what comes of it.
        setup: hash of the second part alone.
        key, text_hash: its article.
        note: what the one who loads wants to know of it again; the store does not look into it.
    """

    source: str
    mark: str
    setup: str
    key: str
    text_hash: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article to put in.

    Attributes:
        graphs: its quads.
        article: its text; None where there is none, as in a dump without texts.
        loaded: where it comes from; None if that need not be remembered.
    """

    graphs: "ArticleGraphs"
    article: Article | None = None
    loaded: Loaded | None = None
