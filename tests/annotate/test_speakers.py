"""Who the first person is in a quotation."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "nth", "expected"),
    [
        ("we state", 'Chad\'s president, Mahamat Deby, said: "We will not withdraw our troops from Sudan."',
         "We", 0, ["Chad"]),
        ("we state2", '"We will not withdraw," the Rwandan foreign minister, Olivier Nduhungirehe, said.',
         "We", 0, ["Rwandan"]),
        ("we org", 'NATO condemned Russia. "We will send troops to Latvia," the alliance said.',
         "We", 0, ["NATO"]),
        ("I person", '"I condemn the attack," Antonio Guterres said.',
         "I", 0, ["Antonio Guterres"]),
        ("our country", 'Iranian Foreign Minister Abbas Araghchi condemned Israel. "Our country will attack its bases," he said.',
         "Our country", 0, ["Iranian"]),
        ("we open", "Kenya met Uganda. We rejected the demand.", "We", 0, []),
        ("we unknown", '"We condemn the attack," an official said.', "We", 0, []),
        ("weekday", "Fighters attacked Gao on Tuesday Monday.", "Gao", 0, ["Gao"]),
        ("we person open", '"We will defend our territory," said the coach, Ricardo Alvim.',
         "We", 0, []),
        ("we group", '"We attacked the base," a spokesman for the Taliban said.',
         "We", 0, []),
        ("we group2", 'Hamas rejected the truce. "We will not release the hostages," the group said.',
         "We", 0, ["Hamas"]),
        ("speaker unknown", '"Our troops will stay," the minister said.',
         "Our troops", 0, []),
        ("i said", '"I ordered the army to withdraw," President Lazarus Chakwera said.',
         "I", 0, ["Lazarus Chakwera"]),
        ("my country", 'Gambian Foreign Minister Mamadou Tangara thanked Turkey. "My country will recognise Kosovo," he said.',
         "My country", 0, ["Gambian"]),
        ("our forces", 'Ukrainian President Volodymyr Zelensky spoke in Kyiv. "Our forces seized Kursk," he said.',
         "Our forces", 0, ["Ukrainian"]),
        ("we alone par", 'Foreign Minister Jan Nowak of Poland said the raid would be answered.\n"We will close the border. We will expel the diplomats."',
         "We", 0, ["Poland"]),
        ("we other speaker", 'Polish Foreign Minister Jan Nowak said the raid would be answered.\n"We will close the border," an official said.',
         "We", 0, []),
    ],
)  # fmt: skip
def test_stands_for(
    read_all: Read, mechanism: str, text: str, mention: str, nth: int, expected: list[str]
) -> None:
    assert sorted(stands_for(read_all(text), mention, nth)) == sorted(expected), mechanism


def test_a_name_that_we_own_stays_a_name(read: Read) -> None:
    annotated = read('"Kenya met our Interpol," the minister said.')
    assert "Interpol" in {m.text for m in annotated.mentions}
