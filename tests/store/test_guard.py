import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.store.guard import refuse_outside_access

FORBIDDEN = [
    "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
    "select * { service silent ?where { ?s ?p ?o } }",
    "SELECT * { SeRvIcE<http://x.example/>{} }",
    "SELECT * FROM <http://x.example/> { ?s ?p ?o }",
    "SELECT * from named <file:///etc/passwd> { ?s ?p ?o }",
    "LOAD <http://x.example/>",
    # Oxigraph 0.5 runs all four: it needs no space, and falls back from a name to a keyword.
    "PREFIX : <http://x.example/> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://x.example/> {} }",
    'SELECT * { ?s ?p "a"SERVICE<http://x.example/> {} }',
    "SELECT * { ?s ?p 1e0SERVICE<http://x.example/> {} }",
    # Escapes are decoded before parsing.
    r"SELECT * { \u0053ERVICE <http://x.example/> {} }",
    r"SELECT * { S\U00000045RVICE <http://x.example/> {} }",
    # What looks like a comment, a string or an IRI, and is none.
    "SELECT * { ?s ?p <http://x.example/#> . SERVICE <http://x.example/> {} }",
    "SELECT * { ?s ?p ?o # a comment\n SERVICE <http://x.example/> {} }",
    "SELECT * { ?s ?p ?o # a comment\r SERVICE <http://x.example/> {} }",
    'SELECT * { ?s ?p "it\\"s" . SERVICE <http://x.example/> {} }',
    'SELECT * { ?s ?p """a""b""" . SERVICE <http://x.example/> {} }',
    "SELECT * { ?s ?p '' . SERVICE <http://x.example/> {} }",
    "SELECT * { FILTER(?a<?b) SERVICE <http://x.example/> {} }",
    'SELECT * { ?s ?p "a"@en . SERVICE <http://x.example/> {} }',
    "SELECT * { ?s ?p ex:a.SERVICE <http://x.example/> {} }",
    'SELECT * { ?s ?p "unterminated \n SERVICE <http://x.example/> {} }',
]
ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?from ?load $service { ?from ?load $service }",
    "SELECT * { ?s dl:service ?o ; ex:loadFrom ?x ; :from ?y }",
    'SELECT * { ?s ?p "SERVICE <http://x.example/>" }',
    "SELECT * { ?s ?p 'load', '''from\n\"service''' }",
    'SELECT * { ?s ?p """service "" from""" }',
    "SELECT * { ?s <http://x.example/service#load> ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE, LOAD and FROM are refused",
    'SELECT * { ?s ?p "x"@en-from }',
    r'SELECT * { ?s ?p "\u0053ERVICE" }',
    r'SELECT * { ?s ?p "a\"b SERVICE" }',
]


@pytest.mark.parametrize("query", FORBIDDEN)
def test_queries_that_reach_out_are_refused(query: str) -> None:
    with pytest.raises(UsageError, match="reaches beyond the store"):
        refuse_outside_access(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_the_words_are_free_elsewhere(query: str) -> None:
    refuse_outside_access(query)


@given(
    st.sampled_from(["service", "LOAD", "From"]),
    st.sampled_from(["{ ", "} ", ". ", "true", "1", "a ", ") ", '"x"', "?x ", "<i> ", "p:q "]),
    st.text("abcdefgh0123456789 .;{}()\n"),
)
def test_a_bare_word_is_always_found(word: str, before: str, harmless: str) -> None:
    with pytest.raises(UsageError):
        refuse_outside_access(f"{harmless} {before}{word} {harmless}")
