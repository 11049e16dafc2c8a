"""Fills the templates; whatever comes from a document, a request or the store is escaped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pyoxigraph import Literal, NamedNode

from dateline.query.answer import text
from dateline.query.question import Question
from dateline.query.tables import printable
from dateline.serve.pages.links import Links, outside
from dateline.serve.things.values import local_name, voices

STYLES: Final = Path(__file__).with_name("dateline.css")


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a server whose data are linked by `links`."""

    links: Links
    _templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the templates."""
        templates = Environment(
            loader=FileSystemLoader(Path(__file__).with_name("templates")),
            autoescape=True,
            finalize=_on_one_line,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.filters.update(_filters())
        templates.globals.update(href=self.links.page, address=self._address, example=_example)
        object.__setattr__(self, "_templates", templates)

    def home(self, questions: Iterable[Question]) -> str:
        """Return the list of all questions, each with its form."""
        return self._render("home.html", questions=list(questions))

    def question(self, question: Question, **shown: object) -> str:
        """Return the page of a question: its form, and what `question.html` is `shown` else."""
        nothing: Mapping[str, object] = {
            "values": {},
            "problem": "",
            "table": None,
            "links": {},
            "formats": {},
        }
        return self._render("question.html", question=question, **{**nothing, **shown})

    def thing(self, **shown: object) -> str:
        """Return the page about a thing, of what `thing.html` is `shown`."""
        return self._render("thing.html", **shown)

    def _address(self, term: NamedNode | Literal) -> str:
        """Return where on the web a value is that has no page on this server, or ""."""
        is_own = isinstance(term, NamedNode) and self.links.page(term.value)
        return "" if is_own else outside(term.value)

    def _render(self, template: str, **shown: object) -> str:
        return self._templates.get_template(template).render(**shown)


def _filters() -> Mapping[str, Callable[[Any], object]]:
    return {
        "iri": lambda term: term.value if isinstance(term, NamedNode) else "",
        "local": local_name,
        "outside": outside,
        "plain": text,
        "voices": voices,
    }


def _on_one_line(value: object) -> object:
    """Return a text with nothing that would hide or reorder what stands beside it."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    before, after = (" " if end.isspace() else "" for end in (value[:1], value[-1:]))
    return f"{before}{printable(value)}{after}"


def _example(question: Question) -> str:
    return f"/queries/{question.name}?{urlencode({**question.example, 'format': 'html'})}"
