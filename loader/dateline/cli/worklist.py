"""Names that a person should look at, by how often they are used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import QuerySolution, QuerySolutions

from dateline.cli.knowledge import Knowledge
from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.review import Decision, Finding, Verdict, standing
from dateline.rdf.description import descriptions
from dateline.rdf.entity import read_entity
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.store.protocol import Store

# A link to the gazetteer below this is doubtful: the name fits, and not much else.
DOUBTFUL: Final = 0.62
_USES: Final = """
SELECT ?entity ?article ?surface (COUNT(*) AS ?n) (MIN(?s) AS ?score) WHERE {{
  GRAPH ?graph {{
    ?mention dl:refersTo ?entity ; oa:hasSource ?article ; dl:surface ?surface ;
      dl:linkScore ?s ; dl:linkMethod ?method .
  }}
  FILTER (?method IN (dlv:link-local, dlv:link-name, dlv:link-metonym))
}} GROUP BY ?entity ?article ?surface
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A name to decide on.

    Attributes:
        subject, name: as in `Decision`.
        entity: what it is linked to now.
        uses, articles: how many passages name it, in how many articles.
        candidates: what it may be, the likeliest first; the doubtful link itself, or findings.
    """

    subject: str
    name: str
    entity: Entity
    uses: int
    articles: int
    candidates: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """How often one article calls one entity by one name."""

    entity: str
    article: str
    surface: str
    count: int
    score: float


def tasks(store: Store, base: Base, knowledge: Knowledge) -> tuple[Task, ...]:
    """Return the names without an item, and the doubtful links, that nobody has decided on.

    Unlinked names hold for all articles; a link is doubtful in one article, and so is a surname.
    """
    known = {
        base.entity_key(node): read_entity(said, base)
        for node, said in descriptions(store.graph(base.entities_graph)).items()
    }
    uses = tuple(_uses(store, base))
    found = (*_unlinked(uses, known, knowledge), *_doubtful(uses, known))
    open_ = (task for task in (_undecided(task, knowledge.decisions) for task in found) if task)
    return tuple(sorted(open_, key=lambda task: (-task.uses, -task.articles, task.subject)))


def _uses(store: Store, base: Base) -> Iterator[_Use]:
    found = store.query(_USES.format(), prefixes=PREFIXES)
    rows: Iterable[QuerySolution] = found if isinstance(found, QuerySolutions) else ()
    for row in rows:
        yield _Use(
            entity=base.entity_key(row["entity"]),
            article=row["article"].value.rpartition("/")[2],
            surface=row["surface"].value,
            count=int(row["n"].value),
            score=float(row["score"].value),
        )


def _unlinked(
    uses: Iterable[_Use], known: Mapping[str, Entity], knowledge: Knowledge
) -> Iterator[Task]:
    groups: dict[str, list[_Use]] = {}
    for use in uses:
        if use.entity in known and known[use.entity].qid is None:
            groups.setdefault(use.entity, []).append(use)
    looked_up = {one.subject: one.findings for one in knowledge.identifications}
    for key, group in groups.items():
        if _is_named(known[key], group[0].article):
            yield Task(
                subject=key,
                name=known[key].label,
                entity=known[key],
                uses=sum(use.count for use in group),
                articles=len({use.article for use in group}),
                candidates=looked_up.get(key, ()),
            )


def _is_named(entity: Entity, article: str) -> bool:
    """Whether it has a name; what is only described has its article's key in its own too."""
    is_surname = entity.type is EntityType.PERSON and " " not in entity.label
    scoped = local_key(entity.label, article) if is_surname else ""
    return entity.key in {local_key(entity.label), scoped}


def _doubtful(uses: Iterable[_Use], known: Mapping[str, Entity]) -> Iterator[Task]:
    groups: dict[tuple[str, str], list[_Use]] = {}
    for use in uses:
        groups.setdefault((use.entity, use.article), []).append(use)
    for (key, article), group in groups.items():
        entity = known.get(key)
        if entity and entity.qid and min(use.score for use in group) < DOUBTFUL:
            name = max((use.surface for use in group), key=len)
            yield Task(
                subject=local_key(name, article),
                name=name,
                entity=entity,
                uses=sum(use.count for use in group),
                articles=1,
                candidates=(_as_finding(entity, group),),
            )


def _as_finding(entity: Entity, group: Iterable[_Use]) -> Finding:
    return Finding(
        qid=entity.qid or "",
        label=entity.label,
        score=min(use.score for use in group),
        description=entity.description,
        types=(entity.type.value,) if entity.type else (),
        reasons=("the gazetteer's best, by not much",),
    )


def _undecided(task: Task, decisions: Iterable[Decision]) -> Task | None:
    """Return what is left to decide of `task`; None if nothing is."""
    made = [d for d in standing(decisions) if d.subject == task.subject]
    refused = {d.qid for d in made if d.verdict is Verdict.NO}
    left = tuple(c for c in task.candidates if c.qid not in refused)
    if any(d.verdict is not Verdict.NO for d in made) or (refused and not left):
        return None
    return Task(
        subject=task.subject,
        name=task.name,
        entity=task.entity,
        uses=task.uses,
        articles=task.articles,
        candidates=left,
    )
