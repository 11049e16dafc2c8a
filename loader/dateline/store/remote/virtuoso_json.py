"""Query results as Virtuoso 7 writes them, turned into those of the standard.

Its XML is no way round: parsers take the white space off the ends of values there.
"""

import json
from typing import Any, Final

_BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
_WORDS: Final = {"1": "true", "0": "false"}


def virtuoso_json(content: bytes) -> bytes:
    """Return the results with true for 1, and a yes or no where ASK was answered with a table.

    Raises:
        ValueError: it is no JSON.
    """
    results = json.loads(content)
    rows = results["results"]["bindings"]
    if results["head"]["vars"] == ["__ASK_RETVAL"]:
        return json.dumps({"head": {}, "boolean": bool(rows)}).encode()
    for row in rows:
        for term in row.values():
            _mend(term)
    return json.dumps(results).encode()


def _mend(term: dict[str, Any]) -> None:
    """Mend a term: SPARQL 1.1 Query Results JSON Format, section 3.2.2, has no typed-literal."""
    if term["type"] == "typed-literal":
        term["type"] = "literal"
        if term["datatype"] == _BOOLEAN:
            term["value"] = _WORDS.get(term["value"], term["value"])
