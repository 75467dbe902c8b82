"""CoNLL-2002, CoNLL-U and DocBin: tokens of the tokenizer, spans of the annotation."""

import json
import re
import unicodedata

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.converters import conll_ner_to_docs

from annotator.output.exchange import run
from annotator.output.exchange.check import checked
from annotator.output.exchange.conllu import sentence_lines
from annotator.output.exchange.tokens import bio_tags, flat_spans, token_sentences
from annotator.pipeline import build

ALPHABET = "ابتج وفل لل 🚁\u064b\u0651\u0650\u0654,.!1ab-_|=\\\t\n\r\u00a0\u2028#"
UNDONE = {"\\s": " ", "\\t": "\t", "\\n": "\n", "\\r": "\r", "\\p": "|", "\\\\": "\\"}


@pytest.fixture
def export(nlp, tmp_path, monkeypatch):
    """Export one document and give the path; the pipeline is the one of all tests."""
    monkeypatch.setattr(build, "load", lambda: nlp)

    def write(line, to, **options):
        path = tmp_path / "out"
        run.export([line], path, to, run.Options(**options), force=True)
        return path

    return write


def test_conll_2002(export, line):
    rows = export(line, "conll2002").read_text("utf-8").split("\n")
    assert rows[0] == "-DOCSTART- O"
    assert "حلب B-PLACE" in rows
    at = rows.index("الجيش B-FORCE")
    assert rows[at + 1] == "السوري I-FORCE"
    assert rows[at - 2 : at] == ["", "أعلن O"]
    assert rows[-2:] == ["", ""]
    assert all(re.fullmatch(r"\S+ (?:O|[BI]-[A-Z]+)|", row) for row in rows)


def test_spacy_reads_it(export, line):
    content = export(line, "conll2002", layers=["places"]).read_text("utf-8")
    docs = list(conll_ner_to_docs(content.replace("-DOCSTART- O", "-DOCSTART- -X- O O"), 0))
    found = [(ent.text, ent.label_) for doc in docs for ent in doc.ents]
    assert found == [("حلب", "PLACE"), ("إدلب", "PLACE")]


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (("forces", "places"), [(0, 5, "FORCE")]),
        (("places", "forces"), [(0, 3, "PLACE"), (4, 6, "PLACE")]),
        (("places",), [(0, 3, "PLACE"), (4, 6, "PLACE")]),
        (("dates", "forces"), [(0, 5, "FORCE")]),
    ],
)
def test_the_layer_named_first_and_then_the_longest_wins(layers, expected):
    rows = {
        "places": [(4, 6), (0, 3), (1, 2), (2, 4)],
        "forces": [(0, 2), (0, 5), (4, 6)],
    }
    line = {name: [{"start": a, "end": b} for a, b in spans] for name, spans in rows.items()}
    assert flat_spans(line, layers) == expected


def test_two_spans_side_by_side_begin_anew(nlp):
    doc = nlp.tokenizer("حلب إدلب")
    assert bio_tags(doc, [(0, 3, "PLACE"), (4, 8, "PLACE")]) == ["B-PLACE", "B-PLACE"]


def test_clitics_are_multiword_tokens(export, line):
    text = "وقال للعراق"  # and he said to Iraq
    line = checked({"doc_id": "a b", "text": text, "sentences": line["sentences"][:0]}, "")
    rows = export(line, "conllu").read_text("utf-8").splitlines()
    assert rows[:3] == ["# newdoc id = a_b", "# sent_id = a_b-1", f"# text = {text}"]
    cells = [row.split("\t") for row in rows[3:] if row]
    assert [cell[0] for cell in cells] == ["1-2", "1", "2", "3-4", "3", "4"]
    assert [cell[1] for cell in cells] == ["وقال", "و", "قال", "للعراق", "ل", "لعراق"]
    assert [cell[3] for cell in cells] == ["_", "CCONJ", "VERB", "_", "ADP", "PROPN"]
    assert cells[-1][9] == "Norm=العراق"
    assert cells[3][9] == "SpaceAfter=No"
    assert cells[0][2:9] == ["_"] * 7


