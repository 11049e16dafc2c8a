"""Parts come back as they went in, and what is not as the manifest says is refused."""

import gzip
import io
import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline.errors import SourceError, UsageError
from dateline.model.article import Article
from dateline.rdf.namespaces import Base
from dateline.rdf.view import BEARING
from dateline.store.entry import Loaded
from dateline.store.packed import pack
from dateline.store.parts.folder import Part, rows, sound_parts, writer
from dateline.store.parts.manifest import is_parts
from dateline.store.parts.part import QUADS, TEXTS, Row, decoded, encoded
from dateline.store.replacement import Graphs

Story = Callable[..., tuple[Graphs, Article]]
NAMES = tuple(f"part-{digit * 20}" for digit in "abc")


def row(story: Story, text: str) -> Row:
    graphs, article = story(text)
    loaded = Loaded(source="/x", mark="m", setup="s", key=article.key, text_hash=article.text_hash)
    return Row(
        source=f"{text}.txt",
        article=article,
        packed=pack(graphs, BEARING),
        gave={"claims": 1},
        loaded=loaded,
    )


def part(found: Iterable[Row]) -> Part:
    listed = list(found)
    quads, texts = encoded(listed)
    return Part(quads=quads, texts=texts, articles=len(listed), claims=len(listed), lines=0)


def test_rows_come_back(story: Story) -> None:
    told = [row(story, text) for text in ("A guest came.", "“Späť” \U0001f600 \ud800\n", "x")]
    told.append(replace(told[0], loaded=None))
    quads, texts = encoded(told)
    assert encoded(told) == (quads, texts)
    assert list(decoded(io.BytesIO(quads), io.BytesIO(texts), Base(), BEARING)) == told
    lines = list(parse(gzip.decompress(quads), RdfFormat.N_QUADS))
    assert {quad.graph_name for quad in lines} > {Base().facts_graph, Base().entities_graph}


@pytest.fixture
def folder(tmp_path: Path, story: Story) -> Path:
    """Return a folder with three parts of an article each."""
    path = tmp_path / "parts"
    parts = writer(path, "news", Base().iri, "0.1.0")
    for number, name in enumerate(NAMES):
        parts.add(name, part([row(story, f"Guest {number} came.")]))
    parts.save(NAMES[::-1], ended=True)
    return path


def test_parts_are_in_the_order_of_their_sources(folder: Path) -> None:
    manifest = sound_parts(folder, Base())
    assert [entry.name for entry in manifest.parts] == list(NAMES[::-1])
    sources = [r.source for e in manifest.parts for r in rows(folder, e, Base(), BEARING)]
    assert sources == [f"Guest {number} came..txt" for number in (2, 1, 0)]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("suffix", [QUADS, TEXTS])
@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (flip, "this part is damaged"),
        (Path.unlink, "this part is missing"),
        (lambda path: path.write_bytes(b""), "this part is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:-9]), "this part is damaged"),
    ],
)
def test_damage_is_refused_and_named(
    folder: Path, suffix: str, harm: Callable[[Path], object], reason: str
) -> None:
    harm(folder / f"{NAMES[1]}{suffix}")
    with pytest.raises(SourceError, match=f"{NAMES[1]}{suffix}: {reason}; nothing of it is loaded"):
        sound_parts(folder, Base())
    assert is_parts(str(folder))


def test_the_first_of_much_damage_is_named(folder: Path) -> None:
    for name in NAMES:
        flip(folder / f"{name}{QUADS}")
    with pytest.raises(SourceError, match="and 2 more like it"):
        sound_parts(folder, Base())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"dateline parts 1"', '"dateline parts 9"'),
        (NAMES[0], "../../etc/passwd"),
        ('".nq.gz"', '"/../x"'),
        ('"parts"', '"prats"'),
        ("{", ""),
    ],
)
def test_a_manifest_that_is_no_good_is_refused(folder: Path, old: str, new: str) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(SourceError, match="it is damaged"):
        sound_parts(folder, Base())


