"""Which candidates the gazetteer takes, and to which file each goes."""

import re
from collections.abc import Callable, Mapping

from scripts.gazetteer.source import Candidate

# ISO 3166-1 codes of places that are not sovereign states.
DEPENDENT = frozenset(
    """AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO
    MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT""".split()
)
_DIVISIONS = re.compile(
    r"(?:(?:metropolitan |administrative |autonomous )?(?:region|province|republic|community)"
    r"|state|governorate|oblast|emirate|division|autonomous \w+|voivodship|union territory"
    r"|federal \w+|special region|land|administered area|capital territory)",
    re.IGNORECASE,
)
_DIVISION_WORDS = re.compile(
    r"\b(?:province|states?|regions?|community|prefectures?|governorate|oblast|voivodeship|republic"
    r"|department|archipelago|territorial collectivity|administrative division)\b",
    re.IGNORECASE,
)
_SMALL_DIVISIONS = re.compile(
    r"\b(?:borough|municipalit\w+|council|county|city|television|19|former)\b", re.IGNORECASE
)
_WATERS = re.compile(
    r"\b(?:Sea|Ocean|Straits?|Gulf|Channel|Bay of (?:Bengal|Biscay|Fundy)|Mandeb|Bosporus|Kattegat"
    r"|Dardanelles|Oresund|Skagerrak|Passage|River|Bight of \w+|Bo Hai|Hudson Bay|Baffin Bay)\b"
)
_AIRPORT_CODE = re.compile(r"\b(?:IATA|ICAO)=")
_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_HEADS = (
    "prime minister|premier|chancellor|head of state|head of government|president|supreme leader"
    "|king|queen|emir|sultan|grand duke|chairman of the presidency|president of the republic"
    "|chairperson of the presidency|chairman of the council of ministers|pope|taoiseach"
    "|president of the council of ministers"
)
# A president or king of one of these is no head of state.
_NO_STATES = (
    "the (?:senate|national|house|chamber|supreme|assembly|parliament|court|federal council"
    "|legislative|constitutional|state|region|council|european|international|sejm|riksdag|storting"
    "|bundestag|province|swiss|landtag|balearic|autonomous|government of|generalitat|congress)"
)
_HEAD = re.compile(
    rf"(?:interim |acting |transitional |executive |former |\d+(?:st|nd|rd|th) )*(?:{_HEADS})"
    rf"(?: of (?!{_NO_STATES})(?:the )?[\w .'’-]+)?",
    re.IGNORECASE,
)
_MINISTER = re.compile(
    r"(?:federal |cabinet )?(?:minister|secretary|ministry|secretary of state)"
    r" (?:of|for) (?:national |european and |europe and )?"
    r"(?:foreign|external|defen[cs]e|international relations|state for foreign).*"
    r"|foreign (?:affairs )?minister.*|foreign secretary.*|defen[cs]e (?:minister|secretary)"
    r"|secretary of (?:state|defen[cs]e)|(?:vice[- ]|deputy )(?:president|prime minister).*"
    r"|(?:speaker|commander-in-chief|chief of (?:the )?(?:general|defen[cs]e|army) ?staff).*"
    r"|minister of (?:the )?(?:interior|internal affairs|home affairs)|minister for foreign affairs"
    r"|secretary of the supreme national security council|national security advis[eo]r.*"
    r"|director of the (?:central intelligence agency|cia)"
    r"|secretary[- ]general of (?:the united nations|nato)|united nations secretary[- ]general"
    r"|high representative.*|president of the european (?:council|commission)",
    re.IGNORECASE,
)
_OTHER_OFFICE = re.compile(
    r"(?:federal |union |cabinet )?(?:minister|secretary) (?:of|for) (?!state\b).*"
    r"|(?:first |second )?deputy prime minister.*|vice[- ]president|attorney general.*"
    r"|governor of the .*\bbank\b.*|ambassador to .*|permanent representative to .*"
    r"|(?:chief (?:justice|minister)|leader of the opposition|director of the .*intelligence)\b.*",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\(.*?\)| since \d{4}.*| until \d{4}.*|, \d{4}.*| from \d{4}.*")
_WARS = re.compile(
    r"\b(?:war|conflict|insurgency|coup|invasion|offensive|crisis|uprising|revolution|rebellion"
    r"|intervention|attacks?|battle|siege|genocide|protests|massacre|bombing|blockade)\b",
    re.IGNORECASE,
)
_SINCE_1990 = 1990


def file_of(candidate: Candidate, nations: Mapping[str, str]) -> str:
    """Return the file a candidate goes to ("cities"), or "" when it is left out.

    Args:
        candidate: the row, corrections applied.
        nations: QID of each country to its ISO code.
    """
    if candidate.chosen:
        return candidate.chosen.removeprefix("-")
    if candidate.kind in {"country", "territory"}:
        return _polity(candidate, nations)
    file, is_taken = _RULES.get(candidate.kind, ("", _never))
    return file if is_taken(candidate) else ""


def office_rank(candidate: Candidate) -> int:
    """Return how often news names holders of an office.

    3 for heads of state or government, 2 for the ministers whom foreign news names, 1 for other
    ministers, ambassadors and the like, 0 for everybody else.
    """
    is_guess = bool(candidate.flags & {"general", "type-guessed"}) and not candidate.chosen
    if is_guess:
        return 0
    posts = [_SINCE.sub("", post).strip() for post in re.split("[;,]", candidate.description)]
    if any(_HEAD.fullmatch(post) for post in posts):
        return 3
    if any(_MINISTER.fullmatch(post) for post in posts):
        return 2
    return 1 if any(_OTHER_OFFICE.fullmatch(post) for post in posts) else 0


def is_current(candidate: Candidate) -> bool:
    """Whether the source says "since" of a person's office."""
    return "(since" in candidate.description


def _polity(candidate: Candidate, nations: Mapping[str, str]) -> str:
    iso = nations.get(candidate.qid)
    if iso:
        return "territories" if iso in DEPENDENT else "states"
    is_listed = candidate.sources[0] in {"rigour", "country-coder"}
    is_today = not candidate.flags & {"historical", "type-guessed", "general"}
    return "territories" if candidate.kind == "territory" and is_listed and is_today else ""


def _is_known_city(candidate: Candidate) -> bool:
    is_sourced = candidate.n_sources > 1 or "naturalearth" in candidate.sources
    return is_sourced and _has_place(candidate)


def _is_known_region(candidate: Candidate) -> bool:
    if candidate.sources[0] in {"rigour", "country-coder"}:
        return True
    if "dr5hn-states" in candidate.sources and _is_first_level(candidate):
        return True
    return bool(_WATERS.search(candidate.label)) and not candidate.country


def _is_first_level(candidate: Candidate) -> bool:
    """Whether the description tells a large division ("province (AF-HEL)", "state of Mexico")."""
    division, code, _ = candidate.description.partition("(")
    if code:
        return bool(_DIVISIONS.fullmatch(division.strip()))
    is_known = candidate.n_sources > 1 and bool(_DIVISION_WORDS.search(division))
    return is_known and not _SMALL_DIVISIONS.search(division)


def _has_place(candidate: Candidate) -> bool:
    return bool(candidate.lat and candidate.lon)


def _is_airport(candidate: Candidate) -> bool:
    return _has_place(candidate) and bool(_AIRPORT_CODE.search(candidate.description))


def _is_recent_conflict(candidate: Candidate) -> bool:
    years = [int(year) for year in _YEAR.findall(f"{candidate.label} {candidate.description}")]
    is_recent = bool(years) and max(years) >= _SINCE_1990
    return is_recent and "leftistmonitor" in candidate.sources and _is_war(candidate)


def _is_recent_treaty(candidate: Candidate) -> bool:
    years = [int(year) for year in _YEAR.findall(candidate.description)]
    return bool(years) and max(years) >= _SINCE_1990 and not candidate.label.isupper()


def _is_war(candidate: Candidate) -> bool:
    return bool(_WARS.search(candidate.label))


def _is_intergovernmental(candidate: Candidate) -> bool:
    return "supraverden" in candidate.sources


def _holds_office(candidate: Candidate) -> bool:
    is_known = candidate.n_sources > 1 and bool(candidate.country)
    is_guess = bool(candidate.flags & {"general", "type-guessed"})
    return office_rank(candidate) > 0 or (is_known and not is_guess)


def _never(_: Candidate) -> bool:
    return False


_RULES: dict[str, tuple[str, Callable[[Candidate], bool]]] = {
    "city": ("cities", _is_known_city),
    "region": ("regions", _is_known_region),
    "person": ("persons", _holds_office),
    "organization": ("international_organizations", _is_intergovernmental),
    "alliance": ("international_organizations", _is_intergovernmental),
    "airport": ("airports", _is_airport),
    "military_base": ("military_bases", _has_place),
    "conflict": ("conflicts", _is_recent_conflict),
    "treaty": ("treaties", _is_recent_treaty),
}
