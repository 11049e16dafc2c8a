"""The machine-readable report of a load: every source, what became of it, and why."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dateline.errors import UsageError


class Report:
    """Writes entries as they come beside the report, which appears whole when it is closed.

    Memory does not grow with it; after a crash, what was written is in the file beside it.
    """

    def __init__(self, path: Path) -> None:
        """Begin.

        Raises:
            UsageError: the file cannot be written.
        """
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._count = 0
        try:
            self._file: TextIO = self._part.open("w", encoding="utf-8")
        except OSError as error:
            raise UsageError(
                f"the report cannot be written: {error.strerror}: {str(path)!a}",
                hint="give --report a file in a folder that is there",
            ) from error
        self._file.write('{"sources": [')

    def add(self, entry: Mapping[str, object]) -> None:
        """Add one source."""
        self._file.write(("," if self._count else "") + "\n" + json.dumps(entry))
        self._count += 1

    def close(self, totals: Mapping[str, object]) -> None:
        """Finish with `totals` and put the report in its place."""
        rest = json.dumps(totals).removeprefix("{").removesuffix("}")
        self._file.write(f"\n], {rest}}}\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._path)

    def abandon(self) -> None:
        """Leave no report, only what was written so far."""
        with suppress(OSError):
            self._file.close()


@contextmanager
def reporting(path: Path | None) -> Iterator[Report | None]:
    """Yield a report for `path`, if one is wanted."""
    if path is None:
        yield None
        return
    report = Report(path)
    try:
        yield report
    finally:
        report.abandon()
