"""Building the morphology stage of a pipeline from its data files."""

from collections.abc import Iterator

from annotator.morphology.analyzer import WordAnalyzer
from annotator.morphology.build import Tables
from annotator.morphology.closed_class import read_entries
from annotator.morphology.context import ContextModel
from annotator.morphology.database import require_database
from annotator.morphology.overlay import make_overlay
from annotator.morphology.stage import MorphologyStage
from annotator.rules.files import PipelineFiles


def build_stage(files: PipelineFiles) -> MorphologyStage:
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
    analyzer = WordAnalyzer(require_database(), tables, entries)
    analyzer.add_stems(
        make_overlay(own_names(files), own_nisbas(files), analyzer.defaults)
    )
    context = ContextModel(files.table("contexts", ["left", "right", "bonus"]))
    return MorphologyStage(analyzer, context)


def own_names(files: PipelineFiles) -> Iterator[str]:
    """One-word proper names of the lexicons and the gazetteer."""
    if "lexicons/force_names.tsv" in files.names:
        for row in files.table("force_names"):
            for form in row.values(next(iter(row.cells))):
                if " " not in form:
                    yield form


def own_nisbas(files: PipelineFiles) -> Iterator[str]:
    """Relational adjectives of the lexicon ``nisbas``, masculine singular."""
    if "lexicons/nisbas.tsv" in files.names:
        for row in files.table("nisbas"):
            yield from row.values(next(iter(row.cells)))
