import pytest

from dateline.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two sides met in Oslo, and the minister said that the talks would go on.", "en"),
        ("Mali: pacte signé", "fr"),
        ("Russia, Syria sign pact", "en"),
        ("Der Minister sagte am Montag, die Truppen würden bis Ende des Jahres abziehen. " * 6, "de"),
        ("El presidente dijo el lunes que las tropas saldrán del país antes de fin de año. " * 6, "es"),
        ("Президент заявил в понедельник, что войска покинут базу до конца года. " * 2, "ru"),
        ("قال الرئيس يوم الاثنين إن القوات ستغادر القاعدة قبل نهاية العام. " * 2, "ar"),
        ("", "en"),
    ],
)  # fmt: skip
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
