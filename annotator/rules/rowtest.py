"""Rows test themselves: what the columns ``example`` and ``not`` of a table promise."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from annotator.morphology.adjectives import Adjectives
from annotator.morphology.context import Condition, Signature, signature
from annotator.morphology.reading import Reading
from annotator.morphology.scan import scan
from annotator.morphology.stage import MorphologyStage
from annotator.rules.catalogue import table_files
from annotator.rules.files import PipelineFiles
from annotator.rules.layers import USER
from annotator.rules.selftest import Failure, parse_example
from annotator.text.fold import fold
from annotator.text.table import Row, parse_table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EXAMPLE, COUNTER = "example", "not"

_ARTICLE = "ال"
_BOUNDARY: Signature = {"pos": "boundary", "first": "boundary"}
_OTHER_NOT = frozenset(("claim_events",))
"""Tables in which the column ``not`` means something else."""

_ILLUSTRATED = (
    "lexicons/contexts.tsv",
    "lexicons/reading_costs.tsv",
    "lexicons/ud_tags.tsv",
)
"""Tables of the model whose examples show an effect on a reading, not what a row matches."""


def rows_with_examples(files: PipelineFiles) -> Iterator[tuple[str, Row]]:
    """Table and row of each lexicon row that has an example or a counter-example."""
    for table, path in table_files(files):
        for row in parse_table(files.read_text(path), path.removeprefix(USER), ()):
            counter = row.cells.get(COUNTER) and table not in _OTHER_NOT
            if path not in _ILLUSTRATED and (row.cells.get(EXAMPLE) or counter):
                yield table, row


def check_rows(nlp: "Language", rows: Iterable[tuple[str, Row]]) -> list[Failure]:
    """Run the examples of rows through a pipeline.

    An example with marks must give records of exactly the marked spans that name the row
    as their rule (of a claim, its cue). An example without marks must give a record of the
    row, or, where rows of the table make none, hold its words. Rows of the morphology must
    fit their example. In a counter-example the row must make no record.
    """
    failures: list[Failure] = []
    for table, row in rows:
        for text, spans in _examples(row):
            failures += _run(nlp, table, row, text, spans)
        for text in _cells(row, COUNTER) if table not in _OTHER_NOT else ():
            found = _made_by(nlp(text), row)
            if found:
                failures.append(_failure(row, text, (), found))
    return failures


def _cells(row: Row, column: str) -> list[str]:
    return row.values(column) if column in row.cells else []


def _examples(row: Row) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    yield from (parse_example(example) for example in _cells(row, EXAMPLE))


def _run(
    nlp: "Language", table: str, row: Row, text: str, spans: tuple[tuple[int, int], ...]
) -> Iterator[Failure]:
    special = _SPECIAL.get(table)
    if special is not None and not spans:
        if not special(nlp.tokenizer.stage, row, text):  # type: ignore[union-attr]
            yield _failure(row, text, (row.cells[next(iter(row.cells))],), ())
        return
    doc = nlp(text)
    found = _made_by(doc, row)
    if spans:
        if tuple((start, end) for start, end, _ in found) != spans:
            marked = tuple(text[start:end] for start, end in spans)
            yield _failure(row, text, marked, found or _covering(doc, spans))
    elif not found and not _has_words(doc, row):
        yield _failure(row, text, (row.cells[next(iter(row.cells))],), ())


_Span = tuple[int, int, str]


def _made_by(doc: "Doc", row: Row) -> tuple[_Span, ...]:
    """Spans of the records that a row made, of claims their cues, in order."""
    return tuple(sorted(_spans(doc, lambda record: record["rule"] == row.where)))


def _covering(doc: "Doc", spans: tuple[tuple[int, int], ...]) -> tuple[_Span, ...]:
    """Records of other rows at the marked spans: what was found in place of them."""

    def touches(record: dict[str, Any]) -> bool:
        return any(record["start"] < end and start < record["end"] for start, end in spans)

    return tuple(
        (start, end, f"{text} ({rule})") for start, end, text, rule in _ruled(doc, touches)
    )


def _spans(doc: "Doc", wanted: Callable[[dict[str, Any]], bool]) -> Iterator[_Span]:
    for start, end, text, _ in _ruled(doc, wanted):
        yield start, end, text


def _ruled(
    doc: "Doc", wanted: Callable[[dict[str, Any]], bool]
) -> Iterator[tuple[int, int, str, str]]:
    for table, records in doc._.records.items():
        for record in records:
            if table == "sentences" or not wanted(record):
                continue
            start, end = record["start"], record["end"]
            if record.get("cue_start") is not None:
                start, end = record["cue_start"], record["cue_end"]
            yield start, end, doc.text[start:end], record["rule"]


def _has_words(doc: "Doc", row: Row) -> bool:
    """Whether one of a row's spellings stands in a Doc, by form or lemma."""
    tokens = [
        {token.norm_, token.norm_.removeprefix(_ARTICLE), token.lemma_, fold(token.text)}
        for token in doc
    ]
    for word in row.values(next(iter(row.cells))):
        parts = fold(word).split()
        for at in range(len(tokens) - len(parts) + 1):
            if all(part in tokens[at + i] for i, part in enumerate(parts)):
                return True
    return False


def _readings(stage: MorphologyStage, text: str) -> list[tuple[Reading, ...]]:
    return [stage.readings(c.kind, c.text) for c in scan(text) if c.kind != "blank"]


def _fits_context(stage: MorphologyStage, row: Row, text: str) -> bool:
    """Whether both conditions of a row hold for some readings of neighbours."""
    words = [[signature(one) for one in word] for word in _readings(stage, text)]
    left, right = Condition.parse(row["left"]), Condition.parse(row["right"])
    pairs = zip([[_BOUNDARY], *words], [*words, [_BOUNDARY]], strict=True)
    return any(any(map(left.holds, a)) and any(map(right.holds, b)) for a, b in pairs)


def _fits_pattern(_: MorphologyStage, row: Row, text: str) -> bool:
    return Adjectives([row], []).cost(text) is not None


_SPECIAL: dict[str, Callable[[MorphologyStage, Row, str], bool]] = {
    "contexts": _fits_context,
    "adjective_patterns": _fits_pattern,
}


def _failure(
    row: Row, text: str, expected: tuple[str, ...], found: tuple[_Span, ...]
) -> Failure:
    return Failure(row.where, row.where, text, expected, tuple(item[2] for item in found))
