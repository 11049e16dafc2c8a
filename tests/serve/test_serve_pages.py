"""Pages hold whatever a document says, and none of it is markup."""

import re
from html.parser import HTMLParser

import pytest
from pyoxigraph import Literal, Quad

from dateline.query.namespaces import DEFAULT_BASE
from dateline.serve.pages.links import Links, outside
from web_server import Web, news, web

HOSTILE = (
    "</title></td><script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='x' "
    "{{ 7*7 }} {% include 'base.html' %} <!-- \u202egnp.exe javascript:alert(3)"
)
FACT = "fact/285ec09d1141f1cf6972"
PAGES = [
    "/",
    "/queries",
    "/queries/withdrawals",
    "/queries/withdrawals?actor=Italy",
    "/queries/withdrawals?actor=Nobody",
    f"/id/{FACT}",
    "/entity/Q38",
    "/id/?iri=dl:Withdrawal",
]
_TEXTS = ("label", "exact", "prefix", "suffix", "headline", "timeExpression", "source", "url")


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def hostile(quad: Quad) -> Quad:
    """Let every text of a document be an attack."""
    is_text = quad.predicate.value.endswith(_TEXTS) and isinstance(quad.object, Literal)
    if not is_text or "vocab" in str(quad.subject) or "ontology#" in str(quad.subject):
        return quad
    return Quad(quad.subject, quad.predicate, Literal(HOSTILE), quad.graph_name)


@pytest.fixture(scope="module")
def server() -> Web:
    return web()


@pytest.fixture(scope="module")
def attacked() -> Web:
    return web(*map(hostile, news()))


@pytest.mark.parametrize("path", [*PAGES, "/id/article/02c627a9bb155ceccdcf"])
def test_text_of_documents_never_becomes_markup(attacked: Web, path: str) -> None:
    page = attacked.get(path.replace("Italy", "Q38"), "text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    elements = Elements(page.text)
    assert not elements.open
    assert not elements.all("script", "img", "iframe", "object", "style", "svg")
    for _, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "action"):
            assert re.match(r"/|#|https?://", attributes.get(name) or "/")
    assert "49" not in re.findall(r"\b49\b", page.text)
    assert "\u202e" not in page.text
    shows_documents = any(word in path for word in ("withdrawals", "/fact/", "/article/", "Q38"))
    assert ("&lt;script&gt;alert(1)" in page.text) == (shows_documents and "Nobody" not in path)


def test_what_a_client_sends_never_becomes_markup(server: Web) -> None:
    page = server.get("/queries/withdrawals", "text/html", actor=HOSTILE.replace("\u202e", ""))
    assert page.status_code == 400
    assert not Elements(page.text).all("script", "img")
    assert 'role="alert"' in page.text


@pytest.mark.parametrize("path", PAGES)
def test_page_can_be_used_without_a_mouse_and_without_seeing_it(server: Web, path: str) -> None:
    page = server.get(path, "text/html")
    elements = Elements(page.text)
    assert elements.all("html")[0]["lang"] == "en"
    assert len(elements.all("h1")) == len(elements.all("main")) == len(elements.all("title")) == 1
    assert elements.all("a")[0]["href"] == "#content"
    labels = {label["for"] for label in elements.all("label")}
    fields = {f["id"] for f in elements.all("input", "select") if f.get("type") != "hidden"}
    assert fields == labels
    ids = [a["id"] for _, a in elements.found if "id" in a]
    assert len(ids) == len(set(ids))
    for attributes in elements.all("section", "div", "input"):
        named = attributes.get("aria-labelledby") or attributes.get("aria-describedby")
        assert named is None or named in ids


def test_every_link_of_a_page_leads_somewhere(server: Web) -> None:
    for path in PAGES:
        links = {a["href"] for a in Elements(server.get(path, "text/html").text).all("a", "link")}
        own = {link for link in links if link and link.startswith("/")} - {"/.well-known/void"}
        for link in own - {"/sparql"}:
            answer = server.get(link)
            # Examples are about the world, and this store knows only what was invented.
            is_example = "format=html" in link and answer.status_code in {400, 404}
            assert answer.status_code in {200, 303} or is_example, link


@pytest.mark.parametrize(
    ("iri", "page"),
    [
        (f"{DEFAULT_BASE}fact/1#quote", "/id/fact/1"),
        (
            f"{DEFAULT_BASE}../admin",
            f"/id/?iri={'https%3A%2F%2Fw3id.org%2Fdateline%2Fid%2F'}..%2Fadmin",
        ),
        (
            f"{DEFAULT_BASE}%2e%2e/x",
            "/id/?iri=https%3A%2F%2Fw3id.org%2Fdateline%2Fid%2F%252e%252e%2Fx",
        ),
        (
            "http://www.wikidata.org/entity/Q1?x",
            "/id/?iri=http%3A%2F%2Fwww.wikidata.org%2Fentity%2FQ1%3Fx",
        ),
        ("javascript:alert(1)", ""),
        ("https://elsewhere.org/id/fact/1", ""),
    ],
)
def test_iri_leads_to_its_page_and_to_no_other(iri: str, page: str) -> None:
    assert Links().page(iri) == page


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.org", " http://x.org", "http://x y"]
)
def test_only_the_web_is_linked(address: str) -> None:
    assert outside(address) == ""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        whole = colour if len(colour) == 6 else "".join(2 * c for c in colour)
        parts = [int(whole[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_can_be_told_apart(server: Web) -> None:
    styles = server.get("/static/dateline.css").text
    schemes = [
        dict(re.findall(r"--(\w+): #(\w+)", rule)) for rule in re.findall(r":root {.*?}", styles)
    ]
    assert len(schemes) == 2
    for colours in schemes:
        for name in ("ink", "soft", "link", "bad"):
            assert contrast(colours[name], colours["paper"]) >= 4.5, name
        assert contrast(colours["ink"], colours["mark"]) >= 4.5
        assert contrast(colours["line"], colours["paper"]) >= 3
