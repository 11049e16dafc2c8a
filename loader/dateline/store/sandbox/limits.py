"""How much one query may take."""

from dataclasses import dataclass

from dateline.errors import Limit, LimitError


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLimits:
    """What one query may take.

    Attributes:
        seconds: time, from its start to its whole answer.
        memory_mib: memory, beside what an idle process and the open store take.
        answer_mib: size of the answer.
    """

    seconds: float = 30.0
    memory_mib: int = 1024
    answer_mib: int = 64

    def hit(self, limit: Limit) -> LimitError:
        """Return the error that says which limit was hit and how to raise it."""
        message, option = {
            Limit.TIME: (f"did not end within {self.seconds:g} seconds", "--query-seconds"),
            Limit.MEMORY: (f"needs more than {self.memory_mib} MiB of memory", "--query-memory"),
            Limit.SIZE: (f"has an answer of more than {self.answer_mib} MiB", "--answer-size"),
        }[limit]
        return LimitError(
            f"the query was ended: it {message}",
            limit=limit,
            hint=f"ask for less, with LIMIT or a narrower pattern; {option} raises the limit",
        )
