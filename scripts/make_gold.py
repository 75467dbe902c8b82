"""Make corpora/texts and corpora/gold from corpora/sources.

A source holds a text sentence by sentence, each followed by its rows; the format is
described in corpora/README.md. Offsets, ids, references between rows and everything that
follows from other fields are computed here, so that no number is ever typed.

Run from anywhere: python scripts/make_gold.py [--check]
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
from gold_rows import REFERENCES, Line, SourceError, make_line, make_record, read_source

from annotator.morphology.scan import scan
from annotator.schema import ID_PREFIXES, TABLES, Document, json_schema, to_json

CORPORA = Path(__file__).resolve().parents[1] / "corpora"


def make(name: str, source: str) -> tuple[str, dict[str, Any]]:
    """Turn a source into the text and the object of its line of gold.

    Args:
        name: Name of the source, which becomes ``doc_id``.
        source: Its content.

    Raises:
        SourceError: The source is malformed, or a row's text is not where it says.
    """
    text, sentences, raw = read_source(name, source)
    lines = [make_line(text, sentences, *item) for item in raw]
    document = Document(doc_id=name, path=f"texts/{name}.txt", encoding="utf-8", text=text)
    document.sha256 = hashlib.sha256(text.encode()).hexdigest()
    document.n_chars, document.n_sentences = len(text), len(sentences)
    words = (chunk for chunk in scan(text) if re.search(r"[^\W_]", chunk.text))
    document.n_words = sum(1 for _ in words)
    for key, value in re.findall(r"^@ (\w+) (.+)$", source, re.M):
        if key == "annotated_layers":
            document.meta[key] = value.split(",")
        else:
            setattr(document, key, value)
    for table in TABLES:
        if table == "sentences":
            records = [
                TABLES[table](id="", start=start, end=end, text=text[start:end], kind=kind)
                for start, end, kind in sentences
            ]
        else:
            records = [make_record(text, line) for line in lines if line.table == table]
        records.sort(key=lambda record: (record.start, -record.end))
        for number, record in enumerate(records, 1):
            record.id = f"{ID_PREFIXES[table]}{number}"
        setattr(document, table, records)
    _resolve(document, lines)
    return text, _with_optional(to_json(document), lines)


def _resolve(document: Document, lines: list[Line]) -> None:
    by_label = {line.label: line.record.id for line in lines if line.label}
    for line in lines:
        for key in sorted(REFERENCES & line.values.keys()):
            label = line.values[key]
            if label not in by_label:
                raise SourceError(f"{line.where}: no row is labelled &{label}")
            setattr(line.record, key, by_label[label])
    for force in document.forces:
        _link_quantity(force, document.quantities)
    for claim in document.claims:
        _link_claim(claim, document)


def _link_quantity(force: Any, quantities: list[Any]) -> None:
    """A quantity whose counted noun is the head of a force counts that force."""
    for quantity in quantities:
        overlap = quantity.start <= force.start < quantity.end
        if overlap and force.quantity_id is None and quantity.force_id is None:
            force.quantity_id, quantity.force_id = quantity.id, force.id


def _link_claim(claim: Any, document: Document) -> None:
    low, high = claim.content_start or 0, claim.content_end or 0
    for table, key in (("places", "place_ids"), ("forces", "force_ids"),
                       ("quantities", "quantity_ids"), ("dates", "date_ids")):  # fmt: skip
        inside = [row.id for row in getattr(document, table) if low <= row.start < high]
        setattr(claim, key, inside)
    contents = [
        (other.content_start, other.content_end)
        for other in document.claims
        if other.sent_id == claim.sent_id and other.content_start is not None
    ]
    claim.frame_date_ids = [
        date.id
        for date in document.dates
        if date.sent_id == claim.sent_id
        and not any(start <= date.start < end for start, end in contents)
    ]
    if claim.source_start is not None and claim.source_id is None:
        candidates = [
            row
            for row in (*document.actors, *document.forces)
            if claim.source_start <= row.start and row.end <= claim.source_end
        ]
        candidates.sort(key=lambda row: (getattr(row, "kind", "") != "person", row.start))
        claim.source_id = candidates[0].id if candidates else None


def _with_optional(line: dict[str, Any], lines: Iterable[Line]) -> dict[str, Any]:
    optional = {made.record.id for made in lines if "opt" in made.values}
    for table in TABLES:
        for row in line[table]:
            if row["id"] in optional:
                row["optional"] = True
    return line


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema())


def problems(line: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a line of gold: values outside the schema, overlaps, offsets."""
    for problem in _validator().iter_errors(line):
        yield f"{line['doc_id']}: {problem.json_path}: {problem.message}"
    for table in TABLES:
        rows = line[table]
        for row in rows:
            if line["text"][row["start"] : row["end"]] != row["text"]:
                yield f"{line['doc_id']}: {row['id']}: text is not at its offsets"
        if table in ("sentences", "claims"):
            continue
        for one, two in pairwise(rows):
            nested = table == "places" and two["end"] <= one["end"]
            if two["start"] < one["end"] and not nested:
                yield f"{line['doc_id']}: {one['id']} and {two['id']} overlap"


def outputs() -> dict[Path, bytes]:
    """Every file that this script makes, with its content."""
    made: dict[Path, bytes] = {}
    for path in sorted((CORPORA / "sources").glob("*.txt")):
        text, line = make(path.stem, path.read_text(encoding="utf-8"))
        made[CORPORA / "texts" / path.name] = text.encode()
        content = json.dumps(line, ensure_ascii=False) + "\n"
        made[CORPORA / "gold" / f"{path.stem}.jsonl"] = content.encode()
    return made


def main() -> int:
    """Write the files, or with ``--check`` tell which ones are not as they should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    try:
        made = outputs()
    except SourceError as problem:
        print(problem, file=sys.stderr)
        return 1
    wrong = [
        found
        for path, content in made.items()
        if path.suffix == ".jsonl"
        for found in problems(json.loads(content))
    ]
    for path, content in made.items():
        if check and (not path.is_file() or path.read_bytes() != content):
            wrong.append(f"{path.relative_to(CORPORA)} is out of date")
        elif not check:
            path.write_bytes(content)
    print("\n".join(wrong) or f"{len(made)} files are right", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
