"""However articles come, change and go: the facts' graph is that of the articles that are left."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.claim import Modality, Polarity, Tense
from dateline.model.kind import Kind
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.rdf.graphs import to_graphs
from dateline.rdf.namespaces import Base
from dateline.rdf.rebuild import rebuilt_facts
from dateline.rdf.revise import Reviser
from dateline.rdf.run import Run
from dateline.rdf.view import BEARING
from dateline.store.entry import Entry
from dateline.store.open import open_writable
from dateline.store.overlay import Overlay
from dateline.store.packed import pack
from dateline.store.query_view import view_of

SLOTS, VERSIONS = 4, 3
# A slot is an address; None takes its article out, a number puts that version of it in.
STEPS = st.lists(
    st.lists(
        st.tuples(st.integers(0, SLOTS - 1), st.none() | st.integers(0, VERSIONS - 1)),
        min_size=1,
        max_size=4,
    ),
    max_size=6,
)
Step = tuple[int, int | None]


@pytest.fixture
def versions(
    claim: Callable[..., LinkedClaim], report: Callable[..., LinkedArticle]
) -> Sequence[Sequence[LinkedArticle]]:
    """Return articles that bear each other out, contradict and end each other."""
    base = {"actor": "Norland", "theme": "Port Amber"}
    here = claim("BasePresence", "Norland has Port Amber", **base)
    not_here = claim(
        "BasePresence", "Norland is not there", **base, speaker="Orla", polarity=Polarity.NEGATED
    )
    left = claim(
        "Withdrawal", "Norland left", actor="Norland", origin="Port Amber", tense=Tense.PAST
    )
    wanted = claim("Withdrawal", "Norland must go", actor="Norland", origin="Port Amber",
                   modality=Modality.DEMANDED)  # fmt: skip
    demand = claim("Demand", "Orla demands it", actor="Orla", recipient="Norland", content=wanted)
    told = [(here,), (not_here, demand), (left,), (here, left), (demand, wanted), (left, not_here)]
    days = ["2031-01-10", "2031-03-20", "2031-05-01"]
    return [
        [
            report(
                *told[(slot + 2 * version) % len(told)],
                day=days[(slot + version) % len(days)],
                url=f"https://news.example/{slot}",
                text="",
            )
            for version in range(VERSIONS)
        ]
        for slot in range(SLOTS)
    ]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_what_was_there_before_leaves_no_trace(
    versions: Sequence[Sequence[LinkedArticle]],
    run: Run,
    kinds: Mapping[str, Kind],
    steps: Sequence[Sequence[Step]],
) -> None:
    def entries(told: Iterable[tuple[int, int]]) -> list[Entry]:
        linked = [versions[slot][version] for slot, version in told]
        graphs = [to_graphs(one, run, kinds, Base()) for one in linked]
        return [
            Entry(graphs=pack(made, BEARING), article=one.article)
            for made, one in zip(graphs, linked, strict=True)
        ]

    reviser = Reviser(base=Base(), kinds=kinds)
    left: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        with open_writable(str(Path(folder, "a")), Base(), reviser) as store:
            for step in steps:
                store.replace_all(entries((s, v) for s, v in step if v is not None))
                left |= {s: v for s, v in step if v is not None}
                for slot in [s for s, v in step if v is None]:
                    store.forget(versions[slot][0].article.key)
                    left.pop(slot, None)
            facts = store.graph(Base().facts_graph)
            view = Overlay(view_of(store), frozenset(), ())
            assert list(rebuilt_facts(view, Base(), kinds)) == []
        with open_writable(str(Path(folder, "b")), Base(), reviser) as fresh:
            for entry in entries(reversed(left.items())):
                fresh.replace_all([entry])
            assert facts == fresh.graph(Base().facts_graph)


def test_a_rebuild_finds_what_was_changed_behind_its_back(
    versions: Sequence[Sequence[LinkedArticle]], run: Run, kinds: Mapping[str, Kind], tmp_path: Path
) -> None:
    reviser = Reviser(base=Base(), kinds=kinds)
    with open_writable(str(tmp_path / "s"), Base(), reviser) as store:
        for slot in versions:
            store.replace(to_graphs(slot[0], run, kinds, Base()), slot[0].article)
        whole = store.graph(Base().facts_graph)
        node = next(iter(q.subject for q in whole if "statusGround" in str(q.predicate)))
        about = frozenset(quad for quad in whole if quad.subject == node)
        less = frozenset(quad for quad in about if "statusGround" not in str(quad.predicate))
        store.describe(Base().facts_graph, {node: less})  # type: ignore[dict-item]
        view = Overlay(view_of(store), frozenset(), ())
        found = list(rebuilt_facts(view, Base(), kinds))
        assert found == [(node, less, about)]
