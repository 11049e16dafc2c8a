"""Sentences of a generated article."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from generator.story import Story
from generator.wording import wording

_WEEK = 7
_SHORTEST, _LONGEST, _USUAL = 100, 400, 210
# Shares of the sentences after the first.
_DEEDS, _BACKGROUND = 0.09, 0.06


def headline(story: Story, random: Random) -> str:
    """Return a headline for an article about `story`."""
    known = wording().headlines if story.deeds else wording().soft_headlines
    return _filled(random.choice(known), story, random, story.day)


def sentences(story: Story, random: Random, day: date) -> Iterator[str]:
    """Yield the sentences of an article that appears on `day`, no one twice."""
    length = random.triangular(_SHORTEST, _LONGEST, _USUAL)
    first = _deed(story, random, day) if story.deeds else _filler(story, random, day)
    said = {first}
    yield first
    while sum(len(sentence.split()) for sentence in said) < length:
        sentence = _sentence(story, random, day)
        if sentence not in said:
            said.add(sentence)
            yield sentence


def closing(story: Story, random: Random) -> str:
    """Return a last line of an outlet's own."""
    return _filled(random.choice(wording().closings), story, random, story.day)


def _sentence(story: Story, random: Random, day: date) -> str:
    dice = random.random()
    if story.deeds and dice < _DEEDS:
        return _deed(story, random, day)
    if story.deeds and dice < _DEEDS + _BACKGROUND:
        return _filled(random.choice(wording().background), story, random, day)
    return _filler(story, random, day)


def _deed(story: Story, random: Random, day: date) -> str:
    shares, stances = zip(*wording().stances, strict=True)
    return _filled(random.choices(stances, shares)[0], story, random, day)


def _filler(story: Story, random: Random, day: date) -> str:
    return _filled(random.choice(wording().filler), story, random, day)


def _filled(template: str, story: Story, random: Random, day: date) -> str:
    past, bare = random.choice(story.deeds) if story.deeds else ("", "")
    slots = {**story.slots, **_chance(random), "past": past, "bare": bare}
    slots |= {"when": _when(story.day, day), "later": _later(random)}
    begun = {name.capitalize(): value[:1].upper() + value[1:] for name, value in slots.items()}
    return template.format(**(slots | begun))


def _chance(random: Random) -> Mapping[str, str]:
    """Return words that differ from sentence to sentence."""
    words = wording().words
    drawn = {name: random.choice(words[name]) for name in ("thing", "trade", "good", "season")}
    citizen = f"{random.choice(words['given'])} {random.choice(words['family'])}"
    return {
        **drawn,
        "citizen": citizen,
        "year": str(random.randint(1880, 2015)),
        "few": str(random.randint(3, 60)),
        "many": f"{random.randint(1, 90) * 100:,}",
    }


def _when(event: date, day: date) -> str:
    """Return when `event` was, as an article of `day` says it: so that it means the same day."""
    ago = (day - event).days
    if ago < _WEEK:
        return f"on {event:%A}"
    return f"on {event.day} {event:%B}"


def _later(random: Random) -> str:
    return random.choice(("next week", "next month", "later this year", "in the coming weeks", ""))


def published(story: Story, random: Random) -> date:
    """Return the day on which an article about `story` appears."""
    return story.day + timedelta(days=random.choice((0, 0, 0, 1, 1, 2, 4, 9)))
