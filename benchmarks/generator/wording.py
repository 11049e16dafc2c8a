"""The wording of generated articles, from `wording.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("wording.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Templates with slots.

    Attributes:
        deeds: by kind of fact, pairs of past tense and infinitive.
        stances: sentences that tell a deed, each with its share.
    """

    deeds: Mapping[str, list[tuple[str, str]]]
    stances: list[tuple[int, str]]
    background: list[str]
    headlines: list[str]
    soft_headlines: list[str]
    filler: list[str]
    closings: list[str]
    words: Mapping[str, list[str]]
    agencies: list[str]
    mastheads: list[str]


@cache
def wording() -> Wording:
    """Return the wording."""
    return Wording(**yaml.safe_load(_FILE.read_text(encoding="utf-8")))
