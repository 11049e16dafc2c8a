"""The child's side: does one task after another, until its parent is gone.

Run as `python -m dateline.store.sandbox.child DESCRIPTOR`, an end of a socket.
"""

import os
import sys
import threading
import time
from multiprocessing.connection import Connection
from typing import Any, Final

from dateline.errors import DatelineError, Limit, StoreError
from dateline.store.sandbox.task import READY, Kept, Task

_LOOK_SECONDS: Final = 0.5


def serve(connection: "Connection[Any, Any]") -> None:
    """Do what comes over `connection` until its other end is closed."""
    kept = Kept()
    connection.send(READY)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(_reply(task, kept))


def _reply(task: Task[object], kept: Kept) -> object:
    try:
        return task.run(kept)
    except DatelineError as error:
        return error
    except MemoryError:
        return task.limits.hit(Limit.MEMORY)
    except OSError as error:
        return StoreError(f"the store cannot be used: {error}")


def end_with(parent: int) -> None:
    """End this process as soon as `parent`, which started it, is gone.

    The engine lets other threads run while it works on a query.
    """
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    serve(Connection(int(sys.argv[1])))
