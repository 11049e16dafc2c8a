"""Names that a person should look at, by how often they are used."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
_BARELY: Final = ("the gazetteer's best, by not much",)
# So many namesakes of the gazetteer are shown.
_LISTED: Final = 5
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
        scopes: keys of the name in each of its articles: what is refused there, too, is settled.
    """

    subject: str
    name: str
    entity: Entity
    uses: int
    articles: int
    candidates: tuple[Finding, ...]
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """How often one article calls one entity by one name."""

    entity: str
    article: str
    surface: str
    count: int
    score: float


def tasks(
    store: Store,
    base: Base,
    knowledge: Knowledge,
    entities_called: Callable[[str], Sequence[Entity]],
) -> tuple[Task, ...]:
    """Return the names without an item, and the doubtful links, that nobody has decided on.

    Unlinked names hold for all articles; a link is doubtful in one article, and so is a surname.

    Args:
        store: holds the articles.
        base: names its graphs.
        knowledge: look-ups, and the decisions made so far.
        entities_called: returns what the gazetteer has by a name.
    """
    known = {
        base.entity_key(node): read_entity(said, base)
        for node, said in descriptions(store.graph(base.entities_graph)).items()
    }
    uses = tuple(_uses(store, base))
    unlinked = _unlinked(uses, known, knowledge, entities_called)
    found = (*unlinked, *_doubtful(uses, known))
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
    uses: Iterable[_Use],
    known: Mapping[str, Entity],
    knowledge: Knowledge,
    entities_called: Callable[[str], Sequence[Entity]],
) -> Iterator[Task]:
    groups: dict[str, list[_Use]] = {}
    for use in uses:
        if use.entity in known and known[use.entity].qid is None:
            groups.setdefault(use.entity, []).append(use)
    looked_up = {one.subject: one.findings for one in knowledge.identifications}
    for key, group in groups.items():
        label = known[key].label
        if _is_named(known[key], group[0].article):
            yield Task(
                subject=key,
                name=label,
                entity=known[key],
                uses=sum(use.count for use in group),
                articles=len({use.article for use in group}),
                candidates=looked_up.get(key) or _listed(entities_called(label)),
                scopes=tuple({local_key(label, use.article) for use in group}),
            )


def _listed(entities: Iterable[Entity]) -> tuple[Finding, ...]:
    """Return what the gazetteer has by the name, though no article makes it likely enough."""
    reason = ("the gazetteer has it; its articles do not speak for it",)
    linked = [entity for entity in entities if entity.qid]
    return tuple(_finding(entity, 0.0, reason) for entity in linked[:_LISTED])


def _is_named(entity: Entity, article: str) -> bool:
    """Whether it has a name; what is only described has its article's key in its own too."""
    if entity.label.islower():
        return False
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
                candidates=(_finding(entity, min(use.score for use in group), _BARELY),),
            )


def _finding(entity: Entity, score: float, reasons: tuple[str, ...]) -> Finding:
    return Finding(
        qid=entity.qid or "",
        label=entity.label,
        score=score,
        description=entity.description,
        types=(entity.type.value,) if entity.type else (),
        reasons=reasons,
    )


def _undecided(task: Task, decisions: Iterable[Decision]) -> Task | None:
    """Return what is left to decide of `task`; None if nothing is."""
    holding = standing(decisions)
    made = [d for d in holding if d.subject == task.subject]
    refused = _refused(made, (task.subject,)) | _refused(holding, task.scopes)
    left = tuple(c for c in task.candidates if c.qid not in refused)
    if any(d.verdict is not Verdict.NO for d in made) or (refused and not left):
        return None
    return replace(task, candidates=left)


def _refused(decisions: Iterable[Decision], subjects: Collection[str]) -> frozenset[str]:
    """Return the items that do not stand for the name in any of `subjects`."""
    made = tuple(decisions)
    each = [
        frozenset(d.qid for d in made if d.subject == s and d.verdict is Verdict.NO and d.qid)
        for s in subjects
    ]
    return frozenset.intersection(*each) if each else frozenset()
