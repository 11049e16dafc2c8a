from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.read.subject import Subject, load_subjects, other_subject
from support import article


@pytest.fixture(scope="module")
def subjects() -> tuple[Subject, ...]:
    return load_subjects(asset_dir("ontology"))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            ("Chad invaded the Mali half from kick-off, and the captain scored twice before half-time. "
            "The striker deposed the champions in a match that the referee barely held together."),
            "sport",
        ),
        (
            ("In the novel that gave the film its plot, a queen signs a treaty and is deposed. "
            "The actor who plays the general leads a cast that the audience cheered."),
            "fiction and the stage",
        ),
        (
            ("Chad deployed troops to the capital before the World Cup final, and the president met "
            "the players of the team in the stadium. Mali withdrew its ambassador on Monday."),
            None,
        ),
        (
            ("The minister, a former footballer and striker, signed a treaty with Mali on Monday. "
            "Chad will withdraw its troops from the base, and sanctions will be lifted in May."),
            None,
        ),
        ("The two presidents met in Oslo.", None),
        ("", None),
    ],
)  # fmt: skip
def test_subject(subjects: tuple[Subject, ...], text: str, subject: str | None) -> None:
    assert other_subject(article(text), subjects) == subject


def _examples() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", _examples(), ids=lambda path: path.name)
def test_political_news_is_no_other_subject(subjects: tuple[Subject, ...], path: Path) -> None:
    assert other_subject(article(path.read_text(encoding="utf-8")), subjects) is None
