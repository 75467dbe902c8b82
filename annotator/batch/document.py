"""From an input document to an annotated one: what every way of running has in common."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from annotator.batch.inputs import Failure, InputDocument, Item
from annotator.errors import AnnotatorError, DataError, error
from annotator.pipeline import records
from annotator.pipeline.columns import columns
from annotator.schema import TABLES, Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

INPUT_KEY = "annotator_input"
"""Key in ``doc.user_data`` of what is known of a document before the pipeline runs."""

WARNINGS_KEY = "annotator_warnings"
"""Key in ``doc.user_data`` where components leave a list of codes for the document."""

_CARRIED = ("path", "sha256", "encoding", "date", "title", "url", "outlet", "agency")

_WORD_CHARACTER = re.compile(r"[^\W_]")

CHUNK_DOCUMENTS = 4
CHUNK_CHARACTERS = 20_000


def make_document(nlp: "Language", item: InputDocument) -> Document:
    """Annotate one document: a pure function of the pipeline and the input.

    Args:
        nlp: The pipeline. Components find the input's date and other fields in
            ``doc.user_data["annotator_input"]``.
        item: The text with what is known about it.

    Returns:
        The document with the rows of all tables; offsets are code points of ``item.text``.

    Raises:
        DataError: AN403 where a component failed, or the pipeline changed the text.
        SetupError: AN201 where the morphology database is missing.
    """
    with coded():
        doc = nlp.tokenizer(item.text)  # make_doc refuses long texts, for spaCy's parser
        doc.user_data[INPUT_KEY] = {
            "doc_id": item.doc_id,
            **{name: getattr(item, name) for name in _CARRIED},
            "meta": item.meta,
        }
        doc = nlp(doc)
    if doc.text != item.text:
        raise error("AN403", reason="the tokens do not make up the text")
    known = doc.user_data[INPUT_KEY]
    tables: dict[str, Any] = {table: records.get(doc, table) for table in TABLES}
    return Document(
        doc_id=item.doc_id,
        **{name: known[name] for name in _CARRIED},
        n_chars=len(item.text),
        n_words=count_words(doc),
        n_sentences=len(tables["sentences"]),
        warnings=[*item.warnings, *doc.user_data.get(WARNINGS_KEY, ())],
        meta=item.meta,
        text=item.text,
        **tables,
    )


@contextmanager
def coded() -> Iterator[None]:
    """Turn any exception of a component into a coded one."""
    try:
        yield
    except AnnotatorError:
        raise
    except Exception as problem:
        cause = problem.__cause__ or problem  # spaCy wraps a KeyError in a text of its own
        raise error("AN403", reason=f"{type(cause).__name__}: {cause}") from problem


def count_words(doc: "Doc") -> int:
    """Count written words, clitics not apart; punctuation is no word."""
    read = columns(doc)
    pairs = zip(read.texts, read.words, strict=True)
    return len({word for text, word in pairs if _WORD_CHARACTER.search(text)})


def annotate_items(
    nlp: "Language", items: Iterable[Item], debug: bool = False
) -> Iterator[Document | Failure]:
    """Annotate a stream of documents in bounded memory, in order.

    What spaCy interns for a chunk of documents is freed after it.

    Args:
        nlp: The pipeline.
        items: Documents, and failures of reading, which are passed on.
        debug: Raise the exception of a failing document instead of passing on a failure.
    """
    with coded():
        nlp("")  # what components build at their first text must outlive the zones
    for chunk in chunks(items):
        with nlp.memory_zone():
            results = [_annotated(nlp, item, debug) for item in chunk]
        yield from results


def _annotated(nlp: "Language", item: Item, debug: bool) -> Document | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return make_document(nlp, item)
    except DataError as problem:  # others no document can help meeting: they end the run
        if debug:
            raise
        return Failure.of(problem, item.doc_id, item.path)


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut a stream into pieces of a few documents and a bounded number of characters."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, InputDocument) else 0
        if len(chunk) >= CHUNK_DOCUMENTS or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
