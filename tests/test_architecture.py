"""The stages stay in a row: a module may import only what lies to its left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline

ROOT = Path(dateline.__file__).parent
SHARED = {"errors", "assets", "model"}
STAGES = {"read", "annotate", "extract", "link", "rdf", "store", "query"}
SERVER = {"serve"}
ENGINES = {"workers", "partitions", "dask_engine"}
ASSEMBLY = {"", "settings", "pipeline", *ENGINES, "build", "cli"}
ALLOWED = {
    "__init__": set[str](),
    "__main__": {"cli"},
    "errors": set[str](),
    "assets": set[str](),
    "model": {"model"},
    **{stage: SHARED | {stage} for stage in STAGES},
    "serve": SHARED | {"query", "serve"},
    "settings": {"errors"},
    "pipeline": SHARED | STAGES,
    "workers": SHARED | {"read", "pipeline"},
    "partitions": SHARED | {"read", "pipeline", "store"},
    "dask_engine": SHARED | {"partitions", "pipeline", "store", "workers"},
    "build": SHARED | STAGES | {"", "settings", "pipeline"},
    "cli": SHARED | STAGES | SERVER | ASSEMBLY,
}
MODULES = sorted(ROOT.rglob("*.py"))
MAX_LINES = 300


def part(path: Path) -> str:
    """Return the stage or top-level module that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of everything a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            yield node.module or ""


def trespasses(path: Path) -> set[str]:
    """Return the parts of dateline that a file imports and may not."""
    ours = {name for name in imported(path) if name.split(".")[0] == "dateline"}
    return {[*name.split("."), ""][1] for name in ours} - ALLOWED[part(path)]


def test_imports_point_one_way() -> None:
    assert {str(path): found for path in MODULES if (found := trespasses(path))} == {}


def test_import_inside_a_function_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_architecture.ROOT", tmp_path)
    module = tmp_path / "read" / "sly.py"
    module.parent.mkdir()
    module.write_text("def f():\n    from dateline.extract.merge import merge\n")
    assert trespasses(module) == {"extract"}


def test_files_stay_small() -> None:
    sizes = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: size for path, size in sizes.items() if size > MAX_LINES} == {}


def test_click_is_not_imported() -> None:
    # typer brings its own copy: the package `click` need not be there.
    roots = {str(path): {name.split(".")[0] for name in imported(path)} for path in MODULES}
    assert [path for path, names in roots.items() if "click" in names] == []
