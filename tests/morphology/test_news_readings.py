"""Words of news of war that a general dictionary reads otherwise, in sentences."""

import pytest


def reading(nlp, text, word):
    """Lemma and part of speech of a token, or the tokens that there are."""
    doc = nlp.tokenizer(text)
    found = [(token.lemma_, token.pos_) for token in doc if token.text == word]
    return found[0] if found else [token.text for token in doc]


EQUIPMENT = [
    "دبابة",
    "مدرعة",
    "مصفحة",
    "مجنزرة",
    "آلية",
    "مركبة",
    "شاحنة",
    "ناقلة",
    "حاملة",
    "جرافة",
    "كاسحة",
    "راجمة",
    "قاذفة",
    "طائرة",
    "مسيرة",
    "مقاتلة",
    "مروحية",
    "حوامة",
    "طوافة",
    "بارجة",
    "مدمرة",
    "فرقاطة",
    "غواصة",
    "بندقية",
    "منظومة",
]


@pytest.mark.parametrize("lemma", EQUIPMENT)
@pytest.mark.parametrize(
    ("before", "article", "ending", "after"),
    [
        ("شاهد الجندي ", "", "ة", " قرب الجسر"),
        ("شاهد الجندي ", "ال", "ة", " قرب الجسر"),
        ("شاهد الجندي ", "", "تين", " قرب الجسر"),
        ("وصلت ", "ال", "تان", " إلى الجبهة"),
        ("وصلت ", "", "ات", " إلى الجبهة"),
        ("وصلت ", "ال", "ات", " إلى الجبهة"),
    ],
)
def test_equipment_keeps_its_feminine_lemma(nlp, lemma, before, article, ending, after):
    word = article + lemma[:-1] + ending
    folded = lemma.replace("آ", "ا")
    assert reading(nlp, before + word + after, word) == (folded, "NOUN")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("القوات المقاتلة في الجبهة", "المقاتلة", "مقاتل"),
        ("طائرتان مقاتلتان", "مقاتلتان", "مقاتل"),
        ("المباني المدمرة في الحي", "المدمرة", "مدمر"),
        ("عربات مدرعة حديثة", "مدرعة", "مدرع"),
        ("الطائرات المسيرة", "المسيرة", "مسير"),
        ("عربتين مصفحتين", "مصفحتين", "مصفح"),
        ("سيارات مفخخة", "مفخخة", "مفخخ"),
        ("تغيرات متتالية", "متتالية", "متتالي"),
        ("المنطقة الصغيرة", "الصغيرة", "صغير"),
        ("تغييرات كثيرة", "كثيرة", "كثير"),
    ],
)
def test_the_same_words_after_a_noun_are_adjectives(nlp, text, word, lemma):
    assert reading(nlp, text, word) == (lemma, "ADJ")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("صادر الجنود بنادق وذخائر", "بنادق", "بندقية"),
        ("نقلت الشاحنات وقودا إلى المشفى", "وقودا", "وقود"),
        ("دخل رتل من العربات المدينة", "رتل", "رتل"),
        ("أرتال عسكرية", "أرتال", "رتل"),
        ("أصيب شرطي في الهجوم", "شرطي", "شرطي"),
        ("أطلق النار على شرطيين", "شرطيين", "شرطي"),
        ("الشرطيات في المطار", "الشرطيات", "شرطي"),
        ("وقع الهجوم فجر الأحد", "فجر", "فجر"),
        ("سير القافلة", "سير", "سير"),
        ("فكرة جديدة", "فكرة", "فكرة"),
        ("مشاركة واسعة", "مشاركة", "مشاركة"),
        ("البعد الإنساني", "البعد", "بعد"),
        ("على الرغم من ذلك", "الرغم", "رغم"),
        ("خلال قصف المدينة", "قصف", "قصف"),
        ("قوات ذات تسليح جيد", "ذات", "ذات"),
        ("بدأ الحصار في عام 2014", "عام", "عام"),
        ("يحتاج الكثير من الجرحى إلى علاج", "الكثير", "كثير"),
    ],
)
def test_nouns(nlp, text, word, lemma):
    assert reading(nlp, text, word) == (lemma, "NOUN")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("فقد الطيار السيطرة على المروحية", "فقد", "فقد"),
        ("الذي فقد ساقه في الحرب", "فقد", "فقد"),
        ("وقد فقد الاتصال بالطائرة", "فقد", "فقد"),
        ("فقد 12 جنديا", "فقد", "فقد"),
        ("ثم فجر مسلحون أنبوب النفط", "فجر", "فجر"),
        ("وقال المصدر إن انتحاريا فجر نفسه", "فجر", "فجر"),
        ("دمر القصف منازل كثيرة", "دمر", "دمر"),
        ("فتحت الشرطة تحقيقا", "فتحت", "فتح"),
        ("أسر المقاتلون جنديين", "أسر", "اسر"),
        ("الضرر الذي لحق بالمبنى", "لحق", "لحق"),
        ("كتب أحمد رسالة", "كتب", "كتب"),
    ],
)
def test_verbs(nlp, text, word, lemma):
    assert reading(nlp, text, word) == (lemma, "VERB")


