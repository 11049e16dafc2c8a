"""Bylines and timestamps: lines that say who wrote a report and when, and nothing else."""

import re

_MAX_WORDS = 20
_BY = re.compile(
    r"\W{0,2}(?:by|story by|words by|report by|written by)\s*:?\s+(?=\S)", re.IGNORECASE
)
_ROLE_WORDS = frozenset(
    "a agencies and at bureau chief correspondent correspondents desk diplomatic editor editors"
    " for foreign in of on our political reporter reporters senior special staff the with"
    " writer writers al bin de der el la le van von".split()
)
_DATE_WORDS = re.compile(
    r"\b(?:published|updated|posted|modified|last|first|created|issued|date|time|on|at|by|ago|and"
    r"|(?:a|an|\d{1,2}) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month)s?"
    r"|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|today|yesterday|am|pm|a\.m\.?|p\.m\.?|noon"
    r"|gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|pt|ist|eat|wat|cat|sast|hrs?)\b"
    r"|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|\d{1,4}(?:st|nd|rd|th)?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def is_byline(text: str) -> bool:
    """Return whether `text` only names its writers, or only a date and time.

    >>> is_byline("By Amal Haddad and Jon Reyes, Middle East correspondent")
    True
    >>> is_byline("Updated March 3, 2024 at 10:15 a.m. ET")
    True
    >>> is_byline("By Friday the last troops had left.")
    False
    """
    if len(text.split(maxsplit=_MAX_WORDS)) > _MAX_WORDS:
        return False
    return _names_writers(text) or _is_timestamp(text)


def _names_writers(text: str) -> bool:
    by = _BY.match(text)
    if by is None or text.rstrip().endswith((".", "?", "!", "”", '"')):
        return False
    return all(_is_name_or_role(word.strip(",.|·•-–—()")) for word in text[by.end() :].split())


def _is_name_or_role(word: str) -> bool:
    return not word or word.lower() in _ROLE_WORDS or (word[0].isupper() and not word.isdigit())


def _is_timestamp(text: str) -> bool:
    """Return whether nothing is left once dates, times and the words around them are gone."""
    rest = _DATE_WORDS.sub("", text)
    return rest != text and any(c.isdigit() for c in text) and not _LETTER.search(rest)
