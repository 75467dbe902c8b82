"""Small documents whose spans are told by their words."""

import pytest

from annotator.schema import ID_PREFIXES, TABLES


def at(text, words, occurrence=1):
    """Offsets of the n-th occurrence of some words in a text."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return start, start + len(words)


def make_row(text, table, number, words, fields):
    fields = dict(fields)
    start, end = at(text, words, fields.pop("occurrence", 1))
    row = {"id": f"{ID_PREFIXES[table]}{number}", "start": start, "end": end, "text": words}
    for part in ("source", "cue", "content"):
        if part in fields:
            said = fields.pop(part)
            first, last = at(text, said)
            row |= {f"{part}_start": first, f"{part}_end": last, f"{part}_text": said}
    return row | fields


@pytest.fixture
def document():
    """``document(text, places=[("بغداد", {"country": "IRQ"})], …)`` as a JSONL object."""

    def make(text, doc_id="d", meta=None, **tables):
        line = {"schema": "annotator/1", "doc_id": doc_id, "text": text, "meta": meta or {}}
        for table in TABLES:
            rows = tables.get(table, [])
            line[table] = [
                make_row(text, table, number, words, fields)
                for number, (words, fields) in enumerate(rows, 1)
            ]
        return line

    return make
