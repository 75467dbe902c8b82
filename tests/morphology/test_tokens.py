"""Written words become tokens with the right cut, NORM, LEMMA and POS."""

import pytest


def tokens(nlp, text):
    return [(token.text, token.norm_) for token in nlp.tokenizer(text) if not token.is_space]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("وسيقولونها", ["و", "س", "يقولون", "ها"]),  # and they will say it
        ("للعراق", ["ل", "لعراق"]),  # to Iraq
        ("وبالمدينة", ["و", "ب", "المدينة"]),  # and in the city
        ("قواتهم", ["قوات", "هم"]),  # their forces
        ("مدينتها", ["مدينت", "ها"]),  # her city
        ("به", ["ب", "ه"]),  # with it
        ("عندما", ["عندما"]),  # when
        ("وليد", ["وليد"]),  # Walid
        ("وعلي", ["و", "علي"]),  # and Ali
        ("كلير", ["كلير"]),  # Claire
        ("عليها", ["علي", "ها"]),  # on her
        ("فلسطين", ["فلسطين"]),  # Palestine
        ("بيروت", ["بيروت"]),  # Beirut
        ("لكن", ["لكن"]),  # but
        ("كان", ["كان"]),  # was
        ("أنا", ["أنا"]),  # I
        ("قيمة", ["قيمة"]),  # value
        ("إقامة", ["إقامة"]),  # stay
        ("ألمانيا", ["ألمانيا"]),  # Germany
        ("وبإدلب", ["و", "ب", "إدلب"]),  # and in Idlib
        ("وشبرلوتوف", ["و", "شبرلوتوف"]),  # and + a name that nobody knows
        ("ويبرلوتوف", ["ويبرلوتوف"]),  # a name in W
        ("وإف-16", ["و", "إف-16"]),  # and F-16
        ("بإس-400", ["ب", "إس-400"]),  # with S-400
        ("وسو-34", ["و", "سو-34"]),  # and Su-34
        ("وادي-1", ["وادي-1"]),  # valley 1
    ],
)
def test_words_are_cut_at_their_clitics(nlp, word, pieces):
    assert [text for text, _ in tokens(nlp, word)] == pieces


@pytest.mark.parametrize(
    ("word", "norm"),
    [
        ("للعراق", "العراق"),
        ("مدينتها", "مدينة"),
        ("إلى", "الي"),
        ("المُسيّــرة", "المسيرة"),
        ("مدينه", "مدينة"),  # ه for ة
        ("اعلن", "اعلن"),
    ],
)
def test_norm_is_the_repaired_spelling(nlp, word, norm):
    assert norm in [found for _, found in tokens(nlp, word)]


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("هبطت طائرتان عسكريتان", "طائرتان", "طائرة", "NOUN"),
        ("أعلن الجيش ذلك", "أعلن", "اعلن", "VERB"),
        ("وصل جنود إلى المدينة", "جنود", "جندي", "NOUN"),
        ("القوات الروسية في المدينة", "الروسية", "روسي", "ADJ"),
        ("جاء الوفد من روسيا", "روسيا", "روسيا", "PROPN"),
        ("ليس فقط هناك", "ليس", "ليس", "AUX"),
        ("قتل 8 جنود", "8", "8", "NUM"),
        ("وقعت حوادث في حكم القانون", "حكم", "حكم", "NOUN"),
        ("قد أعلن الوزير", "أعلن", "اعلن", "VERB"),
        ("لا توجد معلومات رسمية", "معلومات", "معلومة", "NOUN"),
    ],
)
def test_lemma_and_pos_in_context(nlp, text, word, lemma, pos):
    token = next(token for token in nlp.tokenizer(text) if token.text == word)
    assert (token.lemma_, token.pos_) == (lemma, pos)


@pytest.mark.parametrize(
    ("text", "word", "feature", "value"),
    [
        ("هبطت طائرتان عسكريتان", "طائرتان", "Number", "Dual"),
        ("وصل أفراد عسكريين", "عسكريين", "Number", "Plur"),
        ("سُمع دوي انفجار", "سُمع", "Voice", "Pass"),
        ("القوات الروسية", "القوات", "Definite", "Def"),
        ("سيصل الوفد", "يصل", "Aspect", "Imp"),
        ("وصلت القافلة", "وصلت", "Gender", "Fem"),
    ],
)
def test_features_are_those_of_universal_dependencies(nlp, text, word, feature, value):
    token = next(token for token in nlp.tokenizer(text) if token.text == word)
    assert token.morph.get(feature) == [value]


def test_the_word_index_counts_written_words(nlp):
    doc = nlp.tokenizer("وبالعراق  3600 جندي.")
    found = [(token.text, token._.word) for token in doc]
    assert found == [
        ("و", 0), ("ب", 0), ("العراق", 0), (" ", -1), ("3600", 1), ("جندي", 2), (".", 3),
    ]  # fmt: skip


def test_the_full_reading_is_there(nlp):
    doc = nlp("أعلن الجيش الخبر")
    assert doc[1]._.analysis["pos"] == "noun"
    assert doc[1]._.analysis["root"] == "ج.ي.ش"
    scores = [reading["score"] for reading in doc[0]._.readings]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("دمر صندوقي ذخيرة", "صندوقي"),  # two boxes of ammunition, not «my box»
        ("دخلوا قريتي زيتا وعلما", "قريتي"),  # the two villages of …
        ("قرب مطاري حلب ودمشق", "مطاري"),
    ],
)
def test_a_construct_dual_is_no_possessive(nlp, text, word):
    token = next(token for token in nlp.tokenizer(text) if token.text == word)
    assert token.morph.get("Number") == ["Dual"]


@pytest.mark.parametrize("word", ["واثنان", "وثلاثة", "بأربع", "لخمسين", "وتسعة"])
def test_clitics_are_cut_off_number_words(nlp, word):
    clitic, number = nlp.tokenizer(word)
    assert clitic.text == word[0]
    assert number.pos_ == "NUM"


def test_letters_repeated_for_emphasis(nlp):
    found = [(token.text, token.norm_, token.lemma_) for token in nlp.tokenizer("وكبيييير")]
    assert found == [("و", "و", "و"), ("كبيييير", "كبير", "كبير")]
