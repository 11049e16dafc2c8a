"""`dateline retract`: an article out of the store, with the reason in the ledger."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import options
from dateline.errors import NotFoundError, UsageError
from dateline.query.tables import printable
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.rdf.namespaces import Base
    from dateline.store.protocol import Store


def retract(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help="Its key, IRI or address, or the file it was loaded from."
        ),
    ],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in words.")],
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Take an article and what only it supports out of the store; write down why, and when.

    Later loads refuse it, unless they are told to let it in again.
    """
    from dateline.build import Assembly
    from dateline.rdf.retraction import Retraction, retraction_quads

    if not reason.strip():
        raise UsageError("no reason is given", hint="--reason says why, for those who ask later")
    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    assembly = Assembly(settings)
    with assembly.open_store() as existing:
        key = article_key(existing, assembly.base, article)
    with assembly.open_writable_store() as opened:
        headline, url = _described(opened, assembly.base, key)
        one = Retraction(
            key=key, reason=reason.strip(), when=assembly.clock(), headline=headline, url=url
        )
        opened.forget(key, frozenset(retraction_quads(one, assembly.base)))
        opened.flush()
    typer.echo(f"retracted {key}: {printable(headline or url or article)}")


def article_key(store: "Store", base: "Base", name: str) -> str:
    """Return the key of the stored article that a person calls `name`.

    Raises:
        NotFoundError: the store holds no such article.
        UsageError: it holds several.
    """
    from dateline.query.nodes import ARTICLE, find_node
    from dateline.read import anywhere

    known = store.loaded(anywhere(name))
    if known:
        return known.key
    key = find_node(name, ARTICLE, store, base.iri).value.rpartition("/")[2]
    if not store.quads(key):
        raise NotFoundError(
            f"the store {store.location} holds no article {name!a}",
            hint="name it by its key, IRI, address or file",
        )
    return key


def _described(store: "Store", base: "Base", key: str) -> tuple[str, str]:
    """Return headline and address of an article, "" where it has none."""
    from dateline.rdf.description import descriptions

    said = descriptions(store.quads(key)).get(base.article(key))
    return (said.text("schema:headline"), said.text("schema:url")) if said else ("", "")
