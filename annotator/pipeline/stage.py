"""Building the morphology stage and the gazetteer of a pipeline from its data files."""

from collections.abc import Iterator

from annotator.gazetteer.lookup import Gazetteer
from annotator.morphology.adjectives import Adjectives
from annotator.morphology.analyzer import WordAnalyzer
from annotator.morphology.build import Tables
from annotator.morphology.closed_class import read_entries
from annotator.morphology.context import ContextModel
from annotator.morphology.database import require_database
from annotator.morphology.stage import MorphologyStage
from annotator.pipeline.places.source import open_gazetteer
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold


class PipelineStage(MorphologyStage):
    """The morphology stage of a pipeline, with its gazetteer.

    The two need each other: names of the gazetteer are stems for the analyser, and
    which names are common words too is asked of the analyser without them.

    Attributes:
        gazetteer: The pipeline's places.
    """

    def __init__(self, analyzer: WordAnalyzer, context: ContextModel, gazetteer: Gazetteer):
        super().__init__(analyzer, context)
        self.gazetteer = gazetteer


def build_stage(files: PipelineFiles) -> PipelineStage:
    """Open the installed database with a pipeline's lexicons over it.

    Raises:
        SetupError: AN201 where no database is installed, AN205 where it is damaged.
    """
    tables = Tables.from_rows(
        files.table("ud_tags", ["tag", "upos", "features"]),
        files.table("ud_features", ["feature", "value", "ud"]),
        files.table("clitics", ["value", "lemma", "tag", "upos", "features", "cost"]),
        files.table("reading_costs", ["feature", "value", "cost"]),
        files.table("pronouns", ["value", "forms", "lemma", "features"]),
    )
    entries = read_entries(
        files.table("closed_class", ["forms", "tags", "tag", "upos", "lemma", "bonus"])
    )
    adjectives = Adjectives(
        files.table("adjective_patterns", ["pattern", "cost"]),
        files.table("adjective_lemmas", ["lemmas", "cost"]),
    )
    analyzer = WordAnalyzer(require_database(), tables, entries, adjectives)
    gazetteer = open_gazetteer(files, analyzer)
    names = {*gazetteer.single_words(), *_force_names(files), *_first_names(files)}
    nisbas = {fold(word) for row in files.table("nisbas") for word in row.values("nisba")}
    analyzer.add_stems(names, nisbas - names)
    analyzer.add_words(files.table("news_words", ["lemma", "class", "plurals", "score"]))
    context = ContextModel(files.table("contexts", ["left", "right", "bonus"]))
    return PipelineStage(analyzer, context, gazetteer)


def _force_names(files: PipelineFiles) -> Iterator[str]:
    """One-word names of forces."""
    for row in files.table("force_names"):
        yield from (fold(form) for form in row.values("forms") if " " not in form)


def _first_names(files: PipelineFiles) -> Iterator[str]:
    """First names that are no common words: without them كلير would be ك + لير."""
    for row in files.table("actor_first_names", ["name", "common"]):
        if not row["common"]:
            yield from (fold(name) for name in row.values("name") if " " not in name)
