"""Arguments of a predicate, construction by construction, on the real parser."""

from collections.abc import Callable

import pytest

from dateline.extract.predicates import Predicate
from dateline.extract.slots import fill
from dateline.model.syntax import Sentence

LIGHT = frozenset({"launch", "hold", "have", "sign", "impose", "end"})
Parse = Callable[[str], Sentence]


def words(parse: Parse, text: str, trigger: str, path: str) -> list[str]:
    sentence = parse(text)
    token = next(t for t in sentence.tokens if t.text == trigger)
    return [t.text for t in fill(Predicate(sentence, token, LIGHT), path)]


@pytest.mark.parametrize(
    ("construction", "text", "trigger", "path", "expected"),
    [
        ("active", "Peru expelled the envoy.", "expelled", "subject", ["Peru"]),
        ("active", "Peru expelled the envoy.", "expelled", "object", ["envoy"]),
        ("passive", "The envoy was expelled by Peru.", "expelled", "subject", ["Peru"]),
        ("passive", "The envoy was expelled by Peru.", "expelled", "object", ["envoy"]),
        ("agentless", "The envoy was expelled.", "expelled", "subject", []),
        ("coordination", "Norway, Kenya and Peru recalled envoys.", "recalled", "subject",
         ["Norway", "Kenya", "Peru"]),
        ("shared subject", "Norway recalled its envoy and closed the embassy.", "closed", "subject",
         ["Norway"]),
        ("relative", "Kenya, which hosts the talks, agreed.", "hosts", "subject", ["Kenya"]),
        ("object relative", "The general that Oman extradited was tried.", "extradited", "object",
         ["general"]),
        ("participle", "Troops stationed in Mali left.", "stationed", "object", ["Troops"]),
        ("subject control", "Oman agreed to return the general.", "return", "subject", ["Oman"]),
        ("object control", "Kenya urged Oman to return the general.", "return", "subject", ["Oman"]),
        ("adjective control", "Chad is willing to leave the pact.", "leave", "subject", ["Chad"]),
        ("noun's infinitive", "Chad's plan to leave the pact failed.", "leave", "subject", ["Chad"]),
        ("possessive noun", "Russia's withdrawal from Syria began.", "withdrawal", "possessor",
         ["Russia"]),
        ("light verb", "Ethiopia launched an offensive in Tigray.", "offensive", "subject",
         ["Ethiopia"]),
        ("light passive", "Sanctions were imposed on Mali by Canada.", "Sanctions", "subject",
         ["Canada"]),
        ("light verb's preposition", "Sanctions were imposed on Mali by Canada.", "Sanctions",
         "after on", ["Mali"]),
        ("copula", "Belarus is an ally of Russia.", "ally", "subject", ["Belarus"]),
        ("two-word preposition", "France pulled out of Niger.", "pulled", "after out of", ["Niger"]),
        ("preposition on the object", "They moved their troops from Chad.", "moved", "after from",
         ["Chad"]),
        ("place of what came before", "Chad freed him after talks in Oslo.", "freed", "after in", []),
        ("place of what it was for", "They met for talks in Oslo.", "met", "after in", ["Oslo"]),
        ("prepositional control", "Kenya called on Oman to return the general.", "return", "subject",
         ["Oman"]),
        ("part of a whole", "Chad withdrew some of its troops.", "withdrew", "object", ["troops"]),
        ("negation", "Chad will not lift the ban.", "lift", "negator", ["not"]),
        ("no negation", "Chad will lift the ban.", "lift", "negator", []),
        ("auxiliary", "Chad will not lift the ban.", "lift", "auxiliary", ["will"]),
        ("dotted path", "China cut its ties with Taiwan.", "cut", "object.after with", ["Taiwan"]),
    ],
)  # fmt: skip
def test_arguments(
    parse: Parse, construction: str, text: str, trigger: str, path: str, expected: list[str]
) -> None:
    assert words(parse, text, trigger, path) == expected, construction
