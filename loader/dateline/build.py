"""Puts the stages together as the settings say: the only place that knows them all.

A part is made when it is first asked for, so that a command pays for nothing it does not use.
"""

import os
import time
from datetime import UTC, datetime
from functools import cached_property, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.assets import asset_dir
from dateline.errors import UsageError
from dateline.pipeline import Pipeline
from dateline.rdf.namespaces import Base
from dateline.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.annotate.annotator import Annotator
    from dateline.annotate.parse import SpacyParser
    from dateline.extract.account import Explanation
    from dateline.extract.extractor import FrameExtractor
    from dateline.extract.frames import Frame
    from dateline.link.gazetteer import Gazetteer
    from dateline.link.rulings import Rulings
    from dateline.link.wikidata import Wikidata
    from dateline.link.wikidata.classes import Classes
    from dateline.model.annotation import AnnotatedArticle
    from dateline.model.article import Article
    from dateline.model.claim import Claim
    from dateline.model.entity import Entity
    from dateline.model.kind import Kind
    from dateline.model.link import LinkedArticle
    from dateline.query.catalogue import Catalogue
    from dateline.rdf.graphs import ArticleGraphs
    from dateline.rdf.run import Run
    from dateline.read import Hints
    from dateline.read.subject import Subject
    from dateline.store.protocol import Store, WritableStore

# As https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy asks: name, version, contact.
_AGENT = f"dateline/{__version__} (https://w3id.org/dateline/ontology)"


