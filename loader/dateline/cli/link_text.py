"""`dateline link TEXT`: what a text's names may stand for, with scores and reasons."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pyoxigraph import Literal

from dateline.cli import options
from dateline.cli.formats import RowFormat
from dateline.cli.table import print_answer
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.build import Assembly
    from dateline.cli.knowledge import Knowledge
    from dateline.link.explain import Explained
    from dateline.model.annotation import AnnotatedArticle
    from dateline.model.article import Article
    from dateline.model.link import LinkedArticle
    from dateline.model.review import Identification

_COLUMNS = ("name", "chosen", "score", "item", "label", "type", "description", "reasons")


def text(
    text: Annotated[str, typer.Argument(help="A name, or a passage with names in it.")],
    *,
    online: Annotated[
        bool, typer.Option("--online", help="Ask the live Wikidata about names without an item.")
    ] = False,
    form: Annotated[
        RowFormat, typer.Option("--format", "-f", help="How the rows are printed.")
    ] = RowFormat.TABLE,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """List what the names of a text may stand for, the best first, with scores and reasons.

    Decisions and look-ups of the store count, if there is one. `dateline link TEXT` is short for
    `dateline link text TEXT`.
    """
    from dateline.build import Assembly
    from dateline.query.answer import Answer

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    rows = [*_rows(assembly, text, online=online)]
    cells = tuple(tuple(Literal(cell) for cell in row) for row in rows)
    print_answer(Answer(columns=_COLUMNS, rows=cells, table=_COLUMNS), form)


def _rows(assembly: "Assembly", words: str, *, online: bool) -> Iterator[tuple[str, ...]]:
    from dateline.link.explain import explain, with_name
    from dateline.read import Hints

    known = _knowledge(assembly)
    stages = assembly.pipeline(Hints(), rulings=known.rulings)
    annotated = with_name(assembly.names.annotate(_article(words)), words)
    for one in explain(annotated, assembly.gazetteer, known.rulings):
        yield _row(one)
    linked = stages.link(annotated, ())
    if online:
        yield from _found(_look_up(assembly, annotated, linked))
    else:
        keys = {link.entity.key for link in linked.links}
        yield from _found(i for i in known.identifications if i.subject in keys)


def _knowledge(assembly: "Assembly") -> "Knowledge":
    """Return what the store knows, nothing where there is no store."""
    from dateline.cli.knowledge import knowledge_of

    if not Path(assembly.settings.store).exists():
        return knowledge_of(None, assembly.base)
    with assembly.open_store() as opened:
        return knowledge_of(opened, assembly.base)


def _article(words: str) -> "Article":
    from dateline.model.article import Article
    from dateline.model.span import Span

    return Article(source="-", text=words, body=(Span(0, len(words)),))


def _look_up(
    assembly: "Assembly", annotated: "AnnotatedArticle", linked: "LinkedArticle"
) -> "Iterable[Identification]":
    from dateline.link.wikidata.identify import identify
    from dateline.link.wikidata.sought import Sought, sought_in
    from dateline.model.entity import local_key

    wanted = [link.entity.key for link in linked.links if link.entity.qid is None]
    found = sought_in(annotated, linked, wanted, assembly.gazetteer).values()
    bare = (r.name for r in annotated.referents if not annotated.mentions)
    named = (Sought(subject=local_key(name), name=name, names=(name,)) for name in bare)
    today = assembly.clock().date()
    return identify([*found, *named], assembly.wikidata, assembly.classes, today)


def _row(one: "Explained") -> tuple[str, ...]:
    entity, reasons = one.entity, "; ".join(one.reasons)
    if entity is None:
        return (one.name, "", "", "", "", "", "", reasons)
    return (
        one.name,
        "yes" if one.is_chosen else "",
        f"{one.score:.2f}",
        entity.qid or "",
        entity.label,
        entity.type.value if entity.type else "",
        entity.description,
        reasons,
    )


def _found(identifications: "Iterable[Identification]") -> Iterator[tuple[str, ...]]:
    for looked_up in identifications:
        for finding in looked_up.findings:
            yield (
                looked_up.name,
                "",
                f"{finding.score:.2f}",
                finding.qid,
                finding.label,
                ", ".join(finding.types),
                finding.description,
                "; ".join((f"Wikidata, {looked_up.outcome}", *finding.reasons)),
            )
