from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from dateline.link import Gazetteer, Linker
from dateline.link.rulings import Rulings, rulings_of
from dateline.model.annotation import AnnotatedArticle
from dateline.model.entity import Entity, EntityType, local_key
from dateline.model.link import Link, LinkMethod
from dateline.model.mention import Referent
from dateline.model.review import Decision, Finding, Identification, Outcome, Verdict

Annotated = Callable[..., AnnotatedArticle]
Named = Callable[..., Referent]

# An item number beyond all that Wikidata has given out.
ITEM = "Q900000101"
DORAN = Entity(label="Ilva Doran", type=EntityType.PERSON, qid=ITEM)


def said(verdict: Verdict, qid: str | None = ITEM, *, name: str = "Ilva Doran", hour: int = 9, undoes: str = "", scope: str = "") -> Decision:  # fmt: skip
    subject = local_key(name, scope) if scope else local_key(name)
    when = datetime(2031, 5, 4, hour, tzinfo=UTC)
    return Decision(subject=subject, name=name, verdict=verdict, qid=qid, who="M", when=when, undoes=undoes)  # fmt: skip


def found(outcome: Outcome, *, name: str = "Ilva Doran") -> Identification:
    finding = Finding(qid=ITEM, label=name, score=0.9)
    return Identification(
        subject=local_key(name),
        name=name,
        outcome=outcome,
        retrieved=date(2031, 5, 4),
        findings=(finding,),
    )


def ruled(*decisions: Decision, looked_up: tuple[Identification, ...] = ()) -> Rulings:
    return rulings_of(decisions, looked_up, {ITEM: DORAN})


@pytest.fixture
def link(gazetteer: Gazetteer, annotated: Annotated, named: Named) -> Callable[..., Link]:
    def linked(rulings: Rulings, text: str = "Ilva Doran spoke.", *surfaces: str) -> Link:
        referent = named(*(surfaces or ("Ilva Doran",)), types="Person")
        [one] = Linker(gazetteer, rulings).link(annotated(text, referent), ()).links
        return one

    return linked


def test_a_name_that_was_found_online_is_linked(link: Callable[..., Link]) -> None:
    one = link(ruled(looked_up=(found(Outcome.FOUND),)))
    assert (one.entity, one.method, one.score) == (DORAN, LinkMethod.WIKIDATA, 0.9)


def test_a_person_s_word_is_certain(link: Callable[..., Link]) -> None:
    one = link(ruled(said(Verdict.YES)))
    assert (one.entity, one.method, one.score) == (DORAN, LinkMethod.REVIEW, 1.0)


@pytest.mark.parametrize(
    "decisions",
    [
        (),
        (said(Verdict.UNSURE),),
        (said(Verdict.NO),),
        (said(Verdict.NONE, None),),
        (said(Verdict.YES), said(Verdict.NO, hour=10)),
        (said(Verdict.YES), said(Verdict.NONE, None, hour=10)),
        (said(Verdict.YES), said(Verdict.UNDO, hour=10, undoes=said(Verdict.YES).key)),
        (said(Verdict.YES, name="Teyo Marr"),),
    ],
)
def test_what_nobody_affirms_stays_local(link: Callable[..., Link], decisions: tuple[Decision, ...]) -> None:  # fmt: skip
    one = link(ruled(*decisions, looked_up=(found(Outcome.DOUBTFUL),)))
    assert (one.entity.key, one.method) == (local_key("Ilva Doran"), LinkMethod.LOCAL)


@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.NONE])
def test_a_person_s_no_goes_before_what_was_found_online(link: Callable[..., Link], verdict: Verdict) -> None:  # fmt: skip
    one = link(ruled(said(verdict), looked_up=(found(Outcome.FOUND),)))
    assert one.entity.qid is None


def test_the_order_of_reading_decisions_does_not_matter(link: Callable[..., Link]) -> None:
    later = (said(Verdict.YES, hour=11), said(Verdict.NO, hour=10))
    assert link(ruled(*later)).entity == DORAN


def test_a_decision_that_is_undone_leaves_the_one_before_it(link: Callable[..., Link]) -> None:
    no = said(Verdict.NO, hour=10)
    undone = said(Verdict.UNDO, hour=11, undoes=no.key)
    assert link(ruled(said(Verdict.YES), no, undone)).entity == DORAN


def test_no_excludes_an_item_of_the_gazetteer(
    gazetteer: Gazetteer, annotated: Annotated, named: Named
) -> None:
    article = annotated("Tbilisi fell silent.", named("Tbilisi", types="City"))
    [before] = Linker(gazetteer).link(article, ()).links
    assert before.entity.qid == "Q994"
    rulings = ruled(said(Verdict.NO, "Q994", name="Tbilisi"))
    [after] = Linker(gazetteer, rulings).link(article, ()).links
    assert after.entity.key == local_key("Tbilisi")


def test_a_decision_on_one_article_holds_there_only(
    gazetteer: Gazetteer, annotated: Annotated, named: Named
) -> None:
    here, there = (annotated(text, named("Doran", types="Person")) for text in ("Doran sat.", "Doran ran."))  # fmt: skip
    rulings = ruled(said(Verdict.YES, name="Doran", scope=here.article.key))
    linked = [Linker(gazetteer, rulings).link(article, ()).links[0] for article in (here, there)]
    assert [one.entity.qid for one in linked] == [ITEM, None]


def test_an_item_of_which_nothing_is_known_has_the_article_s_name(link: Callable[..., Link]) -> None:  # fmt: skip
    one = link(rulings_of([said(Verdict.YES)], (), {}))
    assert (one.entity.qid, one.entity.label, one.entity.type) == (ITEM, "Ilva Doran", EntityType.PERSON)  # fmt: skip


def test_a_local_entity_of_the_gazetteer_is_settled_by_its_label(
    gazetteer: Gazetteer, annotated: Annotated, named: Named
) -> None:
    known = next(e.entity for e in gazetteer.named("Dmitry Peskov"))
    assert known.qid is None
    rulings = rulings_of((), (found(Outcome.FOUND, name=known.label),), {ITEM: DORAN})
    article = annotated("Dmitri Peskov spoke.", named("Dmitri Peskov", types="Person"))
    [one] = Linker(gazetteer, rulings).link(article, ()).links
    assert one.entity == DORAN


def test_an_item_that_was_merged_is_the_other_one(
    gazetteer: Gazetteer, annotated: Annotated, named: Named
) -> None:
    rulings = Rulings(items={"Q994": DORAN})
    [one] = Linker(gazetteer, rulings).link(annotated("Tbilisi fell.", named("Tbilisi", types="City")), ()).links  # fmt: skip
    assert one.entity == DORAN
