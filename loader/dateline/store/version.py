"""A stamp that tells whether a store has changed: another one for every write.

It is drawn anew before the write, so that whoever sees the new quads sees a new stamp; a write
that is killed half way leaves a new stamp on unchanged quads, which costs a reader a look.
A stamp is random rather than counted up: a store that is restored and written to never shows
the stamp of other content.
"""

import os
import secrets
from typing import Final

from dateline.store.folder import Folder

_BYTES: Final = 8
_NEVER_WRITTEN: Final = "0" * 2 * _BYTES


def read_version(folder: Folder) -> str:
    """Return the stamp of the store in `folder`.

    Raises:
        OSError: it cannot be read.
    """
    try:
        return folder.version.read_text(encoding="ascii") or _NEVER_WRITTEN
    except FileNotFoundError:
        return _NEVER_WRITTEN


def renew_version(folder: Folder) -> None:
    """Give the store in `folder` a new stamp; call it before every write.

    Raises:
        OSError: it cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
    descriptor = os.open(folder.version, flags, 0o644)
    try:
        # Always of one length, so that a reader beside sees the old stamp or the new one.
        os.pwrite(descriptor, secrets.token_hex(_BYTES).encode(), 0)
    finally:
        os.close(descriptor)
