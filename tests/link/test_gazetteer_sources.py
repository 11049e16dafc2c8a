"""The gazetteer against the tables of facts it was compiled from, where those are at hand."""

import csv
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.assets import asset_dir
from dateline.link import Gazetteer

ROOT = Path(__file__).parents[2]
FACTS = ROOT.parent / "shared" / "entities"
COMMITTED = Path(str(asset_dir("ontology"))) / "entities"
OVERRIDES = ROOT / "scripts" / "gazetteer" / "overrides.tsv"

pytestmark = pytest.mark.skipif(
    not (FACTS / "candidates.tsv.gz").is_file(),
    reason="the tables of facts are not beside the checkout",
)

# What five news articles of 2023 to 2026 name, as read in the tables.
NAMED = {
    "Qamishli Airport": "Q1432529",
    "Tartus": "Q174916",
    "Tartus naval base": "Q574818",
    "Moscow": "Q649",
    "Syria": "Q858",
    "Russia": "Q159",
    "Bashar al-Assad": "Q44329",
    "Vladimir Putin": "Q7747",
    "Donald Trump": "Q22686",
    "Middle East": "Q7204",
    "Mediterranean": "Q4918",
    "Soviet Union": "Q15180",
    "Syrian Civil War": "Q178810",
    "Israel": "Q801",
    "Niger": "Q1032",
    "Niamey": "Q3674",
    "Agadez": "Q320049",
    "Mali": "Q912",
    "Burkina Faso": "Q965",
    "Mohamed Bazoum": "Q3318398",
    "ECOWAS": "Q193272",
    "France": "Q142",
    "Paris": "Q90",
    "United States": "Q30",
    "Washington": "Q61",
    "Bangladesh": "Q902",
    "Dhaka": "Q1354",
    "India": "Q668",
    "New Delhi": "Q987",
    "Sheikh Hasina": "Q52183",
    "Djibouti": "Q977",
    "Ismail Omar Guelleh": "Q57390",
    "Bab el-Mandeb": "Q83318",
    "China": "Q148",
    "Japan": "Q17",
    "Italy": "Q38",
    "Saudi Arabia": "Q851",
    "United Arab Emirates": "Q878",
    "Abu Dhabi": "Q1519",
    "Assab": "Q738496",
    "Eritrea": "Q986",
    "Africa": "Q15",
    "Iran": "Q794",
    "Tehran": "Q3616",
    "Riyadh": "Q3692",
    "Beijing": "Q956",
    "Ali Shamkhani": "Q1391746",
    "Wang Yi": "Q701801",
    "Hossein Amir-Abdollahian": "Q17991320",
    "Faisal bin Farhan": "Q72099398",
    "Naftali Bennett": "Q39318",
    "Houthis": "Q3042087",
    "Yemen": "Q805",
    "Sanaa": "Q2471",
    "Jerusalem": "Q1218",
    "Iraq": "Q796",
    "Oman": "Q842",
}


@pytest.fixture(scope="module")
def known() -> dict[str, str]:
    """QID to label, of every row of the tables."""
    with gzip.open(FACTS / "candidates.tsv.gz", "rt", encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = {row["qid"]: row["label"] for row in table}
    nations = (FACTS / "demonyms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return found | {row.split("\t")[0]: row.split("\t")[2] for row in nations}


def test_corrections_are_of_items_in_the_tables(known: dict[str, str]) -> None:
    rows = [line.split("\t") for line in OVERRIDES.read_text(encoding="utf-8").splitlines()[1:]]
    assert {row[0] for row in rows} <= set(known)
    assert {row[0]: row[3] for row in rows}.items() <= known.items()


def test_no_item_is_from_anywhere_else(known: dict[str, str]) -> None:
    for path in COMMITTED.glob("*.tsv"):
        cells = path.read_text(encoding="utf-8").replace("\n", "\t").split("\t")
        qids = {cell for cell in cells if cell[:1] == "Q" and cell[1:].isdigit()}
        assert qids <= set(known), path.name


@pytest.mark.parametrize(("name", "qid"), sorted(NAMED.items()))
def test_what_the_news_names_has_its_item(
    name: str, qid: str, gazetteer: Gazetteer, known: dict[str, str]
) -> None:
    assert qid in known
    assert gazetteer.candidates(name)[0].entity.qid == qid


def test_compiling_again_gives_the_same_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.compile_gazetteer", str(FACTS), str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    fresh = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert fresh.keys() == {path.name for path in COMMITTED.iterdir()}
    stale = [name for name, text in fresh.items() if (COMMITTED / name).read_bytes() != text]
    assert stale == []
