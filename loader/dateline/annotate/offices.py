"""Persons taken up by their office: "the emir", "the Egyptian leader", "her Dutch counterpart"."""

from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import right_behind
from dateline.annotate.scene import Scene
from dateline.model.entity import EntityType

_SENTENCES_BACK = 5
_COUNTERPART = "counterpart"
_PAST = frozenset({"former", "ex", "late", "onetime", "then"})
# A general word ("politician") says nothing of the office.
_OFFICE_MARKS = frozenset(
    {"prime", "foreign", "deputy", "vice", "supreme", "crown", "acting", "interim"}
)


def office_holder(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """Return the one person who is said to hold the office; none if the nearest are two."""
    countries = _countries(phrase, scene)
    if phrase.head.lemma == _COUNTERPART:
        return _counterpart(phrase, scene, countries or _home(phrase, scene))
    if countries is None:
        return ()

    def holds(person: int) -> bool:
        is_of_country = not countries or scene.history.discourse[person].allegiance in countries
        return is_of_country and _has_office(phrase, person, scene, is_of_known=bool(countries))

    return scene.nearest(phrase, holds, back=_SENTENCES_BACK)


def _has_office(phrase: Phrase, person: int, scene: Scene, *, is_of_known: bool) -> bool:
    draft = scene.history.discourse[person]
    held = scene.history.discourse.cue_words(person)
    if EntityType.PERSON not in draft.types:
        return False
    if not held & scene.nouns.titles:
        # A listed politician of that country, of whose office the article says nothing.
        return is_of_known and draft.known and phrase.head.lemma in scene.nouns.people.offices
    said = frozenset(phrase.lemmas)
    needed = said & (scene.nouns.titles | _OFFICE_MARKS) - {phrase.head.lemma}
    is_past = bool(said & _PAST) == bool(held & _PAST)
    return is_past and needed <= held and scene.nouns.people.may_take_up(phrase.lemmas[-1], held)


def _counterpart(phrase: Phrase, scene: Scene, countries: frozenset[str]) -> tuple[int, ...]:
    """Return the person of another country who holds the same office as the owner."""
    discourse = scene.history.discourse
    owners = scene.owners(phrase)
    held = frozenset(w for o in owners for w in discourse.cue_words(o)) & scene.nouns.titles

    def is_peer(person: int) -> bool:
        own = discourse.cue_words(person) & scene.nouns.titles
        is_other = person not in owners and EntityType.PERSON in discourse.types(person)
        same_office = not held or not own or bool(held & own)
        return is_other and discourse[person].allegiance in countries and same_office

    return scene.nearest(phrase, is_peer, back=_SENTENCES_BACK)


def _home(phrase: Phrase, scene: Scene) -> frozenset[str]:
    """Return the country of "his counterpart from Chad"."""
    history = scene.history
    named = (r for t in right_behind(phrase, "from") for r in history.referents_at(phrase, t))
    return frozenset(country for r in named if (country := history.discourse[r].country))


def _countries(phrase: Phrase, scene: Scene) -> frozenset[str] | None:
    """Return the countries that the phrase names; None if it names another owner ("its leader")."""
    discourse = scene.history.discourse
    owners = [r for r in scene.owners(phrase) if EntityType.PERSON not in discourse.types(r)]
    found = [discourse[r].country for r in owners]
    return frozenset(c for c in found if c) if all(found) else None
