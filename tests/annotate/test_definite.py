"""What definite noun groups and abbreviations take up."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "nth", "expected"),
    [
        ("the emir", "Qatar's emir, Tamim bin Hamad Al Thani, visited Ankara. The emir signed a pact with Turkey.",
         "emir", 0, ["Tamim bin Hamad Al Thani"]),
        ("abbr", "The Larkova Liberation Front (LLF) attacked Chad. The LLF withdrew.",
         "LLF", 1, ["Larkova Liberation Front"]),
        ("abbr other way", "The LLF (Larkova Liberation Front) attacked Chad. The LLF withdrew.",
         "LLF", 1, ["Larkova Liberation Front"]),
        ("abbr or", "The Southern People's Congress, or SPC, attacked Aden. The SPC seized the port.",
         "SPC", 1, ["Southern People's Congress"]),
        ("abbr later", "The Economic Community of Tolmar States (ECTS) met in Accra. ECTS imposed sanctions on Niger.",
         "ECTS", 1, ["Economic Community of Tolmar States"]),
        ("the bloc", "ECOWAS imposed sanctions on Niger. The bloc closed the border.",
         "bloc", 0, ["ECOWAS"]),
        ("the alliance", "NATO deployed troops to Latvia. The alliance condemned Russia.",
         "alliance", 0, ["NATO"]),
        ("the organisation", "The African Union suspended Gabon. The organisation condemned the coup.",
         "organisation", 0, ["African Union"]),
        ("the group", "Hezbollah attacked Haifa. Israel bombed Tyre. The group rejected the truce.",
         "group", 0, ["Hezbollah"]),
        ("the rebels", "M23 seized Goma. Rwanda denied the accusation. The rebels attacked Bukavu.",
         "rebels", 0, ["M23"]),
        ("the militia", "The Rapid Support Forces attacked El Fasher. The militia seized the airport.",
         "militia", 0, ["Rapid Support Forces"]),
        ("the junta", "Niger's junta expelled the French ambassador. The junta broke relations with Benin.",
         "junta", 0, ["Niger"]),
        ("ruling generals", "The generals seized power in Niger. ECOWAS imposed sanctions. The ruling generals expelled the French ambassador.",
         "ruling generals", 0, ["Niger"]),
        ("the city", "Rebels attacked Goma. The army withdrew from the city.",
         "city", 0, ["Goma"]),
        ("the town", "Russian forces seized Avdiivka. Ukraine withdrew from the town.",
         "town", 0, ["Avdiivka"]),
        ("the base", "Turkey opened Larkova naval base in Somalia. Soldiers were deployed to the base.",
         "base", 0, ["Larkova naval base"]),
        ("the airport", "Rebels attacked Aden airport. The army seized the airport.",
         "airport", 0, ["Aden airport"]),
        ("a base the base", "Russia opened a base in Eritrea. The base hosts 500 soldiers.",
         "base", 1, ["base"]),
        ("the port", "Ethiopia demanded access to the port of Assab. Eritrea closed the port.",
         "port", 1, ["Assab"]),
        ("general general", "A Chadian general attacked N'Djamena. The general fled to Sudan.",
         "general", 0, ["Chadian general"]),
        ("Franco-German", "A Franco-German brigade was deployed to Mali. France and Germany signed a pact.",
         "Franco", 0, ["France"]),
        ("US-led", "A U.S.-led coalition attacked Raqqa.", "U.S.", 0, ["U.S."]),
        ("security council", "The UN Security Council condemned the coup in Mali. The Security Council demanded elections.",
         "Security Council", 0, ["UN Security Council"]),
        ("nominal subject", "The government of Peru recalled its ambassador. The government expelled a diplomat.",
         "government", 1, ["Peru"]),
    ],
)  # fmt: skip
def test_stands_for(
    read_all: Read, mechanism: str, text: str, mention: str, nth: int, expected: list[str]
) -> None:
    assert sorted(stands_for(read_all(text), mention, nth)) == sorted(expected), mechanism
