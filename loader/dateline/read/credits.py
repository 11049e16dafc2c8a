"""Credits: which news agency a report is taken from, where it says so."""

from collections.abc import Iterable, Mapping
from typing import Final

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "AAP": ("aap", "australian associated press"),
    "AFP": ("afp", "agence france presse"),
    "Anadolu": ("anadolu", "anadolu agency", "aa"),
    "ANI": ("ani", "asian news international"),
    "ANSA": ("ansa",),
    "AP": ("ap", "associated press", "the associated press", "ap news"),
    "Bernama": ("bernama",),
    "CP": ("cp", "the canadian press", "canadian press"),
    "dpa": ("dpa", "deutsche presse agentur"),
    "EFE": ("efe", "agencia efe"),
    "IANS": ("ians",),
    "Interfax": ("interfax",),
    "IRNA": ("irna", "islamic republic news agency"),
    "Kyodo": ("kyodo", "kyodo news"),
    "PA": ("pa", "pa media", "press association"),
    "PTI": ("pti", "press trust of india"),
    "Reuters": ("reuters", "thomson reuters"),
    "SANA": ("sana",),
    "TASS": ("tass", "itar tass"),
    "UPI": ("upi", "united press international"),
    "Xinhua": ("xinhua", "xinhua news agency"),
    "Yonhap": ("yonhap", "yonhap news agency"),
}
_BY_NAME: Final = {name: agency for agency, names in _NAMES.items() for name in names}


def agency_of(in_dateline: str | None, *, others: Iterable[str] = ()) -> str | None:
    """Return the agency that a report credits; None if it credits none.

    Args:
        in_dateline: what stands in the dateline's brackets; an agency, known or not.
        others: authors and publisher, which count only where they are known agencies.

    >>> agency_of("The Associated Press"), agency_of(None, others=["Mira Solt", "Reuters"])
    ('AP', 'Reuters')
    >>> agency_of("Norwire"), agency_of(None, others=["Mira Solt"])
    ('Norwire', None)
    """
    known = (_BY_NAME.get(_plain(words)) for words in (in_dateline or "", *others))
    return next((agency for agency in known if agency), in_dateline)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())
