"""One request for the answer to a saved question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request

from dateline.query.output import FORMATS, formats_for
from dateline.query.page import Window
from dateline.query.question import Question
from dateline.serve.etags import weak_tag
from dateline.serve.paging import PARAMS, read_window
from dateline.serve.request import choose_format, read_params

HTML: Final = "html"
SPARQL: Final = "sparql"
# Formats of the list of all questions.
LISTS: Final[Mapping[str, str]] = {"application/json": "json", "text/html": HTML}
ROWS: Final = 1000
_ROWS_FOR_PEOPLE: Final = 100
# What the server takes itself: a question's own parameter of such a name could not be reached.
RESERVED: Final = frozenset({"format", *PARAMS})


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked, and how it is to be answered.

    Attributes:
        question: the question.
        path: the path of the request.
        given: all parameters of the request.
        form: name of the format of the answer.
        media_type: its media type.
    """

    question: Question
    path: str
    given: Mapping[str, str]
    form: str
    media_type: str

    @property
    def values(self) -> dict[str, str]:
        """The parameters that are the question's own."""
        return {name: value for name, value in self.given.items() if name not in RESERVED}

    @property
    def window(self) -> Window:
        """The rows that are asked for.

        Raises:
            UsageError: they are no rows that can be meant.
        """
        return read_window(self.given, _ROWS_FOR_PEOPLE if self.form == HTML else ROWS)

    @property
    def is_bare(self) -> bool:
        """Whether a person has opened the form and not filled it in yet."""
        needed = any(not p.optional and p.default is None for p in self.question.params)
        return self.form == HTML and needed and not self.values

    def tag(self, version: str) -> str:
        """Return the entity tag of the answer from a store of `version`."""
        query = urlencode(sorted(self.given.items()))
        return weak_tag(version, self.path, self.question.sparql, self.media_type, query)

    def other_formats(self) -> dict[str, str]:
        """Return the address of the same answer in each other format, by the format's name."""
        kept = {name: value for name, value in self.given.items() if name != "format"}
        names = dict.fromkeys(offers(self.question).values())
        return {n: f"{self.path}?{urlencode({**kept, 'format': n})}" for n in names if n != HTML}


def read_call(request: Request, question: Question) -> Call:
    """Return what `request` asks of `question`.

    Raises:
        UsageError: a parameter cannot be read, or there is no such format.
        HTTPException: the client accepts no format that there is.
    """
    given = read_params(request)
    return Call(question, request.url.path, given, *choose_format(request, given, offers(question)))


def offers(question: Question) -> Mapping[str, str]:
    """Return the name of the format of each media type that `question` is answered in."""
    rows = {FORMATS[name].media_type: name for name in formats_for(question.columns)}
    first = {FORMATS["json"].media_type: "json", "application/json": "json", "text/html": HTML}
    return {**first, **rows, "application/sparql-query": SPARQL}
