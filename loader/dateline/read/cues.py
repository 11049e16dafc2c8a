"""The cues of `cues.yaml`, compiled: what furniture and news look like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, and what it is worth if it is found in a paragraph."""

    name: str
    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Everything a paragraph is looked at for; `cues.yaml` says what each part is."""

    labels: re.Pattern[str]
    list_labels: re.Pattern[str]
    notes: re.Pattern[str]
    captions: re.Pattern[str]
    author_bio: re.Pattern[str]
    past_events: re.Pattern[str]
    address: tuple[Cue, ...]
    appeal: tuple[Cue, ...]
    news: tuple[Cue, ...]


@cache
def load_cues() -> Cues:
    """Return the cues that travel with the package."""
    data = yaml.safe_load(files(__package__).joinpath("cues.yaml").read_text(encoding="utf-8"))
    return Cues(
        labels=_compile(data["labels"]),
        list_labels=_compile(data["list_labels"]),
        notes=_compile(data["notes"]),
        captions=_compile(data["captions"], re.NOFLAG),
        author_bio=_compile(data["author_bio"]),
        past_events=_compile(data["past_events"]),
        address=_scored(data["address"]),
        appeal=_scored(data["appeal"]),
        news=_scored(data["news"]),
    )


def weigh(cues: Sequence[Cue], text: str) -> float:
    """Return the sum of the weights of the cues found in `text`."""
    return sum(cue.weight for cue in cues if cue.pattern.search(text))


def _scored(entries: Sequence[dict[str, Any]]) -> tuple[Cue, ...]:
    return tuple(Cue(e["name"], _compile(e["any"]), float(e["weight"])) for e in entries)


def _compile(alternatives: Sequence[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in alternatives), flags)
