"""Annotating texts from Python: a string, a list, a mapping, a pandas Series."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import count, repeat
from typing import TYPE_CHECKING, Any

from annotator.batch.dates import iso_date
from annotator.batch.document import annotate_items, make_document
from annotator.batch.inputs import Failure, InputDocument, checked_text, sha256_of_text
from annotator.batch.unique import UniqueIds
from annotator.errors import AnnotatorWarning, DataError
from annotator.schema import Document, to_json

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language


@dataclass(slots=True)
class Annotations:
    """Annotated documents, and what failed.

    Attributes:
        documents: In the order of the input.
        errors: Texts that could not be annotated.
    """

    documents: list[Document] = field(default_factory=list)
    errors: list[Failure] = field(default_factory=list)

    def to_frames(self) -> "dict[str, pd.DataFrame]":
        """The tables as typed DataFrames, as :func:`annotator.read_annotations` gives them."""
        from annotator.output.tables import to_frames  # noqa: PLC0415 - brings pandas

        return to_frames(map(to_json, self.documents))

    def to_json(self) -> list[dict[str, Any]]:
        """The documents as plain JSON types, like the lines of ``annotations.jsonl``."""
        return [to_json(document) for document in self.documents]

    def _repr_html_(self) -> str:
        """The first documents with their highlights, as a notebook shows them."""
        from annotator.view.notebook import notebook_html  # noqa: PLC0415 - brings jinja2

        return notebook_html(map(to_json, self.documents), len(self))

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


def annotate(
    texts: "str | Iterable[str] | Mapping[Any, str] | pd.Series[Any]",
    *,
    ids: Iterable[Any] | None = None,
    dates: Iterable[Any] | None = None,
    nlp: "Language | None" = None,
) -> Annotations:
    """Annotate one text or many.

    Args:
        texts: A text, texts, a mapping of ids to texts, or a pandas Series, whose index
            gives the ids.
        ids: An id for each text; else those of the mapping or Series, or ``1``, ``2`` …
        dates: A date for each text, against which relative dates are resolved.
        nlp: The pipeline; None opens ``models/ar_news`` once and keeps it.

    Returns:
        The documents with all their records. A text that fails is in ``errors`` and
        gives a warning.

    Raises:
        DataError: AN110 … where a single text fails.

    >>> result = annotate("وصل 3600 جندي إلى بغداد.")  # doctest: +SKIP
    >>> result.documents[0].quantities[0].value  # 3600 soldiers arrived  # doctest: +SKIP
    3600.0
    """
    if isinstance(texts, str):
        doc_id, text, date = next(_triples([texts], ids, dates))
        return Annotations([make_document(nlp or _pipeline(), _item(doc_id, text, date))])
    result = Annotations()
    for found in _results(texts, ids, dates, nlp):
        if isinstance(found, Document):
            result.documents.append(found)
        else:
            result.errors.append(found)
    if result.errors:
        message = f"{len(result.errors)} texts failed, the first: {result.errors[0]}"
        warnings.warn(message, AnnotatorWarning, stacklevel=2)
    return result


def annotate_iter(
    texts: "Iterable[str] | Mapping[Any, str] | pd.Series[Any]",
    *,
    ids: Iterable[Any] | None = None,
    dates: Iterable[Any] | None = None,
    nlp: "Language | None" = None,
) -> Iterator[Document]:
    """Annotate a stream of texts in bounded memory; arguments as for :func:`annotate`.

    Yields:
        The documents, in order; a text that fails gives a warning and no document.
    """
    for found in _results(texts, ids, dates, nlp):
        if isinstance(found, Document):
            yield found
        else:
            warnings.warn(str(found), AnnotatorWarning, stacklevel=2)


def _results(
    texts: "Iterable[str] | Mapping[Any, str] | pd.Series[Any]",
    ids: Iterable[Any] | None,
    dates: Iterable[Any] | None,
    nlp: "Language | None",
) -> Iterator[Document | Failure]:
    return annotate_items(nlp or _pipeline(), _items(_triples(texts, ids, dates)))


def _triples(
    texts: Any, ids: Iterable[Any] | None, dates: Iterable[Any] | None
) -> Iterator[tuple[str, Any, Any]]:
    """Give each text an id and a date; what has ``items`` and no ``ids`` has its own."""
    if hasattr(texts, "items"):
        keys, values = zip(*texts.items(), strict=True) if len(texts) else ((), ())
        ids = keys if ids is None else ids
        texts = values
    named = count(1) if ids is None else ids
    dated = repeat(None) if dates is None else dates
    for doc_id, text, date in zip(named, texts, dated, strict=False):
        yield str(doc_id), text, date


def _items(triples: Iterable[tuple[str, Any, Any]]) -> Iterator[InputDocument | Failure]:
    unique = UniqueIds()
    for doc_id, text, date in triples:
        name = unique.claim(doc_id)
        try:
            item = _item(doc_id, text, date)
        except DataError as problem:
            yield Failure.of(problem, name)
        else:
            yield item if name == doc_id else item.with_id(name)
    unique.close()


def _item(doc_id: str, text: Any, date: Any) -> InputDocument:
    missing = date is None or date != date  # NaN and NaT differ from themselves
    return InputDocument(
        doc_id=doc_id,
        text=checked_text(text, doc_id),
        sha256=sha256_of_text(text),
        date=None if missing else iso_date(str(date)),
    )


@cache
def _pipeline() -> "Language":
    from annotator.pipeline.build import load  # noqa: PLC0415 - brings spaCy

    return load()
