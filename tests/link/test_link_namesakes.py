"""Which of several namesakes an article means, by its other names, titles and types."""

from collections.abc import Callable

import pytest

from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import Entity
from dateline.model.mention import Referent

Annotated = Callable[..., AnnotatedArticle]
Named = Callable[..., Referent]
EntityOf = Callable[[AnnotatedArticle, str], Entity]


@pytest.mark.parametrize(
    ("text", "others", "name", "description"),
    [
        ("Georgia and Armenia opened a border post.", "Armenia", "Georgia", "Eastern Europe"),
        ("Tbilisi says Georgia will wait.", "Tbilisi", "Georgia", "Eastern Europe"),
        ("Voters in Atlanta, Georgia, queued.", "Atlanta", "Georgia", "state"),
        ("Florida, Alabama and Georgia voted.", "Florida|Alabama", "Georgia", "state"),
        ("Kinshasa said Congo closed the road to Goma.", "Kinshasa|Goma", "Congo", "country"),
        ("Niger and Nigeria share a border.", "Nigeria", "Niger", "Western Africa"),
        ("Nigeria and Niger share a border.", "Niger", "Nigeria", "West Africa"),
        ("Guinea recalled its envoy.", "Conakry", "Guinea", "Africa"),
        ("Turkey reopened the pass.", "Ankara", "Turkey", "country"),
        ("Chad sent doctors.", "N'Djamena", "Chad", "central Africa"),
        ("London expects rain, Paris does not.", "Paris", "London", "United Kingdom"),
    ],
)
def test_places(
    text: str,
    others: str,
    name: str,
    description: str,
    annotated: Annotated,
    named: Named,
    entity_of: EntityOf,
) -> None:
    around = [named(other) for other in others.split("|")]
    entity = entity_of(annotated(text, *around, named(name)), name)
    assert entity.qid
    assert description in entity.description


@pytest.mark.parametrize(
    ("context", "label"),
    [("Kinshasa", "DR Congo"), ("Brazzaville", "Congo-Brazzaville")],
)
def test_a_shared_demonym_goes_by_the_places_around(
    context: str, label: str, annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    text = f"Congolese ministers met in {context}."
    article = annotated(text, named("Congolese"), named(context), demonyms="Congolese")
    assert entity_of(article, "Congolese").label == label


@pytest.mark.parametrize("name", ["Jordan", "Chad"])
def test_a_country_that_is_somebodys_name(
    name: str, annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    text = f"Michael {name} spoke. Later {name} left."
    article = annotated(text, named(f"Michael {name}", types="Person"), named(name))
    assert entity_of(article, name).label == f"Michael {name}"


def test_a_country_stays_one_where_the_article_is_about_it(
    annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    text = "Michael Jordan flew to Amman. Jordan welcomed him."
    people = named("Michael Jordan", types="Person")
    article = annotated(text, people, named("Amman"), named("Jordan"))
    assert entity_of(article, "Jordan").iso_code == "JO"


@pytest.mark.parametrize(
    ("name", "cues", "is_linked"),
    [
        ("Wang Yi", ("Chinese Foreign Minister",), True),
        ("Wang Yi", ("Malaysian badminton player",), False),
        ("Paul Martin", ("Canadian Prime Minister",), True),
        ("Paul Martin", ("Irish actor",), False),
        ("Paul Martin", ("host",), True),
        ("Angela Merkel", (), True),
        ("Mauricio Macri", ("Argentine President",), True),
    ],
)
def test_people_by_nationality_and_calling(
    name: str,
    cues: tuple[str, ...],
    *,
    is_linked: bool,
    annotated: Annotated,
    named: Named,
    entity_of: EntityOf,
) -> None:
    article = annotated(f"{name} arrived.", named(name, types="Person", cues=cues))
    assert bool(entity_of(article, name).qid) is is_linked


@pytest.mark.parametrize(
    ("surname", "is_linked"),
    [("Putin", True), ("Macron", True), ("Bennett", False), ("Khan", False), ("Sharma", False)],
)
def test_a_surname_alone_means_its_dominant_holder_or_nobody(
    surname: str, *, is_linked: bool, annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    article = annotated(f"{surname} spoke.", named(surname, types="Person"))
    assert bool(entity_of(article, surname).qid) is is_linked


def test_a_surname_is_not_looked_up_beside_a_full_name(
    annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    article = annotated(
        "Lena Putin spoke. Putin left.", named("Lena Putin", "Putin", types="Person")
    )
    assert entity_of(article, "Putin").qid is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Volodimir Zelenski", "Volodymyr Zelenskyy"),
        ("Ismail Guelleh", "Ismail Omar Guelleh"),
        ("Abdelfattah al-Sissi", "Abdel Fattah el-Sisi"),
        ("Muammar Qadhafi", "Muammar Gaddafi"),
        ("Mohammad Bazoum", "Mohamed Bazoum"),
    ],
)
def test_other_romanisations(
    written: str, label: str, annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    cues = ("President",)
    article = annotated(f"President {written} spoke.", named(written, types="Person", cues=cues))
    assert entity_of(article, written).label == label


def test_a_common_word_links_where_the_article_is_about_its_country(
    annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    article = annotated(
        "Police in Nice, France, said.", named("France"), named("Nice", types="City")
    )
    assert entity_of(article, "Nice").description
    assert entity_of(article, "Nice").qid


def test_a_rare_last_name_has_one_bearer_in_its_country(
    annotated: Annotated, named: Named, entity_of: EntityOf
) -> None:
    person, text = named("Yudhoyono", types="Person"), "Yudhoyono flew home to Indonesia."
    at_home = annotated(text, person, named("Indonesia"))
    assert entity_of(at_home, "Yudhoyono").label == "Susilo Bambang Yudhoyono"
    assert entity_of(annotated(text, person), "Yudhoyono").qid is None
