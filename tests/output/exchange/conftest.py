"""One annotated document with all that is hard: emoji, marks, line ends, nested claims."""

import pytest

from annotator.output.exchange.check import checked

# a helicopter; sites in Aleppo were bombed; the army announced that 40 soldiers were killed
TEXT = "🚁 قُصفت مواقع في حلب\r\nأعلن الجيش السوري أن 40 جنديا\nقتلوا قرب إدلب."


def at(piece, text=TEXT):
    start = text.index(piece)
    return {"start": start, "end": start + len(piece)}


def claim_parts(source, cue, content):
    found = {}
    for part, piece in (("source", source), ("cue", cue), ("content", content)):
        found |= {f"{part}_{end}": value for end, value in at(piece).items()}
    return found


@pytest.fixture
def line():
    """The object of its JSONL line."""
    aleppo = {"name": "حلب", "name_en": "Aleppo", "kind": "city", "country": "SYR"}
    place = {"lat": 36.2, "lon": 37.16, "gazetteer_id": "gn:170063", "role": "location"}
    idlib = {"name": "إدلب", "kind": "city", "country": "SYR", "role": "location"}
    army = {"category": "armed_forces", "country": "SYR", "plover_country": "SYR"}
    content = "40 جنديا\nقتلوا قرب إدلب"
    whole = {"start": TEXT.index("أعلن"), "end": TEXT.index(content) + len(content)}
    return checked(
        {
            "doc_id": "news/1",
            "date": "2024-03-09",
            "text": TEXT,
            "sentences": [
                {"id": "s1", "start": 0, "end": TEXT.index("\r")},
                {"id": "s2", "start": TEXT.index("أعلن"), "end": len(TEXT)},
            ],
            "places": [
                {"id": "p1", **at("حلب"), **aleppo, **place, "rule": "gazetteer"},
                {"id": "p2", **at("إدلب"), **idlib, "rule": "gazetteer"},
            ],
            "forces": [
                {"id": "f1", **at("الجيش السوري"), **army, "acled_inter": 1, "definite": True},
                {"id": "f2", **at("جنديا"), "category": "personnel", "quantity_id": "q1"},
            ],
            "quantities": [
                {"id": "q1", **at("40"), "kind": "killed", "value": 40, "force_id": "f2"}
            ],
            "claims": [
                {
                    "id": "c1",
                    **whole,
                    **claim_parts("الجيش السوري", "أعلن", content),
                    "cue_lemma": "اعلن",
                    "source_id": "f1",
                    "source_kind": "military",
                    "place_ids": ["p2"],
                    "force_ids": ["f2"],
                    "quantity_ids": ["q1"],
                }
            ],
        },
        "test",
    )
