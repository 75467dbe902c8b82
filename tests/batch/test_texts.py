import pandas as pd
import pytest

from annotator.batch.texts import annotate, annotate_iter
from annotator.errors import AnnotatorError, AnnotatorWarning

TEXTS = ["وصل 3600 جندي", "زار بغداد أمس", "لا شيء"]


@pytest.mark.parametrize(
    ("texts", "options", "ids"),
    [
        (TEXTS, {}, ["1", "2", "3"]),
        (tuple(TEXTS), {"ids": ["a", 5, "a"]}, ["a", "5", "a-2"]),
        (iter(TEXTS), {}, ["1", "2", "3"]),
        (dict(zip("xyz", TEXTS, strict=True)), {}, ["x", "y", "z"]),
        (pd.Series(TEXTS, index=[10, 20, 30]), {}, ["10", "20", "30"]),
        (pd.Series(TEXTS), {"ids": pd.Series(list("abc"))}, ["a", "b", "c"]),
        (pd.Series([], dtype="str"), {}, []),
        ([], {}, []),
    ],
)
def test_many_texts(small_nlp, texts, options, ids):
    result = annotate(texts, nlp=small_nlp, **options)
    assert [document.doc_id for document in result] == ids
    assert len(result) == len(ids)
    assert [document.text for document in result] == TEXTS[: len(ids)]


def test_one_text(small_nlp):
    result = annotate(TEXTS[0], nlp=small_nlp, dates=["2024-03-09"])
    assert result.documents[0].date == "2024-03-09"
    assert result.to_json()[0]["quantities"][0]["value"] == 3600.0


def test_dates_of_pandas(small_nlp):
    dates = pd.Series(pd.to_datetime(["2024-03-09", None, "2024-03-10"]))
    result = annotate(pd.Series(TEXTS), dates=dates, nlp=small_nlp)
    assert [document.date for document in result] == ["2024-03-09", None, "2024-03-10"]


def test_frames(small_nlp):
    frames = annotate(TEXTS, nlp=small_nlp).to_frames()
    places = frames["places"].merge(frames["documents"], on="doc_id", suffixes=("", "_doc"))
    assert list(places["doc_id"]) == ["2"]
    assert list(places["text"]) == ["بغداد"]


@pytest.mark.parametrize(
    ("text", "code"), [("", "AN110"), ("عطل", "AN403"), ("نص \ud800", "AN111")]
)
def test_a_single_text_that_fails_raises(small_nlp, text, code):
    with pytest.raises(AnnotatorError) as caught:
        annotate(text, nlp=small_nlp)
    assert caught.value.code == code


def test_texts_that_fail_are_kept_apart_with_a_warning(small_nlp):
    texts = pd.Series([TEXTS[0], None, "عطل", TEXTS[1]])
    with pytest.warns(AnnotatorWarning, match="2 texts failed"):
        result = annotate(texts, nlp=small_nlp)
    assert [document.doc_id for document in result] == ["0", "3"]
    assert [(failure.doc_id, failure.code) for failure in result.errors] == [
        ("1", "AN115"),
        ("2", "AN403"),
    ]


def test_a_stream_is_annotated_as_it_comes(small_nlp):
    def endless():
        while True:
            yield TEXTS[1]

    stream = annotate_iter(endless(), nlp=small_nlp)
    assert [next(stream).doc_id for _ in range(40)] == [str(n) for n in range(1, 41)]
    stream.close()


def test_a_stream_warns_of_what_fails(small_nlp):
    with pytest.warns(AnnotatorWarning, match="AN110"):
        assert len(list(annotate_iter(["", TEXTS[0]], nlp=small_nlp))) == 1
