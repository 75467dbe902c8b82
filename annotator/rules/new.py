"""A folder to write one's own rules into, with explained examples."""

from pathlib import Path

from annotator.errors import error
from annotator.paths import pipeline_path

TEMPLATES = "templates"


def new_rules(folder: Path, *, force: bool = False) -> list[Path]:
    """Write the templates of a pipeline directory into a folder.

    Args:
        folder: Where; it is made.
        force: Write over files of the same names.

    Returns:
        The files that were written, in order.

    Raises:
        UsageError: AN317 where one of them exists, AN402 where the folder cannot be written.
    """
    source = pipeline_path() / TEMPLATES
    files = sorted(path for path in source.rglob("*") if path.is_file())
    targets = [folder / path.relative_to(source) for path in files]
    for target in targets:
        if target.exists() and not force:
            raise error("AN317", path=target)
    try:
        for path, target in zip(files, targets, strict=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    except OSError as problem:
        raise error("AN402", path=folder, reason=problem.strerror) from problem
    return targets
