"""Small annotated documents, written by hand."""

import pytest

from annotator.compare import compare
from annotator.schema import Claim, Date, Document, Force, Place, Quantity, to_json

AT = {"sent_id": "s1", "text": "", "rule": "test"}


class Paper:
    """Builds one document; each number, place, force and date stands further to the right."""

    def __init__(self, doc_id, date="2026-03-01", **fields):
        self.document = Document(doc_id=doc_id, date=date, text="ك" * 500, **fields)
        self.at = 0

    def row(self, record, table, prefix, /, **fields):
        rows = getattr(self.document, table)
        self.at += 10
        span = {"start": self.at, "end": self.at + 5, "id": f"{prefix}{len(rows) + 1}"}
        rows.append(record(**{**AT, **span, **fields}))
        return rows[-1].id

    def place(self, text, gazetteer_id=None, **fields):
        fields = {"kind": "city", "role": "location", "country": "SYR", **fields}
        return self.row(
            Place, "places", "p", text=text, name=text, gazetteer_id=gazetteer_id, **fields
        )

    def force(self, **fields):
        fields = {"category": "personnel", "head": "جندي", "country": "SYR", **fields}
        return self.row(Force, "forces", "f", **fields)

    def date(self, value, **fields):
        return self.row(Date, "dates", "d", **{"kind": "date", "value": value, **fields})

    def number(self, value=None, kind="killed", **fields):
        fields = {"unit": "جندي", **fields}
        return self.row(Quantity, "quantities", "q", kind=kind, value=value, **fields)

    def claim(self, source=None, **fields):
        fields = {"attribution": "indirect" if source else "author_assertion", **fields}
        return self.row(Claim, "claims", "c", source_text=source, **fields)

    @property
    def line(self):
        return to_json(self.document)


def report(doc_id, value, source="الوزارة", place="حمص", force=None, date="2026-03-01", **more):
    """A document with one claim about so many dead soldiers somewhere."""
    claim = {name: more.pop(name) for name in list(more) if name in Claim.__annotations__}
    paper = Paper(doc_id, date)
    force_id = paper.force(**force) if force else None
    quantity = paper.number(value, force_id=force_id, **more)
    places = [paper.place(place, f"gn:{place}", admin1="Homs")] if place else []
    paper.claim(source, quantity_ids=[quantity], place_ids=places, **claim)
    return paper.line


@pytest.fixture
def compared():
    """Compare documents: rows of the table as dicts, and the comparison."""

    def run(*lines, days=3):
        result = compare(lines, days)
        return result.to_frame().to_dict("records")

    return run
