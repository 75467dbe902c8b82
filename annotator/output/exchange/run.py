"""Exporting a stream of documents, and importing corrected files, whole or not at all."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from annotator.errors import DataError, error
from annotator.output.exchange.brat import BratFolder
from annotator.output.exchange.brat_read import read_brat
from annotator.output.exchange.check import checked
from annotator.output.exchange.conll2002 import Conll2002File
from annotator.output.exchange.conllu import ConlluFile
from annotator.output.exchange.docbin import DocBinFile
from annotator.output.exchange.doccano import DoccanoExamples, read_doccano
from annotator.output.exchange.geojson import GeoJsonFile
from annotator.output.exchange.labelstudio import LabelStudioTasks
from annotator.output.exchange.labelstudio_read import read_label_studio
from annotator.output.exchange.merge import merge
from annotator.output.exchange.offsets import Unit
from annotator.output.exchange.sheet import Line, Sheet, check_layers, make_sheet
from annotator.output.jsonl import JsonLines, parse_lines
from annotator.output.parquet import ParquetTables

ExportFormat = Literal[
    "brat", "conll2002", "conllu", "docbin", "labelstudio", "doccano", "geojson", "parquet"
]
ImportFormat = Literal["brat", "labelstudio", "doccano", "jsonl"]

DEFAULT_NAMES: dict[ExportFormat, str] = {
    "brat": "brat",
    "conll2002": "annotations.conll",
    "conllu": "annotations.conllu",
    "docbin": "annotations.spacy",
    "labelstudio": "labelstudio.json",
    "doccano": "doccano.jsonl",
    "geojson": "places.geojson",
    "parquet": "parquet",
}
"""Where an export goes when nothing is said; ``brat`` and ``parquet`` are folders."""

FOLDERS = ("brat", "parquet")
WITH_UNIT = ("brat", "labelstudio", "doccano")


class SheetWriter(Protocol):
    """Writes documents in one format."""

    def write(self, sheet: Sheet) -> None:
        """Add one document; ``sheet.original`` is its whole line."""

    def close(self) -> None:
        """Finish the files."""


class _Parquet:
    def __init__(self, folder: Path):
        self._tables = ParquetTables(folder)
        self.close = self._tables.close

    def write(self, sheet: Sheet) -> None:
        self._tables.write(sheet.original or {})


@dataclass(frozen=True, slots=True)
class Options:
    """What an export is made with.

    Attributes:
        layers: Tables to show, in the order of their importance; None is all.
        unit: What offsets count (brat, labelstudio, doccano); None is the tool's own.
        aggregate: One feature a place (geojson).
    """

    layers: Sequence[str] | None = None
    unit: Unit | None = None
    aggregate: bool = False


def _writer(to: ExportFormat, path: Path, options: Options) -> SheetWriter:
    layers = check_layers(options.layers)
    given = {"unit": options.unit} if options.unit is not None else {}
    makers: dict[ExportFormat, Callable[[], SheetWriter]] = {
        "brat": lambda: BratFolder(path, layers, **given),
        "labelstudio": lambda: LabelStudioTasks(path, layers, **given),
        "doccano": lambda: DoccanoExamples(path, layers, **given),
        "conll2002": lambda: Conll2002File(path, layers),
        "conllu": lambda: ConlluFile(path, layers),
        "docbin": lambda: DocBinFile(path, layers),
        "geojson": lambda: GeoJsonFile(path, options.aggregate),
        "parquet": lambda: _Parquet(path),
    }
    return makers[to]()


def export(
    lines: Iterable[Line],
    output: str | Path,
    to: ExportFormat,
    options: Options | None = None,
    force: bool = False,
) -> int:
    """Write annotated documents in another format.

    Args:
        lines: The documents, as objects of JSONL lines.
        output: The file, or the folder for ``brat`` and ``parquet``; ``labelstudio`` and
            ``doccano`` write their configuration beside it.
        to: The format. ``conll2002``, ``conllu`` and ``docbin`` run the tokenizer again,
            which needs the morphology database.
        options: Layers and offsets.
        force: Write over what is there.

    Returns:
        The number of documents.

    Raises:
        UsageError: AN436 where the output exists, AN402, AN413, AN119 for an option that
            the format has not.
        DataError: AN432 for a document that does not keep to the schema.
        SetupError: AN201, AN207 where something is not installed.
    """
    output, options = Path(output), options or Options()
    _check_options(to, options)
    _check_free(output, force)
    parts = output.parent / f".{output.name}.partial"
    try:
        with _disk(output):
            shutil.rmtree(parts, ignore_errors=True)
            parts.mkdir(parents=True)
            target = parts if to in FOLDERS else parts / output.name
            documents = _write(lines, _writer(to, target, options), options)
            _move(parts, output if to in FOLDERS else output.parent)
    finally:
        shutil.rmtree(parts, ignore_errors=True)
    return documents


def _write(lines: Iterable[Line], writer: SheetWriter, options: Options) -> int:
    layers, documents = check_layers(options.layers), 0
    try:
        for line in lines:
            writer.write(make_sheet(checked(line, str(line["doc_id"])), layers))
            documents += 1
    finally:
        writer.close()
    return documents


def _check_options(to: ExportFormat, options: Options) -> None:
    if options.aggregate and to != "geojson":
        raise error("AN119", value=to, option="to", expected="geojson, with --aggregate")
    if options.unit is not None and to not in WITH_UNIT:
        expected = f"{', '.join(WITH_UNIT)}, with --offsets"
        raise error("AN119", value=to, option="to", expected=expected)


def _check_free(output: Path, force: bool) -> None:
    taken = any(output.iterdir()) if output.is_dir() else output.exists()
    if taken and not force:
        raise error("AN436", path=output)


def _move(parts: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(parts.iterdir()):
        path.replace(target / path.name)


@dataclass(slots=True)
class Imported:
    """What came of an import.

    Attributes:
        documents: Gold documents written.
        failures: Errors of the documents that were left out.
        untouched: Tasks that nobody has corrected, left out as well.
    """

    documents: int = 0
    failures: list[DataError] = field(default_factory=list)
    untouched: int = 0


def read_corrected(
    path: str | Path, source: ImportFormat, unit: Unit | None = None
) -> Iterator[dict[str, Any] | DataError | None]:
    """Read corrected annotations as gold documents, one at a time.

    Args:
        path: The file, or the folder for ``brat``.
        source: The format.
        unit: What offsets count; None finds it out.

    Yields:
        The object of a JSONL line, the error of a document that cannot be read, or None
        for one that nobody has corrected.

    Raises:
        UsageError: AN101, AN430 where there is nothing to read.
    """
    path = Path(path)
    if not path.exists():
        raise error("AN101", path=path)
    if path.is_dir() != (source == "brat"):
        expected = "a folder" if source == "brat" else "a file"
        reason = "it is a folder" if path.is_dir() else "it is a file"
        raise error("AN430", path=path, format=source, reason=reason, expected=expected)
    if source == "jsonl":
        yield from _read_jsonl(path)
        return
    readers = {"brat": read_brat, "labelstudio": read_label_studio, "doccano": read_doccano}
    for found in readers[source](path, unit):
        if not isinstance(found, Sheet):
            yield found
            continue
        try:
            yield merge(found)
        except DataError as problem:
            yield problem


def _read_jsonl(path: Path) -> Iterator[dict[str, Any] | DataError]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            where = f"{path}:{number}"
            try:
                yield from _own_lines(raw, where)
            except DataError as problem:
                yield type(problem)(problem.code, problem.message, problem.hint, where)


def _own_lines(raw: bytes, where: str) -> Iterator[dict[str, Any]]:
    """The document of a line; none for an empty one."""
    try:
        lines = list(parse_lines([raw], where))
    except RecursionError as problem:
        raise error("AN435", where, what="the line", reason=problem) from None
    for line in lines:
        yield checked(line, where)


def import_gold(
    path: str | Path,
    source: ImportFormat,
    output: str | Path,
    unit: Unit | None = None,
    force: bool = False,
) -> Imported:
    """Write corrected annotations as gold JSONL; arguments as :func:`read_corrected`.

    Raises:
        UsageError: AN101, AN430, AN402, AN436.
    """
    output, result = Path(output), Imported()
    _check_free(output, force)
    part = output.with_name(f".{output.name}.partial")
    with _disk(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        file = JsonLines(part)
        try:
            for found in read_corrected(path, source, unit):
                if isinstance(found, DataError):
                    result.failures.append(found)
                elif found is None:
                    result.untouched += 1
                else:
                    file.write(found)
                    result.documents += 1
            file.close()
            part.replace(output)
        finally:
            file.close()
            part.unlink(missing_ok=True)
    return result


@contextmanager
def _disk(output: Path) -> Iterator[None]:
    """Turn what the disk does not allow into a coded error."""
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or problem
        raise error("AN402", path=output, reason=reason) from problem