@pytest.mark.parametrize("rest", ["أعلن الوزير استقالته", "كان الوضع صعبا", "لا يعود"])
def test_fa_qad_before_verbs_is_cut(nlp, rest):
    assert [token.text for token in nlp.tokenizer(f"فقد {rest}")[:2]] == ["ف", "قد"]


@pytest.mark.parametrize(
    ("participle", "rest"),
    [
        ("منوها", "بجهود الشرطة"),
        ("مشيرا", "إلى الخسائر"),
        ("مؤكدا", "أنه ملتزم"),
        ("محذرا", "من التصعيد"),
        ("مضيفا", "أن القوات تقدمت"),
        ("واصفا", "إياه بالخطأ"),
        ("موضحا", "تفاصيل الحادث"),
        ("داعيا", "إلى الحوار"),
        ("معربا", "عن أمله"),
        ("متوجها", "إلى الحدود"),
        ("مشددا", "على الوحدة"),
        ("لافتا", "إلى الاتفاق"),
    ],
)
@pytest.mark.parametrize("clause", ["تحدث القائد", "أنهى كلامه"])
def test_participles_of_circumstance_are_adjectives(nlp, participle, rest, clause):
    found = reading(nlp, f"{clause} {participle} {rest}", participle)
    assert found == (participle.removesuffix("ا"), "ADJ")


@pytest.mark.parametrize(
    "text", ["ليست هناك أدلة", "ليسوا من الجيش", "لسنا طرفا", "ليس هناك خطر"]
)
def test_all_forms_of_laysa_are_auxiliaries(nlp, text):
    first = nlp.tokenizer(text)[0]
    assert (first.lemma_, first.pos_) == ("ليس", "AUX")


@pytest.mark.parametrize(
    ("text", "name"),
    [("ميناء بلحاف اليمني", "بلحاف"), ("في بلحاف", "بلحاف"), ("قرية لبيدون", "لبيدون")],
)
def test_a_first_letter_of_a_place_is_no_preposition(nlp, text, name):
    assert reading(nlp, text, name) == (name, "PROPN")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ول20", ["و", "ل", "20"]),
        ("وب50", ["و", "ب", "50"]),
        ("بال20", ["ب", "ال", "20"]),
        ("للـ20", ["ل", "لـ", "20"]),
        ("قصف20", ["قصف", "20"]),
    ],
)
def test_clitics_before_digits(nlp, text, pieces):
    assert [token.text for token in nlp.tokenizer(text)] == pieces


def test_the_article_after_li_before_digits(nlp):
    article = nlp.tokenizer("للـ20")[1]
    assert (article.norm_, article.tag_) == ("ال", "part_det")