class Assembly:
    """The parts of one run."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: "Callable[[], datetime]" = lambda: datetime.now(UTC),
        sleep: "Callable[[float], None] | None" = None,
    ) -> None:
        """Keep the settings, a clock for what people decide and services say; make nothing yet."""
        self.settings = settings
        self.clock = clock
        self.sleep = sleep or time.sleep

    @cached_property
    def base(self) -> Base:
        """What mints the IRIs of the data."""
        return Base(self.settings.base_iri)

    @cached_property
    def kinds(self) -> "Mapping[str, Kind]":
        """The ontology's kinds of fact, by name."""
        from dateline.rdf.ontology import load_kinds

        return load_kinds(asset_dir("ontology"))

    @cached_property
    def situations(self) -> frozenset[str]:
        """Names of the kinds that hold from-until."""
        return frozenset(kind.name for kind in self.kinds.values() if kind.is_situation)

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """The names that are known."""
        from dateline.link import load_gazetteer

        return load_gazetteer(asset_dir("ontology") / "entities")

    def pipeline(
        self,
        hints: "Hints",
        *,
        rulings: "Rulings | None" = None,
        describe: "Callable[[Entity], Entity]" = lambda entity: entity,
    ) -> Pipeline:
        """Return all stages in a row, storing nothing.

        Args:
            hints: what holds for every source.
            rulings: what is settled about names.
            describe: returns an entity with all that is known of it.

        Raises:
            UsageError: the language pipeline is not installed, or a frame file is no good.
        """
        from dateline.link import Linker
        from dateline.read import read_article
        from dateline.read.subject import other_subject

        return Pipeline(
            read=partial(read_article, hints=hints),
            annotate=self._annotator.annotate,
            skim=self._skimmer.annotate,
            extract=self._claims,
            link=Linker(self.gazetteer, rulings).link,
            to_graphs=partial(self._graphs, rulings=rulings, describe=describe),
            other_subject=partial(other_subject, subjects=self._subjects),
        )

    def explain(self, annotated: "AnnotatedArticle") -> "Explanation":
        """Return how the claims of an article came about, and why it gives no others."""
        from dateline.extract.explainer import Explainer

        minimum = self.settings.min_confidence
        explainer = Explainer(extractor=self._extractor, kinds=self.kinds, minimum=minimum)
        return explainer.explain(annotated)

    def publisher(self, article: "Article", rulings: "Rulings | None" = None) -> "Entity | None":
        """Return who published `article`, if it says so, by `rulings` if there are any."""
        from dateline.link import publisher_entity

        found = publisher_entity(article, self.gazetteer)
        return rulings.entity(found) if rulings and found else found

    @cached_property
    def wikidata(self) -> "Wikidata":
        """The live Wikidata, behind a cache on disk; no connection is made yet."""
        from dateline.link.wikidata import connect

        return connect(
            api=self.settings.wikidata_api,
            sparql=self.settings.wikidata_sparql,
            folder=self.settings.cache.expanduser() / "wikidata",
            agent=_AGENT,
            clock=self.clock,
            sleep=self.sleep,
        )

    @cached_property
    def classes(self) -> "Classes":
        """What kind of thing instances of Wikidata's classes are."""
        from dateline.link.wikidata.classes import load_classes

        return load_classes(asset_dir("ontology"))

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The saved questions."""
        from dateline.query.catalogue import load_catalogue

        return load_catalogue(asset_dir("queries"), *self.settings.queries)

    def entities_called(self, name: str, /) -> "tuple[Entity, ...]":
        """Return what `name` names in the gazetteer, people by their surname too."""
        return tuple(entry.entity for entry in self.gazetteer.candidates(name))

    def open_store(self) -> "Store":
        """Open the store for reading.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        from dateline.store.open import open_store

        return open_store(self.settings.store, self.base)

    def open_writable_store(self) -> "WritableStore":
        """Open the store for writing, with the ontology in it.

        Raises:
            StoreError: it cannot be made or written, or is in use.
        """
        from dateline.rdf.ontology import ontology_quads
        from dateline.rdf.revise import Reviser
        from dateline.store.open import open_writable

        reviser = Reviser(base=self.base, kinds=self.kinds)
        store = open_writable(self.settings.store, self.base, reviser)
        store.put(self.base.ontology_graph, ontology_quads(asset_dir("ontology"), self.base))
        return store

    @cached_property
    def _subjects(self) -> "tuple[Subject, ...]":
        from dateline.read.subject import load_subjects

        return () if self.settings.any_subject else load_subjects(asset_dir("ontology"))

    @cached_property
    def _parser(self) -> "SpacyParser":
        from dateline.annotate.parse import SpacyParser

        model = self.settings.model
        if not os.path.isdir(model) and not _is_installed(model):  # noqa: PTH112 - False, no error
            raise UsageError(
                f"no such spaCy pipeline: {model!a}",
                hint="install it, or set DATELINE_MODEL to one that is installed",
            )
        return SpacyParser(model)

    @cached_property
    def _frames(self) -> "tuple[Frame, ...]":
        from dateline.extract.frame_file import load_frames

        frames = load_frames([asset_dir("ontology") / "frames", *self.settings.frames])
        unknown = sorted({frame.kind for frame in frames} - set(self.kinds))
        if unknown:
            raise UsageError(
                f"a frame is about {unknown[0]!a}, which is no kind of fact",
                hint="use one of docs/ontology.md",
            )
        return frames

    @cached_property
    def names(self) -> "Annotator":
        """What finds every name of a text, in sentences that hold no fact, too."""
        return self._annotator_that(is_worth_parsing=lambda _: True)

    @cached_property
    def _skimmer(self) -> "Annotator":
        return self._annotator_that(is_worth_parsing=lambda _: False)

    @cached_property
    def _annotator(self) -> "Annotator":
        from dateline.extract.gate import Gate, load_irregular_forms

        gate = Gate(self._frames, load_irregular_forms(asset_dir("ontology")))
        return self._annotator_that(is_worth_parsing=gate, is_worth_as_tagged=gate.as_tagged)

    @cached_property
    def _annotator_that(self) -> "partial[Annotator]":
        from dateline.annotate.annotator import Annotator
        from dateline.annotate.nouns import load_nouns

        return partial(Annotator, self._parser, self.gazetteer, load_nouns(asset_dir("ontology")))

    @cached_property
    def _extractor(self) -> "FrameExtractor":
        from dateline.extract.confidence import load_confidence
        from dateline.extract.extractor import FrameExtractor
        from dateline.extract.stance_lexicon import load_stance

        ontology = asset_dir("ontology")
        stance, confidence = load_stance(ontology), load_confidence(ontology)
        return FrameExtractor(self._frames, self.kinds, stance, confidence)

    @cached_property
    def _run(self) -> "Run":
        from dateline.rdf.run import Run

        snapshot = self.gazetteer.snapshot
        pipeline = f"{self._parser.description}; gazetteer {snapshot or 'undated'}"
        return Run(version=__version__, pipeline=pipeline, snapshot=snapshot)

    def _claims(self, annotated: "AnnotatedArticle") -> "tuple[Claim, ...]":
        claims = self._extractor.extract(annotated)
        return tuple(c for c in claims if c.confidence >= self.settings.min_confidence)

    def _graphs(
        self,
        linked: "LinkedArticle",
        *,
        rulings: "Rulings | None",
        describe: "Callable[[Entity], Entity]",
    ) -> "ArticleGraphs":
        from dateline.rdf.graphs import to_graphs

        publisher = self.publisher(linked.article, rulings)
        made_by = self._run, self.kinds, self.base
        return to_graphs(linked, *made_by, publisher, describe=describe)


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):
        return False
