"""What names in running text are linked to: one mechanism a table, with the real annotator."""

from datetime import date

import pytest

from dateline.link import Linker
from support import Read

NOTHING = ""


@pytest.fixture(scope="module")
def label_of(read: Read, linker: Linker) -> "LabelOf":
    """The label of the item that the last mention with these words is linked to, or nothing."""
    return LabelOf(read, linker)


class LabelOf:
    def __init__(self, read: Read, linker: Linker) -> None:
        self._read = read
        self._linker = linker

    def __call__(self, text: str, words: str, year: int | None = None) -> str:
        day = date(year, 6, 30) if year else None
        links = self._linker.link(self._read(text, day), ()).links
        entities = [k.entity for k in links if words in k.mention.text.split(" to ")]
        return entities[-1].label if entities and entities[-1].qid else NOTHING


@pytest.mark.parametrize(
    ("text", "name", "year", "label"),
    [
        ("Argentine President Kirchner spoke.", "Kirchner", 2005, "Néstor Kirchner"),
        (
            "Argentine President Kirchner spoke.",
            "Kirchner",
            2012,
            "Cristina Fernández de Kirchner",
        ),
        ("Argentine President Kirchner spoke.", "Kirchner", 1991, NOTHING),
        ("Argentine President Kirchner spoke.", "Kirchner", None, NOTHING),
        ("Congolese President Kabila fled Kinshasa.", "Kabila", 1999, "Laurent-Désiré Kabila"),
        ("Congolese President Kabila stayed in Kinshasa.", "Kabila", 2011, "Joseph Kabila"),
        ("President Obama landed in Accra.", "Obama", 1998, NOTHING),
        ("Former President Obama landed in Accra.", "Obama", 2019, "Barack Obama"),
        ("South Korean President Moon flew to Hanoi.", "Moon", 2019, "Moon Jae-in"),
        ("South Korean President Roh flew to Hanoi.", "Roh", 2006, "Roh Moo-hyun"),
        ("Kenyan President Kibakki spoke in Nairobi.", "Kibakki", 2009, NOTHING),
        ("Kyrgyz President Bakiyev spoke in Bishkek.", "Bakiyev", 2008, "Kurmanbek Bakiyev"),
    ],
)
def test_who_was_in_power_on_the_day(
    text: str, name: str, year: int | None, label: str, label_of: LabelOf
) -> None:
    assert label_of(text, name, year) == label


def test_a_last_name_spelled_another_way(label_of: LabelOf) -> None:
    text = "Turkmen President Berdymukhamedov flew home to Ashgabat."
    assert label_of(text, "Berdymukhamedov", 2015) == "Gurbanguly Berdimuhamedow"
    assert label_of(text, "Berdymukhamedov", 2023) == "Serdar Berdimuhamedow"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The mayor of Paris, Texas, resigned.", "Paris", NOTHING),
        ("Shops in Lagos, Nova Scotia, closed.", "Lagos", NOTHING),
        ("Lebanon, Tennessee, has one school.", "Lebanon", NOTHING),
        ("In Lebanon, Kansas-based firms closed.", "Lebanon", "Lebanon"),
        ("Lorries queued in Córdoba. Argentina has no diesel.", "Córdoba", "Córdoba"),
    ],
)
def test_a_division_after_a_comma_tells_the_country(
    text: str, name: str, label: str, label_of: LabelOf
) -> None:
    assert label_of(text, name) == label


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("The governor of Georgia vetoed it.", "state"),
        ("Tennessee and Georgia sued.", "state"),
        ("Ukraine and Georgia sued.", "country"),
    ],
)
def test_a_state_or_a_country(text: str, description: str, read: Read, linker: Linker) -> None:
    links = linker.link(read(text), ()).links
    [entity] = [k.entity for k in links if k.mention.text == "Georgia"]
    assert description in entity.description


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Uruguay scored in each half-time spell.", "Uruguay", NOTHING),
        ("Ghana beat Mali 2-1 in the semi-final.", "Mali", NOTHING),
        ("The semi-final in Ghana was goalless.", "Ghana", "Ghana"),
        ("A French winger scored before half-time.", "French", "France"),
        ("Ghana scored a diplomatic victory over Togo.", "Togo", "Togo"),
        ("Qatar, host of the World Cup, freed two Kenyan guards.", "Qatar", "Qatar"),
    ],
)
def test_a_team_is_not_its_country(text: str, name: str, label: str, label_of: LabelOf) -> None:
    assert label_of(text, name) == label


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Oslo has long wanted the port.", "Oslo", "Norway"),
        ("Oslo rejected the map.", "Oslo", "Norway"),
        ("Muscat refused to sign it.", "Muscat", "Oman"),
        ("The envoy said that Oslo would respond in kind.", "Oslo", "Norway"),
        ("Muscat has moved its naval forces to the island.", "Muscat", "Oman"),
        ("Lima later closed its last embassy there.", "Lima", "Peru"),
        ("Oslo closed its last tram depot.", "Oslo", "Oslo"),
        ("Oslo is foggy in June.", "Oslo", "Oslo"),
        ("Two buses left Oslo rejected by the inspectors.", "Oslo", "Oslo"),
    ],
)
def test_a_capital_that_says_or_does_is_its_state(
    text: str, name: str, label: str, label_of: LabelOf
) -> None:
    assert label_of(text, name) == label


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Later the actress Florence Okonkwo bowed.", "Florence", NOTHING),
        ("Later the Nairobi Hillside Choir sang.", "Nairobi", NOTHING),
        ("Later the freighter USS Kenya sank.", "Kenya", NOTHING),
        ("Later President Ruto of Kenya spoke.", "Kenya", "Kenya"),
        ("Later Kenya Navy boats came.", "Kenya", "Kenya"),
        ("Later Kenya Special Envoy Ida Mutai came.", "Kenya", "Kenya"),
        ("In March Kenya sent doctors.", "Kenya", "Kenya"),
        ("It was flown by Kenyan Skyways before.", "Kenyan", NOTHING),
        ("She drove from Bergen to Oslo overnight.", "Oslo", "Oslo"),
    ],
)
def test_a_name_inside_a_longer_one_is_not_linked(
    text: str, name: str, label: str, label_of: LabelOf
) -> None:
    assert label_of(text, name) == label


def test_a_village_nobody_speaks_for_is_not_linked(label_of: LabelOf) -> None:
    assert label_of("The bus stopped in Tullow at noon.", "Tullow") == NOTHING
    assert label_of("The bus crossed Ireland and stopped in Tullow.", "Tullow") == "Tullow"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("A UN convoy left. Kim Jong Un waved.", "UN", "United Nations"),
        ("Greenland sold it. Trawlers left Nuuk.", "Nuuk", "Nuuk"),
        ("Seoul spoke for South Korea. The North kept silent.", "North", "North Korea"),
        ("North Korea fired. The South fired back.", "South", "South Korea"),
        ("Virginia fired first. The South fired back.", "South", NOTHING),
        ("Trade was brisk in the West and the East.", "West", NOTHING),
        ("Lagos: Oslo rejected the deal.", "Oslo", "Norway"),
    ],
)
def test_names_that_look_like_others(text: str, name: str, label: str, label_of: LabelOf) -> None:
    assert label_of(text, name) == label


def test_a_minor_office_holder_is_named_with_office_or_country(label_of: LabelOf) -> None:
    who = "Juliana Azumah-Mensah"
    assert label_of(f"Later {who} sang at the fair.", who) == NOTHING
    assert label_of(f"Ghana's tourism minister, {who}, spoke in Accra.", who) == who
