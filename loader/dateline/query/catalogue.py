"""The saved questions there are: those that travel with the package, and a user's own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import Final

from dateline.errors import UsageError
from dateline.query.header import parse
from dateline.query.question import Question

_ENDING: Final = ".rq"
_OWN: Final = "own"


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a question is: its theme and its file."""

    theme: str
    file: Traversable


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Questions by name; a file is read when its question is asked for."""

    entries: Mapping[str, Entry]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all questions, sorted."""
        return tuple(sorted(self.entries))

    def get(self, name: str) -> Question:
        """Return the question called `name`, which may be given as `theme/name` too.

        Raises:
            UsageError: there is none, or its file is no good.
        """
        theme, _, short = name.rpartition("/")
        entry = self.entries.get(short)
        if entry is None or theme not in {"", entry.theme}:
            raise self._unknown(name)
        return read_question(entry.file, entry.theme)

    def __iter__(self) -> Iterator[Question]:
        """Yield all questions, by theme and name.

        Raises:
            UsageError: a file is no good.
        """
        for name in sorted(self.entries, key=lambda n: (self.entries[n].theme, n)):
            yield self.get(name)

    def _unknown(self, name: str) -> UsageError:
        close = get_close_matches(name.rpartition("/")[2], self.names)
        hint = f"did you mean {' or '.join(close)}?" if close else "`dateline query` lists them"
        return UsageError(f"there is no question {name!a}", hint=hint)


def load_catalogue(*folders: Traversable) -> Catalogue:
    """Return the questions in `folders`: `<theme>/<name>.rq`, or `<name>.rq` without a theme.

    Raises:
        UsageError: two questions have one name.
    """
    entries: dict[str, Entry] = {}
    for folder in folders:
        for entry in _entries(folder):
            name = entry.file.name.removesuffix(_ENDING)
            if name in entries:
                raise UsageError(
                    f"two questions are called {name!a}: {entries[name].file} and {entry.file}",
                    hint="rename your own",
                )
            entries[name] = entry
    return Catalogue(entries)


def read_question(file: Traversable, theme: str) -> Question:
    """Return the question in `file`.

    Raises:
        UsageError: it cannot be read, or its header is no good.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the question {file.name!a} cannot be read: {error}") from error
    return parse(text, name=file.name.removesuffix(_ENDING), theme=theme)


def _entries(folder: Traversable) -> Iterator[Entry]:
    yield from (Entry(_OWN, file) for file in _files(folder.iterdir()))
    for theme in folder.iterdir():
        if theme.is_dir():
            yield from (Entry(theme.name, file) for file in _files(theme.iterdir()))


def _files(found: Iterable[Traversable]) -> Iterator[Traversable]:
    yield from (file for file in found if file.name.endswith(_ENDING) and file.is_file())
