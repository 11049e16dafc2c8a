"""What a person knows about a source that the source itself may not say."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Facts about a source that win over what is read from it.

    Attributes:
        date: the day relative times are counted from.
        publisher: who published the article.
        url: its canonical URL; http or https.
        encoding: the codec the bytes are in ("windows-1252"); UTF-8 where None.
    """

    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    encoding: str | None = None


NO_HINTS = Hints()
