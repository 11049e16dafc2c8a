"""Whole articles: own reports, copies of an agency's text, later versions of an earlier one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from generator.prose import closing, headline, published, sentences
from generator.story import Story, story, story_number
from generator.wording import wording
from generator.world import World

_COPIES, _UPDATES, _BY_AGENCY = 0.08, 0.03, 0.3
# Of the copies, those without the last paragraph; of a copy's paragraphs, those with an edit.
_CUT, _EDITED = 0.4, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A generated article.

    Attributes:
        origin: number of the report whose words it has: its own, unless it is a copy or a later
            version.
    """

    number: int
    origin: int
    url: str
    title: str
    date: date
    publisher: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The article's words, its headline left out."""
        return "\n\n".join(self.paragraphs)


def articles(world: World, numbers: Iterable[int]) -> Iterator[Article]:
    """Yield the articles `numbers`; each depends on the world's seed and its number alone."""
    return (article(world, number) for number in numbers)


def article(world: World, number: int) -> Article:
    """Return the article `number`."""
    random = Random(f"{world.seed}:article:{number}")
    dice = random.random()
    if number and dice < _COPIES + _UPDATES:
        original = _report(world, _earlier(world, number, random))
        change = _copied if dice < _COPIES else _updated
        return change(world, original, number, random)
    return _report(world, number)


def _earlier(world: World, number: int, random: Random) -> int:
    """Return the number of a report not long before that is neither copy nor update."""
    number = max(0, number - 1 - int(random.expovariate(1 / 30)))
    while number and Random(f"{world.seed}:article:{number}").random() < _COPIES + _UPDATES:
        number -= 1
    return number


def _report(world: World, number: int) -> Article:
    random = Random(f"{world.seed}:report:{number}")
    told = _story(world, number)
    day, outlet = published(told, random), _outlet(told, random)
    first, *rest = _paragraphs(list(sentences(told, random, day)), random)
    return Article(
        number=number,
        origin=number,
        url=_address(outlet, day, number),
        title=headline(told, random),
        date=day,
        publisher=outlet,
        paragraphs=(f"{_dateline(told, day, random)}{first}", *rest),
    )


def _copied(world: World, original: Article, number: int, random: Random) -> Article:
    """Return another outlet's print of an agency's text: own headline, own end, small edits."""
    told = _story(world, original.number)
    outlet = _outlet(told, random)
    last = -1 if random.random() < _CUT else None
    kept = original.paragraphs[:last] or original.paragraphs
    return replace(
        original,
        number=number,
        url=_address(outlet, original.date, number),
        title=headline(told, random),
        publisher=outlet,
        paragraphs=(*(_edited(p, random) for p in kept), closing(told, random)),
    )


def _updated(world: World, original: Article, number: int, random: Random) -> Article:
    """Return a later version at the same address, with more at its end."""
    told = _story(world, original.number)
    more = list(sentences(told, random, original.date))[1:4]
    return replace(
        original,
        number=number,
        paragraphs=(*original.paragraphs, " ".join(more), closing(told, random)),
    )


def _edited(paragraph: str, random: Random) -> str:
    edits = ((" about ", " some "), (" said", " told reporters"), ("Details were", "Details are"))
    old, new = random.choice(edits)
    return paragraph.replace(old, new) if random.random() < _EDITED else paragraph


def _story(world: World, number: int) -> Story:
    return story(world, story_number(world.seed, number))


def _paragraphs(said: list[str], random: Random) -> list[str]:
    paragraphs = []
    while said:
        count = random.randint(1, 3)
        paragraphs.append(" ".join(said[:count]))
        said = said[count:]
    return paragraphs


def _dateline(told: Story, day: date, random: Random) -> str:
    city = told.slots["city_a"].upper()
    if random.random() < _BY_AGENCY:
        return f"{city}, {day:%B} {day.day} ({random.choice(wording().agencies)}) - "
    return f"{city} — "


def _outlet(told: Story, random: Random) -> str:
    city = random.choice((told.slots["city_a"], told.slots["city_b"], told.slots["city_c"]))
    return f"{city} {random.choice(wording().mastheads)}"


def _address(outlet: str, day: date, number: int) -> str:
    site = "".join(c for c in outlet.lower() if c.isascii() and c.isalnum()) or "news"
    return f"https://{site}.example/{day:%Y/%m/%d}/{number}"
