"""The figures of the gate, by section of `floors.toml`."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from dateline.model.link import LinkedClaim
from evaluation.gold import GoldRow, read_gold
from evaluation.labelled_sets import Labelled, read_plover, read_rams, read_re3d
from evaluation.linking import Linking, linking, read_hard, read_news
from evaluation.matching import Matcher, Prediction
from evaluation.pipeline_runs import Runner
from evaluation.scoring import Score, percent, score, total

HERE: Final = Path(__file__).parent
UNSEEN: Final = HERE / "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """How many labels of a set are met, by its own classes.

    Attributes:
        labels: all of them; kind: those with a claim of a right kind; met: with its arguments, too.
        missed: labels that are not met.
        by_rule: those met with the set's rule for what is yet to come; equal to `met` without one.
        texts: how many texts there are; failed: those that broke the pipeline.
    """

    labels: Counter[str]
    kind: Counter[str]
    met: Counter[str]
    by_rule: Counter[str]
    missed: tuple[Labelled, ...]
    texts: int
    failed: frozenset[str]

    def figures(self) -> dict[str, float]:
        """Return the percentages over all classes, by name."""
        labels = self.labels.total()
        return {
            "processed": percent(self.texts - len(self.failed), self.texts),
            "kind": percent(self.kind.total(), labels),
            "kind_and_arguments": percent(self.met.total(), labels),
        }


def shared_folder() -> Path | None:
    """Return the folder of the sets that may not be part of the project, if it is there."""
    named = os.environ.get("DATELINE_SHARED")
    folder = Path(named) if named else HERE.parents[2] / "shared" / "eval"
    return folder if folder.is_dir() else None


def articles(folder: Path, runner: Runner, matcher: Matcher) -> dict[str, Score]:
    """Return the score of each article of the corpus in `folder`: `gold.tsv` and `articles/`."""
    rows = sorted(read_gold(folder / "gold.tsv"), key=_article)
    return {
        name: _score(folder / "articles" / f"{name}.txt", list(group), runner, matcher)
        for name, group in groupby(rows, key=_article)
    }


def corpus(folder: Path, runner: Runner) -> Score:
    """Return the score of all articles of the corpus in `folder`."""
    return total(articles(folder, runner, Matcher.load()).values())


def plover(folder: Path, runner: Runner) -> Recall:
    """Return how many PLOVER sentences get their category, with one who takes part."""
    return recall(read_plover(folder, runner.assembly.kinds), runner)


def rams(folder: Path, runner: Runner) -> Recall:
    """Return how many RAMS events get a claim in the trigger's sentence, with one argument."""
    return recall(read_rams(folder, HERE / "rams_map.toml"), runner)


def re3d(folder: Path, runner: Runner) -> Recall:
    """Return how many re3d relations get a claim that has both ends."""
    return recall(read_re3d(folder), runner)


def hard_links(runner: Runner) -> Linking:
    """Return how the hand-made list of hard mentions is linked."""
    return linking(read_hard(), runner.links)


def news_links(folder: Path, runner: Runner) -> Linking:
    """Return how the names of News-Fair whose item is in the gazetteer are linked."""
    by_qid = runner.assembly.gazetteer.by_qid
    return linking(read_news(folder, lambda qid: by_qid(qid) is not None), runner.links)


def linking_figures(folder: Path | None, runner: Runner) -> dict[str, float]:
    """Return the percentages of both lists; the second only where it is here."""
    hard = {"hard": hard_links(runner).accuracy}
    if folder is None:
        return hard
    news = news_links(folder, runner)
    return hard | {"news_accuracy": news.accuracy, "news_precision": news.precision}


def recall(labels: Iterable[Labelled], runner: Runner) -> Recall:
    """Return how many of `labels` the pipeline's claims meet."""
    labels = list(labels)
    processed = runner.on_texts(label.text for label in labels)
    claims = processed.claims
    met = [x for x in labels if _is_met(x, claims[x.text])]
    missed = [x for x in labels if not _is_met(x, claims[x.text])]
    return Recall(
        labels=Counter(x.label for x in labels),
        kind=Counter(x.label for x in labels if any(x.has_kind(c) for c in claims[x.text])),
        met=Counter(x.label for x in met),
        by_rule=Counter(x.label for x in labels if _is_met(x.by_rule(), claims[x.text])),
        missed=tuple(missed),
        texts=len(claims),
        failed=processed.failed,
    )


def measured(shared: Path | None) -> Mapping[str, Mapping[str, float]]:
    """Return all figures that can be measured here, by section and name."""
    runner = Runner()
    own = {
        "own": corpus(HERE, runner).figures(),
        "unseen": corpus(UNSEEN, runner).figures(),
        "linking": linking_figures(shared, runner),
    }
    if shared is None:
        return own
    return own | {
        "shared": corpus(shared, runner).figures(),
        "plover": plover(shared, runner).figures(),
        "rams": rams(shared, runner).figures(),
        "re3d": re3d(shared, runner).figures(),
    }


def _is_met(label: Labelled, claims: Iterable[LinkedClaim]) -> bool:
    return any(label.is_met(claim) for claim in claims)


def _article(row: GoldRow) -> str:
    return row.article


def _score(file: Path, rows: list[GoldRow], runner: Runner, matcher: Matcher) -> Score:
    claims = runner.on_file(file, rows[0].day)
    return score(rows, [Prediction.from_claim(claim) for claim in claims], matcher)
