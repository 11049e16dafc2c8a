import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.assets import asset_dir
from dateline.rdf.ontology import load_kinds
from evaluation.labelled_sets import Labelled, read_plover, read_rams, read_re3d
from evaluation.measures import HERE, recall
from evaluation.pipeline_runs import Runner

PULL_OUT = "Kenya withdrew its troops from Somalia."


def write(file: Path, *golds: dict[str, Any]) -> None:
    record = {"id": "1", "text": PULL_OUT, "gold": golds}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")


def spot(words: str) -> dict[str, list[int]]:
    start = PULL_OUT.index(words)
    return {"span": [start, start + len(words)]}


@pytest.fixture(scope="module")
def runner() -> Runner:
    return Runner()


def plover(folder: Path, event: str, source: str) -> tuple[Labelled, ...]:
    nobody = {"text": "a recipient", "span": None}
    write(
        folder / "events_plover.jsonl", {"event": event, "source": spot(source), "target": nobody}
    )
    return read_plover(folder, load_kinds(asset_dir("ontology")))


def test_a_retreat_is_yielding(tmp_path: Path, runner: Runner) -> None:
    found = recall(plover(tmp_path, "YIELD", "Kenya"), runner)
    assert found.figures() == {"processed": 100, "kind": 100, "kind_and_arguments": 100}


def test_the_right_category_with_nobody_right_is_half_the_way(
    tmp_path: Path, runner: Runner
) -> None:
    found = recall(plover(tmp_path, "YIELD", "withdrew"), runner)
    assert found.figures() == {"processed": 100, "kind": 100, "kind_and_arguments": 0}


def test_another_category_is_none(tmp_path: Path, runner: Runner) -> None:
    found = recall(plover(tmp_path, "CONSULT", "Kenya"), runner)
    assert found.figures() == {"processed": 100, "kind": 0, "kind_and_arguments": 0}
    assert [label.label for label in found.missed] == ["CONSULT"]


def test_a_planned_retreat_is_agreement_by_the_codebook_only(
    tmp_path: Path, runner: Runner
) -> None:
    planned = "Kenya will withdraw its troops from Somalia."
    (label,) = plover(tmp_path, "AGREE", "Kenya")
    done = recall([label], runner)
    to_come = recall([replace(label, text=planned)], runner)
    assert (done.met.total(), done.by_rule.total()) == (0, 0)
    assert (to_come.met.total(), to_come.by_rule.total()) == (0, 1)


def test_rams_types_without_a_counterpart_are_left_out(tmp_path: Path, runner: Runner) -> None:
    here = {"trigger": spot("withdrew"), "args": [spot("Somalia")]}
    write(
        tmp_path / "events_rams_dev.jsonl",
        {"event": "conflict.yield.retreat", **here},
        {"event": "government.spy.spy", **here},
    )
    [label] = read_rams(tmp_path, HERE / "rams_map.toml")
    assert label.kinds == {"Withdrawal", "Concession", "Ceasefire"}
    assert recall([label], runner).figures() == {
        "processed": 100,
        "kind": 100,
        "kind_and_arguments": 100,
    }


def test_the_map_of_rams_names_kinds() -> None:
    table = tomllib.loads((HERE / "rams_map.toml").read_text(encoding="utf-8"))
    named = {kind for kinds in table.values() for kind in kinds}
    assert named <= set(load_kinds(asset_dir("ontology")))


def test_a_relation_counts_once_and_needs_both_ends(tmp_path: Path) -> None:
    one, other = spot("Kenya"), spot("Somalia")
    write(
        tmp_path / "relations_re3d.jsonl",
        {"relation": "AlliesOf", "subject": one, "object": other},
        {"relation": "AlliesOf", "subject": other, "object": one},
        {"relation": "Likes", "subject": one, "object": other},
    )
    [label] = read_re3d(tmp_path)
    assert label.needs_all
    assert label.kinds == {"Alliance"}
