"""An article with its sentences, mentions and time expressions marked."""

from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.mention import Mention, Referent
from dateline.model.syntax import Sentence
from dateline.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """What annotation adds to an article; mentions and times are sorted by position."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    times: tuple[TimeExpression, ...]
