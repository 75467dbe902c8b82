"""``annotator explain``: why a word is what it is in the output."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotator.cli.errors import coded
from annotator.cli.options import Config, Debug, Places, Rules
from annotator.cli.rules import OutputFormat, echo_json
from annotator.errors import error

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = """Examples:

annotator explain article.txt --at 120

annotator explain article.txt --word الفرقة --rules my_rules

cat article.txt | annotator explain - --word بغداد --format json
"""


@coded
def explain(
    source: Annotated[
        str,
        typer.Argument(metavar="TEXT|FILE", help="A file, a text, or - for standard input."),
    ],
    at: Annotated[
        int | None, typer.Option(min=0, help="Offset of the word, as in the column start.")
    ] = None,
    word: Annotated[
        str | None, typer.Option(help="The word itself; the first place where it stands.")
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
    from annotator.explain import explain as look  # noqa: PLC0415 - keeps --help fast
    from annotator.explain import render  # noqa: PLC0415
    from annotator.pipeline.build import load  # noqa: PLC0415

    text = _read(source)
    if not text.strip():
        raise error("AN110", source)
    nlp = load(rules=rules, places=places)
    offset = at if word is None else _find(nlp, text, word)
    if offset is not None and not text[offset:].strip():
        raise error("AN119", value=at, option="at", expected=f"less than {len(text.rstrip())}")
    found = look(nlp, text, offset or 0, date=date)
    if form == "json":
        echo_json(found)
    else:
        typer.echo(render(found))


def _read(source: str) -> str:
    from annotator.text.decoding import decode  # noqa: PLC0415

    if source == "-":
        return decode(sys.stdin.buffer.read(), where="-").text
    path = Path(source)
    try:
        is_file = path.is_file()
    except OSError:  # too long for a path
        is_file = False
    if is_file:
        return decode(path.read_bytes(), where=source).text
    if path.suffix in (".txt", ".jsonl", ".html") and " " not in source:
        raise error("AN101", path=source)
    return source


def _find(nlp: "Language", text: str, word: str) -> int:
    """Offset of the first written word that is the given one, by spelling, folded or part."""
    from annotator.text.fold import fold  # noqa: PLC0415
    from annotator.text.nearest import did_you_mean  # noqa: PLC0415

    wanted = fold(word)
    choices = nlp.tokenizer.stage.choices(text)  # type: ignore[union-attr]
    for choice in choices:
        pieces = {fold(choice.text), *(piece.norm for piece in choice.chosen.pieces)}
        if wanted in pieces:
            return int(choice.start)
    if word in text:
        return text.index(word)
    guess = did_you_mean(word, [choice.text for choice in choices]).strip()
    expected = f"a word of the text; {guess}" if guess else "a word of the text"
    raise error("AN119", value=word, option="word", expected=expected)
