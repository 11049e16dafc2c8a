"""`/health`: whether the store can be read."""

import json
from dataclasses import dataclass
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from dateline.query.queryable import select
from dateline.serve.services import Services
from dateline.serve.work import contained

_ANY: Final = "SELECT * WHERE { GRAPH ?graph { ?thing ?property ?value } } LIMIT 1"


@dataclass(frozen=True, slots=True)
class Health:
    """Answers `/health`, in a thread of its own: a server that is busy is well."""

    services: Services

    async def show(self, _: Request) -> Response:
        """Answer that all is well; what is not becomes an error by itself."""
        version = await to_thread.run_sync(contained, self._version)
        body = json.dumps({"status": "ok", "store": version})
        return Response(
            f"{body}\n", headers={"Cache-Control": "no-store"}, media_type="application/json"
        )

    def _version(self) -> str:
        """Return the version of the store, which can be read.

        Raises:
            StoreError: it cannot.
        """
        with self.services.snapshots.lease() as snapshot:
            for _ in select(snapshot.store, _ANY):
                break
            return snapshot.version
