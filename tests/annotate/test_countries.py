"""Countries that a description takes up."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "nth", "expected"),
    [
        ("the country", "French soldiers left Chad. The country asked them to withdraw.",
         "country", 0, ["Chad"]),
        ("the kingdom", "Iran attacked Saudi Arabia. Iraq condemned it. The kingdom recalled its ambassador.",
         "kingdom", 0, ["Saudi Arabia"]),
        ("the kingdom 2", "Jordan and Iraq signed a pact. Iraq thanked Egypt. The kingdom rejected a demand.",
         "kingdom", 0, ["Jordan"]),
        ("no kingdom", "France attacked Libya. The kingdom recalled its ambassador.",
         "kingdom", 0, ["kingdom"]),
        ("island nation", "Fiji expelled a diplomat from China. The island nation closed its embassy.",
         "island nation", 0, ["Fiji"]),
        ("Gulf state", "Iran threatened Qatar. The Gulf state condemned Israel.",
         "Gulf state", 0, ["Qatar"]),
        ("Andean country", "Brazil recalled its envoy from Bolivia. The Andean country expelled a diplomat.",
         "Andean country", 0, ["Bolivia"]),
        ("West African nation", "France withdrew its troops from Niger. Russia deployed instructors to the West African nation.",
         "West African nation", 0, ["Niger"]),
        ("landlocked", "India blocked fuel to Nepal. China sent aid to the landlocked country.",
         "landlocked country", 0, ["Nepal"]),
        ("this country", "Russian forces attacked Georgia. This country has demanded their withdrawal.",
         "country", 0, ["Georgia"]),
        ("that country", "Ecuador recalled its ambassador from Mexico. That country broke relations.",
         "country", 0, ["Mexico"]),
        ("the emirate", "Bahrain and Qatar broke ties. The emirate recalled its envoy.",
         "emirate", 0, ["Qatar"]),
        ("Baltic state", "Belarus attacked Latvia's border. The Baltic state expelled three diplomats.",
         "Baltic state", 0, ["Latvia"]),
        ("Caribbean", "Kenya sent police to Haiti. The Caribbean nation thanked Nairobi.",
         "Caribbean nation", 0, ["Haiti"]),
        ("country of own name", "Togo invited Nigerian troops. The country signed a pact with Benin.",
         "country", 0, ["Togo"]),
        ("neigh", "Rwanda attacked Goma. Congo accused its neighbour of arming rebels.",
         "its neighbour", 0, ["Rwanda"]),
        ("neigh open", "Rwanda and Uganda met in Goma. Congo accused its neighbour of arming rebels.",
         "its neighbour", 0, []),
    ],
)  # fmt: skip
def test_stands_for(
    read_all: Read, mechanism: str, text: str, mention: str, nth: int, expected: list[str]
) -> None:
    assert sorted(stands_for(read_all(text), mention, nth)) == sorted(expected), mechanism
