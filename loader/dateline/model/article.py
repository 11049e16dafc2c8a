"""One news article as it was read: the text that every offset points into."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from dateline.model.identity import content_hash
from dateline.model.span import Span


class DateBasis(StrEnum):
    """Where an article's reference date comes from."""

    SUPPLIED = "supplied"
    METADATA = "metadata"
    URL = "url"
    DATELINE = "dateline"
    UNKNOWN = "unknown"


# No slots: what is derived from the text is worked out once and kept.
@dataclass(frozen=True, kw_only=True)
class Article:
    """An article and what its source says about it.

    Attributes:
        source: the path or URL as the user gave it.
        text: the stored text, kept exactly as decoded (furniture included).
        body: spans of `text` that are the article's own prose, in order, one a paragraph
            (the dateline, headline and furniture are outside them).
        headline_span: the headline's place in `text`, where it is part of the text.
        dateline: where the report was filed, as printed ("MOSCOW"); None where not given.
        reference_date: the day relative times are counted from; None when unknown.
        agency: the news agency that it credits ("Reuters"), if it does.
        url: the canonical URL, if the source states one.
        language: ISO 639-1, if the source states one.
    """

    source: str
    text: str
    body: tuple[Span, ...]
    headline: str | None = None
    headline_span: Span | None = None
    dateline: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    reference_date: date | None = None
    date_basis: DateBasis = DateBasis.UNKNOWN

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of the stored text, 64 hex digits."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def prose(self) -> str:
        """The body's words, without headline, dateline and furniture."""
        return "\n".join(span.of(self.text) for span in self.body)

    @cached_property
    def key(self) -> str:
        """Content identity: of the canonical URL if there is one, else of the text."""
        return content_hash("article", self.url or self.text_hash)
