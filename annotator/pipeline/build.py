"""Opening a pipeline directory."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.errors import error
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


def load(
    name: str | Path | None = None,
    *,
    rules: str | Path | None = None,
    places: str | Path | None = None,
    **options: Any,
) -> "Language":
    """Open a pipeline directory.

    Args:
        name: Path or name of the pipeline; None is ``models/ar_news``.
        rules: A directory of the user's own rules (lexicons/*.tsv, rules/*.jsonl,
            places.tsv); its rows come before the pipeline's.
        places: A table of the user's own places, with the columns of
            ``lexicons/place_aliases.tsv``; its rows come before all others.
        **options: Passed on to :func:`spacy.load` (``exclude``, ``disable``, ``config``).

    Returns:
        The spaCy pipeline, the same as ``spacy.load`` gives for the directory. The
        morphology database is opened with the first text.

    Raises:
        UsageError: AN301 where there is no such pipeline, AN101 where there is no such
            table or directory, AN302 to AN315, AN502 to AN505 where a row or rule of the
            user's cannot be used.
    """
    import spacy  # noqa: PLC0415 - slow to import

    path = pipeline_path(name)
    added = _user_places(path, Path(places)) if places is not None else {}
    if rules is not None:
        added |= _user_rules(path, Path(rules))
    register_factories()
    nlp = spacy.load(path, **options)
    if added:
        nlp.tokenizer.add_files(added)  # type: ignore[union-attr, unused-ignore]
    if rules is not None:
        _try_out(nlp, Path(rules))
    return nlp


def _user_rules(root: Path, folder: Path) -> dict[str, bytes]:
    """Check a directory of rules against a pipeline's files, before anything is loaded."""
    from annotator.rules.files import PipelineFiles  # noqa: PLC0415 - rarely needed
    from annotator.rules.user import read_user_rules  # noqa: PLC0415

    return read_user_rules(folder, PipelineFiles.open(root))


def _try_out(nlp: "Language", folder: Path) -> None:
    """Build all lexicons once: what the checks of single rows do not see fails here.

    Raises:
        UsageError: AN315.
    """
    try:
        nlp("")
    except (ValueError, LookupError, TypeError) as problem:
        reason = f"{type(problem).__name__}: {problem}"
        raise error("AN315", path=folder, reason=reason) from problem


def _user_places(root: Path, file: Path) -> dict[str, bytes]:
    """Check a table of places against a pipeline's gazetteer, before anything is loaded."""
    from annotator.gazetteer import compiled, user  # noqa: PLC0415 - rarely needed

    if not file.is_file():
        raise error("AN101", path=file)
    data = file.read_bytes()
    user.read_user_places(data, str(file), user.place_ids((root / compiled.TABLE).read_bytes()))
    return {user.GIVEN: data}


def register_factories() -> None:
    """Import the modules that register the tokenizer and the factories.

    Not needed where the package is installed: entry points do the same.
    """
    for module in FACTORY_MODULES:
        import_module(module)
