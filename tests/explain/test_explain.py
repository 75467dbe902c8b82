"""What is explained is what the pipeline does."""

import json

import pytest

from annotator.explain import explain, render
from annotator.pipeline import records
from annotator.text import trace

TEXT = "قال مصدر أمني إن 12 مسلحا انسحبوا من حلب في 3 مارس. وكان الطقس باردا."


def at(nlp, word, text=TEXT, **options):
    return explain(nlp, text, text.index(word), **options)


@pytest.fixture(scope="module")
def weapon(nlp):
    return at(nlp, "مسلحا")


@pytest.mark.parametrize("word", TEXT.split())
def test_the_reading_taken_is_the_documents_and_has_the_highest_total(nlp, word):
    found = at(nlp, word)
    chosen = [reading for reading in found["readings"] if reading["chosen"]]
    assert len(chosen) == 1
    tokens = [t for t in found["tokens"] if t["here"]]
    assert [t["lemma"] for t in chosen[0]["tokens"]] == [t["lemma"] for t in tokens]
    running = [reading["total"] for reading in found["readings"] if reading["in_running"]]
    assert chosen[0]["total"] == max(running)


def test_records_are_those_of_the_pipeline(nlp, weapon):
    doc = nlp(TEXT)
    start = TEXT.index("مسلحا")
    wanted = [
        (table, record.id, record.rule)
        for table in ("places", "forces", "quantities", "dates", "actors", "claims")
        for record in records.get(doc, table)
        if record.start < start + 5 and start < record.end
    ]
    assert wanted
    found = [(r["table"], r["id"], r["rule"]) for r in weapon["records"]]
    assert sorted(found) == sorted(wanted)


def test_rows_that_made_records_come_first_and_say_so(weapon):
    used = {tuple(row["used_by"]): row for row in weapon["rows"] if row["used_by"]}
    assert ("f1",) in used
    assert weapon["rows"][0]["used_by"]
    assert used["f1",]["where"] in {r["rule"] for r in weapon["records"]}


def test_an_accepted_and_a_refused_force(nlp, weapon):
    assert [d["decision"] for d in weapon["decisions"] if d["layer"] == "forces"] == [
        "accepted"
    ]
    other = at(nlp, "عناصر", "حلل الفريق عناصر الخطة.")
    refused = [d for d in other["decisions"] if d["decision"].startswith("refused")]
    assert refused
    assert refused[0]["needs"]
    assert not [r for r in other["records"] if r["table"] == "forces"]


def test_candidates_of_a_place_are_ranked_by_their_scores(nlp):
    (match,) = at(nlp, "حلب")["gazetteer"]
    assert match["became_place"]
    scores = [place["score"] for place in match["candidates"]]
    assert scores == sorted(scores, reverse=True)
    record = at(nlp, "حلب")["records"][0]
    assert record["gazetteer_id"] == match["candidates"][0]["id"]


def test_a_number_with_its_parts(nlp):
    text = "وصل نحو ثلاثة آلاف وستمئة جندي."
    (number,) = at(nlp, "آلاف", text)["numbers"]
    assert number["value"] == 3600
    assert number["approximate"]
    senses = {part["text"]: part.get("senses", []) for part in number["parts"]}
    assert senses["وستمئة"][0].startswith("hundred 600 (lexicons/numbers.tsv:")


def test_a_number_in_a_date_is_blocked(nlp):
    found = at(nlp, "3")
    assert found["numbers"][0]["blocked"]
    assert found["dates"][0]["document_date"].startswith("none")


def test_the_documents_date(nlp):
    found = at(nlp, "مارس", date="2026-04-01")
    assert found["dates"][0]["document_date"] == "2026-04-01"
    assert found["dates"][0]["value"] == found["records"][0]["value"]


def test_rules_that_match(nlp):
    found = at(nlp, "نوع", "ضبطت بندقية من نوع كلاشنيكوف.")
    assert [rule["rule"] for rule in found["rules"]] == ["force.model.001"]
    assert found["rules"][0]["where"].startswith("rules/forces.jsonl:")


def test_what_is_not_in_the_flat_view_says_what_is(nlp, weapon):
    by_layer = {entry["layer"]: entry["decision"] for entry in weapon["ents"]}
    beaten = [text for text in by_layer.values() if text.startswith("not")]
    doc = nlp(TEXT)
    assert all(any(ent.id_ in text for ent in doc.ents) for text in beaten)
    assert any(text.startswith("in the flat view") for text in by_layer.values())


@pytest.mark.parametrize("offset", [0, 3, len("قال مصدر") - 1])
def test_any_offset_of_a_word_or_the_blank_before_it(nlp, offset):
    found = explain(nlp, TEXT, offset)["word"]
    assert found["start"] <= offset <= found["end"] or found["start"] == offset + 1
    assert TEXT[found["start"] : found["end"]] == found["text"]


@pytest.mark.parametrize("text", ["كلمة", "123", "!", "a\n\nب", "وبحلب", "ـ", "😀"])
def test_odd_texts_are_explained_and_rendered(nlp, text):
    found = explain(nlp, text, 0)
    json.dumps(found)
    assert render(found).startswith(f"«{found['word']['text']}»")


def test_after_the_last_word_there_is_nothing(nlp):
    with pytest.raises(ValueError, match="5"):
        explain(nlp, "كلمة ", 5)


def test_notes_are_taken_only_while_recording(nlp):
    assert not trace.active()
    trace.note("x", 0, 1, "nobody listens")
    with trace.recording() as notes:
        nlp("انسحب 12 مسلحا.")
        assert notes
    assert not trace.active()
