"""Sources in, articles out: files, folders, corpora, archives, feeds and pages of the web."""

from dateline.read.article import read_article, read_here, read_whole
from dateline.read.corpora import Corpora
from dateline.read.document import Document, Source, name_of
from dateline.read.fields import FieldMap
from dateline.read.hints import Hints
from dateline.read.sources import anywhere, expand

__all__ = [
    "Corpora",
    "Document",
    "FieldMap",
    "Hints",
    "Source",
    "anywhere",
    "expand",
    "name_of",
    "read_article",
    "read_here",
    "read_whole",
]
