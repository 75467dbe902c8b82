"""Opening a pipeline directory."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.paths import pipeline_path

if TYPE_CHECKING:
    from spacy.language import Language

FACTORY_MODULES = (
    "annotator.pipeline.tokenizer",
    "annotator.pipeline.sentences",
    "annotator.pipeline.gazetteer_matcher",
    "annotator.pipeline.ruler",
    "annotator.pipeline.numbers",
    "annotator.pipeline.dates",
    "annotator.pipeline.quantities",
    "annotator.pipeline.places.component",
    "annotator.pipeline.forces.component",
    "annotator.pipeline.actors.component",
    "annotator.pipeline.overlap",
    "annotator.pipeline.claims.component",
)
"""Modules whose import registers the tokenizer and the component factories."""


def load(name: str | Path | None = None, **options: Any) -> "Language":
    """Open a pipeline directory.

    Args:
        name: Path or name of the pipeline; None is ``models/ar_news``.
        **options: Passed on to :func:`spacy.load` (``exclude``, ``disable``, ``config``).

    Returns:
        The spaCy pipeline, the same as ``spacy.load`` gives for the directory. The
        morphology database is opened with the first text.

    Raises:
        UsageError: AN301 where there is no such pipeline.
    """
    import spacy  # noqa: PLC0415 - slow to import

    register_factories()
    return spacy.load(pipeline_path(name), **options)


def register_factories() -> None:
    """Import the modules that register the tokenizer and the factories.

    Not needed where the package is installed: entry points do the same.
    """
    for module in FACTORY_MODULES:
        import_module(module)
