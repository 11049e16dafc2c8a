"""Entity tags: whether a client has the answer already (RFC 9110, sections 8.8.3 and 13.1.2)."""

import re
from hashlib import sha256
from typing import Final

_TAG: Final = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def weak_tag(*parts: str) -> str:
    """Return a tag for what is made of `parts`; weak, since its bytes may be compressed.

    >>> weak_tag("3", "bases") == weak_tag("3", "bases") != weak_tag("3b", "ases")
    True
    """
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f'W/"{digest[:24]}"'


def names_tag(if_none_match: str, tag: str) -> bool:
    """Return whether an `If-None-Match` header names `tag`, by weak comparison.

    >>> names_tag('"a", W/"b"', 'W/"b"'), names_tag('"b"', 'W/"b"'), names_tag('W/"c"', 'W/"b"')
    (True, True, False)
    """
    wanted = tag.removeprefix("W/")
    return wanted in _TAG.findall(if_none_match)
