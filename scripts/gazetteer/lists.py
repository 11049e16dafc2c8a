"""The hand-kept lists: entities without an item, demonyms, seats of government, guarded names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.gazetteer.derive import demonyms
from scripts.gazetteer.names import fold
from scripts.gazetteer.rows import LOCAL_PROMINENCE, Row
from scripts.gazetteer.select import DEPENDENT
from scripts.gazetteer.source import Nation

_HERE = Path(__file__).parent
# Places of this prominence are meant more often than their human namesakes.
_WELL_KNOWN = 26
_CURATED = "curated; no item verified"


def common_words() -> frozenset[str]:
    """Return lower-case English words that places and organisations are called."""
    return frozenset((_HERE / "common_words.txt").read_text(encoding="utf-8").split())


def local_lines(qids: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of `local.tsv`: type, then the columns of every other file.

    Args:
        qids: ISO code of each country to its QID.
    """
    buildings = (
        (name, "Facility", iso, aliases, "seat of government")
        for name, iso, kind, aliases in _table("seats.tsv")
        if kind == "building"
    )
    for label, kind, iso, aliases, description in (*_table("local.tsv"), *buildings):
        row = Row(
            qid="",
            label=label,
            aliases=tuple(alias for alias in aliases.split("|") if alias),
            country=qids.get(iso, ""),
            description=description,
            prominence=LOCAL_PROMINENCE,
            source=_CURATED,
        )
        yield f"{kind}\t{row.line('')}"


def demonym_lines(nations: Iterable[Nation], targets: Mapping[str, str]) -> Iterator[str]:
    """Yield a line a form and what it stands for.

    Args:
        nations: the source's rows.
        targets: ISO code or label to QID; a label without one stands for itself.
    """
    lines = (_HERE / "demonyms.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    extra = {key: [f.replace("_", " ") for f in forms] or [key] for key, *forms in rows}
    for key, forms in demonyms(nations, extra, DEPENDENT).items():
        name = key.replace("_", " ")
        yield from (f"{form}\t{targets.get(name, name)}" for form in forms)


def metonym_lines(targets: Mapping[str, str]) -> Iterator[str]:
    """Yield a line a seat of government's name and the QID of what acts through it."""
    for name, key, _, aliases in _table("seats.tsv"):
        for form in (name, *(alias for alias in aliases.split("|") if alias)):
            yield f"{form}\t{targets[key]}"


def byname_lines(qids: Mapping[str, str]) -> Iterator[str]:
    """Yield a line a name that stands for a country where one of some countries is named.

    Args:
        qids: ISO code of each country to its QID.
    """
    for name, iso, beside, _ in _table("bynames.tsv"):
        yield f"{name}\t{qids[iso]}\t{'|'.join(qids[other] for other in beside.split())}"


def guarded_names(
    places: Iterable[Row], people: Iterable[str], capitals: frozenset[str]
) -> Iterator[str]:
    """Yield names of places that are also common words or people's names.

    Nothing finds them in running text; they link only where the text itself marks them as a name.

    Args:
        places: rows of places.
        people: personal names, given and family names apart.
        capitals: QIDs that no person's name can shadow.
    """
    listed = list(places)
    noted = [p for p in listed if p.prominence >= _WELL_KNOWN or p.qid in capitals]
    well_known = {fold(name) for place in noted for name in (place.label, *place.aliases)}
    hidden = common_words() | ({fold(name) for name in people} - well_known)
    for place in listed:
        for name in (place.label, *place.aliases):
            if fold(name) in hidden:
                yield name


def _table(name: str) -> list[Sequence[str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]
