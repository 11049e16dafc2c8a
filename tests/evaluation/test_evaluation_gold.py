from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.model.claim import Modality, Polarity, Role
from dateline.rdf.ontology import load_kinds
from evaluation.gold import read_gold
from evaluation.measures import HERE, UNSEEN

ROWS = read_gold(HERE / "gold.tsv")


@pytest.mark.parametrize("folder", [HERE, UNSEEN], ids=["own", "unseen"])
def test_gold_speaks_the_terms_of_the_ontology(folder: Path) -> None:
    kinds = set(load_kinds(asset_dir("ontology")))
    facts = [row for row in read_gold(folder / "gold.tsv") if row.need != "none"]
    assert {row.kind for row in facts} <= kinds
    assert {role for row in facts for role, _ in row.roles} <= set(Role)
    assert {row.polarity for row in facts} == set(Polarity)
    assert {modality for row in facts for modality in row.modalities} <= set(Modality)


def test_gold_has_every_kind_of_fact() -> None:
    assert {row.kind for row in ROWS if row.need != "none"} == set(
        load_kinds(asset_dir("ontology"))
    )


def test_every_fact_to_be_found_has_somebody_or_something_in_it() -> None:
    assert [row for row in ROWS if row.need == "must" and not row.roles] == []
