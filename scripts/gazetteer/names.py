"""Which of an item's names may stand for it in running text."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

# Abbreviations of three letters or fewer that news uses without explaining them.
SHORT_NAMES = frozenset(
    """US U.S. U.S USA U.S.A. UK U.K. U.K UAE U.A.E. UN U.N. U.N EU E.U. E.U AU A.U. DRC PRC ROK
    KSA IMF WHO WTO ICC ICJ OAS GCC CIS SCO EAC WFP IOM ILO FAO ECB ADB PKK YPG SDF SNA FSA HTS
    IDF RSF SAF PLA LRA ADF M23 LNA PMF IRA ELN CIA FBI FSB ISI BBC CNN AFP AP NPR VOA RIA RT TTP
    PLO ANC RAF MEK AES G7 G20 G-7 Xi""".split()
)
_SHORT = 3
_LATIN = re.compile("[A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff .,'\u2018\u2019\u02bb\u02bc`&/\u2013-]+")
_TITLE = re.compile(
    r"^(?:(?:President|Prince|Princess|King|Queen|Sir|Lord|Dame|General|Gen|Lt|Col|Colonel|Admiral"
    r"|Dr|Mr|Mrs|Ms|Sr|Sra|M|Mme|Hon|Rt|Right|Honourable|Honorable|Prof|Professor|Ing|Eng|H\.?E"
    r"|POTUS|MR|MRS|MS|DR|Senator|Sen|Rep|Shri|Ir|Seyed)\.?,? *(?= |(?<=\.)))+"
)
_AIRPORT_WORDS = frozenset(
    """airport international airfield aeroporto aeropuerto internacional regional municipal air base
    field de do da del la el flughafen airstrip""".split()
)
# How alike a place's other name must be to count as a spelling and not as a nickname.
_SPELLING = 0.7
_PLAIN = str.maketrans(
    dict.fromkeys("\u2019\u2018\u02bb\u02bc`", "'") | dict.fromkeys("\u2013-", " ")
)


def fold(name: str) -> str:
    """Return `name` without accents, in lower case, hyphens and apostrophes made plain."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).translate(_PLAIN)


def without_article(name: str) -> str:
    """Return `name` without a leading "the"."""
    return re.sub(r"^[Tt]he (?=\S)", "", name)


def without_title(name: str) -> str:
    """Return a person's name without titles, or "" where it is all in capitals.

    >>> without_title("Dr. Subrahmanyam Jaishankar")
    'Subrahmanyam Jaishankar'
    """
    bare = _TITLE.sub("", name).strip()
    return "" if bare.isupper() else bare


def is_latin(name: str) -> bool:
    """Whether `name` is written in Latin letters, a capital among them."""
    return bool(_LATIN.fullmatch(name)) and any(c.isupper() for c in name)


def is_usable(name: str, common_words: Collection[str]) -> bool:
    """Whether `name` is a proper name that no common word or code looks like."""
    if not is_latin(name):
        return False
    if len(name) <= _SHORT:
        return name in SHORT_NAMES
    return name.casefold() not in common_words and not re.search(r"\d$|[(),/]|\.\.\.", name)


def is_spelling(name: str, label: str) -> bool:
    """Whether two names of a place are spellings of one word ("Ouagadougou", "Wagadugu")."""
    return SequenceMatcher(None, fold(name), fold(label)).ratio() >= _SPELLING


def are_related(name: str, other: str) -> bool:
    """Whether two names of an airport share a word that tells airports apart."""
    return bool(_telling_words(name) & _telling_words(other))


def plural_forms(demonym: str) -> Iterator[str]:
    """Yield the people's names that a demonym gives ("Kenyan" -> "Kenyan", "Kenyans").

    >>> list(plural_forms("French"))
    ['French', 'Frenchman', 'Frenchmen', 'Frenchwoman']
    """
    yield demonym
    if demonym in {"French", "Irish", "Dutch", "Welsh", "English"}:
        yield from (demonym + "man", demonym + "men", demonym + "woman")
    elif not re.search(r"(?:ese|ish|ch|sh|ss|is|s|x|man|men)$", demonym):
        yield demonym + "s"


def _telling_words(name: str) -> set[str]:
    return set(re.findall(r"\w{3,}", fold(name))) - _AIRPORT_WORDS
