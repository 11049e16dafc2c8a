"""Which column of a corpus holds what: known names, and those that a person maps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from dateline.errors import UsageError

FIELDS: Final = ("text", "html", "title", "date", "publisher", "url", "language", "author")
# What published corpora and schema.org call them; dots go into nested objects.
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "content", "article", "articleBody", "maintext", "article_text",
        "full_text", "fulltext", "plain_text",
    ),
    "html": ("html", "raw_html"),
    "title": ("title", "headline", "name"),
    "date": (
        "date", "datePublished", "published", "published_at", "publishedAt", "date_publish",
        "publication_date", "pub_date", "pubDate", "publish_date", "dateCreated",
    ),
    "publisher": (
        "publisher.name", "publisher", "source.name", "source", "outlet", "publication",
        "source_domain", "site", "sitename",
    ),
    "url": ("url", "link", "mainEntityOfPage.@id", "mainEntityOfPage", "@id"),
    "language": ("language", "inLanguage", "lang"),
    "author": ("author.name", "author", "authors", "byline"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldMap:
    """For each field, the columns to look in, the first that holds something wins."""

    columns: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_option(cls, text: str | None) -> Self:
        """Return the known names, with those of `text`, such as "title=headline,text=body", first.

        Raises:
            UsageError: it is not of that form, or there is no such field.
        """
        pairs = [part.partition("=") for part in (text or "").split(",") if part.strip()]
        mapped = {field.strip(): column.strip() for field, _, column in pairs}
        wrong = next((f for f, column in mapped.items() if f not in FIELDS or not column), None)
        if wrong is not None:
            hint = f"write FIELD=COLUMN,...; the fields are {', '.join(FIELDS)}"
            raise UsageError(f"cannot map {wrong!a}", hint=hint)
        own = {field: (column,) for field, column in mapped.items()}
        return cls({field: own.get(field, _KNOWN[field]) for field in FIELDS})

    def value(self, record: Mapping[str, object], field: str) -> str:
        """Return what `record` has for `field`, "" if nothing; of a list, the first."""
        found = (_text(_at(record, column)) for column in self.columns[field])
        return next((text for text in found if text), "")

    def holds_text(self, record: Mapping[str, object]) -> bool:
        """Return whether `record` has an article's text or page."""
        return bool(self.value(record, "text") or self.value(record, "html"))


def _at(record: Mapping[str, object], column: str) -> object:
    if column in record:
        return record[column]
    first, dot, rest = column.partition(".")
    inner = _first(record.get(first)) if dot else None
    return _at(inner, rest) if isinstance(inner, Mapping) else None


def _text(value: object) -> str:
    one = _first(value)
    return str(one).strip() if isinstance(one, str | int) else ""


def _first(value: object) -> object:
    return next(iter(value), None) if isinstance(value, list) else value
