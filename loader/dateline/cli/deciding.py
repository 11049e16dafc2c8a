"""Decisions made, stored, and applied to the articles concerned."""

import getpass
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.cli.knowledge import knowledge_of
from dateline.cli.relink import Relinked, Touched, relink
from dateline.errors import NotFoundError, UsageError
from dateline.model.entity import local_key
from dateline.model.review import Decision, Verdict, standing
from dateline.rdf.decision import decision_node, decision_quads
from dateline.store.protocol import WritableStore

if TYPE_CHECKING:
    from dateline.build import Assembly

_QID = re.compile(r"(?:wd:)?(Q[1-9][0-9]*)")
_ARTICLE = re.compile(r"[0-9a-f]{20}")


@dataclass(slots=True)
class Desk:
    """Takes decisions one by one, each stored at once; `apply` brings the articles up to date."""

    assembly: "Assembly"
    store: WritableStore
    who: str
    made: list[Decision] = field(default_factory=list)

    def decide(
        self, subject: str, name: str, verdict: Verdict, *, qid: str | None = None, why: str = ""
    ) -> Decision:
        """Store a decision.

        Raises:
            UsageError: the verdict needs an item, or is none for a name.
        """
        if verdict is Verdict.UNDO:
            raise UsageError("undo what?", hint="use `dateline link undo` with a decision's key")
        needs_item = verdict in {Verdict.YES, Verdict.NO} and not subject.startswith("fact/")
        if needs_item and qid is None:
            raise UsageError(
                f"{verdict} to which item?", hint="give the item: Q159, or --item Q159"
            )
        decision = self._decision(subject, name, verdict, qid=qid, why=why)
        self._keep(decision)
        return decision

    def undo(self, key: str, *, why: str = "") -> Decision:
        """Take back the decision `key`, or the only one whose key begins so.

        Raises:
            NotFoundError: no such decision stands.
        """
        known = knowledge_of(self.store, self.assembly.base).decisions
        found = [d for d in standing(known) if key and d.key.startswith(key)]
        if len(found) != 1:
            raise NotFoundError(
                f"no decision {key!a} stands" if not found else f"{len(found)} decisions: {key!a}",
                hint="`dateline link decisions` lists them",
            )
        [old] = found
        decision = self._decision(
            old.subject, old.name, Verdict.UNDO, qid=old.qid, why=why, undoes=old.key
        )
        self._keep(decision)
        return decision

    def apply(self) -> Relinked:
        """Link the articles anew that the decisions made here concern."""
        links = [decision for decision in self.made if not decision.subject.startswith("fact/")]
        return relink(self.assembly, self.store, map(_touched, links))

    def _decision(  # noqa: PLR0913 - what a decision consists of
        self,
        subject: str,
        name: str,
        verdict: Verdict,
        *,
        qid: str | None,
        why: str,
        undoes: str = "",
    ) -> Decision:
        return Decision(
            subject=subject,
            name=name,
            verdict=verdict,
            who=self.who,
            when=self.assembly.clock(),
            qid=qid,
            why=why,
            undoes=undoes,
        )

    def _keep(self, decision: Decision) -> None:
        base = self.assembly.base
        quads = frozenset(decision_quads(decision, base))
        self.store.describe(base.review_graph, {decision_node(decision.key, base): quads})
        self.made.append(decision)


def reviewer(given: str | None, setting: str) -> str:
    """Return who decides: as given, as set, else the name of the account."""
    if given or setting:
        return given or setting
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("nobody to decide is named", hint="give --by NAME") from error


def item_of(text: str) -> str:
    """Return the QID that `text` is.

    Raises:
        UsageError: it is none.
    """
    match = _QID.fullmatch(text.strip())
    if not match:
        raise UsageError(f"not a Wikidata item: {text!a}", hint="write it as Q159")
    return match[1]


def subject_of(name: str, article: str | None) -> str:
    """Return what a decision on `name` is about, in one article only if that is given.

    Raises:
        UsageError: `article` is no key of one.
    """
    if article is None:
        return local_key(name)
    key = article.rpartition("/")[2]
    if not _ARTICLE.fullmatch(key):
        raise UsageError(f"not an article's key: {article!a}", hint="it has 20 hex digits")
    return local_key(name, key)


def newest(decisions: Iterable[Decision]) -> Sequence[Decision]:
    """Return decisions, the newest first."""
    return sorted(decisions, key=lambda d: (d.when, d.key), reverse=True)


def _touched(decision: Decision) -> Touched:
    items = (f"wd:{decision.qid}",) if decision.qid else ()
    return Touched(keys=(decision.subject, *items), names=(decision.name,))
