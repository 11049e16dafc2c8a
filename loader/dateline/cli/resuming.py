"""What a load was asked for, kept with the store until it is done: so that it can go on."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from dateline.errors import UsageError
from dateline.read import Hints, anywhere

_FILE: Final = "load.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A load as it was asked for, but for where to.

    Attributes:
        sources: paths are absolute.
        hints, columns, allow_private: how they are read.
        min_confidence, any_subject: what is taken of them.
    """

    sources: tuple[str, ...]
    hints: Hints
    columns: str | None = None
    allow_private: bool = False
    min_confidence: float | None = None
    any_subject: bool | None = None


def resumed(call: Call, store: str, *, resume: bool) -> Call:
    """Return the call to carry out: to resume without sources is to go on with the one cut short.

    Raises:
        UsageError: there is nothing to load.
    """
    if call.sources:
        return call
    if not resume:
        raise UsageError("Missing argument 'SOURCE'.", hint="see `dateline load --help`")
    try:
        return _read(Path(store, _FILE).read_text("utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UsageError(
            f"no load into {store!a} was cut short",
            hint="name what to load: what is loaded already is passed over",
        ) from error


@contextmanager
def resumable(call: Call, store: Path | None) -> Iterator[Callable[[], None]]:
    """Keep `call` in the folder `store`, and yield what to call once all of it is done."""
    path = store / _FILE if store and "-" not in call.sources else None
    if path:
        _write(path, call)
    yield (lambda: path.unlink(missing_ok=True)) if path else (lambda: None)


def _write(path: Path, call: Call) -> None:
    told = {**asdict(call), "sources": [anywhere(source) for source in call.sources]}
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(told, default=str), "utf-8")
    part.replace(path)


def _read(text: str) -> Call:
    told = json.loads(text)
    hints = told.pop("hints")
    day = hints.pop("date")
    date = dt.date.fromisoformat(day) if day else None
    sources = tuple(map(str, told.pop("sources")))
    return Call(sources=sources, hints=Hints(date=date, **hints), **told)
