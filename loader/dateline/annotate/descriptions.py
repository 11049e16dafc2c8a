"""What noun groups stand for: "the country", "French troops", "the two leaders"."""

from dateline.annotate.definite import definite
from dateline.annotate.history import Reference, is_name
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import after, appositions, modifiers
from dateline.annotate.scene import Scene
from dateline.model.entity import GROUPS, POLITIES, EntityType
from dateline.model.mention import MentionKind

_ARMED = frozenset({EntityType.ARMED_GROUP, EntityType.ARMED_FORCE})
_PERSON = frozenset({EntityType.PERSON})


def resolve_description(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Return the referents of a noun group; none when it names nothing known."""
    if not phrase.lemmas:  # A name in the place of a noun group has no head to look up.
        return _apposed(phrase, scene)
    beside = _apposed(phrase, scene) or _named_after_of(phrase, scene) or _acting_for(phrase, scene)
    owned = _own_country(phrase, scene) or _other_country(phrase, scene)
    return beside or owned or definite(phrase, scene)


def _own_country(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "her country" to the state that a person's titles name, "our nation" to itself."""
    owners = [t for t in modifiers(phrase) if t.dep == "poss"]
    if phrase.is_plural or not owners or phrase.lemmas[-1] not in scene.nouns.own_country:
        return ()
    discourse = scene.history.discourse
    found = [discourse[r] for r in scene.history.referents_at(phrase, owners[0])]
    states = (discourse.country_referent(d.country or d.allegiance or "") for d in found)
    return tuple(state for state in states if state is not None)


def _other_country(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "its neighbour" to the one other country that was named of late."""
    is_owned = any(t.dep == "poss" for t in modifiers(phrase))
    if phrase.is_plural or not is_owned or phrase.lemmas[-1] not in scene.nouns.other_country:
        return ()
    recent = scene.history.recent(phrase, sentences=1)
    named = {r for reference in recent if is_name(reference) for r in reference.referents}
    countries = {r for r in named if scene.history.discourse[r].country}
    others = countries - set(scene.owners(phrase))
    return tuple(others) if len(others) == 1 else ()


def _apposed(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve a noun in apposition to a name ("his counterpart, Wang Yi")."""
    history = scene.history
    beside = (history.at(phrase, token) for token in appositions(phrase))
    for reference in beside:
        if reference is None or reference.phrase.kind is not MentionKind.NAME:
            continue
        if phrase.is_plural:
            return _listed(phrase, reference, scene)
        if not reference.phrase.known:
            history.discourse.add_types(reference.referents[0], phrase.types)
            return reference.referents
        if history.fits(reference, phrase.types):
            return reference.referents
    return ()


def _listed(phrase: Phrase, reference: Reference, scene: Scene) -> tuple[int, ...]:
    """Resolve a plural to the names beside it ("the two neighbours, Chad and Niger")."""
    types = scene.nouns.plural_of.get(phrase.lemmas[-1], frozenset())
    members = scene.history.coordinated(reference, types)
    return members if len(members) > 1 else ()


def _named_after_of(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "the city of Agadez"."""
    if phrase.lemmas[-1] not in scene.nouns.named_by_of:
        return ()
    history = scene.history
    return tuple(r for token in after(phrase, "of") for r in history.referents_at(phrase, token))


def _acting_for(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Resolve "French troops", "its army", "the government of Peru" to the state or group."""
    owners = (scene.history.at(phrase, token) for token in modifiers(phrase))
    acting = (o for o in owners if o is not None and _acts_through(phrase, o, scene))
    return tuple(referent for owner in acting for referent in owner.referents)


def _acts_through(phrase: Phrase, owner: Reference, scene: Scene) -> bool:
    discourse = scene.history.discourse
    types = frozenset[EntityType]().union(*(discourse.types(r) for r in owner.referents))
    if types & (POLITIES | {EntityType.CITY}):
        return scene.nouns.acts_for_state(phrase.lemmas)
    if types == _PERSON:
        return phrase.lemmas[-1] in scene.nouns.stands_for_person
    return bool(phrase.types & _ARMED) and bool(types & (GROUPS - {EntityType.POPULATION_GROUP}))
