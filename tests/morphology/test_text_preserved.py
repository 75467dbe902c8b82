"""Whatever the text, the tokens give it back."""

from hypothesis import given
from hypothesis import strategies as st

ALPHABET = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوىيةءآأؤإئ"
    "\u064b\u064e\u064f\u0650\u0651\u0652\u0640"
    "٠١٢٣٤٥٦٧٨٩0123456789۴"
    "abcXYZéВТА"
    " \n\t\u00a0\u200f\u200e\u202b\u200c\ufeff"
    ".,،؛:؟!«»\"'()[]-–/%٪…_#@"
    "\ufefb\ufdf2😀\U0001f44d\u200d\ufffd"
)


@given(st.text(st.sampled_from(ALPHABET), max_size=60))
def test_text_is_preserved(nlp, text):
    doc = nlp.tokenizer(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text


@given(st.text(max_size=40))
def test_any_unicode_text_is_preserved(nlp, text):
    assert nlp.tokenizer(text).text == text