@given(text=st.text(ALPHABET, min_size=1, max_size=40), data=st.data())
@settings(max_examples=60)
def test_conllu_keeps_to_the_format_and_holds_the_text(nlp, text, data):
    cut = data.draw(st.integers(0, len(text)))
    sentences = [{"id": "s1", "start": 0, "end": cut, "kind": "body"}] if cut else []
    doc = nlp.tokenizer(text)
    spans = [(0, cut, "PLACE")] if cut else []
    found = ""
    for sentence in token_sentences(doc, {"sentences": sentences}):
        head, *rows = sentence_lines(sentence, bio_tags(doc, spans)).rstrip("\n").split("\n")
        assert head.startswith("# text = ")
        written = _check_rows([row.split("\t") for row in rows])
        assert " ".join(written.split()) == head.removeprefix("# text = ")
        found += written
    # blanks before the first word belong to no word
    assert composed(found).strip() == composed(text).strip()


def composed(text):
    return unicodedata.normalize("NFC", text)


def _check_rows(rows):
    """Ids, ranges and columns as the format wants them; gives the text back."""
    number, written, covered = 1, "", 0
    for row in rows:
        assert len(row) == 10
        assert all(cell and not re.search(r"\s", cell) for cell in row)
        misc = dict(item.split("=", 1) for item in row[9].split("|") if item != "_")
        if "-" in row[0]:
            first, covered = map(int, row[0].split("-"))
            assert first == number < covered
            assert row[2:9] == ["_"] * 7
        else:
            assert row[0] == str(number)
            number += 1
            keys = [item.split("=")[0].lower() for item in row[5].split("|")]
            assert keys == sorted(keys)
        if "-" in row[0] or int(row[0]) > covered:
            written += row[1] + _space(misc)
        else:
            assert not {"SpaceAfter", "SpacesAfter"} & set(misc)
    return written


def _space(misc):
    if "SpaceAfter" in misc:
        return ""
    spaces = misc.get("SpacesAfter", "\\s")
    spaces = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), spaces)
    return re.sub(r"\\[stnrp\\]", lambda match: UNDONE[match[0]], spaces)


def test_docbin(export, line, nlp):
    path = export(line, "docbin", layers=["places", "forces"])
    (doc,) = DocBin().from_disk(path).get_docs(nlp.vocab)
    assert doc.text == line["text"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("حلب", "PLACE"), ("الجيش السوري", "FORCE"), ("جنديا", "FORCE"), ("إدلب", "PLACE"),
    ]  # fmt: skip
    assert [span.text for span in doc.spans["claims"]] == [line["claims"][0]["text"]]
    assert len(doc.spans["sentences"]) == 2
    assert [sentence.text.strip() for sentence in doc.sents] == [
        line["sentences"][0]["text"], line["sentences"][1]["text"],
    ]  # fmt: skip
    for table in ("places", "forces", "quantities", "claims"):
        # msgpack, in which spaCy keeps user data, gives lists back as tuples
        assert json.loads(json.dumps(doc._.records[table])) == line[table]
    assert doc.user_data["annotator_document"]["doc_id"] == "news/1"


def test_docbin_trains(export, line, nlp):
    """What spaCy's own training takes: an entity recogniser learns from the file."""
    path = export(line, "docbin", layers=["places"])
    blank = spacy.blank("ar")
    blank.add_pipe("ner")
    docs = list(DocBin().from_disk(path).get_docs(blank.vocab))
    examples = [Example(blank.make_doc(doc.text), doc) for doc in docs]
    blank.initialize(lambda: examples)
    assert blank.update(examples)["ner"] > 0
    assert blank.get_pipe("ner").labels == ("PLACE",)


def test_the_tokenizer_is_opened_with_the_first_document(tmp_path, monkeypatch):
    def no_database():
        raise AssertionError

    monkeypatch.setattr(build, "load", no_database)
    assert run.export([], tmp_path / "a", "conllu") == 0
    assert run.export([], tmp_path / "b", "conll2002") == 0
    assert (tmp_path / "a").read_bytes() == b""
