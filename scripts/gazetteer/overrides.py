"""Reviewed corrections to the sources, from `overrides.tsv`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.gazetteer.source import Candidate, correct

Corrections = dict[str, list[tuple[str, str]]]


def read_overrides(path: Path) -> Corrections:
    """Return the corrections of each QID, in file order.

    Columns: qid, field, value, label (for the reader), reason.
    """
    found: Corrections = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        qid, field, value, *_ = line.split("\t")
        found[qid].append((field, value))
    return dict(found)


def corrected(candidates: Iterable[Candidate], overrides: Corrections) -> Iterator[Candidate]:
    """Yield the candidates with their corrections applied."""
    for candidate in candidates:
        fixed = candidate
        for field, value in overrides.get(candidate.qid, ()):
            fixed = correct(fixed, field, value)
        yield fixed
