"""What pronouns of the third person stand for."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "nth", "expected"),
    [
        ("it subject", "Kenya met Uganda in Nairobi. It recalled its envoy.",
         "It", 0, ["Kenya"]),
        ("its forces", "Norway withdrew its troops from Mali.", "its troops", 0, ["Norway"]),
        ("its forces across", "Ethiopia attacked Eritrea. Its forces seized the port of Assab.",
         "Its forces", 0, ["Ethiopia"]),
        ("it org", "ECOWAS imposed sanctions on Niger. It demanded the release of Mohamed Bazoum.",
         "It", 0, ["ECOWAS"]),
        ("expletive it", "Chad closed its border. It is unclear when troops will withdraw.",
         "It", 0, []),
        ("itself", "Turkey said the group itself attacked the base.", "itself", 0, []),
        ("itself2", "Armenia has distanced itself from Russia.", "itself", 0, ["Armenia"]),
        ("himself", "Nicolas Maduro declared himself the winner and expelled diplomats.",
         "himself", 0, ["Nicolas Maduro"]),
        ("who", "Viktor Bout, who sold weapons to rebels, was extradited to Thailand.",
         "who", 0, ["Viktor Bout"]),
        ("whose", "Sudan, whose army attacked Darfur, rejected the truce.",
         "whose army", 0, ["Sudan"]),
        ("which", "Serbia, which has never recognised Kosovo, recalled its ambassador.",
         "which", 0, ["Serbia"]),
        ("that rel", "The militia that attacked the base has withdrawn to Benghazi.",
         "that", 0, []),
        ("it not person", "Putin visited Minsk. It condemned the sanctions.", "It", 0, []),
        ("cataphora he", "After he met Xi Jinping, Putin visited Hanoi.", "he", 0, ["Putin"]),
        ("cataphora its", "Despite its alliance with Russia, Armenia signed a pact with France.",
         "its", 0, ["Armenia"]),
        ("cataphora she", "Before she visited Kyiv, Giorgia Meloni met Joe Biden.",
         "she", 0, ["Giorgia Meloni"]),
        ("there", "Turkey attacked Kabul. Its soldiers are stationed there.",
         "there", 0, ["Kabul"]),
        ("there country", "Wagner sent fighters to Mali. French troops had been deployed there.",
         "there", 0, ["Mali"]),
        ("mg2", "Ursula von der Leyen met Charles Michel. She condemned Belarus and he praised Poland.",
         "he", 0, ["Charles Michel"]),
        ("who conj", "Alexei Navalny, who was arrested in Moscow and who condemned Putin, died.",
         "who", 1, ["Alexei Navalny"]),
        ("ambiguous it", "Officials from Kenya and Uganda met. It recalled its envoy.",
         "It", 0, []),
    ],
)  # fmt: skip
def test_stands_for(
    read_all: Read, mechanism: str, text: str, mention: str, nth: int, expected: list[str]
) -> None:
    assert sorted(stands_for(read_all(text), mention, nth)) == sorted(expected), mechanism
