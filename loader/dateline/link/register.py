"""Whether an article reports sport, where a country's or town's name is its team's."""

import re
from dataclasses import dataclass

from dateline.model.annotation import AnnotatedArticle
from dateline.model.mention import Mention
from dateline.model.span import Span

# Words that hardly anything but a report on a match uses.
_MATCH = re.compile(
    r"""\b(?:half-?time|kick-?off|quarter-?finals?|semi-?finals?|play-?offs?|striker|midfielder|
    goal-?keeper|keeper|winger|full-?back|fly-?half|scrum-?half|scrum|wickets?|innings|batsm[ae]n|
    bat|bowler|won\ the\ toss|umpire|referee|touchdown|quarterback|linebacker|shortstop|home\ run|
    penalty\ shoot-?out|free-?kick|offside|hat-?trick|relegation|relegated|grand\ slam|grand\ prix|
    jockey|racecourse|furlongs?|top\ seed|tie-?break|backhand|forehand|scored|scorer|goalless|
    equali[sz]er|team-?mates?|premier\ league|champions\ league|world\ cup|test\ match|
    second\ half|first\ half|starting\ line-?up|substitutes?|dressing\ room|transfer\ window|
    league\ title|friendly\ against|all-rounder|freestyle|medall?ist|hurdles|sprinter|
    championships?|
    \d{1,3}-\d{1,3}\ (?:win|victory|defeat|loss|draw|lead)|
    (?:beat|beats|thrashed|edged|lost\ to|defeated)\ [\w\ ]{2,30}\ \d{1,3}-\d{1,3})\b""",
    re.VERBOSE,
)
# Words that reports on matches use much and others little.
_SPORT = re.compile(
    r"""\b(?:football|soccer|rugby|cricket|hockey|basketball|baseball|tennis|golf|racing|coach(?:es)?|
    squads?|fixtures?|seasons?|clubs?|fans|tournaments?|leagues?|defenders?|goals?|match(?:es)?|games?|
    players?|teams?|stadium|trainer|runners?|odds|bookmakers|hurdles?|handicap|novices?|chasing)\b""",
    re.VERBOSE,
)
_IN_PARAGRAPH = 2
_IN_ARTICLE = 4
_SPORT_IN_ARTICLE = 6


@dataclass(frozen=True, slots=True)
class Register:
    """Which passages of an article report sport, and whether it does as a whole."""

    passages: tuple[Span, ...] = ()
    is_whole: bool = False

    def is_sport(self, mention: Mention) -> bool:
        """Return whether `mention` stands in a report on a match."""
        return any(passage.holds(mention.span) for passage in self.passages)


def register_of(annotated: AnnotatedArticle) -> Register:
    """Return the paragraphs of sport: all of them where the article as a whole is about it."""
    text = annotated.article.text
    telling = {span: _words(_MATCH, span.of(text)) for span in annotated.article.body}
    of_match = frozenset[str]().union(*telling.values())
    if len(of_match) >= _IN_ARTICLE or len(of_match | _words(_SPORT, text)) >= _SPORT_IN_ARTICLE:
        return Register((Span(0, len(text)),), is_whole=True)
    return Register(tuple(span for span, words in telling.items() if len(words) >= _IN_PARAGRAPH))


def _words(pattern: re.Pattern[str], passage: str) -> frozenset[str]:
    # Lower case first: to pass over capitals while matching takes five times as long.
    return frozenset(match[0] for match in pattern.finditer(passage.lower()))
