"""Values as RDF literals, and descriptions as quads.

Oxigraph stores numbers by value, so "0.50" would come back as "0.5": every number is written in
its canonical form (XML Schema 1.1 part 2, section 3.3), or a reloaded article would look changed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from dateline.rdf.namespaces import name

Term: TypeAlias = NamedNode | Literal

A = name("rdf:type")
TRUE = Literal("true", datatype=name("xsd:boolean"))


def text(words: str, *, language: str | None = None) -> Literal:
    """Return `words` as a literal; half a surrogate pair, which RDF cannot hold, becomes U+FFFD."""
    valid = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Literal(valid, language=language)


def day(moment: date) -> Literal:
    """Return `moment` as xsd:date."""
    return Literal(moment.isoformat(), datatype=name("xsd:date"))


def moment(when: datetime) -> Literal:
    """Return `when` as a canonical xsd:dateTime: in UTC, without zeros at the end of a second."""
    whole, _, fraction = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f").partition(".")
    digits = fraction.rstrip("0")
    text_ = f"{whole}.{digits}Z" if digits else f"{whole}Z"
    return Literal(text_, datatype=name("xsd:dateTime"))


def integer(number: int) -> Literal:
    """Return `number` as xsd:integer."""
    return Literal(str(number), datatype=name("xsd:integer"))


def binary(base64: str) -> Literal:
    """Return bytes, given in Base64, as xsd:base64Binary."""
    return Literal(base64, datatype=name("xsd:base64Binary"))


def decimal(number: float, *, places: int) -> Literal:
    """Return `number` as a canonical xsd:decimal with at most `places` digits after the point.

    >>> decimal(0.5, places=2).value, decimal(1.0, places=2).value, decimal(-0.001, places=2).value
    ('0.5', '1', '0')
    """
    digits = f"{Decimal(repr(number)):.{places}f}"
    short = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return Literal("0" if short in {"-0", ""} else short, datatype=name("xsd:decimal"))


def uri(address: str) -> Literal:
    """Return `address` as xsd:anyURI: a literal, for a page's URL need not be a valid IRI."""
    return Literal(text(address).value, datatype=name("xsd:anyURI"))


def describe(
    subject: NamedNode, graph: NamedNode, *statements: tuple[str, Term | None]
) -> Iterator[Quad]:
    """Yield one quad a statement (prefixed property name, value); no value, no quad."""
    for curie, term in statements:
        if term is not None:
            yield Quad(subject, name(curie), term, graph)
