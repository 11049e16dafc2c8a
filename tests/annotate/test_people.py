"""Names, titles and offices that stand for the same person."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "nth", "expected"),
    [
        ("surname", "Emmanuel Macron met Olaf Scholz in Oslo. Macron condemned the attack.",
         "Macron", 0, ["Emmanuel Macron"]),
        ("forename ruler", "Kim Jong Un visited Moscow. Kim thanked Russia for the weapons.",
         "Kim", 0, ["Kim Jong Un"]),
        ("middle", "Recep Tayyip Erdogan visited Baku. Erdogan praised Azerbaijan.",
         "Erdogan", 0, ["Recep Tayyip Erdogan"]),
        ("father son", "Bashar al-Assad fled Damascus. His father, Hafez al-Assad, had ruled Syria since 1971. Assad was granted asylum in Moscow.",
         "Assad", 0, ["Bashar al-Assad"]),
        ("spouse title", "Bill Clinton visited Haiti. Mrs. Clinton met the foreign minister of Chile.",
         "Clinton", 0, ["Clinton"]),
        ("title president", "Kenyan President William Ruto visited Kampala. The president signed an agreement with Uganda.",
         "president", 0, ["William Ruto"]),
        ("title fm", "Foreign Minister Abdou Sanneh met his Senegalese counterpart in Dakar. The foreign minister condemned the coup.",
         "foreign minister", 0, ["Abdou Sanneh"]),
        ("the Egyptian leader", "Abdel Fattah al-Sisi met Isaias Afwerki in Asmara. The Egyptian leader condemned Ethiopia.",
         "Egyptian leader", 0, ["Abdel Fattah al-Sisi"]),
        ("the Egyptian president none", "Isaias Afwerki met envoys in Asmara. The Egyptian president condemned Ethiopia.",
         "Egyptian president", 0, []),
        ("former general", "Prabowo Subianto, a former general, visited Beijing. The former general signed a pact with China.",
         "former general", 1, ["Prabowo Subianto"]),
        ("the prime minister + her", "Prime Minister Mette Frederiksen visited Nuuk. She rejected the demand.",
         "She", 0, ["Mette Frederiksen"]),
        ("gender by title", "Queen Margrethe met Mr. Olsen in Aarhus. She praised Norway.",
         "She", 0, ["Margrethe"]),
        ("gender by first name", "Annalena Baerbock met David Cammeron in London. He rejected the request.",
         "He", 0, ["David Cammeron"]),
        ("gender by first name 2", "David Lammy met Maria Duarte in Lisbon. She rejected the request.",
         "She", 0, ["Maria Duarte"]),
        ("gender by earlier pronoun", "Sanna Kuisma said her government would close the border. Pekka Haavisto met Kuisma on Monday. She condemned the attack.",
         "She", 0, ["Sanna Kuisma"]),
        ("gender none", "Spokesman Ali Karimi condemned the attack. She rejected the claim.",
         "She", 0, []),
        ("spokeswoman", "Maria Zakharova, a spokeswoman, condemned the attack by Ukraine. She said Kyiv must withdraw.",
         "She", 0, ["Maria Zakharova"]),
        ("gender noun", "A woman attacked the embassy of Chile in Lima. Police detained her.",
         "her", 0, ["woman"]),
        ("Dutch counterpart", "Foreign Minister Hadja Lahbib met Caspar Veldkamp, the Dutch foreign minister. She thanked her Dutch counterpart for the weapons.",
         "her Dutch counterpart", 0, ["Caspar Veldkamp"]),
        ("counterpart from", "President Patrice Talon met Mahamat Deby, president of Chad, in Cotonou. Talon thanked his counterpart from Chad.",
         "his counterpart", 0, ["Mahamat Deby"]),
        ("counterpart apposed", "Lavrov met his Turkish counterpart, Hakan Fidan.",
         "his Turkish counterpart", 0, ["Hakan Fidan"]),
        ("particle", "Ursula von der Leyen visited Kyiv. Von der Leyen condemned Russia.",
         "Von der Leyen", 0, ["Ursula von der Leyen"]),
        ("particle2", "Mohammed bin Salman visited Cairo. Bin Salman signed a pact.",
         "Bin Salman", 0, ["Mohammed bin Salman"]),
        ("half", "North Korea threatened South Korea on Monday. The South condemned the launch.",
         "South", 0, ["South Korea"]),
        ("half2", "South Sudan recalled its envoy. Rebels attacked the South.",
         "South", 0, ["South"]),
        ("king prince", "King Salman received Haitham al-Ghais. Crown Prince Mohammed bin Salman visited Paris. The king rejected the plan.",
         "king", 0, ["Salman"]),
        ("headline2", "Volodymyr Zelensky met Andrzej Duda in Warsaw. The Ukrainian president thanked his Polish counterpart.",
         "his Polish counterpart", 0, ["Andrzej Duda"]),
        ("prefix", "An Anglo-French force attacked Suez.",
         "Anglo", 0, ["British"]),
        ("Sino", "Sino-Indian talks were held in Delhi. China and India signed a pact.",
         "Sino", 0, ["China"]),
    ],
)  # fmt: skip
def test_stands_for(
    read_all: Read, mechanism: str, text: str, mention: str, nth: int, expected: list[str]
) -> None:
    assert sorted(stands_for(read_all(text), mention, nth)) == sorted(expected), mechanism
