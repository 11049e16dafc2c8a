"""What mentions stand for, in texts that show one mechanism each."""

import pytest

from support import Read, stands_for


@pytest.mark.parametrize(
    ("mechanism", "text", "mention", "expected"),
    [
        ("surname", "Emmanuel Macron spoke in Oslo. Macron then left.", "Macron", ["Emmanuel Macron"]),
        ("surname before full name", "Macron left. Emmanuel Macron had met them.", "Macron",
         ["Emmanuel Macron"]),
        ("subject pronoun", "Kenya met Uganda in Nairobi. It recalled its envoy.", "It", ["Kenya"]),
        ("possessive pronoun", "Norway withdrew its troops from Mali.", "its", ["Norway"]),
        ("forces of a state", "Norway withdrew its troops from Mali.", "its troops", ["Norway"]),
        ("demonym", "French troops left Chad. France closed the base.", "French troops", ["France"]),
        ("state's ministry", "The Kenyan foreign ministry protested. Kenya recalled its envoy.",
         "Kenyan foreign ministry", ["Kenya"]),
        ("the country", "French soldiers left Chad. The country asked them to withdraw.", "country",
         ["Chad"]),
        ("person's government", "Soldiers toppled Evo Morales. Critics attacked his government.",
         "his government", ["Evo Morales"]),
        ("apposition", "Peru recalled its ambassador. Macron met his counterpart, Olaf Scholz.",
         "his counterpart", ["Olaf Scholz"]),
        ("two countries", "Peru and Chile met in Lima. The two countries signed a treaty.",
         "two countries", ["Peru", "Chile"]),
        ("they", "Peru and Chile met in Lima. They signed a treaty.", "They", ["Peru", "Chile"]),
        ("abbreviation", "The Larkova Liberation Front (LLF) attacked Chad. The LLF left.", "LLF",
         ["Larkova Liberation Front"]),
        ("city of", "Rebels attacked the city of Kisangani.", "city", ["Kisangani"]),
        ("there", "Turkey attacked Kabul. Its soldiers are stationed there.", "there", ["Kabul"]),
        ("object takes up object", "Peru signed a treaty. Chile condemned it.", "it", ["treaty"]),
    ],
)  # fmt: skip
def test_resolves(read: Read, mechanism: str, text: str, mention: str, expected: list[str]) -> None:
    assert stands_for(read(text), mention) == expected, mechanism


@pytest.mark.parametrize(
    ("why", "text", "mention"),
    [
        ("no person named", "Kenya met Uganda. He left.", "He"),
        ("another title", "Prime minister Ali Khan left. The foreign minister met the rebels.",
         "foreign minister"),
        ("co-argument", "Macron met him in Oslo.", "him"),
        ("first person", "Kenya met Uganda. We left.", "We"),
    ],
)  # fmt: skip
def test_leaves_open(read: Read, why: str, text: str, mention: str) -> None:
    found = [m for m in read(text).mentions if m.text == mention]
    assert all(not m.referents for m in found), why


def test_a_name_and_its_demonym_are_one_referent(read: Read) -> None:
    annotated = read("French troops met Kenyan soldiers. France attacked nobody.")
    assert stands_for(annotated, "French") == stands_for(annotated, "France") == ["France"]


def test_every_mention_reads_as_the_text_at_its_span(read: Read) -> None:
    annotated = read("The Kremlin said “its” forces attacked Kyiv’s airport.\nPutin denied it.")
    assert all(m.span.of(annotated.article.text) == m.text for m in annotated.mentions)


def test_a_site_takes_its_noun(read: Read) -> None:
    annotated = read("Turkey attacked the Larkova naval base near Doha.")
    assert stands_for(annotated, "Larkova naval base") == ["Larkova naval base"]
