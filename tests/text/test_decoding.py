import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError, DataError
from annotator.text.decoding import decode, wide_encoding

NEWS = (
    "أعلنت الوزارة أمس أن «لواءين» انتقلا إلى الحدود.\r\n"
    "ولم يصب أحد، بحسب البيان: 3600 جندي (Il-76).\n"
)
PLAIN = "وصل المبعوث إلى المدينة ظهر اليوم\nثم غادرها مساء"


@pytest.mark.parametrize(
    ("encoding", "found", "evidence"),
    [
        ("utf-8", "utf-8", "strict"),
        ("utf-8-sig", "utf-8-sig", "bom"),
        ("utf-16", "utf-16", "bom"),
        ("utf-32", "utf-32", "bom"),
        ("utf-16-le", "utf-16-le", "zeros"),
        ("utf-16-be", "utf-16-be", "zeros"),
        ("windows-1256", "windows-1256", "letters"),
        ("mac-arabic", "mac-arabic", "letters"),
    ],
)
def test_encodings_are_told_apart(encoding, found, evidence):
    decoded = decode(NEWS.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.evidence) == (NEWS, found, evidence)


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be"])
def test_text_without_digits_and_latin_is_enough(encoding):
    decoded = decode(PLAIN.encode(encoding))
    assert (decoded.text, decoded.encoding) == (PLAIN, encoding)


@pytest.mark.parametrize("word", ["مصر", "غزة", "بيروت", "لا"])
@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16-le", "utf-16-be"])
def test_one_word_is_enough(word, encoding):
    assert decode(word.encode(encoding)).text == word


def test_line_ends_and_inner_marks_are_kept():
    text = "سطر\r\nآخر\rثم\ufeff وسط\u200fنهاية\n"
    assert decode(text.encode()).text == text


def test_only_the_mark_at_the_beginning_is_dropped():
    decoded = decode(b"\xef\xbb\xbf\xef\xbb\xbfabc")
    assert decoded.text == "\ufeffabc"


@pytest.mark.parametrize("declared", ["utf-8", "utf-8-sig", "UTF8"])
def test_declared_utf8_drops_the_mark(declared):
    assert decode(NEWS.encode("utf-8-sig"), declared).text == NEWS


@pytest.mark.parametrize("declared", ["utf-16", "utf-16-le"])
def test_declared_utf16_drops_the_mark(declared):
    assert decode(b"\xff\xfe" + NEWS.encode("utf-16-le"), declared).text == NEWS


def test_declared_encoding_overrides_detection():
    data = "цель".encode("cp1251")
    assert decode(data, "cp1251").text == "цель"
    assert decode(data, "cp1251").evidence == "declared"


def test_other_alphabets_are_a_guess():
    text = "Гарнизон покинул город накануне вечером, сообщил источник в штабе.\n" * 3
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert not decoded.certain


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x00\x01\x02\x03" * 40, "AN103"),
        (bytes(range(256)) * 8, "AN103"),
        (b"%PDF-1.7 text that looks like text", "AN103"),
        (b"PK\x03\x04 a docx", "AN103"),
        (b"\x89PNG\r\n", "AN103"),
        (PLAIN.encode()[:-1], "AN109"),
        (NEWS.encode().replace("،".encode(), b"\xff"), "AN109"),
        (b"\xff\xfe" + NEWS.encode("utf-16-le")[:-1], "AN104"),
    ],
)
def test_what_is_no_text_is_an_error(data, code):
    with pytest.raises(AnnotatorError) as caught:
        decode(data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("encoding", "code"), [("ascii", "AN104"), ("no-such", "AN108"), ("hex", "AN108")]
)
def test_wrong_declarations_are_errors(encoding, code):
    with pytest.raises(AnnotatorError) as caught:
        decode(NEWS.encode(), encoding)
    assert caught.value.code == code


def test_a_few_control_characters_are_forgiven():
    text = NEWS + "\x0c" + NEWS + "\x1a"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NEWS.encode("utf-16"), "utf-16"),
        (NEWS.encode("utf-16-be")[:101], "utf-16-be"),
        (NEWS.encode(), None),
        (NEWS.encode("utf-8-sig"), None),
        (NEWS.encode("cp1256"), None),
        (b"", None),
    ],
)
def test_wide_encodings_show_in_the_first_bytes(data, encoding):
    assert wide_encoding(data) == encoding


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_is_never_changed(text):
    decoded = decode(("ا" + text).encode())
    assert decoded.text == "ا" + text


@given(st.binary(max_size=300))
def test_decoding_is_reversible_or_refused(data):
    try:
        decoded = decode(data)
    except DataError:
        return
    assert data.decode(decoded.encoding) == decoded.text
