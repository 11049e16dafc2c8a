"""Words that carry stance, from `ontology/lexicon/stance.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from dateline.model.claim import Modality

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLexicon:
    """Lemmas by what they do to a fact; see the file for what each list means."""

    governors: Mapping[str, Modality]
    negating: frozenset[str]
    negating_with: Mapping[str, str]
    speech: frozenset[str]
    modals: Mapping[str, Modality]
    probable: frozenset[str]
    possible: frozenset[str]
    alleged: frozenset[str]
    negators: frozenset[str]
    conditional_marks: frozenset[str]
    past_modifiers: frozenset[str]
    unnamed_sources: frozenset[str]
    light: frozenset[str]


def load_stance(folder: "Traversable") -> StanceLexicon:
    """Read `lexicon/stance.yaml` under `folder`."""
    data = yaml.safe_load((folder / "lexicon" / "stance.yaml").read_text(encoding="utf-8"))
    governors = {
        lemma: Modality(name) for name, lemmas in data["governors"].items() for lemma in lemmas
    }
    lists = (
        "negating speech probable possible alleged negators conditional_marks past_modifiers "
        "unnamed_sources light"
    )
    return StanceLexicon(
        governors=governors,
        negating_with=data["negating_with"],
        modals={lemma: Modality(name) for lemma, name in data["modals"].items()},
        **{name: frozenset(data[name]) for name in lists.split()},
    )
