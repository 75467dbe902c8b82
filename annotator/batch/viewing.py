"""What ``annotator view`` shows: annotated documents as they are, texts once annotated."""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from annotator.batch.annotator import Opener
from annotator.batch.document import annotate_items
from annotator.batch.inputs import Failure, Item
from annotator.batch.options import ReadOptions
from annotator.batch.readers import read_documents
from annotator.batch.sources import STDIN, Sources
from annotator.errors import error
from annotator.output.folder import RESULT_FILES
from annotator.output.jsonl import ANNOTATIONS, read_lines
from annotator.schema import to_json

_ENDINGS = (".jsonl", ".jsonl.gz")


def documents_to_view(
    inputs: Sequence[str],
    *,
    load: Opener,
    options: ReadOptions | None = None,
    failed: Callable[[Failure], None] = lambda _: None,
) -> Iterator[dict[str, Any]]:
    """Read annotated documents, and annotate texts.

    Args:
        inputs: Output folders, annotated JSONL files (``.gz`` too), folders of such
            files; all else is annotated: files, folders, globs, ``-``.
        load: Opens the pipeline; called when the first text is met.
        options: How texts are read.
        failed: Told of each text that could not be read or annotated.

    Yields:
        Objects as the lines of ``annotations.jsonl``, in the order of the inputs.

    Raises:
        UsageError: AN101, AN102, AN112 for inputs that cannot be read.
        DataError: AN405 for a line that is no annotated document.
    """
    options = options or ReadOptions()
    nlp = None
    for name in inputs:
        files = annotated_files(name)
        for path in files:
            yield from read_lines(path)
        if files:
            continue
        items = read_documents(Sources([name], options.input_format), options)
        nlp = nlp or load()
        for result in annotate_items(nlp, _told(items, failed)):
            if isinstance(result, Failure):
                failed(result)
            else:
                yield to_json(result)


def _told(items: Iterator[Item], failed: Callable[[Failure], None]) -> Iterator[Item]:
    """The documents; failures of reading are told at once."""
    for item in items:
        if isinstance(item, Failure):
            failed(item)
        else:
            yield item


def annotated_files(name: str) -> list[Path]:
    """The files of annotated documents behind an input; none where it is to be annotated.

    Raises:
        UsageError: AN101 where there is no such file; AN404 for a folder of results
            without ``annotations.jsonl``.
    """
    path = Path(name)
    if name == STDIN or not path.exists():
        return []
    if not path.is_dir():
        return [path] if _is_annotated(path) else []
    if (path / ANNOTATIONS).exists():
        return [path / ANNOTATIONS]
    if any((path / result).exists() for result in RESULT_FILES):
        raise error("AN404", path=path)
    found = sorted(item for item in path.iterdir() if item.name.endswith(_ENDINGS))
    return [item for item in found if _is_annotated(item)]


def _is_annotated(path: Path) -> bool:
    """Whether the first line is a document of this program, of whatever version."""
    if not path.name.endswith(_ENDINGS):
        return False
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            value = json.loads(next((line for line in file if line.strip()), b""))
    except (OSError, EOFError, ValueError):
        return False
    return isinstance(value, dict) and str(value.get("schema", "")).startswith("annotator/")
