"""What one paragraph looks like on its own: news, furniture, or doubtful."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from dateline.read.bylines import is_byline
from dateline.read.cues import load_cues, weigh
from dateline.read.paragraphs import ends_sentence

_FURNITURE_SCORE = 2.5
_MAX_NEWS_SCORE = 1.0
# To speak to "you" is doubtful at most: columns and interviews do.
_MAX_ADDRESS_SCORE = 2.0
_MAX_APPEAL = 4.0
# An appeal keeps to its subject: a longer text needs more cues to look like one.
_WORDS_A_POINT = 80
# An appeal talks of the paper all through; news with a button glued on does so once.
_MIN_APPEALING_SHARE = 0.5
# Cues of an appeal show early; the cap keeps a megabyte on one line cheap.
_LOOKED_AT = 1_500
_MAX_LABEL_LENGTH = 90
_MAX_BUTTON_WORDS = 12
_MAX_TITLE_WORDS = 25
_MAX_NOTE_WORDS = 40
_MAX_CAPTION_WORDS = 60
# A quotation of several paragraphs opens in each of them and closes in the last.
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)‘[^’]*(?:’(?!\w)|$)")
_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+")
_DECORATION = re.compile(r"^[\W_]+|[^\w)]+$")


class Look(Enum):
    """What a paragraph looks like before its neighbours are asked."""

    NEWS = auto()
    DOUBTFUL = auto()
    BIO = auto()  # furniture where nothing but furniture follows
    LABEL = auto()
    LIST_LABEL = auto()  # a label above links to other articles
    APPEAL = auto()

    @property
    def is_furniture(self) -> bool:
        """Whether the paragraph needs no neighbours to be called furniture."""
        return self in {Look.LABEL, Look.LIST_LABEL, Look.APPEAL}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a paragraph looks.

    Attributes:
        score: how much it is like an appeal to the reader; below 1 nothing speaks for it.
        is_on_paper: it speaks of the newspaper, of reading it or of paying for it.
        is_title: it is short and does not end as a sentence does.
    """

    look: Look
    score: float
    is_on_paper: bool
    is_title: bool


def judge(text: str) -> Verdict:
    """Return how one paragraph looks by itself."""
    head = text[:_LOOKED_AT]
    is_title = len(text.split()) <= _MAX_TITLE_WORDS and not ends_sentence(text)
    score = appeal_score(head)
    is_on_paper = weigh(load_cues().appeal, _own_words(head)) > 0
    return Verdict(_look(text, score, is_title=is_title), score, is_on_paper, is_title)


def is_label(text: str) -> bool:
    """Return whether a line is a button, label, byline, date or credit, whatever is near it.

    >>> is_label("Read more: The day in pictures"), is_label("Share the burden, ministers say")
    (True, False)
    """
    head = _plain(text[:_LOOKED_AT])
    bare = _DECORATION.sub("", head)
    return not bare or _is_button(bare) or _is_note(text) or is_byline(head)


def appeal_score(text: str) -> float:
    """Return how much `text` is like a newspaper's appeal to its reader; 2.5 and more is one.

    Quoted words do not count: in news, it is somebody else who speaks to "you".
    """
    own, cues = _own_words(text), load_cues()
    words = len(own.split())
    address = weigh(cues.address, own)
    is_button = words <= _MAX_BUTTON_WORDS and not ends_sentence(text)
    if not address and not is_button:
        return 0.0
    appeal = min(weigh(cues.appeal, own), _MAX_APPEAL)
    score = address + appeal - weigh(cues.news, own) - max(0.0, words / _WORDS_A_POINT - 1)
    if score >= _MAX_NEWS_SCORE and _appealing_share(own) < _MIN_APPEALING_SHARE:
        return 0.0
    return score if appeal else min(score, _MAX_ADDRESS_SCORE)


def _appealing_share(text: str) -> float:
    """Return the share of words in sentences that hold a cue of an appeal."""
    cues = (*load_cues().address, *load_cues().appeal)
    sentences = [(len(one.split()), one) for one in _SENTENCE_GAP.split(text)]
    appealing = sum(words for words, one in sentences if weigh(cues, one))
    return appealing / max(1, sum(words for words, _ in sentences))


def _own_words(text: str) -> str:
    return _plain(_QUOTED.sub(" ", text))


def _plain(text: str) -> str:
    """Return `text` with the apostrophe that the cues are written with."""
    return text.replace("’", "'")


def _look(text: str, score: float, *, is_title: bool) -> Look:
    bare = _DECORATION.sub("", _plain(text[:_LOOKED_AT]))
    if _is_button(bare) and load_cues().list_labels.match(bare):
        return Look.LIST_LABEL
    if is_label(text):
        return Look.LABEL
    if score >= _FURNITURE_SCORE:
        return Look.APPEAL
    if _is_author_bio(text):
        return Look.BIO
    return Look.NEWS if score < _MAX_NEWS_SCORE and not is_title else Look.DOUBTFUL


def _is_button(bare: str) -> bool:
    return len(bare) <= _MAX_LABEL_LENGTH and load_cues().labels.fullmatch(bare) is not None


def _is_note(text: str) -> bool:
    """Return whether a short paragraph is a caption, credit or note by its form.

    A long one is news that such a line was glued to, as web pages turned to text often have it.
    """
    words = len(text.split(maxsplit=_MAX_CAPTION_WORDS))
    if words > _MAX_CAPTION_WORDS:
        return False
    plain, cues = _plain(text), load_cues()
    is_credit = words <= _MAX_NOTE_WORDS and cues.notes.search(plain) is not None
    return is_credit or cues.captions.search(plain) is not None


def _is_author_bio(text: str) -> bool:
    plain, cues = _plain(text), load_cues()
    is_short = len(text.split(maxsplit=_MAX_CAPTION_WORDS)) <= _MAX_CAPTION_WORDS
    return (
        is_short
        and cues.author_bio.search(plain) is not None
        and cues.past_events.search(plain) is None
    )
