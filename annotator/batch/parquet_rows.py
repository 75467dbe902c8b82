"""Reader of Parquet tables, batch by batch; needs pyarrow (extra ``parquet``)."""

import io
import tempfile
from collections.abc import Callable, Iterator
from typing import IO, Any

from annotator.batch.inputs import Item
from annotator.batch.lines import Line
from annotator.batch.options import ReadOptions
from annotator.batch.rows import make_item
from annotator.batch.sources import Source
from annotator.batch.values import plain
from annotator.errors import error
from annotator.output.parquet import require_pyarrow

_ROWS = 64
_COPY = 1 << 20


def read_parquet(
    stream: io.BufferedReader, source: Source, options: ReadOptions
) -> Iterator[Item]:
    """Read a table row by row; memory holds one batch of rows of one row group.

    Raises:
        SetupError: AN207 without pyarrow.
        DataError: AN113 without the text column, AN118 where the file is damaged.
    """
    arrow = require_pyarrow()
    with tempfile.TemporaryFile() as spare:
        try:
            # pre_buffer would hold whole row groups
            file = arrow.parquet.ParquetFile(_seekable(stream, spare), pre_buffer=False)
            names = file.schema_arrow.names
            if options.fields.text not in names:
                shown = ", ".join(names) or "none"
                raise error("AN113", source.shown, field=options.fields.text, fields=shown)
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    line = Line(number, "", "utf-8")
                    yield make_item(line, source, options, _record(row))
        except (arrow.ArrowException, OSError) as problem:
            reason = str(problem).partition("\n")[0]
            raise error("AN118", source.shown, kind="Parquet", reason=reason) from problem


def _record(row: dict[str, Any]) -> Callable[[Line, str], dict[str, Any]]:
    return lambda _line, _where: {name: plain(value) for name, value in row.items()}


def _seekable(stream: io.BufferedReader, spare: IO[bytes]) -> IO[bytes]:
    """The stream itself, or a copy on disk of one that cannot go back (gzip, a pipe)."""
    if isinstance(stream.raw, io.FileIO) and stream.seekable():
        return stream
    while block := stream.read(_COPY):
        spare.write(block)
    spare.seek(0)
    return spare
