"""DataFrames in, DataFrames out: pandas, Dask, Spark, Ray.

One function does the work, :func:`annotate_pandas`: it needs nothing but its rows, so
that every framework that cuts a table into pieces can run it on each. The pipeline is
opened once in each process.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from annotator.batch.document import annotate_items
from annotator.batch.inputs import Failure, Fields, Item, from_record, record_id
from annotator.batch.unique import UniqueIds
from annotator.batch.values import plain
from annotator.errors import DataError, error
from annotator.output.jsonl import dump_line
from annotator.output.tables import to_frames
from annotator.output.tables_csv import TABLE_NAMES
from annotator.schema import field_types, to_json

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

LINES = "annotations"
"""The table of whole documents: ``doc_id``, ``annotation`` (a line of annotations.jsonl)
and ``error`` (a line of errors.jsonl), of which one is missing."""

_LINE_COLUMNS = ("doc_id", "annotation", "error")

_SPARK_TYPES = {
    "string": "string",
    "category": "string",
    "object": "string",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "list": "array<string>",
}


def annotate_pandas(
    frame: "pd.DataFrame",
    *,
    table: str = LINES,
    fields: Fields | None = None,
    load: "Callable[[], Language] | None" = None,
) -> "pd.DataFrame":
    """Annotate the rows of a DataFrame.

    Args:
        frame: Has a column ``text`` and may have ``id``, ``date``, ``title``, ``url``,
            ``outlet``; all others are carried through in ``meta``. A row without an id has
            its index as ``doc_id``; ids are unique inside one call.
        table: ``annotations`` gives a row a document, with its JSON line or its error; the
            name of a table (``places``, ``claims`` …) gives its rows, and leaves documents
            that fail out.
        fields: Other names of the columns.
        load: Opens the pipeline, once in each process: a function of a module, which
            other processes find by its name. None opens ``models/ar_news``.

    Raises:
        UsageError: AN413 for an unknown table, AN113 without the text column.

    >>> frame = pd.DataFrame({"text": ["وصل 3600 جندي."]})  # doctest: +SKIP
    >>> annotate_pandas(frame, table="quantities")["value"]  # doctest: +SKIP
    """
    _check(table)
    fields = fields or Fields()
    if fields.text not in frame.columns:
        shown = ", ".join(map(str, frame.columns)) or "none"
        raise error("AN113", field=fields.text, fields=shown)
    results = annotate_items(_opened(load), _items(frame, fields))
    if table == LINES:
        return _lines_frame([_line(result) for result in results])
    lines = (to_json(result) for result in results if not isinstance(result, Failure))
    found = to_frames(lines)[table]
    if "meta" in found:
        texts = [json.dumps(meta, ensure_ascii=False) for meta in found["meta"]]
        found["meta"] = _strings(texts)
    return found


def annotate_frame(
    frame: Any,
    *,
    table: str = LINES,
    fields: Fields | None = None,
    load: "Callable[[], Language] | None" = None,
) -> Any:
    """Annotate a Dask DataFrame, one partition for one; arguments as :func:`annotate_pandas`.

    Returns:
        A Dask DataFrame with as many partitions, still to be computed. Rows are those
        that one machine gives; documents of different partitions need ids of their own.

    >>> import dask.dataframe as dd  # doctest: +SKIP
    >>> places = annotate_frame(dd.read_parquet("news/"), table="places")  # doctest: +SKIP
    >>> places.to_parquet("places/")  # doctest: +SKIP
    """
    _check(table)
    return frame.map_partitions(
        annotate_pandas, table=table, fields=fields, load=load, meta=_empty(table)
    )


def spark_schema(table: str = LINES) -> str:
    """The schema of a table for Spark's ``mapInPandas``.

    >>> spark_schema("annotations")
    'doc_id string, annotation string, error string'
    """
    _check(table)
    if table == LINES:
        return ", ".join(f"{name} string" for name in _LINE_COLUMNS)
    kinds = field_types(table)
    names = _empty(table).columns
    return ", ".join(f"`{name}` {_SPARK_TYPES[kinds[name]]}" for name in names)


def _check(table: str) -> None:
    if table not in (LINES, *TABLE_NAMES):
        raise error("AN413", layer=table, known=", ".join((LINES, *TABLE_NAMES)))


def _items(frame: "pd.DataFrame", fields: Fields) -> Iterator[Item]:
    unique = UniqueIds()
    names = [str(name) for name in frame.columns]
    columns = (frame.iloc[:, place] for place in range(len(names)))
    for index, *values in zip(frame.index, *columns, strict=True):
        record = dict(zip(names, map(plain, values), strict=True))
        doc_id = record_id(record, fields) or str(index)
        try:
            where = f"row {index}"
            item = from_record(record, fields, doc_id=doc_id, where=where)
        except DataError as problem:
            yield Failure.of(problem, doc_id)
        else:
            name = unique.claim(doc_id)
            yield item if name == doc_id else item.with_id(name)
    unique.close()


def _line(result: Any) -> tuple[str | None, str | None, str | None]:
    if isinstance(result, Failure):
        return result.doc_id, None, _text(result.to_json())
    return result.doc_id, _text(to_json(result)), None


def _text(value: dict[str, Any]) -> str:
    return dump_line(value).decode().rstrip("\n")


def _lines_frame(rows: list[tuple[str | None, str | None, str | None]]) -> "pd.DataFrame":
    import pandas as pd  # noqa: PLC0415 - slow to import

    columns = zip(*rows, strict=True) if rows else ((), (), ())
    named = zip(_LINE_COLUMNS, columns, strict=True)
    return pd.DataFrame({name: _strings(list(values)) for name, values in named})


def _strings(values: list[Any]) -> "pd.Series[Any]":
    import pandas as pd  # noqa: PLC0415

    return pd.Series(values, dtype="string")


def _empty(table: str) -> "pd.DataFrame":
    if table == LINES:
        return _lines_frame([])
    found = to_frames([])[table]
    if "meta" in found:
        found["meta"] = _strings([])
    return found


@cache
def _opened(load: "Callable[[], Language] | None") -> "Language":
    from annotator.pipeline.build import load as open_pipeline  # noqa: PLC0415 - brings spaCy

    return (load or open_pipeline)()
