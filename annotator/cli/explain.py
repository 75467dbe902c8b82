"""``annotator explain``: why a word is what it is in the output."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Config, Debug, Places, Rules
from annotator.cli.rules import OutputFormat, echo_json
from annotator.errors import DataError, error
from annotator.text.nearest import did_you_mean

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = """Examples:

annotator explain article.txt --at 120

annotator explain article.txt --word الفرقة --rules my_rules

annotator explain out --doc a17 --at 120

cat article.txt | annotator explain - --word بغداد --format json
"""


@coded
def explain(
    source: Annotated[
        str,
        typer.Argument(metavar="TEXT|FILE", help="A text, a file, a folder of results, or -."),
    ],
    at: Annotated[
        int | None, typer.Option(min=0, help="Offset of the word, as in the column start.")
    ] = None,
    word: Annotated[
        str | None, typer.Option(help="The word itself; the first place where it stands.")
    ] = None,
    doc: Annotated[
        str | None, typer.Option(help="Id of the document; else the first of the file.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Date of the document, such as 2026-03-09.")
    ] = None,
    form: OutputFormat = "text",
    rules: Rules = None,
    places: Places = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Explain a word: readings, places, rules and rows that match, decisions, records.

    Without --at and --word the first word is explained.
    """
    text, known_date = _document(source, doc)
    if not text.strip():
        raise error("AN110", source)
    found = _look(text, at, word, date or known_date, rules=rules, places=places)
    if form == "json":
        echo_json(found)
    else:
        from annotator.explain import render  # noqa: PLC0415 - keeps --help fast

        typer.echo(render(found))


def _look(
    text: str, at: int | None, word: str | None, date: str | None, **rows: Path | None
) -> dict[str, Any]:
    """Open the pipeline and explain the word at an offset, or a word by its spelling."""
    from annotator.explain import explain as look  # noqa: PLC0415
    from annotator.pipeline.build import load  # noqa: PLC0415

    nlp = load(**rows)
    offset = at if word is None else _find(nlp, text, word)
    if offset is not None and not text[offset:].strip():
        raise error("AN119", value=at, option="at", expected=f"less than {len(text.rstrip())}")
    return look(nlp, text, offset or 0, date=date)


def _document(source: str, doc_id: str | None) -> tuple[str, str | None]:
    """Text and date of the document to explain.

    Raises:
        UsageError: AN101 where no such file exists, AN119 where it has no such document.
        DataError: AN1xx where the file, or its document, cannot be read.
    """
    from annotator.batch.inputs import Failure  # noqa: PLC0415
    from annotator.batch.options import ReadOptions  # noqa: PLC0415
    from annotator.batch.readers import read_documents  # noqa: PLC0415
    from annotator.batch.sources import ENDINGS, Sources  # noqa: PLC0415

    if not _exists(source):
        if source.endswith(ENDINGS) and " " not in source:
            raise error("AN101", path=source)
        return source, None
    result = Path(source) / "annotations.jsonl"
    files = Sources([result if result.is_file() else source])
    known = []
    for item in read_documents(files, ReadOptions()):
        if doc_id is not None and item.doc_id != doc_id:
            known.append(item.doc_id or "")
        elif isinstance(item, Failure):
            raise DataError(item.code, item.message, item.hint, item.where)
        else:
            return item.text, item.date
    guess = did_you_mean(doc_id or "", known).strip()
    expected = f"the id of a document of {source}; {guess}".rstrip("; ")
    raise error("AN119", value=doc_id, option="doc", expected=expected)


def _exists(source: str) -> bool:
    try:
        return source == "-" or Path(source).exists()
    except OSError:  # a text too long for a path
        return False


def _find(nlp: "Language", text: str, word: str) -> int:
    """Offset of the first written word that is the given one, by spelling, folded or part."""
    from annotator.text.fold import fold  # noqa: PLC0415

    wanted = fold(word)
    choices = nlp.tokenizer.stage.choices(text)  # type: ignore[union-attr]
    for choice in choices:
        pieces = {fold(choice.text), *(form.norm for form in choice.chosen.forms)}
        if wanted in pieces:
            return int(choice.start)
    if word in text:
        return text.index(word)
    guess = did_you_mean(word, [choice.text for choice in choices]).strip()
    expected = f"a word of the text; {guess}" if guess else "a word of the text"
    raise error("AN119", value=word, option="word", expected=expected)
