"""A writer that puts the prefixes at the head of a file in order."""

from typing import BinaryIO


class SortedHeader:
    """Passes bytes on to `out`, the first `lines` lines sorted.

    The engine writes prefixes in the order of a hash map, different each time.
    """

    def __init__(self, out: BinaryIO, lines: int) -> None:
        """Hold back what is written until it has `lines` lines."""
        self._out = out
        self._lines = lines
        self._held: bytes | None = b""

    def write(self, data: bytes) -> int:
        """Take all of `data`."""
        if self._held is None:
            self._out.write(data)
        else:
            self._held += data
            self._release()
        return len(data)

    def flush(self) -> None:
        """Hand on to `out`."""
        self._out.flush()

    def _release(self) -> None:
        head = (self._held or b"").split(b"\n", self._lines)
        if len(head) > self._lines:
            self._out.write(b"\n".join([*sorted(head[:-1]), head[-1]]))
            self._held = None
