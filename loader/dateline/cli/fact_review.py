"""Facts that Wikidata could hold, for a person to confirm."""

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from dateline.cli.dossier import Dossier, dossiers
from dateline.cli.knowledge import Knowledge
from dateline.cli.link_review import Case
from dateline.cli.wikidata_facts import givable
from dateline.model.review import standing
from dateline.rdf.namespaces import Base
from dateline.store.protocol import Store

if TYPE_CHECKING:
    from dateline.build import Assembly

_KEY = re.compile(r"(?:fact/)?([0-9a-f]{20})")


def fact_cases(assembly: "Assembly", store: Store, known: Knowledge) -> tuple[Case, ...]:
    """Return the facts that Wikidata could hold and nobody has decided on."""
    base = assembly.base
    decided = {decision.subject for decision in standing(known.decisions)}
    facts = dict.fromkeys(NamedNode(given.fact) for given in givable(store, base))
    open_ = [fact for fact in facts if base.entity_key(fact) not in decided]
    return tuple(_case(dossier, base) for dossier in dossiers(store, base, open_))


def fact_called(store: Store, base: Base, name: str) -> tuple[str, str] | None:
    """Return subject and words of the fact with the IRI or key `name`; None if it is none."""
    match = _KEY.fullmatch(name.strip().removeprefix(base.iri))
    if not match:
        return None
    [dossier] = dossiers(store, base, [base.fact(match[1])])
    return (f"fact/{match[1]}", dossier.text) if dossier.passages else None


def _case(dossier: Dossier, base: Base) -> Case:
    quotes = [f"  {p.voice}, {p.source}: “{p.quote}”" for p in dossier.passages]
    passages = [p.quote for p in dossier.passages]
    articles = {p.article for p in dossier.passages}
    row = (dossier.text, str(len(passages)), str(len(articles)), "", "", "", "", dossier.status)
    return Case(
        subject=base.entity_key(NamedNode(dossier.fact)),
        name=dossier.text,
        qid=None,
        lines=(f"{dossier.text} [{dossier.status}]", *quotes),
        rows=[(*row, "; ".join(passages))],
    )
