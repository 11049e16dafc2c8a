"""What tests of several stages share: articles of a text, and what claims say in words."""

import re
from collections.abc import Callable
from datetime import date

from dateline.model.annotation import AnnotatedArticle
from dateline.model.article import Article, DateBasis
from dateline.model.claim import Claim, Role
from dateline.model.span import Span
from dateline.read import Source, name_of

Read = Callable[..., AnnotatedArticle]
Claims = Callable[..., tuple[Claim, ...]]


def article(source: Source, day: date | None = None) -> Article:
    """An article whose text is what `source` is called, a paragraph a line."""
    text = name_of(source)
    return Article(
        source="test.txt",
        text=text,
        body=tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)),
        reference_date=day,
        date_basis=DateBasis.SUPPLIED if day else DateBasis.UNKNOWN,
    )


def texts(claim: Claim, role: Role) -> list[str]:
    """The words that fill a role of a claim."""
    return [m.text for r, m in claim.roles if r is role]


def stands_for(annotated: AnnotatedArticle, text: str, nth: int = 0) -> list[str]:
    """The names that the nth mention reading `text` stands for; none if nothing takes up anything."""
    found = [m for m in annotated.mentions if m.text == text]
    referents = found[nth].referents if len(found) > nth else ()
    return [annotated.referents[i].name for i in referents]


def names(annotated: AnnotatedArticle, claim: Claim, role: Role) -> list[str]:
    """What fills a role of a claim, by the fullest names the article gives."""
    return [
        name
        for r, m in claim.roles
        if r is role
        for name in ([annotated.referents[i].name for i in m.referents] or [m.text])
    ]
