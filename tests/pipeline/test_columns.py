"""Token attributes read in bulk."""

import pytest
import spacy

from annotator.pipeline.columns import columns, features, unchanged


@pytest.mark.parametrize("text", ["", " ", "وللجنود  3600 بندقية\n\nقال: «كلا».", "a b"])
def test_columns_are_the_attributes_of_the_tokens(nlp, text):
    doc = nlp.make_doc(text)
    read = columns(doc)
    assert read.text == text
    assert len(read) == len(doc)
    for token in doc:
        at = token.i
        assert (read.texts[at], read.norms[at]) == (token.text, token.norm_)
        assert (read.lemmas[at], read.tags[at]) == (token.lemma_, token.tag_)
        assert (read.pos[at], read.morphs[at]) == (token.pos_, str(token.morph))
        assert (read.starts[at], read.ends[at]) == (token.idx, token.idx + len(token))
        assert read.words[at] == token._.word
        assert read.is_blank(at) == token.is_space


def test_the_tokenizer_gives_what_would_be_read(nlp):
    text = " قال\u00a0إنهم: «3600 جندي»، وبالعراق.\n\n@a 50كم "
    given = columns(nlp.make_doc(text))
    doc = nlp.make_doc(text)
    columns(nlp.make_doc(""))
    assert columns(doc) == given
    assert columns(doc) is not given


def test_tokens_outlive_the_memory_zone_in_which_their_words_were_first_seen(nlp):
    text = "اجتاحت ذئاب فضائية غلوبستانا القمرية"
    with nlp.memory_zone():
        first = [(token.norm_, token.lemma_, str(token.morph)) for token in nlp.make_doc(text)]
    with nlp.memory_zone():
        again = [(token.norm_, token.lemma_, str(token.morph)) for token in nlp.make_doc(text)]
    assert again == first


def test_a_changed_attribute_is_seen(nlp):
    doc = nlp.make_doc("وصل الوفد")
    before = columns(doc)
    assert columns(doc) is before
    doc[0].lemma_ = "غادر"
    assert columns(doc).lemmas[0] == "غادر"


def test_another_text_that_is_read_meanwhile_does_not_take_the_place_of_a_doc(nlp):
    doc = nlp.make_doc("وصل الوفد")
    with unchanged(doc):
        read = columns(doc)
        assert columns(doc) is read
        nlp.make_doc("غادر الوزير المدينة")
        assert columns(doc) == read
        assert columns(nlp.make_doc("نص آخر")).texts == ["نص", "آخر"]
        assert columns(doc) == read


def test_docs_of_other_tokenizers_count_each_token_as_a_word():
    assert columns(spacy.blank("ar")("وصل الوفد")).words == [0, 1]


def test_features():
    assert features("Gender=Fem|Number=Dual") == {"Gender": "Fem", "Number": "Dual"}
    assert features("") == {}
