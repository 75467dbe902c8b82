"""The pipeline as spaCy users meet it: loading, saving, bytes, pickling, processes."""

import json
import pickle
import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.matcher import Matcher
from spacy.tokens import Doc, DocBin

import annotator
from annotator.errors import AnnotatorError
from annotator.paths import pipeline_path
from annotator.pipeline.build import FACTORY_MODULES
from annotator.schema import TABLES

TEXTS = [
    "أعلن الجيش السوري وصول 300 جندي إلى حلب.",
    "قالت الشرطة إن طائرتين هبطتا قرب مطار دمشق في 3 مايو.",
    "",
    "سُمع دوي انفجار في وسط المدينة",
]


def rows(doc):
    return json.dumps(doc._.records, ensure_ascii=False, sort_keys=True)


@pytest.fixture(scope="module")
def expected(nlp):
    return [rows(nlp(text)) for text in TEXTS]


def test_every_table_is_there_and_every_row_slices_back(nlp):
    for text in TEXTS:
        doc = nlp(text)
        assert doc.text == text
        assert list(doc._.records) == list(TABLES)
        for found in doc._.records.values():
            for row in found:
                assert text[row["start"] : row["end"]] == row["text"]
                assert row["rule"]


def test_ids_name_spans_and_records(nlp):
    doc = nlp(TEXTS[0])
    for table in TABLES:
        for span in doc.spans[table]:
            assert span._.record["id"] == span.id_
            assert span._.rule == span._.record["rule"]


def test_spacy_loads_the_directory(expected):
    loaded = spacy.load(pipeline_path())
    assert [rows(loaded(text)) for text in TEXTS] == expected


def test_a_saved_pipeline_is_whole(nlp, expected, tmp_path):
    nlp.to_disk(tmp_path / "copy")
    saved = spacy.load(tmp_path / "copy")
    assert saved.tokenizer.files.root == tmp_path / "copy"
    assert saved.tokenizer.files.digest == nlp.tokenizer.files.digest
    assert [rows(saved(text)) for text in TEXTS] == expected


def test_bytes_and_pickle_keep_everything(nlp, expected):
    empty = spacy.blank("ar").from_config(nlp.config)
    copies = [empty.from_bytes(nlp.to_bytes()), pickle.loads(pickle.dumps(nlp))]
    for copy in copies:
        assert [rows(copy(text)) for text in TEXTS] == expected


def test_two_processes_give_the_same(nlp, expected):
    docs = nlp.pipe(TEXTS * 4, n_process=2, batch_size=4)
    assert [rows(doc) for doc in docs] == expected * 4


def test_records_survive_docbin(nlp, expected):
    stored = DocBin(docs=[nlp(text) for text in TEXTS], store_user_data=True).to_bytes()
    vocab = spacy.blank("ar").vocab
    read = list(DocBin().from_bytes(stored).get_docs(vocab))
    assert [rows(doc) for doc in read] == expected
    assert [doc.text for doc in read] == TEXTS


def test_the_same_text_gives_the_same_twice(nlp, expected):
    assert [rows(nlp(text)) for text in reversed(TEXTS)] == expected[::-1]


def test_stock_rulers_and_matchers_work_on_the_tokens(nlp):
    matcher = Matcher(nlp.vocab)
    matcher.add("said", [[{"LEMMA": "قال", "POS": "VERB"}]])
    doc = nlp("ويقولون إن المدينة آمنة")
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["يقولون"]
    ruler = spacy.blank("ar").add_pipe("entity_ruler", config={"phrase_matcher_attr": "NORM"})
    ruler.add_patterns([{"label": "X", "pattern": [{"NORM": "العراق"}], "id": "x"}])
    found = ruler(nlp.tokenizer("وصلت إلى العراق وبالعراق وللعراق"))
    texts = [ent.text for ent in found.ents if ent.label_ == "X"]
    assert texts == ["العراق", "العراق", "لعراق"]


def test_entry_points_register_what_the_config_names(nlp):
    factories = {point.name for point in entry_points(group="spacy_factories")}
    used = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    assert used <= factories
    tokenizers = {point.name for point in entry_points(group="spacy_tokenizers")}
    assert "annotator.ArabicTokenizer.v1" in tokenizers
    modules = {point.module for point in entry_points(group="spacy_factories")}
    assert {m for m in modules if m.startswith("annotator.")} <= set(FACTORY_MODULES)


def test_a_fresh_process_needs_no_import_of_the_package():
    code = "import sys, spacy; nlp = spacy.load(sys.argv[1]); print(len(nlp('وصل الوفد')))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(pipeline_path())],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "2"


def test_a_missing_pipeline_is_named():
    with pytest.raises(AnnotatorError, match=r"AN301.*nowhere"):
        annotator.load("nowhere")


def test_components_refuse_another_tokenizer():
    other = spacy.blank("ar")
    other.add_pipe("annotator_ruler_v1")
    with pytest.raises(AnnotatorError, match="AN306"):
        other("نص")


def test_a_doc_without_stage_has_no_readings():
    doc = Doc(spacy.blank("ar").vocab, words=["نص"])
    assert doc[0]._.analysis is None
    assert doc[0]._.word is None


def test_memory_zones_free_nothing_that_is_needed_later(nlp, expected):
    for _ in range(3):
        with nlp.memory_zone():
            assert [rows(nlp(text)) for text in TEXTS] == expected
