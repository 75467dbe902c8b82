"""Run hostile documents through the pipeline and see that none breaks it.

    python scripts/fuzz.py                       1,000 documents
    python scripts/fuzz.py --count 100000 --seed 7 --timeout 20
    python scripts/fuzz.py --show 412            print one document and what comes of it

Documents are made of words of the lexicons, numbers, punctuation, marks, controls,
directional characters, other scripts and long repetitions, from a seed: the same number is
the same document everywhere. Each result is checked: the text is unchanged, every row is
the slice of the text that its offsets name, ids are unique, and the line is JSON. Prints
what failed and how often, and the slowest documents; exit code 1 where anything failed.
"""

import argparse
import json
import random
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from annotator.batch.clock import OutOfTimeError, time_limit
from annotator.batch.document import make_document
from annotator.batch.inputs import InputDocument, checked_text
from annotator.errors import AnnotatorError
from annotator.output.jsonl import dump_line
from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles
from annotator.schema import TABLES, to_json

SIGNS = [
    *".,،؛؟!:;()[]«»\"'“”‘’/\\-–—…%٪$€+=<>&#@*_|~^°", "...", "<b>", "&amp;", "://", "\t", "\n",
    "\r\n",
]  # fmt: skip
ODD = [
    "\0", "\x1b[31m", "\x85", "\u2028", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
    "\u202a", "\u202e", "\u202c", "\u2066", "\u2069", "\ufeff", "\ufffd", "\ufdfa", "\u0640",
    "\u064b", "\u0670", "\u0651\u0650", "\U0001f4a5", "\U0001d49c", "\ud83d", "e\u0301",
    "中文", "עברית", "русский",
]  # fmt: skip
DIGITS = [
    "0", "7", "12", "3600", "2024", "1/2", "10:30", "2024-02-30", "1,000.5", "٣٤", "۱۲", "1e9",
    "-5", "9" * 20,
]  # fmt: skip
PROCLITICS = ["", "", "", "و", "ب", "ل", "ال", "وال", "ك", "س"]


@cache
def words() -> list[str]:
    """The words of all lexicons."""
    files = PipelineFiles.open(pipeline_path())
    tables = [name for name in files.names if name.startswith("lexicons/")]
    found = (files.word_list(Path(name).stem) for name in tables)
    return sorted({word for table in found for word in table if word.isalpha()})


def piece(chance: random.Random) -> str:
    """A small part of a document."""
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(PROCLITICS) + chance.choice(words())
    if kind < 0.70:
        return chance.choice(DIGITS)
    if kind < 0.85:
        return chance.choice(SIGNS)
    if kind < 0.93:
        return chance.choice(ODD)
    repeated = chance.choice(
        (chance.choice(words()), chance.choice(SIGNS), chance.choice(ODD), "9")
    )
    return (repeated + chance.choice(("", " "))) * chance.choice((2, 10, 100, 1000))


def document(number: int, seed: int) -> str:
    """The text with a number."""
    chance = random.Random(f"{seed}:{number}")
    separator = chance.choice((" ", " ", " ", "", "\n"))
    parts = [piece(chance) for _ in range(chance.choice((1, 3, 10, 30, 100)))]
    return separator.join(parts)[:20_000]


def check(nlp: Any, text: str, doc_id: str) -> str | None:
    """Annotate a text; returns what is wrong with the result, if anything is."""
    try:
        checked_text(text, None)
    except AnnotatorError:
        return None  # refused, as it should be
    found = make_document(nlp, InputDocument(doc_id=doc_id, text=text))
    line = json.loads(dump_line(to_json(found)))
    if line["text"] != text:
        return "the text was changed"
    rows = [row for table in TABLES for row in line[table]]
    if len({row["id"] for row in rows}) != len(rows):
        return "ids are not unique"
    for row in rows:
        if text[row["start"] : row["end"]] != row["text"] or row["start"] >= row["end"]:
            return f"offsets of {row['id'][0]} rows"
    return None


def outcome(nlp: Any, text: str, doc_id: str, timeout: float) -> str | None:
    """What is wrong with a document, exceptions and time included."""
    try:
        with time_limit(timeout):
            return check(nlp, text, doc_id)
    except OutOfTimeError:
        return f"longer than {timeout:g} s"
    except AnnotatorError as problem:
        return problem.message[:120] + place_of(problem.__cause__)


def place_of(cause: BaseException | None) -> str:
    """Where in the package an exception was raised."""
    trace = cause.__traceback__ if cause else None
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return ""
    name = trace.tb_frame.f_code.co_filename.rpartition("annotator/")[2]
    return f" in {name}:{trace.tb_lineno}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first document")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds for a document")
    parser.add_argument("--show", type=int, help="print this document only")
    options = parser.parse_args()

    import annotator

    nlp = annotator.load()
    nlp("")
    numbers = range(options.first, options.first + options.count)
    if options.show is not None:
        numbers = range(options.show, options.show + 1)
        print(repr(document(options.show, options.seed)))
    failed: Counter[str] = Counter()
    example: dict[str, int] = {}
    slow: list[tuple[float, int]] = []
    for number in numbers:
        text = document(number, options.seed)
        start = time.perf_counter()
        with nlp.memory_zone():
            wrong = outcome(nlp, text, str(number), options.timeout)
        slow = sorted([*slow, (time.perf_counter() - start, number)], reverse=True)[:5]
        if wrong:
            failed[wrong] += 1
            example.setdefault(wrong, number)
    for wrong, count in failed.most_common():
        print(f"{count:6d}  {wrong}  (first: {example[wrong]})")
    shown = ", ".join(f"{number} ({seconds:.2f} s)" for seconds, number in slow)
    print(f"{len(numbers)} documents, {failed.total()} failed; slowest: {shown}")
    raise SystemExit(failed.total() > 0)


if __name__ == "__main__":
    main()
