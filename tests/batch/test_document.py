import pytest
from spacy.tokens import Doc

from annotator.batch.document import annotate_items, make_document
from annotator.batch.inputs import Failure, InputDocument
from annotator.errors import AnnotatorError, error
from annotator.schema import Document

TEXT = "وصل 3600 جندي إلى بغداد ."


def item(doc_id="x", text=TEXT, **known):
    return InputDocument(doc_id=doc_id, text=text, **known)


@pytest.fixture
def watched(small_nlp, monkeypatch):
    """The small pipeline, and what its component finds in ``doc.user_data``."""
    seen = []
    layers = small_nlp.get_pipe("test_layers")

    def watch(doc):
        seen.append(dict(doc.user_data["annotator_input"]))
        doc.user_data["annotator_warnings"] = ["odd"]
        return layers(doc)

    monkeypatch.setattr(small_nlp, "_components", [("test_layers", watch)])
    return small_nlp, seen


def test_what_is_known_reaches_components_and_output(watched):
    nlp, seen = watched
    known = {"date": "2024-03-09", "title": "t", "outlet": "o", "meta": {"k": 1}}
    document = make_document(nlp, item(**known, warnings=("duplicate_id",)))
    for name, value in known.items():
        assert seen[0][name] == value
        assert getattr(document, name) == value
    assert document.warnings == ["duplicate_id", "odd"]


def test_records_and_counts(small_nlp):
    document = make_document(small_nlp, item())
    assert (document.n_chars, document.n_words, document.n_sentences) == (len(TEXT), 5, 1)
    assert document.text == TEXT
    (place,), (quantity,) = document.places, document.quantities
    assert (place.id, TEXT[place.start : place.end]) == ("p1", "بغداد")
    assert quantity.value == 3600.0


def test_a_pipeline_that_changes_the_text_is_an_error(small_nlp, monkeypatch):
    monkeypatch.setattr(small_nlp, "tokenizer", lambda _text: Doc(small_nlp.vocab, ["غيره"]))
    with pytest.raises(AnnotatorError) as caught:
        make_document(small_nlp, item())
    assert caught.value.code == "AN403"


def test_long_texts(small_nlp):
    text = "كلمة " * (small_nlp.max_length // 5 + 1)
    assert make_document(small_nlp, item(text=text)).n_chars == len(text) > small_nlp.max_length


def test_failures_pass_through_in_order(small_nlp):
    broken = Failure.of(error("AN110"), "empty")
    items = [item("a"), broken, item("b"), item("c", "عطل"), item("d")]
    results = list(annotate_items(small_nlp, items))
    assert [result.doc_id for result in results] == ["a", "empty", "b", "c", "d"]
    assert results[1] is broken
    assert isinstance(results[3], Failure)
    assert isinstance(results[4], Document)


def test_input_is_read_as_it_is_needed(small_nlp):
    read = []

    def items():
        for number in range(100):
            read.append(number)
            yield item(str(number))

    results = annotate_items(small_nlp, items())
    next(results)
    assert len(read) < 50
    results.close()


def test_words_of_a_batch_are_forgotten_after_it(small_nlp):
    before = len(small_nlp.vocab.strings)
    texts = [" ".join(f"كلمة{number}غريبة{word}" for word in range(20)) for number in range(40)]
    for _ in annotate_items(small_nlp, (item(str(i), text) for i, text in enumerate(texts))):
        pass
    assert len(small_nlp.vocab.strings) < before + 100
