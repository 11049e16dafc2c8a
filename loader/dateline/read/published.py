"""The day a web page's markup says the article was published.

Only fields made for it are read, and only full dates: htmldate, which trafilatura uses, also
searches the page's text, and completes "2024-03" with the day of the month it is run on.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dateline.read.dates import stated_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped] # lxml ships no types

# Best first: Open Graph, schema.org microdata, Dublin Core, Parse.ly, and what else papers print.
_META_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "pubdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "date",
)
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Reportage\w*)$")
# A page's own date stands in its article; menus and teasers carry other articles' dates.
_TIMES = (
    "//time[@datetime][not(ancestor::nav or ancestor::aside or ancestor::footer)]"
    "[ancestor::article or ancestor::main]"
)
_MAX_DEPTH = 8


def published(tree: "HtmlElement") -> date | None:
    """Return the publication day that the page's markup states in full, or None."""
    fields = (
        _meta_fields(tree),
        _json_ld_fields(tree),
        _microdata_fields(tree),
        _time_fields(tree),
    )
    days = (stated_date(field) for found in fields for field in found)
    return next((day for day in days if day), None)


def _meta_fields(tree: "HtmlElement") -> Iterator[str]:
    metas = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): content
        for meta in tree.iter("meta")
        if (content := meta.get("content"))
    }
    yield from (metas[key] for key in _META_KEYS if key in metas)


def _json_ld_fields(tree: "HtmlElement") -> Iterator[str]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a broken block is as good as none: other markup may state the date
        yield from _dates_in(data, _MAX_DEPTH)


def _dates_in(data: object, depth: int) -> Iterator[str]:
    """Yield `datePublished` of the articles in a JSON-LD value, outermost first."""
    if isinstance(data, dict) and depth:
        stated = data.get("datePublished")
        if isinstance(stated, str) and _is_article(data.get("@type")):
            yield stated
        yield from (day for value in data.values() for day in _dates_in(value, depth - 1))
    elif isinstance(data, list) and depth:
        yield from (day for value in data for day in _dates_in(value, depth - 1))


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _ARTICLE_TYPE.search(one) for one in kinds)


def _microdata_fields(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iterfind('.//*[@itemprop="datePublished"]'):
        yield element.get("datetime") or element.get("content") or ""


def _time_fields(tree: "HtmlElement") -> Iterator[str]:
    yield from (element.get("datetime", "") for element in tree.xpath(_TIMES))
