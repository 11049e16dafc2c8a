import json
from pathlib import Path

import pytest

from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.link import Link, LinkMethod
from dateline.model.mention import Mention, MentionKind
from dateline.model.span import Span
from evaluation.linking import (
    NEWS_FILE,
    NIL,
    Document,
    Label,
    Linking,
    linking,
    read_hard,
    read_news,
)
from support import article

TEXT = "Peruvian troops left Puno."


def link(start: int, end: int, qid: str, kind: MentionKind = MentionKind.NAME) -> Link:
    span = Span(start, end)
    mention = Mention(span=span, text=span.of(TEXT), kind=kind, head=span)
    key = "" if qid else local_key("a town")
    entity = Entity(label="a town", type=EntityType.CITY, qid=qid or None, local_key=key)
    return Link(mention=mention, entity=entity, method=LinkMethod.NAME, score=0.7)


def measured(label: Label, *links: Link) -> Linking:
    document = Document(article=article(TEXT), labels=(label,), judged=Span(0, len(TEXT)))
    return linking([document], lambda _: links)


@pytest.mark.parametrize(
    ("what", "qids", "right", "good"),
    [
        ("Q1", ["Q1"], 1, 1),
        ("Q1", ["Q2"], 0, 0),
        ("Q1", ["Q1", "Q2"], 0, 1),
        ("Q1", [], 0, 0),
        (NIL, [], 1, 0),
        (NIL, ["Q2"], 0, 0),
        (NIL, [""], 1, 0),
        ("a town", [""], 1, 0),
    ],
)
def test_a_mention_is_right_where_nothing_else_is_linked(
    what: str, qids: list[str], right: int, good: int
) -> None:
    found = measured(Label(span=Span(21, 25), what=what), *(link(21, 25, qid) for qid in qids))
    assert (found.wanted, found.right, found.good) == (1, right, good)
    assert len(found.confusions) == (1 - right) + (found.linked - good)


def test_what_the_gazetteer_does_not_have_is_no_miss_but_a_link_to_another_is_wrong() -> None:
    found = measured(Label(span=Span(21, 25), what="Q1", is_wanted=False), link(21, 25, "Q2"))
    assert (found.wanted, found.linked, found.good) == (0, 1, 0)


def test_the_state_of_a_people_is_not_judged() -> None:
    people = Label(span=Span(0, 8), what="Q3", is_of_state=True)
    assert measured(people, link(0, 8, "Q4", MentionKind.DEMONYM)).linked == 0
    assert measured(people, link(0, 8, "Q4")).linked == 1


def test_pronouns_and_descriptions_are_left_to_coreference() -> None:
    label = Label(span=Span(21, 25), what="Q1")
    assert measured(label, link(9, 15, "Q2", MentionKind.NOMINAL)).linked == 0


def test_hard_mentions_stand_in_their_texts() -> None:
    documents = read_hard()
    assert len(documents) >= 150
    assert len({(d.article.text, d.judged) for d in documents}) == len(documents)


def test_the_news_set_is_read_without_coreference_and_optional_mentions(tmp_path: Path) -> None:
    gold = [
        {"span": [0, 8], "qid": "Q419", "type_qid": "Q33829", "coref": False, "optional": False},
        {"span": [21, 25], "qid": None, "type_qid": "OTHER", "coref": False, "optional": False},
        {"span": [9, 15], "qid": "Q5", "type_qid": "Q5", "coref": True, "optional": False},
    ]
    record = {"text": TEXT, "evaluation_span": [0, 26], "gold": gold}
    (tmp_path / NEWS_FILE).write_text(json.dumps(record) + "\n", encoding="utf-8")
    [document] = read_news(tmp_path, lambda qid: qid == "Q419")
    assert document.labels == (
        Label(span=Span(0, 8), what="Q419", is_of_state=True),
        Label(span=Span(21, 25), what=NIL, is_wanted=False),
    )
