"""Which items names stand for: searched, read, weighed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dateline.link.wikidata.classes import Classes
from dateline.link.wikidata.client import Wikidata
from dateline.link.wikidata.evidence import Evidence
from dateline.link.wikidata.item import (
    CITIZENSHIP,
    COUNTRY,
    INSTANCE_OF,
    OCCUPATION,
    OFFICE,
    Item,
)
from dateline.link.wikidata.sought import Sought
from dateline.model.review import Finding, Identification, Outcome

# From here on an item is taken, if it is so far ahead of the next one.
_FOUND = 0.8
_LEAD = 0.1
# Below this nobody need look at it.
_DOUBTFUL = 0.4
# How many names of one thing are tried.
_NAMES = 3
_KEPT = 5


def identify(
    soughts: Sequence[Sought], wikidata: Wikidata, classes: Classes, today: date
) -> tuple[Identification, ...]:
    """Look names up in the live Wikidata, as few requests as possible for all of them.

    Raises:
        NetworkError: the service cannot be used.
    """
    hits = {sought.subject: _hits(sought, wikidata) for sought in soughts}
    items = wikidata.items(qid for qids in hits.values() for qid in qids)
    read = [item for item in items.values() if item]
    evidence = Evidence(classes=classes, labels=wikidata.labels(_about(read)))
    return tuple(
        _identified(sought, evidence.findings(sought, _bearers(hits[sought.subject], items)), today)
        for sought in soughts
    )


def _hits(sought: Sought, wikidata: Wikidata) -> Sequence[str]:
    """Return what is called by one of the names, by the first that gives anything."""
    for name in sought.names[:_NAMES]:
        found = wikidata.search(name)
        if found:
            return [hit.qid for hit in found]
    return ()


def _bearers(qids: Iterable[str], items: Mapping[str, Item | None]) -> Iterable[Item]:
    """Return the items, each once: two hits may have been merged into one."""
    found = (items[qid] for qid in qids)
    return {item.qid: item for item in found if item}.values()


def _about(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from item.values(INSTANCE_OF, COUNTRY, CITIZENSHIP, OFFICE, OCCUPATION)


def _identified(sought: Sought, findings: Sequence[Finding], today: date) -> Identification:
    kept = tuple(f for f in findings if f.score >= _DOUBTFUL)[:_KEPT]
    return Identification(
        subject=sought.subject,
        name=sought.name,
        outcome=_outcome(kept),
        retrieved=today,
        findings=kept,
    )


def _outcome(findings: Sequence[Finding]) -> Outcome:
    if not findings:
        return Outcome.NOTHING
    best = findings[0].score
    next_best = findings[1].score if len(findings) > 1 else 0.0
    is_clear = best >= _FOUND and best - next_best >= _LEAD
    return Outcome.FOUND if is_clear else Outcome.DOUBTFUL
