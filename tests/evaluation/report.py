"""Prints what the evaluation finds, in full, for whoever works on the extraction.

usage: python tests/evaluation/report.py [own|unseen|shared|linking|plover|rams|re3d]... [--verbose]
       python tests/evaluation/report.py --reliability

`--verbose` adds every fact missed, every claim too many and every label that is not met.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from evaluation.gold import GoldRow
    from evaluation.matching import Prediction
    from evaluation.measures import Recall
    from evaluation.pipeline_runs import Runner
    from evaluation.scoring import Score

_CORPORA: Final = ("own", "unseen", "shared")
_SETS: Final = ("plover", "rams", "re3d")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report on the sections asked for, all by default; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument(
        "sections", nargs="*", metavar="SECTION", help="own unseen shared linking plover rams re3d"
    )
    parser.add_argument("--verbose", action="store_true", help="list misses and extras")
    parser.add_argument(
        "--reliability", action="store_true", help="only what confidences are worth, held out"
    )
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from evaluation.pipeline_runs import Runner

    runner = Runner()
    if options.reliability:
        sys.stdout.writelines(f"{line}\n" for line in _reliability(runner))
        return 0
    for section in options.sections or (*_CORPORA, "linking", *_SETS):
        for line in _section(section, runner, verbose=options.verbose):
            sys.stdout.write(f"{line}\n")
    return 0


def _reliability(runner: "Runner") -> Iterator[str]:
    from evaluation import measures
    from evaluation.calibration import best_penalty, cross_validated
    from evaluation.judged import facts_to_find, judged_cases
    from evaluation.reliability import tables

    shared = measures.shared_folder()
    cases = judged_cases(shared, runner)
    folders = (measures.HERE, *([shared] if shared else []))
    held_out = cross_validated(cases, best_penalty(cases))
    yield from tables(cases, held_out, facts_to_find(*folders))


def _section(section: str, runner: "Runner", *, verbose: bool) -> Iterator[str]:
    from evaluation import measures
    from evaluation.matching import Matcher
    from evaluation.scoring import total

    if section == "linking":
        yield from _linking(runner, verbose=verbose)
        return
    ours = {"own": measures.HERE, "unseen": measures.UNSEEN}
    folder = ours.get(section) or measures.shared_folder()
    if folder is None:
        yield f"{section}: the shared sets are not here"
    elif section in _CORPORA:
        scores = measures.articles(folder, runner, Matcher.load())
        for name, one in {**scores, section: total(scores.values())}.items():
            yield _line(name, one)
        yield from _details(scores) if verbose else ()
    else:
        recall = {"plover": measures.plover, "rams": measures.rams, "re3d": measures.re3d}[section]
        yield from _table(section, recall(folder, runner), verbose=verbose)


def _linking(runner: "Runner", *, verbose: bool) -> Iterator[str]:
    from evaluation import measures

    folder = measures.shared_folder()
    lists = {"hard mentions": measures.hard_links(runner)}
    lists |= {"News-Fair": measures.news_links(folder, runner)} if folder else {}
    for name, one in lists.items():
        counts = f"{one.right}/{one.wanted} right, {one.good}/{one.linked} of the links made"
        yield f"{name:14} accuracy {one.accuracy:5.1f}  precision {one.precision:5.1f}  ({counts})"
        yield from one.confusions if verbose else ()


def _line(name: str, score: "Score") -> str:
    figures = "  ".join(f"{figure} {value:5.1f}" for figure, value in score.figures().items())
    counts = f"{score.found}/{score.must} found, {score.good}/{score.predicted} right"
    return f"{name:20} {figures}  ({counts}; {score.facts_in_none} in non-news)"


def _details(scores: "dict[str, Score]") -> Iterator[str]:
    for name, score in scores.items():
        yield from (f"MISS  {name}: {_row(row)}" for row in score.misses)
        yield from (f"EXTRA {name}: {_prediction(claim)}" for claim in score.extras)


def _row(row: "GoldRow") -> str:
    roles = "; ".join(f"{role}={'|'.join(labels)}" for role, labels in row.roles)
    return f"{row.kind} {roles} [{row.polarity} {'|'.join(sorted(row.modalities))}]"


def _prediction(claim: "Prediction") -> str:
    roles = "; ".join(f"{role}={'|'.join(sorted(names))}" for role, names in claim.roles)
    return f"{claim.kind} {roles} [{claim.polarity} {claim.modality}] «{claim.quote}»"


def _table(section: str, recall: "Recall", *, verbose: bool) -> Iterator[str]:
    yield f"{section}: labels, with a claim of the kind, with its arguments too"
    columns = (recall.labels, recall.kind, recall.met)
    for label in sorted(recall.labels):
        yield f"  {label:58} " + " ".join(f"{column[label]:4}" for column in columns)
    yield f"  {'all':58} " + " ".join(f"{column.total():4}" for column in columns)
    if recall.by_rule != recall.met:
        yield "  with the codebook's rule, by which a cooperative act that is yet to come is AGREE:"
        yield f"  {'AGREE':58} {recall.labels['AGREE']:4}      {recall.by_rule['AGREE']:4}"
        yield f"  {'all':58} {recall.labels.total():4}      {recall.by_rule.total():4}"
    yield from (f"  FAILED {text!r}" for text in sorted(recall.failed))
    for missed in recall.missed if verbose else ():
        marked = " | ".join(span.of(missed.text) for span in missed.arguments)
        yield f"MISS {missed.label}: {missed.text!r} <{marked}>"


if __name__ == "__main__":
    sys.exit(main())
