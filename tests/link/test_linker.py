import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.link import Gazetteer, Linker, publisher_entity
from dateline.model.annotation import AnnotatedArticle
from dateline.model.claim import Claim, Role
from dateline.model.entity import EntityType
from dateline.model.link import Link, LinkedClaim, LinkMethod
from dateline.model.mention import Mention, MentionKind, Referent
from dateline.model.span import Span

Annotated = Callable[..., AnnotatedArticle]
Named = Callable[..., Referent]
ClaimOf = Callable[..., Claim]
LinksOf = Callable[[AnnotatedArticle], dict[str, Link]]


def filled(linked: LinkedClaim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for filler in linked.fillers:
        found.setdefault(filler.role.value, []).append(filler.entity.label)
    return found


def test_a_capital_acts_as_its_state_and_is_a_city_in_a_place_role(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Lima met Quito in Bogota.", *map(named, ("Lima", "Quito", "Bogota")))
    claim = claim_of(
        article, "Meeting", (Role.PARTY, "Lima"), (Role.PARTY, "Quito"), (Role.PLACE, "Bogota")
    )
    linked = linker.link(article, (claim,))
    assert filled(linked.claims[0]) == {"party": ["Peru", "Ecuador"], "place": ["Bogota"]}
    assert [link.method for link in linked.links] == [
        LinkMethod.METONYM,
        LinkMethod.METONYM,
        LinkMethod.NAME,
    ]


def test_a_claim_with_one_entity_on_both_sides_is_a_misreading(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Peru and Lima met Quito.", *map(named, ("Peru", "Lima", "Quito")))
    demand = claim_of(article, "Demand", (Role.ACTOR, "Peru"), (Role.RECIPIENT, "Lima"))
    meeting = claim_of(article, "Meeting", (Role.PARTY, "Peru"), (Role.PARTY, "Lima"))
    fair = claim_of(article, "Demand", (Role.ACTOR, "Peru"), (Role.RECIPIENT, "Quito"))
    linked = linker.link(article, (demand, meeting, fair))
    assert [c.claim for c in linked.claims] == [fair]


def test_what_teams_do_is_no_fact(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    def claims(text: str) -> tuple[LinkedClaim, ...]:
        article = annotated(text, *map(named, ("Chile", "Peru")))
        attack = claim_of(article, "Attack", (Role.ACTOR, "Chile"), (Role.RECIPIENT, "Peru"))
        return linker.link(article, (attack,)).claims

    assert len(claims("Chile attacked Peru.")) == 1
    assert claims("Chile attacked Peru after half-time and scored.") == ()


def test_a_namesake_of_a_capital_does_not_act_as_a_state(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    text = "In Canada, Victoria and Vancouver, British Columbia, agreed."
    around = map(named, ("Canada", "Victoria", "Vancouver", "British Columbia"))
    article = annotated(text, *around)
    linked = linker.link(article, (claim_of(article, "Agreement", (Role.PARTY, "Victoria")),))
    entity = linked.claims[0].fillers[0].entity
    assert (entity.label, entity.type) == ("Victoria", EntityType.CITY)


def test_what_does_not_suit_a_role_is_still_itself(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Shells fell on Hezbollah.", named("Hezbollah"))
    linked = linker.link(article, (claim_of(article, "Attack", (Role.PLACE, "Hezbollah")),))
    assert linked.claims[0].fillers[0].entity.qid


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        ("Kremlin", "Russia"),
        ("Downing Street", "United Kingdom"),
        ("Élysée Palace", "France"),
        ("Zhongnanhai", "China"),
        ("Casa Rosada", "Argentina"),
    ],
)
def test_a_seat_of_government_acts_and_is_a_building_in_a_place_role(
    seat: str, state: str, annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated(f"The {seat} said no.", named(seat))
    acting = claim_of(article, "Rejection", (Role.ACTOR, seat))
    there = claim_of(article, "Meeting", (Role.PLACE, seat))
    linked = linker.link(article, (acting, there))
    assert filled(linked.claims[0]) == {"actor": [state]}
    assert linked.claims[1].fillers[0].entity.type is EntityType.FACILITY
    assert linker.link(article, ()).links[0].entity.label == state


def test_who_is_struck_may_be_a_town(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Rockets hit Damascus.", named("Damascus"))
    attack = claim_of(article, "Attack", (Role.RECIPIENT, "Damascus"))
    threat = claim_of(article, "Threat", (Role.RECIPIENT, "Damascus"))
    linked = linker.link(article, (attack, threat))
    assert [c.fillers[0].entity.label for c in linked.claims] == ["Damascus", "Syria"]


def test_a_demonym_is_the_state_even_in_a_place_role(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Kenyan soil was hit.", named("Kenyan"), demonyms="Kenyan")
    claim = claim_of(article, "Attack", (Role.PLACE, "Kenyan"))
    linked = linker.link(article, (claim,))
    assert filled(linked.claims[0]) == {"place": ["Kenya"]}
    assert linked.links[0].method is LinkMethod.DEMONYM


def test_a_people_without_a_state_is_a_population_group(
    annotated: Annotated, named: Named, links_of: LinksOf
) -> None:
    article = annotated("Kurds protested.", named("Kurds"), demonyms="Kurds")
    link = links_of(article)["Kurds"]
    assert link.entity.type is EntityType.POPULATION_GROUP
    assert link.method is LinkMethod.LOCAL


def test_a_mention_of_several_fills_a_role_several_times(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Chile and Peru agreed; both signed.", named("Chile"), named("Peru"))
    start = article.article.text.index("both")
    both = Mention(
        span=Span(start, start + 4),
        text="both",
        kind=MentionKind.PRONOUN,
        head=Span(start, start + 4),
        referents=(0, 1),
    )
    linked = linker.link(
        replace(article, mentions=(*article.mentions, both)),
        (claim_of(article, "Agreement", (Role.PARTY, both)),),
    )
    assert filled(linked.claims[0]) == {"party": ["Chile", "Peru"]}
    assert {f.text for f in linked.claims[0].fillers} == {"both"}
    methods = {k.method for k in linked.links if k.mention is both}
    assert methods == {LinkMethod.COREFERENCE}


def test_what_is_only_described_is_local_to_the_article(
    annotated: Annotated, claim_of: ClaimOf, linker: Linker
) -> None:
    def link(text: str) -> str:
        article = annotated(text)
        span = Span(0, len("hill fighters"))
        mention = Mention(
            span=span,
            text="hill fighters",
            kind=MentionKind.NOMINAL,
            head=span,
            types=frozenset({EntityType.ARMED_GROUP}),
        )
        claim = claim_of(article, "Attack", (Role.ACTOR, mention))
        entity = linker.link(article, (claim,)).claims[0].fillers[0].entity
        assert (entity.label, entity.type) == ("hill fighters", EntityType.ARMED_GROUP)
        return entity.local_key

    assert link("hill fighters attacked.") == link("hill fighters attacked.")
    assert link("hill fighters attacked.") != link("hill fighters attacked again.")


def test_a_named_local_entity_is_the_same_in_every_article(
    annotated: Annotated, named: Named, links_of: LinksOf
) -> None:
    person = named("Zoltan Quibble", types="Person")
    one = links_of(annotated("Zoltan Quibble spoke.", person))["Zoltan Quibble"].entity
    other = links_of(annotated("Then Zoltan Quibble left.", person))["Zoltan Quibble"].entity
    assert one == other
    assert one.type is EntityType.PERSON


def test_a_surname_alone_is_nobody_elsewhere(
    annotated: Annotated, named: Named, links_of: LinksOf
) -> None:
    person = named("Quibble", types="Person")
    one = links_of(annotated("Quibble spoke.", person))["Quibble"].entity
    other = links_of(annotated("Then Quibble left.", person))["Quibble"].entity
    assert one.local_key != other.local_key


def test_content_and_speaker_are_linked_too(
    annotated: Annotated, named: Named, claim_of: ClaimOf, linker: Linker
) -> None:
    article = annotated("Hanoi wants Laos to free Anwar Ibrahim.", *map(named, ("Hanoi", "Laos")))
    wanted = claim_of(article, "Release", (Role.ACTOR, "Laos"))
    demand = claim_of(article, "Demand", (Role.ACTOR, "Hanoi"), content=wanted, speaker="Hanoi")
    linked = linker.link(article, (demand,)).claims[0]
    assert linked.content is not None
    assert filled(linked.content) == {"actor": ["Laos"]}
    assert linked.speaker is not None
    assert linked.speaker.label == "Vietnam"


def test_every_link_has_a_score_and_namesakes_a_runner_up(
    annotated: Annotated, named: Named, links_of: LinksOf
) -> None:
    article = annotated("Georgia and Armenia met.", named("Georgia"), named("Armenia"))
    links = links_of(article)
    assert all(0.5 <= link.score <= 1.0 for link in links.values())
    assert links["Georgia"].runner_up is not None
    assert links["Georgia"].runner_up.qid != links["Georgia"].entity.qid


def test_linking_is_deterministic(annotated: Annotated, named: Named, gazetteer: Gazetteer) -> None:
    article = annotated(
        "Congo, Georgia and San José.", *map(named, ("Congo", "Georgia", "San José"))
    )
    assert Linker(gazetteer).link(article, ()) == Linker(gazetteer).link(article, ())


def test_publisher_known_unknown_and_absent(annotated: Annotated, gazetteer: Gazetteer) -> None:
    article = annotated("Rain fell.").article
    known = publisher_entity(replace(article, publisher="Der Spiegel"), gazetteer)
    unknown = publisher_entity(replace(article, publisher="Fenland Echo"), gazetteer)
    assert known is not None
    assert unknown is not None
    assert (known.type, bool(known.qid)) == (EntityType.NEWS_OUTLET, True)
    assert unknown.local_key.startswith("entity/fenland-echo-")
    assert publisher_entity(article, gazetteer) is None


def test_no_socket_is_opened_while_linking(
    annotated: Annotated, named: Named, linker: Linker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert linker.link(
        annotated("Peru and Atlantis met.", named("Peru"), named("Atlantis")), ()
    ).links
