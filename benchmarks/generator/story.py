"""What happened: an event of the generated world, which several articles may tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from generator.wording import wording
from generator.world import Country, World, often

_FIRST_DAY = date(2021, 1, 4)
_DAYS = 5 * 365
# Of ordinary news, a third holds no fact of ours (News-Fair documents, measured).
_SOFT = 0.32
_OWN_STORY = 0.6
_MOST_DEEDS = 3
# Where a leader is named with the office, the sentence says who holds it, too.
_TITLED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Who did what where and when.

    Attributes:
        slots: the names that sentences about it need.
        deeds: past and infinitive of what the first state did; none in a soft story.
    """

    day: date
    slots: Mapping[str, str]
    deeds: tuple[tuple[str, str], ...]


def story_number(seed: int, number: int) -> int:
    """Return the story of an article: often its own, else that of an article not long before."""
    while True:
        random = Random(f"{seed}:story-of:{number}")
        if number == 0 or random.random() < _OWN_STORY:
            return number
        number = max(0, number - 1 - int(random.expovariate(1 / 40)))


def story(world: World, number: int) -> Story:
    """Return the story `number`."""
    random = Random(f"{world.seed}:story:{number}")
    slots = _slots(world, random)
    kinds = sorted(wording().deeds)
    count = 0 if random.random() < _SOFT else random.randint(1, _MOST_DEEDS)
    chosen = [random.choice(wording().deeds[random.choice(kinds)]) for _ in range(count)]
    deeds = tuple((past.format(**slots), bare.format(**slots)) for past, bare in chosen)
    day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
    return Story(day=day, slots=slots, deeds=deeds)


def _slots(world: World, random: Random) -> dict[str, str]:
    a, b, c = world.some(random, 3)
    slots = {"few": str(random.randint(3, 60)), "many": f"{random.randint(1, 90) * 100:,}"}
    slots |= _of_state("a", a, random) | _of_state("b", b, random) | _of_state("c", c, random)
    slots |= _standing(world, a)
    slots["wanted"] = often(random, random.choice((a, b)).people, lowest=0.2)
    slots["group"] = often(random, world.groups)
    slots["body"] = often(random, world.bodies)
    slots["outlet"] = often(random, world.outlets)
    return slots


def _of_state(letter: str, country: Country, random: Random) -> dict[str, str]:
    leader = country.people[0]
    return {
        letter: country.name,
        f"{letter}_adj": country.adjective,
        f"city_{letter}": often(random, country.cities),
        f"city_{letter}2": often(random, country.cities),
        f"airport_{letter}": often(random, country.airports),
        f"leader_{letter}": f"President {leader}" if random.random() < _TITLED else leader,
        f"last_{letter}": leader.split()[-1],
        f"minister_{letter}": _official(country, random),
    }


def _official(country: Country, random: Random) -> str:
    name, adjective = country.name, country.adjective
    named = f"{adjective} Foreign Minister {often(random, country.people, lowest=0.1)}"
    bodies = (f"{name}'s foreign ministry", f"the {adjective} embassy", f"{adjective} officials")
    return random.choice((named, *bodies))


def _standing(world: World, country: Country) -> dict[str, str]:
    """Return whom a state is allied and at odds with, the same in all its stories."""
    random = Random(f"{world.seed}:standing:{country.name}")
    ally, rival = world.some(random, 2)
    return {
        "ally": ally.name,
        "rival": rival.name,
        "own_body": often(random, world.bodies),
        "base_city": random.choice(country.cities[:20]),
        "exile": often(random, rival.people),
    }
