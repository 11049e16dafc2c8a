"""A name that is looked for, with what the articles say of its bearer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.link.cues import read_cues
from dateline.link.gazetteer import Gazetteer
from dateline.link.names import words
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import Entity, EntityType
from dateline.model.link import LinkedArticle
from dateline.model.mention import Referent


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for in Wikidata.

    Attributes:
        subject: key of the local entity; name: its label.
        names: every name used for it, that one first.
        type: what it is; None where no article says.
        nationality: QIDs of the countries that words beside the name speak of.
        around: QIDs of the countries that the articles are about.
        cues: the words beside the name ("president"), in lower case.
    """

    subject: str
    name: str
    names: tuple[str, ...]
    type: EntityType | None = None
    nationality: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    cues: frozenset[str] = field(default_factory=frozenset)

    def joined(self, other: "Sought") -> "Sought":
        """Return what two articles say of the same name."""
        return Sought(
            subject=self.subject,
            name=self.name,
            names=tuple(dict.fromkeys((*self.names, *other.names))),
            type=self.type or other.type,
            nationality=self.nationality | other.nationality,
            around=self.around | other.around,
            cues=self.cues | other.cues,
        )


def sought_in(
    annotated: AnnotatedArticle,
    linked: LinkedArticle,
    wanted: Iterable[str],
    gazetteer: Gazetteer,
) -> Mapping[str, Sought]:
    """Return what the article says of each local entity in `wanted`, by its key."""
    asked = set(wanted)
    around = _countries(link.entity for link in linked.links)
    found: dict[str, Sought] = {}
    for link in linked.links:
        entity = link.entity
        if entity.key in asked:
            for number in link.mention.referents:
                one = _sought(entity, annotated.referents[number], around, gazetteer)
                found[entity.key] = found[entity.key].joined(one) if entity.key in found else one
    return found


def _sought(
    entity: Entity, referent: Referent, around: frozenset[str], gazetteer: Gazetteer
) -> Sought:
    cues = read_cues(referent.cues, gazetteer)
    home = {entity.country} if entity.country else set[str]()
    said = (*referent.cues, entity.description)
    return Sought(
        subject=entity.key,
        name=entity.label,
        names=tuple(dict.fromkeys((entity.label, *entity.aliases, *referent.surfaces))),
        type=entity.type,
        nationality=cues.countries | home,
        around=around,
        cues=frozenset[str]().union(*(words(phrase) for phrase in said)),
    )


def _countries(entities: Iterable[Entity]) -> frozenset[str]:
    homes = (e.qid if e.type is EntityType.STATE else e.country for e in entities)
    return frozenset(home for home in homes if home)
