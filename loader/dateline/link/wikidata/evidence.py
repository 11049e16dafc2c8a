"""What speaks for and against an item being what a name stands for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.link.names import key, transliteration, words
from dateline.link.wikidata.classes import Classes
from dateline.link.wikidata.item import CITIZENSHIP, COUNTRY, INSTANCE_OF, OCCUPATION, OFFICE, Item
from dateline.link.wikidata.sought import Sought
from dateline.model.entity import EntityType
from dateline.model.review import Finding

# A name and a type that fit come to 0.6: taken is only what something independent speaks for too.
_LABEL = 0.4
_ALIAS = 0.36
_RESPELLED = 0.25
_TYPE = 0.2
# The type of a name that no list knows is the parser's guess: a person should see what else fits.
_OTHER_TYPE = -0.2
_NEVER = -0.6
_NATIONALITY = 0.25
_OTHER_NATIONALITY = -0.4
# People are named in reports on countries that are not theirs more often than towns are.
_AROUND = 0.1
_AROUND_PERSON = 0.05
_CALLING = 0.15
_ALONE = 0.1
_TELLING_NAME = 0.1
_TELLING_LENGTH = 3
# Words that any office has.
_EMPTY = frozenset("of the for and in a to at by on former new acting deputy".split())

Reason = tuple[float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Weighs items against what the articles say.

    Attributes:
        classes: what kind of thing instances of a class are.
        labels: QID to label, of classes, occupations, offices and countries.
    """

    classes: Classes
    labels: Mapping[str, str]

    def findings(self, sought: Sought, items: Iterable[Item]) -> tuple[Finding, ...]:
        """Return one finding an item, the best first."""
        fitting = [item for item in items if self._reasons(sought, item)]
        bearers = [
            i for i in fitting if self.classes.fits(self._kinds(i), sought.type) is not False
        ]
        found = (self._finding(sought, item, is_alone=bearers == [item]) for item in fitting)
        return tuple(sorted(found, key=lambda finding: (-finding.score, finding.qid)))

    def _finding(self, sought: Sought, item: Item, *, is_alone: bool) -> Finding:
        alone = [(_ALONE, "no other item of that kind has the name")] if is_alone else []
        reasons = (*self._reasons(sought, item), *alone)
        return Finding(
            qid=item.qid,
            label=item.label,
            description=item.description,
            types=tuple(self._kinds(item)),
            score=round(min(max(sum(weight for weight, _ in reasons), 0.0), 1.0), 2),
            reasons=tuple(f"{weight:+.2f} {words}" for weight, words in reasons if words),
        )

    def _reasons(self, sought: Sought, item: Item) -> tuple[Reason, ...]:
        """Return what speaks for and against `item`; nothing if it does not have the name."""
        by_name = tuple(_by_name(sought, item))
        if not by_name:
            return ()
        others = (self._by_type, self._by_country, self._by_calling)
        return (*by_name, *(reason for judge in others for reason in judge(sought, item)))

    def _by_type(self, sought: Sought, item: Item) -> Iterator[Reason]:
        kinds = self._kinds(item)
        fits = self.classes.fits(kinds, sought.type)
        said = ", ".join(kinds)
        if fits is True:
            yield _TYPE, f"it is of the right kind: {said}"
        elif self.classes.are_out(kinds):
            yield _NEVER, f"it is nothing that news is about: {said}"
        elif fits is False:
            yield _OTHER_TYPE, f"it is of another kind: {said}"

    def _by_country(self, sought: Sought, item: Item) -> Iterator[Reason]:
        homes = frozenset(item.values(COUNTRY, CITIZENSHIP))
        beside, around = homes & sought.nationality, homes & sought.around
        if beside:
            yield _NATIONALITY, f"the article says so too: {self._named(beside)}"
        elif homes and sought.nationality:
            yield _OTHER_NATIONALITY, f"of another country: {self._named(homes)}"
        elif around:
            is_person = sought.type is EntityType.PERSON
            weight = _AROUND_PERSON if is_person else _AROUND
            yield weight, f"the article is about its country: {self._named(around)}"

    def _by_calling(self, sought: Sought, item: Item) -> Iterator[Reason]:
        callings = [self.labels.get(qid, "") for qid in item.values(OFFICE, OCCUPATION)]
        for calling in callings:
            if words(calling) & sought.cues - _EMPTY:
                yield _CALLING, f"the article says so too: {calling}"
                return

    def _kinds(self, item: Item) -> list[str]:
        return [label for qid in item.values(INSTANCE_OF) if (label := self.labels.get(qid))]

    def _named(self, qids: Iterable[str]) -> str:
        return ", ".join(sorted(self.labels.get(qid, qid) for qid in qids))


def _by_name(sought: Sought, item: Item) -> Iterator[Reason]:
    names = {key(name) for name in sought.names}
    if key(item.label) in names:
        yield _LABEL, "its label is the name"
    elif names & {key(alias) for alias in item.aliases}:
        yield _ALIAS, "it has the name too"
    elif _is_respelled(sought, item):
        yield _RESPELLED, "its name is another spelling"
    else:
        return
    if sought.type is not EntityType.PERSON and len(key(sought.name).split()) >= _TELLING_LENGTH:
        yield _TELLING_NAME, "the name is long enough to tell it from others"


def _is_respelled(sought: Sought, item: Item) -> bool:
    if sought.type is not EntityType.PERSON:
        return False
    sounds = {transliteration(name) for name in sought.names} - {""}
    return bool(sounds & {transliteration(name) for name in (item.label, *item.aliases)})
