"""What it takes to resolve a phrase: what was read, what words mean, which countries there are."""

from collections.abc import Callable
from dataclasses import dataclass

from dateline.annotate.countries import CountrySorts
from dateline.annotate.history import History
from dateline.annotate.nouns import NounLexicon
from dateline.annotate.phrases import Phrase
from dateline.annotate.relations import modifiers


@dataclass(frozen=True, slots=True)
class Scene:
    """An article being read.

    Attributes:
        history: everything read so far.
        nouns: what head nouns stand for.
        sorts: which countries a description may mean, by QID.
    """

    history: History
    nouns: NounLexicon
    sorts: CountrySorts

    def owners(self, phrase: Phrase) -> tuple[int, ...]:
        """Return the referents of who a noun belongs to ("the Egyptian leader", "its capital")."""
        found = (r for t in modifiers(phrase) for r in self.history.referents_at(phrase, t))
        return tuple(dict.fromkeys(found))

    def nearest(self, phrase: Phrase, test: Callable[[int], bool], *, back: int) -> tuple[int, ...]:
        """Return what passes `test` in the nearest sentence where one does; none if several do.

        Args:
            phrase: what takes it up.
            test: whether a referent may be meant.
            back: how many sentences to look back.
        """
        for group in self.history.sentences(phrase, back=back):
            single = {
                r
                for reference in group
                if len(reference.referents) == 1
                for r in reference.referents
            }
            found = [r for r in sorted(single) if test(r)]
            if found:
                return tuple(found) if len(found) == 1 else ()
        return ()