def test_parts_without_a_manifest_are_refused(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    assert is_parts(str(folder))
    with pytest.raises(SourceError, match=r"have no manifest\.json"):
        sound_parts(folder, Base())


def test_an_interrupted_run_is_refused_until_it_has_ended(folder: Path, story: Story) -> None:
    again = writer(folder, "more news", Base().iri, "0.1.0")
    again.save([], ended=False)
    with pytest.raises(SourceError, match="the extraction of more news was interrupted"):
        sound_parts(folder, Base())
    again = writer(folder, "more news", Base().iri, "0.1.0")
    assert again.finished(NAMES[0])
    assert again.finished(f"part-{'d' * 20}") is None
    again.add(f"part-{'d' * 20}", part([row(story, "Another guest came.")]))
    again.save([NAMES[0], f"part-{'d' * 20}"], ended=True)
    assert sum(entry.articles for entry in sound_parts(folder, Base()).parts) == 4


def test_a_finished_part_that_was_damaged_is_made_again(folder: Path) -> None:
    flip(folder / f"{NAMES[0]}{QUADS}")
    again = writer(folder, "news", Base().iri, "0.1.0")
    assert again.finished(NAMES[0]) is None
    assert again.finished(NAMES[1])


def test_what_a_kill_leaves_is_a_whole_manifest(folder: Path, story: Story) -> None:
    """The manifest is written every few seconds: parts after that are made again."""
    times = iter([0.0, 9.0, 9.0, 9.0])
    again = writer(folder, "more", Base().iri, "0.1.0")
    again.clock = lambda: next(times)
    names = [f"part-{digit * 20}" for digit in "def"]
    for name in names:
        again.add(name, part([row(story, name)]))
    after = writer(folder, "more", Base().iri, "0.1.0")
    assert [bool(after.finished(name)) for name in names] == [True, True, False]
    assert not list(folder.glob(".*"))


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    (tmp_path / "manifest.json").write_text('{"name": "an extension"}')
    assert not is_parts(str(tmp_path))
    with pytest.raises(UsageError, match="holds something else"):
        writer(tmp_path, "news", Base().iri, "0.1.0")


@pytest.mark.parametrize("name", ["missing", "x" * 300, "a\0b"])
def test_what_is_no_folder_is_no_parts(tmp_path: Path, name: str) -> None:
    assert not is_parts(f"{tmp_path}/{name}")


def test_another_base_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="have the base IRI") as caught:
        sound_parts(folder, Base("https://other.example/"))
    assert caught.value.hint == f"give --base-iri {Base().iri}"
    with pytest.raises(UsageError, match="have the base IRI"):
        writer(folder, "news", "https://other.example/", "0.1.0")


@pytest.mark.parametrize("change", ["fewer", "more", "foreign", "not JSON"])
def test_files_that_do_not_belong_together_are_refused(story: Story, change: str) -> None:
    one = row(story, "A guest came.")
    quads, texts = encoded([one])
    if change == "fewer":
        quads = gzip.compress(gzip.decompress(quads).split(b"\n", 1)[1])
    elif change == "more":
        quads += quads
    elif change == "foreign":
        own = one.packed.own.replace(one.packed.graph.value.encode(), b"https://other.example/g")
        quads, _ = encoded([replace(one, packed=replace(one.packed, own=own))])
    else:
        texts = gzip.compress(b"[1, 2")
    with pytest.raises(SourceError):
        list(decoded(io.BytesIO(quads), io.BytesIO(texts), Base(), BEARING))


def test_parts_of_two_runs_merge_by_copying(folder: Path, tmp_path: Path, story: Story) -> None:
    """One folder after another in the order given, or all files in one with a joint manifest."""
    other = tmp_path / "other"
    parts = writer(other, "more", Base().iri, "0.1.0")
    name = f"part-{'e' * 20}"
    parts.add(name, part([row(story, "Yet another guest came.")]))
    parts.save([name], ended=True)
    for path in other.glob("part-*"):
        shutil.copy(path, folder)
    told, more = (json.loads((p / "manifest.json").read_text()) for p in (folder, other))
    told["parts"] += more["parts"]
    (folder / "manifest.json").write_text(json.dumps(told))
    assert sum(entry.articles for entry in sound_parts(folder, Base()).parts) == 4
