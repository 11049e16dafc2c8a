"""A process killed while it replaces articles leaves each of them whole or absent."""

import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dateline.model.article import Article
from dateline.rdf.namespaces import Base
from dateline.rdf.revise import Reviser
from dateline.store.open import open_store, open_writable
from dateline.store.protocol import ArticleGraphs, Change

# Seconds after the first article is in; a replacement takes some milliseconds.
PAUSES = (0.0, 0.003, 0.01, 0.05, 0.1)
URLS = [f"https://example.org/{number}" for number in range(4)]
TEXTS = ("Version a. " * 200, "Version b. " * 200)
WRITE = """
import pickle, sys
from itertools import cycle
from dateline.rdf.namespaces import Base
from dateline.store.open import open_writable
reviser, stories = pickle.load(sys.stdin.buffer)
with open_writable(sys.argv[1], Base(), reviser) as store:
    for number, story in enumerate(cycle(stories)):
        store.replace(*story)
        if number == 0:
            print("ready", flush=True)
"""
Stories = list[tuple[ArticleGraphs, Article]]


def test_articles_are_whole_or_absent(
    folder: Path, reviser: Reviser, story: Callable[..., tuple[ArticleGraphs, Article]]
) -> None:
    stories = [story(text, url) for text in TEXTS for url in URLS]
    whole = {(graphs.article_quads, article.text) for graphs, article in stories}
    for pause in PAUSES:
        kill_a_writer(folder, reviser, stories, after=pause)
        with open_store(str(folder), Base()) as store:
            for key in {graphs.key for graphs, _ in stories}:
                quads = store.quads(key)
                assert not quads or (quads, store.text(key)) in whole
    with open_writable(str(folder), Base(), reviser) as writable:
        changes = {writable.replace(*one) for one in stories[: len(URLS)]}
        assert changes <= set(Change)
        assert (writable.stats().articles, writable.stats().facts) == (len(URLS), 1)


def kill_a_writer(folder: Path, reviser: Reviser, stories: Stories, *, after: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(pickle.dumps((reviser, stories)))
        process.stdin.close()
        assert process.stdout.readline() == b"ready\n"
        time.sleep(after)
        process.kill()
