"""Fits the model of confidence on the annotated articles, and writes down how good it is.

usage: python scripts/calibrate.py

Writes `ontology/lexicon/confidence.yaml` and the tables of docs/evaluation.md. Uses the shared
sets beside the checkout or in $DATELINE_SHARED; without them it refuses, as a model fitted on a
few articles alone would be a poor one.
"""

import re
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from evaluation import measures  # noqa: E402 - the tests are no package that could be installed
from evaluation.calibration import best_penalty, cross_validated, fit  # noqa: E402
from evaluation.judged import facts_to_find, judged_cases  # noqa: E402
from evaluation.pipeline_runs import Runner  # noqa: E402
from evaluation.reliability import tables  # noqa: E402

MODEL = ROOT / "ontology" / "lexicon" / "confidence.yaml"
DOCS = ROOT / "docs" / "evaluation.md"
_TABLES = re.compile(r"(?<=<!-- reliability -->\n).*(?=<!-- end of reliability -->)", re.DOTALL)
_HEAD = """\
# What features add to the log-odds of a claim being right: docs/decisions/0007-confidence.md.
# Written by scripts/calibrate.py (`make calibrate`): not to be edited.
"""


def main() -> int:
    """Fit, write, and print the tables; return the exit code."""
    shared = measures.shared_folder()
    if shared is None:
        sys.stderr.write("the shared sets are not here: set DATELINE_SHARED\n")
        return 1
    cases = judged_cases(shared, Runner())
    penalty = best_penalty(cases)
    model = fit(cases, penalty)
    weights = {name: round(w, 3) for name, w in model.weights.items() if round(w, 3)}
    shown = {name: w for name, w in weights.items() if not name.startswith("set ")}
    data = {"intercept": round(model.intercept, 3), "weights": shown}
    MODEL.write_text(_HEAD + yaml.safe_dump(data, sort_keys=True), encoding="utf-8")
    must = facts_to_find(measures.HERE, shared)
    lines = [*tables(cases, cross_validated(cases, penalty), must), ""]
    text = DOCS.read_text(encoding="utf-8")
    DOCS.write_text(_TABLES.sub(lambda _: "\n".join(lines), text), encoding="utf-8")
    print("\n".join(lines))
    print(f"{len(cases)} claims, penalty {penalty}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
