"""The shared graphs, in a real store, as articles come, change and go."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, QuerySolutions

from dateline.model.claim import Modality, Polarity, Tense
from dateline.model.entity import EntityType
from dateline.model.kind import Kind
from dateline.model.link import LinkedArticle, LinkedClaim
from dateline.rdf.graphs import to_graphs
from dateline.rdf.namespaces import PREFIXES, Base
from dateline.rdf.revise import Reviser
from dateline.rdf.run import Run
from dateline.store.open import open_writable
from dateline.store.protocol import Change, Store, WritableStore

Claims = Callable[..., LinkedClaim]
Reports = Callable[..., LinkedArticle]
OpenRoom = Callable[[str], "AbstractContextManager[Newsroom]"]
FACTS = """
SELECT ?kind ?status ?claims ?origins ?latest WHERE { GRAPH ?g {
    ?fact a ?kind ; dl:status ?status ; dl:claimCount ?claims ; dl:originCount ?origins .
    OPTIONAL { ?fact dl:latest ?latest }
} } ORDER BY ?kind ?status
"""


class Newsroom:
    """A store, and what puts articles into it."""

    def __init__(self, store: WritableStore, run: Run, kinds: Mapping[str, Kind]) -> None:
        self.store = store
        self._run = run
        self._kinds = kinds

    def load(self, *articles: LinkedArticle) -> list[Change]:
        return [
            self.store.replace(to_graphs(one, self._run, self._kinds, Base()), one.article)
            for one in articles
        ]

    def facts(self) -> list[str]:
        """Return "Kind status claims/origins", with the last day if there is one."""
        rows = self.store.query(FACTS, prefixes=PREFIXES)
        assert isinstance(rows, QuerySolutions)
        return [
            f"{local(row['kind'])} {local(row['status']).removeprefix('status-')}"
            f" {row['claims'].value}/{row['origins'].value}"
            + (f" {row['latest'].value}" if row["latest"] else "")
            for row in rows
        ]

    def ask(self, pattern: str) -> bool:
        return bool(self.store.query(f"ASK {{ GRAPH ?g {{ {pattern} }} }}", prefixes=PREFIXES))


def local(node: NamedNode) -> str:
    return node.value.replace("/", "#").rpartition("#")[2]


def all_quads(store: Store) -> list[str]:
    rows = store.query("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(rows, QuerySolutions)
    return sorted(" ".join(map(str, (row[0], row[1], row[2], row[3]))) for row in rows)


@pytest.fixture
def open_room(tmp_path: Path, run: Run, kinds: Mapping[str, Kind]) -> OpenRoom:
    @contextmanager
    def opened(name: str) -> Iterator[Newsroom]:
        reviser = Reviser(base=Base(), kinds=kinds)
        with open_writable(str(tmp_path / name), Base(), reviser) as store:
            yield Newsroom(store, run, kinds)

    return opened


@pytest.fixture
def room(open_room: OpenRoom) -> Iterator[Newsroom]:
    with open_room("store") as newsroom:
        yield newsroom


@pytest.fixture
def presence(claim: Claims, report: Reports) -> LinkedArticle:
    return report(
        claim("BasePresence", "Norland has Port Amber", actor="Norland", theme="Port Amber"),
        day="2031-01-10",
    )


@pytest.fixture
def withdrawal(claim: Claims, report: Reports) -> LinkedArticle:
    return report(
        claim(
            "Withdrawal",
            "Norland left Port Amber",
            actor="Norland",
            origin="Port Amber",
            tense=Tense.PAST,
        ),
        day="2031-03-20",
    )


@pytest.fixture
def later(claim: Claims, report: Reports) -> LinkedArticle:
    return report(
        claim(
            "BasePresence", "Norland is still at Port Amber", actor="Norland", theme="Port Amber"
        ),
        day="2031-05-01",
    )


def test_a_withdrawal_ends_what_it_implies(room: Newsroom, withdrawal: LinkedArticle) -> None:
    assert room.load(withdrawal) == [Change.NEW]
    assert room.facts() == ["MilitaryPresence ended 0/0", "Withdrawal occurred 1/1"]
    assert room.ask(
        "?w a dl:Withdrawal ; dl:ends ?f . ?f prov:wasDerivedFrom ?w ;"
        " dl:statusGround ?w ; dl:actor ?a ; dl:place ?p ."
        " ?w dl:actor ?a ; dl:origin ?p"
    )


def test_a_withdrawal_ends_what_others_claim(
    room: Newsroom, presence: LinkedArticle, withdrawal: LinkedArticle
) -> None:
    room.load(presence)
    assert room.facts() == ["BasePresence ongoing 1/1"]
    room.load(withdrawal)
    assert room.facts() == [
        "BasePresence ended 1/1",
        "MilitaryPresence ended 0/0",
        "Withdrawal occurred 1/1",
    ]
    assert room.ask("?w a dl:Withdrawal ; dl:ends ?f . ?f a dl:BasePresence ; dl:statusGround ?w")
    assert not room.ask("?f a dl:BasePresence ; prov:wasDerivedFrom ?w")


def test_a_later_report_of_presence_holds_against_a_withdrawal(
    room: Newsroom, withdrawal: LinkedArticle, later: LinkedArticle
) -> None:
    room.load(withdrawal, later)
    assert room.facts() == [
        "BasePresence ongoing 1/1",
        "MilitaryPresence ended 0/0",
        "Withdrawal occurred 1/1",
    ]


def test_what_is_forgotten_no_longer_counts(
    room: Newsroom, presence: LinkedArticle, withdrawal: LinkedArticle
) -> None:
    room.load(presence)
    before = all_quads(room.store)
    room.load(withdrawal)
    room.store.forget(withdrawal.article.key)
    assert room.facts() == ["BasePresence ongoing 1/1"]
    assert all_quads(room.store) == before
    room.store.forget(presence.article.key)
    assert room.facts() == []


def test_the_order_of_articles_does_not_matter(
    open_room: OpenRoom,
    presence: LinkedArticle,
    withdrawal: LinkedArticle,
    later: LinkedArticle,
) -> None:
    found = []
    for number, order in enumerate(permutations((presence, withdrawal, later))):
        with open_room(str(number)) as room:
            room.load(*order)
            found.append(all_quads(room.store))
    assert all(one == found[0] for one in found)


def test_a_partial_withdrawal_ends_nothing(
    room: Newsroom, presence: LinkedArticle, claim: Claims, report: Reports
) -> None:
    part = claim(
        "Withdrawal",
        "Norland pulled some men out of Port Amber",
        actor="Norland",
        origin="Port Amber",
        partial=True,
    )
    room.load(presence, report(part))
    assert room.facts() == ["BasePresence ongoing 1/1", "Withdrawal occurred 1/1"]


@pytest.mark.parametrize(
    "modality", [Modality.DEMANDED, Modality.INTENDED, Modality.THREATENED, Modality.POSSIBLE]
)
def test_a_withdrawal_that_is_only_talked_about_ends_nothing(
    room: Newsroom, presence: LinkedArticle, claim: Claims, report: Reports, modality: Modality
) -> None:
    talk = claim(
        "Withdrawal",
        "Norland to leave Port Amber",
        actor="Norland",
        origin="Port Amber",
        modality=modality,
    )
    room.load(presence, report(talk))
    assert "BasePresence ongoing 1/1" in room.facts()
    assert not room.ask("?w dl:ends ?f")


def test_a_denied_withdrawal_leaves_a_dispute(
    room: Newsroom, withdrawal: LinkedArticle, claim: Claims, report: Reports
) -> None:
    denial = claim(
        "Withdrawal",
        "“We never left Port Amber”",
        actor="Norland",
        origin="Port Amber",
        polarity=Polarity.NEGATED,
        speaker="Ilva Doran",
    )
    room.load(withdrawal, report(denial))
    assert room.facts() == ["MilitaryPresence disputed 0/0", "Withdrawal disputed 2/2"]


def test_one_states_withdrawal_does_not_end_a_shared_presence(
    room: Newsroom, withdrawal: LinkedArticle, claim: Claims, report: Reports
) -> None:
    shared = claim(
        "BasePresence",
        "Norland and Velmara run Port Amber",
        actor="Norland + Velmara",
        theme="Port Amber",
    )
    room.load(report(shared, day="2031-01-01"), withdrawal)
    assert "BasePresence ongoing 1/1" in room.facts()


def test_a_closure_ends_a_base(room: Newsroom, claim: Claims, report: Reports) -> None:
    closure = claim("BaseClosure", "Norland shut Port Amber", actor="Norland", theme="Port Amber")
    room.load(report(closure))
    assert room.facts() == ["BaseClosure occurred 1/1", "BasePresence ended 0/0"]


def test_a_presence_that_is_only_planned_does_not_end(
    room: Newsroom, withdrawal: LinkedArticle, claim: Claims, report: Reports
) -> None:
    plan = claim(
        "BasePresence",
        "Norland wants Port Amber",
        actor="Norland",
        theme="Port Amber",
        modality=Modality.INTENDED,
    )
    room.load(withdrawal, report(plan, day="2031-01-01"))
    assert "BasePresence planned 1/1" in room.facts()


def test_content_stays_while_the_demand_does(
    room: Newsroom, claim: Claims, report: Reports
) -> None:
    handover = claim("Extradition", "hand over Teyo Marr", actor="Tarsia", theme="Teyo Marr")
    demand = claim(
        "ExtraditionDemand",
        "Velmara asked Tarsia to hand over Teyo Marr",
        actor="Velmara",
        recipient="Tarsia",
        theme="Teyo Marr",
        content=handover,
    )
    article = report(demand)
    room.load(article)
    assert room.facts() == ["Extradition unknown 0/0", "ExtraditionDemand occurred 1/1"]
    room.store.forget(article.article.key)
    assert room.facts() == []


def test_two_articles_of_one_text_are_one_origin(
    room: Newsroom, claim: Claims, report: Reports
) -> None:
    story = claim("Meeting", "Norland and Velmara met in Kesh", party="Norland + Velmara")
    room.load(
        report(story, url="https://a.example.org/1"), report(story, url="https://b.example.org/2")
    )
    assert room.facts() == ["Meeting occurred 2/1"]


def test_an_edit_takes_away_what_is_no_longer_said(
    room: Newsroom, claim: Claims, report: Reports
) -> None:
    meeting = claim("Meeting", "Norland and Velmara met", party="Norland + Velmara")
    visit = claim("Visit", "Ilva Doran came to Kesh", actor="Ilva Doran", place="Kesh")
    url = "https://example.org/story"
    assert room.load(report(meeting, visit, url=url)) == [Change.NEW]
    assert room.load(report(meeting, url=url)) == [Change.CHANGED]
    assert room.facts() == ["Meeting occurred 1/1"]


def test_the_richer_description_of_a_local_entity_holds_in_any_order(
    open_room: OpenRoom, claim: Claims, report: Reports
) -> None:
    plain = claim("Visit", "TARSIA sent a guest", actor="Tarsia")
    rich = claim("Visit", "Tarsia sent a guest again", actor="Tarsia")
    rich_filler = replace(
        rich.fillers[0], entity=replace(rich.fillers[0].entity, type=EntityType.STATE)
    )
    rich = replace(rich, fillers=(rich_filler,))
    found = []
    for number, order in enumerate(permutations((report(plain), report(rich)))):
        with open_room(str(number)) as room:
            room.load(*order)
            assert room.ask('?e a dl:State ; rdfs:label "Tarsia"@en')
            found.append(all_quads(room.store))
    assert found[0] == found[1]


def test_a_corrected_description_replaces_the_old_one(
    room: Newsroom, claim: Claims, report: Reports
) -> None:
    first = claim("Visit", "A guest came", actor="Russia")
    one = replace(first.fillers[0].entity, local_key="", qid="Q159", aliases=("A", "B"))
    for entity, change in ((one, Change.NEW), (replace(one, aliases=("B",)), Change.CHANGED)):
        filler = replace(first.fillers[0], entity=entity)
        assert room.load(report(replace(first, fillers=(filler,)))) == [change]
    assert room.ask('wd:Q159 skos:altLabel "B"@en')
    assert not room.ask('wd:Q159 skos:altLabel "A"@en')


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.text(min_size=1))
def test_any_text_goes_in_whole_and_twice_changes_nothing(
    room: Newsroom, claim: Claims, report: Reports, words: str
) -> None:
    article = report(claim("Visit", words, actor="Norland"), headline=words, authors=(words,))
    room.load(article)
    before = all_quads(room.store)
    assert room.load(article) == [Change.SAME]
    assert all_quads(room.store) == before
    assert room.store.text(article.article.key) == words


def test_prints_of_one_agency_report_are_one_origin(
    open_room: OpenRoom, claim: Claims, report: Reports
) -> None:
    words = " ".join(f"Paragraph {n} of the agency's report on the harbour." for n in range(30))
    presence = claim("BasePresence", "Norland has Port Amber", actor="Norland", theme="Port Amber")
    printed = [
        report(presence, headline=head, text=f"{first} {words} Norland has Port Amber. {last}")
        for head, first, last in [
            ("Norland in Port Amber", "The fleet is there to stay.", "More tomorrow."),
            ("The fleet stays", "Nobody expects it to leave soon.", "The mayor agrees."),
        ]
    ]
    own = report(presence, text="From the pier one sees grey ships. Norland has Port Amber.")
    for number, order in enumerate(permutations([*printed, own])):
        with open_room(f"store{number}") as room:
            room.load(*order)
            assert room.facts() == ["BasePresence ongoing 3/2"]
