"""Sources in, articles out: text and HTML files, folders, globs and standard input."""

from dateline.read.article import read_article
from dateline.read.hints import Hints
from dateline.read.sources import expand

__all__ = ["Hints", "expand", "read_article"]
