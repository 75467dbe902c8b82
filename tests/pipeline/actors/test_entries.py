import pytest

from annotator.pipeline.actors import entries as entries_module
from annotator.pipeline.actors.entries import (
    HALF,
    NAME,
    ORGANISATION,
    OUTLET,
    PERSON,
    TITLE,
    Entries,
    build_entries,
)
from annotator.pipeline.actors.lexicon import ActorLexicon, FirstName, Head, Title
from annotator.pipeline.actors.names import first_name
from annotator.pipeline.actors.text import Text
from annotator.pipeline.columns import Form
from annotator.text.fold import fold
from annotator.text.table import Row

ROW = Row({"forms": "", "country": ""}, "own:1")


def form(text, tag="noun_prop", pos="PROPN", norm=None):
    return Form(text, norm or fold(text), fold(text), tag, pos, "")


def text_of(entries, *words):
    found = [entries[(form(word),)] for word in words]
    size = len(found)
    return Text(
        entries.lexicon, [entry.word for entry in found], found,
        [entry.roles for entry in found], range(size), [0] * size, [1] * size, [0] * size,
    )  # fmt: skip


def own_lexicon():
    lexicon = ActorLexicon(
        titles={"ملاح": Title("office", frozenset(), False, "ملاح", "own:1")},
        first_names={"نجم الدجي": FirstName(False, ("نجم الدجى",), "own:2")},
        heads={"مرصد": Head(frozenset(), "own:3")},
        short={"ملاحة": ("وزارة", "own:4")},
    )
    lexicon.named.add("رابطة البحارة", ROW)
    lexicon.outlets.add("صوت المرفأ", ROW)
    lexicon.persons.add("الدجاني", ROW)
    lexicon.title_phrases.add("كبير الملاحين", lexicon.titles["ملاح"])
    return lexicon


@pytest.mark.parametrize(
    ("word", "roles"),
    [
        ("الملاح", TITLE),
        ("كبير", TITLE),
        ("نجم", NAME | HALF),
        ("المرصد", ORGANISATION),
        ("الملاحة", ORGANISATION),
        ("رابطة", ORGANISATION),
        ("رابطه", ORGANISATION),
        ("صوت", OUTLET),
        ("الدجاني", PERSON),
        ("شجرة", 0),
    ],
)
def test_roles_follow_from_the_tables(word, roles):
    gates = TITLE | NAME | HALF | ORGANISATION | OUTLET | PERSON
    assert Entries(own_lexicon())[(form(word),)].roles & gates == roles


def test_clitics_are_no_part_of_what_a_word_is():
    parts = (
        form("و", "conj", "CCONJ"),
        form("ل", "prep", "ADP"),
        form("رابطة", "noun", "NOUN"),
    )
    entry = Entries(own_lexicon())[parts]
    assert entry.roles & ORGANISATION
    assert (entry.word.shift, entry.word.core, entry.word.conj, entry.word.prep) == (
        2, "رابطة", "و", "ل",
    )  # fmt: skip


def test_marks_have_no_role():
    entry = Entries(own_lexicon())[(form("،", "punc", "PUNCT"),)]
    assert entry.word.mark
    assert entry.roles == 0


def test_every_first_name_is_found_where_it_stands_alone(nlp):
    entries = nlp.tokenizer.files.derived(build_entries)
    long_enough = {
        key: name
        for key, name in entries.lexicon.first_names.items()
        if len(key.split()[0]) > 2
    }
    assert any(" " in key for key in long_enough)
    for key, name in long_enough.items():
        words = name.spellings[0].split()
        assert first_name(text_of(entries, *words), 0) == (name, 0), key


def test_the_table_stays_bounded(monkeypatch):
    monkeypatch.setattr(entries_module, "_CACHED", 3)
    entries = Entries(own_lexicon())
    for word in ["الملاح", "كبير", "نجم", "المرصد", "رابطة", "صوت", "شجرة"]:
        assert entries[(form(word),)].word.text == word
        assert len(entries) <= 3
