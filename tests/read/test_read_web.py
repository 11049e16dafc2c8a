from collections.abc import Callable
from itertools import count

import pytest

from dateline.errors import SourceError
from dateline.read.addresses import refuse_private
from dateline.read.web import Limits, WebReader
from loopback import Site

WebReaders = Callable[..., WebReader]
_PAGE = b"<html><body><p>Chad withdrew its troops.</p></body></html>"


def test_a_page_is_fetched_with_what_its_header_says(site: Site, web_reader: WebReaders) -> None:
    site.has("/a", _PAGE, Content_Type="text/html; charset=latin-1", ETag='"1"')
    found = web_reader().fetch(f"{site.url}/a")
    assert found is not None
    assert (found.data, found.encoding, found.etag) == (_PAGE, "latin-1", '"1"')


def test_redirects_are_followed_to_the_end(site: Site, web_reader: WebReaders) -> None:
    site.has("/a", status=301, Location="/b")
    site.has("/b", _PAGE)
    found = web_reader().fetch(f"{site.url}/a")
    assert found is not None
    assert found.url == f"{site.url}/b"


def test_what_has_not_changed_is_not_sent_again(site: Site, web_reader: WebReaders) -> None:
    site.has("/feed", status=304)
    assert web_reader().fetch(f"{site.url}/feed", etag='"1"', modified="Mon") is None
    [headers] = [h for path, h in site.asked if path == "/feed"]
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"1"', "Mon")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "the server answered 404"),
        ("/broken", "the server answered 500"),
        ("/large", "over 0.001 MB"),
        ("/loop", "too many redirects"),
        ("/secret", "its robots.txt forbids it"),
        ("/to-secret", "its robots.txt forbids it"),
        ("/short", "the answer broke off"),
    ],
)
def test_what_cannot_be_had_is_told(
    site: Site, web_reader: WebReaders, path: str, reason: str
) -> None:
    site.has("/robots.txt", b"User-agent: *\nDisallow: /secret\n")
    site.has("/broken", status=500)
    site.has("/large", b"x" * 2_000)
    site.has("/loop", status=302, Location="/loop")
    site.has("/to-secret", status=302, Location="/secret")
    site.has("/short", b"x", Content_Length="10")
    with pytest.raises(SourceError) as caught:
        web_reader(Limits(bytes=1_000)).fetch(site.url + path)
    assert str(caught.value).endswith(f": {reason}")
    assert caught.value.hint
    assert not [asked for asked, _ in site.asked if asked == "/secret"]


def test_robots_txt_is_asked_once_for_each_site(site: Site, web_reader: WebReaders) -> None:
    site.has("/a", _PAGE)
    reader = web_reader()
    reader.fetch(f"{site.url}/a")
    reader.fetch(f"{site.url}/a")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/a"]


def test_a_site_whose_rules_cannot_be_had_is_left_alone(site: Site, web_reader: WebReaders) -> None:
    site.has("/robots.txt", status=503)
    site.has("/a", _PAGE)
    with pytest.raises(SourceError, match="the server answered 503"):
        web_reader().fetch(f"{site.url}/a")


def test_a_slow_page_is_given_up(site: Site, web_reader: WebReaders) -> None:
    site.has("/a", _PAGE)
    ticks = count(step=70)
    reader = web_reader()
    slow = WebReader(
        session=reader.session, agent="dateline", allow_private=True, clock=lambda: next(ticks)
    )
    with pytest.raises(SourceError, match="not read in 60 s"):
        slow.fetch(f"{site.url}/a")


def test_nobody_answers(web_reader: WebReaders) -> None:
    with pytest.raises(SourceError, match=r"no answer \(ConnectionError\)"):
        web_reader().fetch("http://127.0.0.1:9/a")


def test_a_redirect_to_this_machine_is_refused(site: Site, web_reader: WebReaders) -> None:
    with pytest.raises(SourceError, match=r"a private address \(127.0.0.1\)"):
        web_reader(allow_private=False).fetch(f"{site.url}/a")
    assert not site.asked


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[fe80::1]", "0.0.0.0"],  # noqa: S104
)
def test_private_addresses(host: str) -> None:
    with pytest.raises(SourceError, match="a private address"):
        refuse_private(f"http://{host}/a")


@pytest.mark.parametrize("url", ["http://no-such-host.invalid/", "http://[::1"])
def test_a_host_that_is_none(url: str) -> None:
    with pytest.raises(SourceError, match="no such host"):
        refuse_private(url)


def test_a_public_address_is_let_through() -> None:
    refuse_private("http://93.184.216.34/a")
