"""Names as they are compared: accents, case, apostrophes and hyphens aside."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Every kind of apostrophe, hyphen and space, and letters that have no decomposition.
_ALIKE = dict.fromkeys("\u2018\u2019\u02bb\u02bc\u02be\u02bf\u00b4`", "'")
_ALIKE |= dict.fromkeys("\u2010\u2011\u2012\u2013", "-") | dict.fromkeys("\u00a0\u202f", " ")
_ALIKE |= {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "\u0131": "i"}
_LATIN_LETTERS = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))

# An article's names are compared with each other again and again.
_RECENT = 8192

_PARTICLE = re.compile(r"\b(?:al|el|ul|ibn|bin|ben|de|da|dos|van|von)\b")
# "Abdel Fattah", "Abd al-Fattah" and "Abdelfattah" are one name.
_SERVANT = re.compile(r"\babd(?: ?[aeu]l)? ?")
_TELLING_CONSONANTS = 5
# Letters that romanisations of Arabic, Persian, Russian and Ukrainian names exchange.
_SOUNDS = (
    *(("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ch", "c")),
    *(("sh", "s"), ("zh", "z"), ("q", "k"), ("g", "k"), ("w", "v"), ("x", "ks"), ("j", "y")),
)


def _base(code: int) -> str:
    """The letter under the accents, always one character."""
    return unicodedata.normalize("NFD", chr(code))[0]


_PLAIN = {code: _base(code) for code in _LATIN_LETTERS} | {ord(c): p for c, p in _ALIKE.items()}
_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_SITE = re.compile(r" (International )?(Airport|Air Base|Airbase|Air Force Base|Naval Base)$")
_DIVISION = re.compile(
    r" (Oblast|Governorate|Province|Region|State|Krai|Republic|District|Prefecture|Emirate)$"
)
_KIND = re.compile(r"(province|governorate|state|region|oblast|emirate)\b")


def plain(text: str) -> str:
    """Return `text` with plain apostrophes, hyphens and letters, offsets unchanged.

    >>> plain("N’Djaména – Chad")
    "N'Djamena - Chad"
    """
    return text if text.isascii() else text.translate(_PLAIN)


@lru_cache(maxsize=_RECENT)
def key(name: str) -> str:
    """Return what two spellings of a name have in common; "the" in front does not count.

    >>> key("The Côte d’Ivoire") == key("Cote d'Ivoire")
    True
    """
    composed = name if name.isascii() else unicodedata.normalize("NFC", name)
    return plain(" ".join(composed.split())).lower().removeprefix("the ")


def surname(name: str) -> str:
    """Return the key of a person's last name, its particle left out.

    >>> surname("Bashar al-Assad")
    'assad'
    """
    return key(name).split()[-1].removeprefix("al-").removeprefix("el-") if name.split() else ""


def family_name(name: str) -> str:
    """Return the key of the first word of a name that begins with the family's.

    >>> family_name("Kim Jong-un")
    'kim'
    """
    return key(name).split()[0] if " " in name.strip() else ""


def surname_sound(name: str) -> str:
    """Return the consonants of a last name, or "" where they are too few to tell names apart.

    >>> surname_sound("Lukashenka") == surname_sound("Alexander Lukashenko")
    True
    """
    sound = _consonants(surname(name))
    return sound if len(sound) >= _TELLING_CONSONANTS else ""


def ends(name: str) -> str:
    """Return the first and last word of a personal name of two words or more, else "".

    >>> ends("Ismail Omar Guelleh")
    'ismail guelleh'
    """
    parts = key(name).split()
    return f"{parts[0]} {surname(name)}" if len(parts) > 1 else ""


def transliteration(name: str) -> str:
    """Return what romanisations of a personal name share: initials and consonants, no particles.

    One word says too little and gives "".

    >>> transliteration("Muammar al-Qaddafi") == transliteration("Moammar Gadhafi")
    True
    """
    spelled = re.sub(r"[^a-z]+", " ", key(name).replace("'", ""))
    parts = _PARTICLE.sub(" ", _SERVANT.sub("abd", spelled)).split()
    return " ".join(_consonants(part) for part in parts) if len(parts) > 1 else ""


def _consonants(word: str) -> str:
    sounds = word
    for letters, sound in _SOUNDS:
        sounds = sounds.replace(letters, sound)
    bare = sounds[:1] + re.sub(r"[aeiouy]+", "", sounds[1:])
    return re.sub(r"(.)\1+", r"\1", bare)


def words(name: str) -> frozenset[str]:
    """Return the keys of a name's words.

    >>> sorted(words("Syrian President"))
    ['president', 'syrian']
    """
    return frozenset(_WORD.findall(key(name)))


def site_names(label: str) -> Iterator[str]:
    """Yield how running text writes a site's name ("Larnaca International Airport").

    >>> list(site_names("Larnaca International Airport"))[:2]
    ['Larnaca airport', 'Larnaca Airport']
    """
    match = _SITE.search(label)
    if match:
        place, noun = label[: match.start()], match[2]
        yield f"{place} {noun.lower()}"
        yield f"{place} {noun}"
        yield label.replace(match[0], match[0].lower())
        if noun == "Air Base":
            yield f"{place} airbase"


def division_names(label: str, description: str) -> Iterator[str]:
    """Yield a region's name with the word for its kind ("Helmand", "province (AF-HEL)").

    >>> list(division_names("Helmand", "province (AF-HEL)"))
    ['Helmand province', 'Helmand Province']
    """
    if "United States" in description:
        return  # "Ohio State" is a university
    named = _DIVISION.search(label)
    if named:
        yield label.replace(named[0], named[0].lower())
        yield f"{label[: named.start()]} region"
        yield f"{label[: named.start()]} province"
        return
    kind = _KIND.match(description)
    if kind:
        yield f"{label} {kind[1]}"
        yield f"{label} {kind[1].title()}"
