"""The committed news is what the project's own stages make today, in valid shape."""

import importlib.util
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from dateline.assets import asset_dir
from dateline.rdf.validate import violations

FOLDER = Path(__file__).parents[1] / "fixtures" / "query"


def test_news_is_what_the_stages_make() -> None:
    spec = importlib.util.spec_from_file_location("make_news", FOLDER / "make_news.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    committed = set(parse((FOLDER / "news.trig").read_bytes(), RdfFormat.TRIG))
    assert set(parse(module.news(), RdfFormat.TRIG)) == committed, "run make_news.py"


def test_news_has_the_shape_that_the_ontology_asks_for() -> None:
    quads = parse((FOLDER / "news.trig").read_bytes(), RdfFormat.TRIG)
    assert violations(quads, asset_dir("ontology")) == ()
