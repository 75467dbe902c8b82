"""Fetching, upgrading, compiling and describing a morphology database."""

from contextlib import closing

import pytest
import spacy

from annotator.errors import AnnotatorError
from annotator.morphology import database, source, store
from annotator.pipeline.tokenizer import ArabicTokenizer

TINY = """###DEFINES###
DEFINE pos pos:noun pos:punc pos:digit
DEFINE diac diac:*open*
DEFINE lex lex:*open*
DEFINE gloss gloss:*open*
DEFINE atbtok atbtok:*open*
DEFINE pos_freq pos_freq:*open*
DEFINE lex_freq lex_freq:*open*
DEFINE pos_lex_freq pos_lex_freq:*open*
###DEFAULTS###
DEFAULT pos:noun diac:* lex:* gloss:* pos:noun
###ORDER###
ORDER diac lex gloss pos
###STEMBACKOFF###
STEMBACKOFF ALL N
###PREFIXES###
\tPref-0\t
###SUFFIXES###
\tSuff-0\t
###STEMS###
جيش\tN\tdiac:جَيْش lex:جَيْش_1 gloss:army pos:noun atbtok:جَيْش pos_lex_freq:-2.5
###TABLE AB###
Pref-0 N
###TABLE BC###
N Suff-0
###TABLE AC###
Pref-0 Suff-0
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def tiny(tmp_path):
    path = tmp_path / "tiny.db"
    path.write_text(TINY, encoding="utf-8")
    return path


def test_the_old_format_is_upgraded():
    lines = list(source.upgrade(TINY))
    at = lines.index("###STEMBACKOFF###\n")
    assert lines[at - 2 : at] == ["###TOKENIZATIONS###\n", "TOKENIZATION atbtok\n"]
    assert "DEFINE pos_lex_logprob pos_lex_logprob:*open*\n" in lines
    assert any("pos_lex_logprob:-2.5" in line for line in lines)
    assert list(source.upgrade("".join(lines))) == lines


def test_any_database_of_the_format_is_compiled_and_opened(home, tiny):
    steps = []
    path = database.install(tiny, report=steps.append)
    assert path == home / "morphology.sqlite"
    assert steps
    assert database.status()["state"] == "installed"
    assert database.status()["name"] == "tiny"
    with closing(store.connect(path)) as connection:
        opened = store.camel_database(connection)
        assert opened.stem_hash["جيش"][0][1]["pos_lex_logprob"] == "-2.5"
        assert opened.stem_hash.get("دبابة") is None
        assert list(opened.stem_hash) == ["جيش"]


def test_a_database_that_lacks_things_works_with_a_warning(home, tmp_path):
    path = tmp_path / "poor.db"
    poor = [line for line in TINY.splitlines(keepends=True) if "_freq:*open*" not in line]
    path.write_text("".join(poor).replace(" pos_lex_freq:-2.5", ""), encoding="utf-8")
    steps = []
    database.install(path, report=steps.append)
    warnings = [step for step in steps if step.startswith("warning")]
    assert len(warnings) == 2
    doc = ArabicTokenizer(spacy.blank("ar").vocab)("جيش ومدينة")
    assert [(token.text, token.lemma_, token.pos_) for token in doc] == [
        ("جيش", "جيش", "NOUN"),
        ("و", "و", "CCONJ"),
        ("مدينة", "مدينة", "NOUN"),
    ]


def test_nothing_installed_is_an_error_that_says_what_to_do(home):
    assert database.status()["state"] == "missing"
    with pytest.raises(AnnotatorError, match="annotator models install"):
        database.require_database()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00garbage", "AN204"),
        (b"no database at all", "AN204"),
        (b"###DEFINES###\nrubbish\n", "AN204"),
    ],
)
def test_what_is_no_database_is_refused(home, tmp_path, content, code):
    path = tmp_path / "bad.db"
    path.write_bytes(content)
    with pytest.raises(AnnotatorError) as caught:
        database.install(path)
    assert caught.value.code == code
    assert database.status()["state"] == "missing"


def test_a_missing_file_is_named(home, tmp_path):
    with pytest.raises(AnnotatorError, match="AN101"):
        database.install(tmp_path / "absent.db")


def test_a_damaged_compiled_file_is_noticed(home):
    path = database.database_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no SQLite file" * 100)
    assert database.status()["state"] == "damaged"
    with pytest.raises(AnnotatorError, match="AN205"):
        store.connect(path)


def test_a_changed_download_is_refused(home, monkeypatch):
    monkeypatch.setattr(source, "SHA256", "0" * 64)
    with pytest.raises(AnnotatorError, match="AN203"):
        source.verify(b"another content")
