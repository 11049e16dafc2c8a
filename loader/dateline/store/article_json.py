"""An article's fields, without its text, as one JSON object."""

import json
from datetime import date

from dateline.model.article import Article, DateBasis
from dateline.model.span import Span


def fields_of(article: Article) -> str:
    """Return all fields but the text; `article_of` reads them back."""
    headline, day = article.headline_span, article.reference_date
    return json.dumps(
        {
            "source": article.source,
            "body": [[span.start, span.end] for span in article.body],
            "headline": article.headline,
            "headline_span": [headline.start, headline.end] if headline else None,
            "dateline": article.dateline,
            "publisher": article.publisher,
            "authors": article.authors,
            "agency": article.agency,
            "url": article.url,
            "language": article.language,
            "reference_date": day.isoformat() if day else None,
            "date_basis": article.date_basis,
        }
    )


def article_of(fields: str, text: str) -> Article:
    """Return the article that `fields_of` and `text` came from."""
    row = json.loads(fields)
    headline, day = row["headline_span"], row["reference_date"]
    return Article(
        source=row["source"],
        text=text,
        body=tuple(Span(start, end) for start, end in row["body"]),
        headline=row["headline"],
        headline_span=Span(*headline) if headline else None,
        dateline=row["dateline"],
        publisher=row["publisher"],
        authors=tuple(row["authors"]),
        # Stores that were made before agencies were read have none.
        agency=row.get("agency"),
        url=row["url"],
        language=row["language"],
        reference_date=date.fromisoformat(day) if day else None,
        date_basis=DateBasis(row["date_basis"]),
    )
