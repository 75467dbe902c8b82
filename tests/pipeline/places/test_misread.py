"""Names that the morphology reads as words, and names that no lexicon has."""

import pytest

MARKED = [
    # a verb or noun after a type noun that agrees with nothing is a name
    "قتل ثلاثة في قرية [دمر] غربي العاصمة.",
    "وصلوا إلى بلدة [نمر] التابعة لها.",
    # what was cut off as a clitic belongs to the name
    "نزح الناس من قرية [وادوغو] إلى مدينة [بولاماتو].",
    # adjectives and relative clauses are no names
    "وصلوا إلى مدينة كبيرة وقرية صغيرة وبلدة حدودية عبر معبر آمن.",
    "دخلوا قرية كانت آمنة وبلدة دمرها القصف ومدينة يسكنها آلاف.",
    "عاشوا في مدينة أشباح وعملوا في قاعدة بيانات وتوقفوا عند محطة وقود.",
    # duals open two names
    "نصبت حواجز في مطاري [بنينا] و[معيتيقة] أمس.",
    "أغلق الحرس معبري [نصيب] و[رأس جدير].",
    # roads
    "قطع المحتجون [طريق دمشق - حمص الدولي] ساعتين.",
    "انقلبت شاحنة على [الطريق الدولي إم 5] فجرا.",
    "ازدحم [الطريق السريع عمان - الزرقاء] مساء.",
    "أغلقوا [الطريق الساحلي] 20 يوما.",
    "وصل الدعم عن طريق بيروت.".replace("بيروت", "[بيروت]"),
    # what a station is for
    "توقفت [محطة بوشهر للطاقة النووية] عن العمل.",
    "نقلوا إلى [مستشفى ابن سينا للأطفال] ليلا.",
    # unknown foreign names after words of place, motion and control
    "تقدمت الكتيبة نحو [سترانوفكا] ثم سيطرت على [بولغارينوف].",
    "نزح السكان من [غالوندا] إلى [تشيبوتو] هربا من القتال.",
    "استعاد الجيش الكونغولي [كاموتشي] بعد معارك.",
    # but no people, companies and units
    "نشر شتاينباور ذلك في تويتر، وقال شتاينباور إن الثقة في شتاينباور كبيرة.",
    "تلقى رسالة من هوفماير إلى شتاينباور.",
    "سقط على بعد كيلومترين منهم.",
    # banks of rivers, and buildings that speak
    "تجمعوا على الضفة اليسرى ل[نهر النيل].",
    "رفض قصر الإليزيه التعليق، وقال الناطق باسم الكرملين إنه يدرس الأمر.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_spans(named, marked):
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert list(named(text)) == expected


@pytest.mark.parametrize(
    ("text", "whole", "inner"),
    [
        ("هبطوا في مطار سترانوفكا ليلا.", "مطار سترانوفكا", "سترانوفكا"),
        ("أغلق معبر غالوندا أمس.", "معبر غالوندا", "غالوندا"),
        ("نقلوا إلى مستشفى أبو سليم.", "مستشفى أبو سليم", "أبو سليم"),
        ("نقلوا إلى مستشفى الأمل.", "مستشفى الأمل", None),
        ("غرق في نهر غالوندا.", "نهر غالوندا", None),
    ],
)
def test_town_inside_a_facility(places, text, whole, inner):
    found = {place.text: place.role for place in places(text)}
    assert whole in found
    if inner is None:
        assert list(found) == [whole]
    else:
        assert found[inner] == "in_name"


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        ("وصلوا إلى مطار واغادوغو.", "مطار واغادوغو", "Ouagadougou airport"),
        ("توقفت محطة كورسك النووية.", "محطة كورسك النووية", "Kursk nuclear plant"),
        ("قطع طريق دمشق - حمص الدولي.", "طريق دمشق - حمص الدولي", "Damascus-Homs highway"),
        ("على الحدود الجورجية الروسية.", "الحدود الجورجية الروسية", "Georgia-Russia border"),
        ("نقلوا إلى مستشفى الأمل.", "مستشفى الأمل", None),
    ],
)
def test_english_names(named, text, name, english):
    assert named(text)[name].name_en == english


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("أما نواكشوط فأعلنت إغلاق الحدود.", "نواكشوط", "actor"),
        ("بغداد، بدورها، تقول إن الهجوم مدان.", "بغداد", "actor"),
        ("بغداد، 5 مايو (واع) - قال الوزير ذلك.", "بغداد", "location"),
        ("مقديشو: قتل عشرة في انفجار.", "مقديشو", "location"),
        ("باماكو: «لا نقبل الوصاية».", "باماكو", "actor"),
        ("أعلنت وزارة الصحة في اليمن تسجيل إصابات.", "اليمن", "in_name"),
        ("شنت القوات المسلحة للاتحاد الروسي هجوما.", "للاتحاد الروسي", "in_name"),
        ("أبلغ مبعوث الأمم المتحدة إلى السودان مجلس الأمن.", "السودان", "attributive"),
        ("دعا إلى الضغط على مصر.", "مصر", "actor"),
        ("انسحبوا بعد عبورهم المكسيك.", "المكسيك", "route"),
        ("نصح رعاياه بمغادرة بيروت فورا.", "بيروت", "origin"),
        ("مستشفى زليتن استقبل ثلاثة جرحى.", "مستشفى زليتن", "destination"),
        ("قال محافظ البصرة إن الوضع آمن.", "البصرة", "attributive"),
        ("قال والي كسلا إن الوضع آمن.", "كسلا", "attributive"),
        ("يقاتل مرتزقة من تشاد هناك.", "تشاد", "origin"),
        ("شنت غارات على كوستي على النيل الأبيض.", "النيل الأبيض", "location"),
        ("اندلعت معارك من أجل ترهونة.", "ترهونة", "target"),
        ("أغلق معبر رفح يومين.", "معبر رفح", "location"),
        ("أغلقت السلطات معبر رفح يومين.", "معبر رفح", "target"),
        ("زار الفاشر، عاصمة ولاية شمال دارفور.", "شمال دارفور", "attributive"),
    ],
)
def test_roles(named, text, name, role):
    assert named(text)[name].role == role
