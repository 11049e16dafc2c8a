from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from dateline.model.claim import Polarity
from dateline.model.kind import Kind
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.rdf.diff import ClaimDiff, diff_claims
from dateline.rdf.graphs import to_graphs
from dateline.rdf.namespaces import Base
from dateline.rdf.run import Run

Diff = Callable[[LinkedArticle, LinkedArticle], ClaimDiff]


@pytest.fixture
def diff(run: Run, kinds: Mapping[str, Kind]) -> Diff:
    def between(before: LinkedArticle, after: LinkedArticle) -> ClaimDiff:
        graphs = (to_graphs(one, run, kinds, Base()) for one in (before, after))
        old, new = (one.article_quads for one in graphs)
        return diff_claims(old, new)

    return between


@pytest.fixture
def visit(claim: Callable[..., LinkedClaim]) -> LinkedClaim:
    return claim(
        "Visit",
        "Ilva Doran came to Kesh.",
        actor="Ilva Doran",
        place="Kesh",
        speaker="Kesh Courier",
    )


@pytest.fixture
def meeting(claim: Callable[..., LinkedClaim]) -> LinkedClaim:
    return claim(
        "Meeting", "Norland met Velmara.", party="Norland + Velmara", speaker="Kesh Courier"
    )


def test_an_edit_shows_only_its_own_claims(
    diff: Diff, report: Callable[..., LinkedArticle], visit: LinkedClaim, meeting: LinkedClaim
) -> None:
    longer = replace(visit.claim.evidence, quote="Yesterday Ilva Doran came to Kesh.")
    edited = replace(visit, claim=replace(visit.claim, evidence=longer))
    found = diff(report(visit, meeting), report(edited, meeting))
    assert [one.quote for one in found.added] == ["Yesterday Ilva Doran came to Kesh."]
    assert [one.quote for one in found.removed] == ["Ilva Doran came to Kesh."]
    assert [one.quote for one in found.kept] == ["Norland met Velmara."]


def test_another_stance_is_another_claim(
    diff: Diff, report: Callable[..., LinkedArticle], visit: LinkedClaim
) -> None:
    denied = replace(visit, claim=replace(visit.claim, polarity=Polarity.NEGATED))
    found = diff(report(visit), report(denied))
    assert (len(found.added), len(found.removed), found.kept) == (1, 1, ())


def test_nothing_before_means_all_is_new(
    run: Run,
    kinds: Mapping[str, Kind],
    report: Callable[..., LinkedArticle],
    visit: LinkedClaim,
) -> None:
    quads = to_graphs(report(visit), run, kinds, Base()).article_quads
    assert len(diff_claims((), quads).added) == 1
    assert diff_claims(quads, quads).added == ()
