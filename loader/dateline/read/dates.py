"""Days an article's source states: in its address, in words, and which of them counts.

Nothing here asks for today's date or a file's time: an article without a date stays without.
"""

import re
from datetime import date
from urllib.parse import urlsplit

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?"
    r"|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_URL_DATE = re.compile(
    rf"[/_-]{_YEAR}(?:(?P<separator>[/_-])(?P<month>\d{{1,2}}|[a-z]{{3}})(?P=separator)(?P<day>\d{{1,2}})"
    r"|(?P<month2>\d\d)(?P<day2>\d\d))(?!\d)"
)
_URL_YEAR = re.compile(rf"/{_YEAR}(?=[/-])")
_NAMED_DATE = re.compile(
    rf"\b(?:(?P<month>{MONTH})\.? (?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\.? (?P<month2>{MONTH}))\b"
    rf"(?:\.?,? {_YEAR}\b)?"
)
_ISO_DATE = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")


def url_date(url: str) -> date | None:
    """Return the day in a URL's path, or None.

    >>> url_date("https://example.org/world/2024/12/23/talks.html")
    datetime.date(2024, 12, 23)
    >>> url_date("https://example.org/world/2024/dec/23/talks")
    datetime.date(2024, 12, 23)
    """
    for found in _URL_DATE.finditer(urlsplit(url).path.lower()):
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        day_found = _day(found["year"], month, day)
        if day_found is not None:
            return day_found
    return None


def url_year(url: str) -> int | None:
    """Return the year that stands as a part of a URL's path, or None."""
    found = _URL_YEAR.search(urlsplit(url).path)
    return int(found["year"]) if found else None


def named_date(text: str, *, year: int | None = None) -> date | None:
    """Return the first day named in `text` with its month in English, or None.

    Args:
        text: such as "5 May 2024" or "March 3".
        year: what to take where no year is printed; None leaves such a date unread.
    """
    found = _NAMED_DATE.search(text)
    if found is None or not (found["year"] or year):
        return None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    return _day(found["year"] or str(year), month, day)


def stated_date(text: str) -> date | None:
    """Return the day a date field holds: ISO 8601, or English words with a year.

    >>> stated_date("2024-03-09T23:30:00-05:00"), stated_date("Sat, 09 Mar 2024 10:00:00 GMT")
    (datetime.date(2024, 3, 9), datetime.date(2024, 3, 9))
    """
    iso = _ISO_DATE.match(text)
    return _day(*iso.groups()) if iso else named_date(text)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), _month_number(month), int(day))
    except ValueError:
        return None


def _month_number(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
