"""Claims of the annotated corpora and of the PLOVER sentences, each judged right or wrong."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from dateline.extract.account import Account
from dateline.model.link import LinkedClaim
from dateline.pipeline import Outcome
from evaluation.calibration import Case
from evaluation.gold import GoldRow, read_gold
from evaluation.labelled_sets import Labelled, read_plover
from evaluation.matching import Matcher, Prediction
from evaluation.measures import HERE
from evaluation.pipeline_runs import Runner
from evaluation.scoring import NOT_COUNTED

# A PLOVER sentence has one label, so that a claim beside it may be right all the same.
_PLOVER_WEIGHT: Final = 0.2


def judged_cases(shared: Path | None, runner: Runner) -> list[Case]:
    """Return every claim that can be judged: of our articles, and of the shared sets if here."""
    cases = [*_of_corpus(HERE, runner)]
    if shared is not None:
        cases += [*_of_corpus(shared, runner), *_of_plover(shared, runner)]
    return cases


def gold_cases(folder: Path, runner: Runner) -> list[Case]:
    """Return the claims of a corpus, judged by its gold."""
    return list(_of_corpus(folder, runner))


def facts_to_find(*folders: Path) -> int:
    """Return how many facts a careful reader has to find in the corpora."""
    rows = (row for folder in folders for row in read_gold(folder / "gold.tsv"))
    return sum(row.need == "must" for row in rows)


def _of_corpus(folder: Path, runner: Runner) -> Iterator[Case]:
    matcher = Matcher.load()
    rows = sorted(read_gold(folder / "gold.tsv"), key=lambda row: row.article)
    for name, group in groupby(rows, key=lambda row: row.article):
        gold = list(group)
        outcome = runner.explained_file(folder / "articles" / f"{name}.txt", gold[0].day)
        for account, linked in _accounted(outcome):
            if account.claim.kind not in NOT_COUNTED:
                yield _gold_case(account, linked, gold, matcher)


def _of_plover(folder: Path, runner: Runner) -> Iterator[Case]:
    labels = {label.text: label for label in read_plover(folder, runner.assembly.kinds)}
    for outcome in runner.explained_texts(labels):
        for account, linked in _accounted(outcome):
            if account.claim.kind not in NOT_COUNTED:
                yield _plover_case(labels[outcome.source], account, linked)


def _plover_case(label: Labelled, account: Account, linked: LinkedClaim) -> Case:
    return Case(
        features={**_features(account), "set plover": 1.0},
        right=label.has_kind(linked),
        group=label.text,
        weight=_PLOVER_WEIGHT,
        is_gold=False,
    )


def _features(account: Account) -> dict[str, float]:
    return {ground.feature: ground.value for ground in account.grounds}


def _accounted(outcome: Outcome) -> Iterator[tuple[Account, LinkedClaim]]:
    linked = {claim.claim: claim for claim in outcome.claims}
    for account in outcome.explanation.accounts if outcome.explanation else ():
        if account.claim in linked:
            yield account, linked[account.claim]


def _gold_case(
    account: Account, linked: LinkedClaim, gold: list[GoldRow], matcher: Matcher
) -> Case:
    prediction = Prediction.from_claim(linked)
    hit = [row for row in gold if row.need != "none" and matcher.hits(row, prediction)]
    return Case(
        features=_features(account),
        right=bool(hit),
        group=gold[0].article,
        facts=frozenset(repr(row) for row in hit if row.need == "must"),
    )
