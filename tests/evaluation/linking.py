"""Which item a mention is linked to, against texts that say what their mentions are."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

from dateline.model.article import Article
from dateline.model.link import Link
from dateline.model.mention import MentionKind
from dateline.model.span import Span
from evaluation.scoring import percent
from support import article

HARD_FILE: Final = Path(__file__).parent / "linking_hard.tsv"
NEWS_FILE: Final = "linking_news_fair.jsonl"
NIL: Final = "NIL"

_NAMED: Final = frozenset({MentionKind.NAME, MentionKind.DEMONYM})
# What News-Fair calls a people ("Britons") and an office ("French President").
_PEOPLE, _OFFICE = "Q33829", "Q4164871"

LinksOf: TypeAlias = Callable[[Article], tuple[Link, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What one mention is.

    Attributes:
        what: a QID, the label of an entity without one, or `NIL`.
        is_wanted: whether a link to it is asked for, not only right.
        is_of_state: it is a people or an office, where the demonym's own link, to the state, is
            neither right nor wrong.
    """

    span: Span
    what: str
    is_wanted: bool = True
    is_of_state: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text whose mentions inside `judged` are all labelled, or only those labelled count."""

    article: Article
    labels: tuple[Label, ...]
    judged: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """How links agree with labels.

    Attributes:
        wanted: mentions to be linked; right: those linked to what they are and nothing else.
        linked: links made to an item; good: those that a label confirms.
        confusions: a line for each miss and each link too many, with its words.
    """

    wanted: int = 0
    right: int = 0
    linked: int = 0
    good: int = 0
    confusions: tuple[str, ...] = ()

    @property
    def accuracy(self) -> float:
        """Share of the mentions to be linked that are linked right."""
        return percent(self.right, self.wanted)

    @property
    def precision(self) -> float:
        """Share of the links made that are right."""
        return percent(self.good, self.linked)


def read_hard(file: Path = HARD_FILE) -> tuple[Document, ...]:
    """Return the hand-made mentions, each in a text of its own; its last occurrence is meant."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        table = csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(_hard(row) for row in table)


def read_news(folder: Path, known: Callable[[str], bool]) -> tuple[Document, ...]:
    """Return the documents of News-Fair v2 (Bast et al. 2023), coreference left out.

    Args:
        folder: where the set is.
        known: whether an item is in the gazetteer: others are not asked for.
    """
    lines = (folder / NEWS_FILE).read_text(encoding="utf-8").splitlines()
    return tuple(_news(json.loads(line), known) for line in lines)


def linking(documents: Iterable[Document], links_of: LinksOf) -> Linking:
    """Return how the links that `links_of` makes agree with the labels."""
    wanted = right = linked = good = 0
    confusions: list[str] = []
    for document in documents:
        links = [k for k in links_of(document.article) if _is_judged(k, document)]
        asked = [label for label in document.labels if label.is_wanted]
        missed = [label for label in asked if not _is_met(label, links, document)]
        judged = [k for k in links if k.entity.qid and not _is_open(k, document)]
        wrong = [k for k in judged if not _is_confirmed(k, document)]
        wanted, right = wanted + len(asked), right + len(asked) - len(missed)
        linked, good = linked + len(judged), good + len(judged) - len(wrong)
        confusions += [_miss(label, links, document) for label in missed]
        confusions += [_excess(link, document) for link in wrong]
    return Linking(
        wanted=wanted, right=right, linked=linked, good=good, confusions=tuple(confusions)
    )


def _hard(row: Mapping[str, str]) -> Document:
    text, mention = row["text"], row["mention"]
    *_, last = re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text)
    span = Span(last.start(), last.end())
    day = date.fromisoformat(row["date"]) if row["date"] else None
    label = Label(span=span, what=row["expected"])
    return Document(article=article(text, day), labels=(label,), judged=span)


def _news(record: Mapping[str, Any], known: Callable[[str], bool]) -> Document:
    return Document(
        article=article(record["text"]),
        labels=tuple(_label(gold, known) for gold in record["gold"] if not gold["coref"]),
        judged=Span(*record["evaluation_span"]),
    )


def _label(gold: Mapping[str, Any], known: Callable[[str], bool]) -> Label:
    what = gold["qid"] or NIL
    return Label(
        span=Span(*gold["span"]),
        what=what,
        is_wanted=what != NIL and known(what) and not gold["optional"],
        is_of_state=bool({_PEOPLE, _OFFICE} & set(gold["type_qid"].split("|"))),
    )


def _is_judged(link: Link, document: Document) -> bool:
    return link.mention.kind in _NAMED and document.judged.overlaps(link.mention.span)


def _is_met(label: Label, links: Iterable[Link], document: Document) -> bool:
    beside = [k for k in links if k.mention.span.overlaps(label.span)]
    named = {name for k in beside for name in (k.entity.qid, k.entity.label)}
    wrong = [k for k in beside if k.entity.qid and not _is_confirmed(k, document)]
    return not wrong and (label.what == NIL or label.what in named)


def _is_open(link: Link, document: Document) -> bool:
    is_demonym = link.mention.kind is MentionKind.DEMONYM
    return is_demonym and any(label.is_of_state for label in _beside(link, document))


def _is_confirmed(link: Link, document: Document) -> bool:
    return any(label.what == link.entity.qid for label in _beside(link, document))


def _beside(link: Link, document: Document) -> Iterator[Label]:
    return (label for label in document.labels if label.span.overlaps(link.mention.span))


def _miss(label: Label, links: Iterable[Link], document: Document) -> str:
    beside = (k for k in links if k.mention.span.overlaps(label.span))
    taken = ", ".join(f"{k.entity.label} ({k.entity.qid})" for k in beside) or "nothing"
    return f"MISS  {label.what} taken for {taken}: {_words(label.span, document)}"


def _excess(link: Link, document: Document) -> str:
    labels = ", ".join(label.what for label in _beside(link, document)) or "nothing"
    taken = f"{link.entity.label} ({link.entity.qid})"
    return f"WRONG {labels} taken for {taken}: {_words(link.mention.span, document)}"


def _words(span: Span, document: Document) -> str:
    text = document.article.text
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    return " ".join(f"…{before}<{span.of(text)}>{after}…".split())
