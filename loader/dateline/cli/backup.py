"""`dateline backup` and `dateline restore`: a store as it was at one moment."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import options
from dateline.errors import UsageError
from dateline.query.tables import printable
from dateline.settings import Settings
from dateline.store.remote.access import is_server


def backup(
    target: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to; it must not be there yet.")
    ],
    *,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Copy the store as it is now, in moments: on the same disk, quads are linked, not copied.

    The backup is a store itself: every command takes it with --store.
    """
    from dateline.rdf.namespaces import Base
    from dateline.store.backup import back_up

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    back_up(_folder(settings.store), Base(settings.base_iri).iri, target)
    typer.echo(f"backed up {printable(settings.store)} to {printable(str(target))}")


def restore(
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="What `backup` made.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Give up what the store holds now.")
    ] = False,
    store: options.Store = None,
    base_iri: options.BaseIri = None,
) -> None:
    """Make the store what a backup holds; the backup stays as it is."""
    from dateline.rdf.namespaces import Base
    from dateline.store.backup import restore as restore_store

    settings = Settings.from_environment(os.environ).override(store=store, base_iri=base_iri)
    base = Base(settings.base_iri).iri
    restore_store(source, base, _folder(settings.store), replace=replace)
    typer.echo(f"restored {printable(settings.store)} from {printable(str(source))}")


def _folder(location: str) -> Path:
    if is_server(location):
        raise UsageError(
            f"{location} is a server: it has backups of its own",
            hint="`dateline dump --texts` writes all of it to a file",
        )
    return Path(location)
