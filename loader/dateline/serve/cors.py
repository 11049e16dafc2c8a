"""Lets pages of any site read (https://fetch.spec.whatwg.org/#http-cors-protocol).

They cannot write: that takes a token, and without one, `writers.py` sends them away.
"""

from collections.abc import Sequence
from typing import Final

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from dateline.serve.services import Services

_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
_SHOWN: Final = ("ETag", "Link", "Location", "Retry-After", "X-Total-Count")


def middleware(services: Services) -> Sequence[Middleware]:
    """Return what allows browsers to hand answers on to pages of other sites."""
    del services
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=_METHODS,
            allow_headers=["*"],
            expose_headers=_SHOWN,
        )
    ]
