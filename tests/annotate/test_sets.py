"""Several antecedents of one phrase."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "nth", "expected"),
    [
        ("their troops", "Mali and Niger signed a pact. Their troops attacked the rebels.",
         "Their troops", 0, ["Mali", "Niger"]),
        ("they group", "The rebels attacked Goma. They seized the airport.",
         "They", 0, ["rebels"]),
        ("they group name", "The Taliban attacked Kunduz. They seized the governor's office.",
         "They", 0, ["Taliban"]),
        ("they pair", "Peru and Chile met in Lima. They signed a treaty.",
         "They", 0, ["Peru", "Chile"]),
        ("they not city list", "Peru and Chile held talks in Lima and Cusco. They signed a treaty.",
         "They", 0, ["Peru", "Chile"]),
        ("they three", "Mali, Niger and Chad signed a pact. They condemned France.",
         "They", 0, ["Mali", "Niger", "Chad"]),
        ("two countries", "Peru and Chile met in Lima. The two countries signed a treaty.",
         "two countries", 0, ["Peru", "Chile"]),
        ("both countries coord", "Thailand and Cambodia clashed at the border. China offered to mediate. Both countries rejected the truce.",
         "countries", 0, ["Thailand", "Cambodia"]),
        ("three leaders", "Alassane Ouattara, Macky Sall and Nana Akufo-Addo met in Accra. The three leaders condemned the coup.",
         "three leaders", 0, ["Alassane Ouattara", "Macky Sall", "Nana Akufo-Addo"]),
        ("two leaders", "Lula met Gustavo Petro in Bogota. The two leaders condemned the attack.",
         "two leaders", 0, ["Lula", "Gustavo Petro"]),
        ("the pair", "Ruto met Museveni in Kampala. The pair signed an agreement.",
         "pair", 0, ["Ruto", "Museveni"]),
        ("two neighbours", "Sudan accused Chad of arming rebels. The two neighbours broke relations.",
         "two neighbours", 0, ["Sudan", "Chad"]),
        ("rivals", "India and Pakistan exchanged fire. The rivals agreed a ceasefire.",
         "rivals", 0, ["India", "Pakistan"]),
        ("two sides", "Israel and Hezbollah agreed a truce. The two sides exchanged prisoners.",
         "two sides", 0, ["Israel", "Hezbollah"]),
        ("the parties", "Ethiopia and Somalia signed a declaration in Ankara. The parties agreed to hold talks.",
         "parties", 0, ["Ethiopia", "Somalia"]),
        ("allies", "Russia and Belarus began a military exercise. The allies signed a pact.",
         "allies", 0, ["Russia", "Belarus"]),
        ("three countries", "Mali, Burkina Faso and Niger left ECOWAS. The three countries signed a pact.",
         "three countries", 0, ["Mali", "Burkina Faso", "Niger"]),
        ("four countries none", "Mali and Niger left ECOWAS. The four countries signed a pact.",
         "four countries", 0, []),
        ("both pronoun", "Kenya and Somalia recalled their envoys. Both condemned the attack.",
         "Both", 0, ["Kenya", "Somalia"]),
        ("the latter", "Turkey and Greece held talks. The latter rejected a treaty.",
         "latter", 0, ["Greece"]),
        ("the former", "Turkey and Greece held talks. The former rejected a treaty.",
         "former", 0, ["Turkey"]),
        ("two ministers", "Foreign ministers Penny Wong and Winston Peters met in Suva. The two ministers signed a pact.",
         "two ministers", 0, ["Penny Wong", "Winston Peters"]),
        ("two presidents", "Kagame met Tshisekedi in Luanda. The two presidents agreed a ceasefire.",
         "two presidents", 0, ["Kagame", "Tshisekedi"]),
        ("set size", "Chad, Mali and two other states met in Lima. Peru sent an envoy. The four accused France.",
         "four", 0, []),
        ("comma list flat", "Ethiopia, Kenya and Uganda signed a pact. The three countries will send troops to Somalia.",
         "three countries", 0, ["Ethiopia", "Kenya", "Uganda"]),
        ("neither", "Serbia and Kosovo held talks in Brussels. Neither signed the agreement.",
         "Neither", 0, ["Serbia", "Kosovo"]),
        ("women", "Two women attacked the embassy. They were arrested.",
         "They", 0, ["Two women"]),
        ("latter person", "Merkel met Hollande in Berlin. The latter condemned the attack.",
         "latter", 0, ["Hollande"]),
        ("their three", "Mali, Burkina Faso and Niger announced their departure from ECOWAS.",
         "their", 0, ["Mali", "Burkina Faso", "Niger"]),
    ],
)  # fmt: skip
def test_stands_for(
    read_all: Read, mechanism: str, text: str, mention: str, nth: int, expected: list[str]
) -> None:
    assert sorted(stands_for(read_all(text), mention, nth)) == sorted(expected), mechanism
