"""Words that say when, and the days they stand for.

The grammar is built up in layers: rules find the smallest expressions of a sentence (`explicit`,
`recurring`, `deictic`, `anaphoric`), prefixes and neighbours are joined on (`parts`, `ranges`,
`events`), and only then does `find` turn meanings into days, in reading order.
"""

from dateline.annotate.times.find import find_times
from dateline.annotate.times.periods import WeekStart

__all__ = ["WeekStart", "find_times"]
