"""Which questions there are, and a user's own beside them."""

from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.errors import UsageError
from dateline.query.catalogue import Catalogue, load_catalogue

OWN = """#+ summary: Which graphs are there?
#+ description: All of them.
#+ tags: [test]
#+ view: table
#+ columns: {graph: its IRI}
SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }
ORDER BY ?graph
"""


def test_names_are_a_promise(catalogue: Catalogue) -> None:
    assert [f"{question.theme}/{question.name}" for question in catalogue] == [
        "alliances/alliances",
        "alliances/ended-alliances",
        "alliances/memberships",
        "articles/article-facts",
        "assessment/claims-of-fact",
        "assessment/contradictions",
        "assessment/corroboration",
        "assessment/hedged-or-planned",
        "assessment/single-origin",
        "conflict/attacks",
        "conflict/overthrows",
        "conflict/territory-control",
        "curation/coverage",
        "curation/link-worklist",
        "curation/retracted",
        "curation/review-queue",
        "diplomacy/agreements",
        "diplomacy/dyad",
        "diplomacy/dyad-counts",
        "diplomacy/meetings",
        "diplomacy/met-together",
        "diplomacy/relations-broken",
        "diplomacy/sanctions",
        "extradition/extradition-demands",
        "extradition/responses-to-demand",
        "extradition/sheltered-persons",
        "extradition/unanswered-demands",
        "near/near",
        "people/offices-held",
        "people/said-by",
        "presence/base-history",
        "presence/bases-by-operator",
        "presence/bases-in-state",
        "presence/count-check",
        "presence/deployments",
        "presence/presence-changes",
        "presence/withdrawals",
        "time/actor-timeline",
        "time/as-of",
        "time/changed-between",
    ]


def test_parameters_are_a_promise(catalogue: Catalogue) -> None:
    found = {question.name: [param.name for param in question.params] for question in catalogue}
    assert found == {
        "alliances": ["party"],
        "ended-alliances": ["party"],
        "memberships": ["member", "organization"],
        "article-facts": ["article"],
        "claims-of-fact": ["fact"],
        "contradictions": ["actor"],
        "corroboration": ["least", "actor", "kind"],
        "hedged-or-planned": ["actor", "modality"],
        "single-origin": ["actor", "kind", "since", "until"],
        "attacks": ["actor", "target"],
        "overthrows": ["person"],
        "territory-control": ["actor", "place"],
        "coverage": ["publisher"],
        "link-worklist": ["least"],
        "retracted": ["since"],
        "review-queue": ["below", "kind"],
        "agreements": ["party", "other", "since", "until"],
        "dyad": ["first", "second", "kind", "since", "until"],
        "dyad-counts": ["first", "second", "since", "until"],
        "meetings": ["person", "party"],
        "met-together": ["person", "since", "until"],
        "relations-broken": ["party"],
        "sanctions": ["actor", "target"],
        "extradition-demands": ["person", "actor"],
        "responses-to-demand": ["person", "actor"],
        "sheltered-persons": ["host"],
        "unanswered-demands": ["person", "actor"],
        "near": ["lat", "long", "place", "km", "kind"],
        "offices-held": ["person"],
        "said-by": ["speaker", "words"],
        "base-history": ["site"],
        "bases-by-operator": ["operator"],
        "bases-in-state": ["host"],
        "count-check": ["operator", "host", "stated"],
        "deployments": ["actor", "place"],
        "presence-changes": ["actor", "country", "since", "until"],
        "withdrawals": ["actor"],
        "actor-timeline": ["actor", "kind", "since", "until"],
        "as-of": ["day", "actor", "kind"],
        "changed-between": ["since", "until", "actor", "kind"],
    }


def test_name_with_theme(catalogue: Catalogue) -> None:
    assert catalogue.get("diplomacy/meetings") == catalogue.get("meetings")


@pytest.mark.parametrize("name", ["meeting", "conflict/meetings", "meetngs"])
def test_unknown_name_is_refused_with_one_like_it(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(UsageError, match="there is no question") as refused:
        catalogue.get(name)
    assert refused.value.hint == "did you mean meetings?"


def test_name_like_no_other(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError) as refused:
        catalogue.get("../../etc/passwd")
    assert refused.value.hint == "`dateline query` lists them"


def test_own_questions_with_and_without_theme(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "graphs.rq").write_text(OWN, encoding="utf-8")
    (tmp_path / "flat.rq").write_text(OWN, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no question", encoding="utf-8")
    catalogue = load_catalogue(asset_dir("queries"), tmp_path)
    assert catalogue.get("graphs").theme == "mine"
    assert catalogue.get("flat").theme == "own"
    assert "notes" not in catalogue.names
    assert "meetings" in catalogue.names


def test_two_questions_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "meetings.rq").write_text(OWN, encoding="utf-8")
    with pytest.raises(UsageError, match="two questions are called 'meetings'"):
        load_catalogue(asset_dir("queries"), tmp_path)


def test_bad_file_spoils_only_its_own_question(tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "good.rq").write_text(OWN, encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert catalogue.get("good").summary == "Which graphs are there?"
    with pytest.raises(UsageError, match=r"the question 'bad\.rq' cannot be read"):
        catalogue.get("bad")
