"""`/queries`: the saved questions, and their answers page by page in every format."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import DatelineError, NotFoundError, UsageError
from dateline.query.output import render
from dateline.query.page import Page
from dateline.query.queryable import Queryable
from dateline.query.question import Question
from dateline.query.run import page_of, prepare
from dateline.serve.calls import HTML, LISTS, SPARQL, Call, read_call
from dateline.serve.etags import weak_tag
from dateline.serve.kept import Body
from dateline.serve.pages.render import Pages
from dateline.serve.pages.table import table
from dateline.serve.paging import page_links
from dateline.serve.problems import status_of
from dateline.serve.replies import reply
from dateline.serve.request import choose_format, read_params
from dateline.serve.sandboxed import Sandboxed
from dateline.serve.services import Services
from dateline.serve.work import Workers


@dataclass(frozen=True, slots=True)
class Questions:
    """Answers requests below `/queries`, and for the list of all questions.

    Attributes:
        services: the store and what is known of names.
        pages: how answers are shown to people.
        workers: where questions are asked.
        by_name: the saved questions.
    """

    services: Services
    pages: Pages
    workers: Workers
    by_name: Mapping[str, Question]

    @property
    def routes(self) -> list[Route]:
        """What it answers."""
        return [
            Route("/", self.home),
            Route("/queries", self.list_questions),
            Route("/queries/{name}", self.answer_question),
        ]

    def home(self, request: Request) -> Response:
        """Answer with the page that lists all questions, each with a form."""
        page = self.pages.home(self.by_name.values())
        body = Body(content=page.encode())
        return reply(request, weak_tag(page), "text/html", lambda: body)

    def list_questions(self, request: Request) -> Response:
        """Answer with all questions."""
        form, media_type = choose_format(request, read_params(request), LISTS)
        if form == HTML:
            return self.home(request)
        body = json.dumps([_summary(q) for q in self.by_name.values()], ensure_ascii=False)
        listed = Body(content=f"{body}\n".encode(), total=len(self.by_name))
        return reply(request, weak_tag(body), media_type, lambda: listed)

    async def answer_question(self, request: Request) -> Response:
        """Answer a question."""
        call = read_call(request, self._question(request.path_params["name"]))
        if call.is_bare:
            return self._form(call)
        try:
            return await self.workers.run(request, partial(self._answer, call, request))
        except DatelineError as error:
            if call.form != HTML:
                raise
            return self._form(call, error)

    def _question(self, name: str) -> Question:
        if name in self.by_name:
            return self.by_name[name]
        try:
            return self.services.catalogue.get(name)
        except UsageError as error:
            raise NotFoundError(str(error), hint=error.hint) from error

    def _answer(self, call: Call, request: Request) -> Response:
        """Return the answer; results must be used up in the thread that made them."""
        with self.services.snapshots.lease() as snapshot:
            tag = call.tag(snapshot.version)
            body = partial(self._body, call, snapshot.store)
            kept = partial(self.services.kept.get, tag, body)
            return reply(request, tag, call.media_type, kept)

    def _body(self, call: Call, store: Queryable) -> Body:
        sparql = prepare(call.question, call.values, store, **self._known)
        if call.form == SPARQL:
            return Body(content=sparql.encode())
        # Names are looked up here; what a question costs on a large store, nobody knows.
        page = page_of(call.question, sparql, Sandboxed(self.services.asking), call.window)
        links = page_links(call.path, call.given, call.window, page.total)
        text = (
            self._page(call, page, links) if call.form == HTML else render(page.answer, call.form)
        )
        return Body(content=text.encode(), links=links, total=page.total)

    @property
    def _known(self) -> Mapping[str, Any]:
        return {"resolve": self.services.resolve, "base": self.services.base}

    def _page(self, call: Call, page: Page, links: Mapping[str, str]) -> str:
        return self.pages.question(
            call.question,
            values=call.values,
            table=table(call.question, page, self.pages.links),
            links=links,
            formats=call.other_formats(),
        )

    def _form(self, call: Call, error: DatelineError | None = None) -> Response:
        hint = f" (hint: {error.hint})" if error and error.hint else ""
        problem = f"{error}{hint}" if error else ""
        page = self.pages.question(call.question, values=call.values, problem=problem)
        headers = {"Vary": "Accept"}
        return Response(page, status_of(error) if error else 200, headers, "text/html")


def questions(services: Services, pages: Pages, workers: Workers) -> Questions:
    """Return what answers with the questions of the catalogue, all read now.

    Raises:
        UsageError: a question's file is no good.
    """
    return Questions(services, pages, workers, {q.name: q for q in services.catalogue})


def _summary(question: Question) -> Mapping[str, object]:
    params = [
        {
            "name": param.name,
            "type": param.type,
            "description": param.description,
            "optional": param.optional or param.default is not None,
            **({"default": param.default} if param.default is not None else {}),
            **({"values": param.values} if param.values else {}),
            **({"of": param.of} if param.of else {}),
        }
        for param in question.params
    ]
    return {
        "name": question.name,
        "theme": question.theme,
        "summary": question.summary,
        "description": question.description,
        "tags": question.tags,
        "params": params,
        "view": question.view,
        "example": question.example,
        "columns": question.columns,
        "href": f"/queries/{question.name}",
    }
