"""One article before it is read: its bytes, and what its collection states about it."""

from dataclasses import dataclass
from typing import TypeAlias

from dateline.errors import SourceError
from dateline.read.page import Page

NOTHING_STATED = Page(text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as a collection holds it: a row, a record of an archive, a fetched page.

    Attributes:
        source: what messages and provenance call it ("news.jsonl#12", an address).
        data: text or HTML.
        markup: whether it is HTML; None to look.
        encoding: the codec that the collection states; None where it does not.
        stated: what the collection says of it, which wins over what the page says itself.
        unchanged: the web server says that it is as it was when it was last loaded; no data then.
    """

    source: str
    data: bytes
    markup: bool | None = None
    encoding: str | None = None
    stated: Page = NOTHING_STATED
    unchanged: bool = False


# A path, an article out of a collection, or why a part of a collection is none.
Source: TypeAlias = str | Document | SourceError


def name_of(source: Source) -> str:
    """Return what messages call `source`."""
    if isinstance(source, Document):
        return source.source
    return str(source).partition(": ")[0] if isinstance(source, SourceError) else source
