"""Where a place begins and ends, and which words are places at all."""

import pytest

MARKED = [
    # proclitics are outside, but the ل of an elided article is inside
    "وصلت القافلة إلى [حلب] و[حماة] ثم عادت إلى [دمشق].",
    "أرسلت المنظمة أدوية [للعراق] وخياما ل[لبنان] وأغذية ل[ألماتي].",
    "سافر الوفد من [بغداد] ب[العراق] إلى [طهران].",
    # type nouns: outside before settlements and divisions, inside in names of facilities
    "دخل الجيش مدينة [سراقب] وبلدة [معرة النعمان] وقرية [مضايا].",
    "تقع [ديالى] قرب محافظة [واسط].",
    "حطت الطائرة في [مطار حلب الدولي] لا في [قاعدة بلد الجوية].",
    "غرق الزورق في [نهر الفرات] عند [سد تشرين].",
    "قصفت المدافع [مخيم اليرموك] و[حي الزيتون].",
    "أغلق الطرفان [مطار وميناء عدن].",
    # lists after a plural
    "انسحبوا من مدن [حمص] و[حماة] و[إدلب].",
    "زار الوزير محافظتي [الأنبار] و[نينوى].",
    # unknown names after a type noun
    "سيطر المقاتلون على بلدة [قرطفون] وقرية [كفر شلايا] قرب [إدلب].",
    "جرت معارك حول [قاعدة سرمناش الجوية] في [أوكرانيا].",
    "قتل طفلان في قرية [عين الفوار] بريف [حماة].",
    "وقع الانفجار في [شارع الملك فيصل] وسط [عمان].",
    "خرجوا من [مسجد محمد الخامس] مساء.",
    # several words, brackets, quotes
    "تظاهر آلاف في [ألماتي] ([ألما آتا]) أمس.",
    "يعيشون في مدينة «[طرطوس]» الساحلية.",
    "زار الوفد [البوسنة والهرسك] و[بوركينا فاسو].",
    # borders and states
    "عبروا [الحدود السورية التركية] ليلا.",
    "احتشدت القوات على [الحدود مع أوكرانيا].",
    "اتهمت [الولايات المتحدة الأمريكية] [كوريا الشمالية] بذلك.",
    # names that are also words
    "وصلت القوات إلى مدينة [الباب] وإلى [صور] اللبنانية.",
    "قال مسؤول في [مالي] إن الدعم وصل.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_spans(named, marked):
    text = marked.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in marked.split("[")[1:]]
    assert list(named(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "طرق الرجل الباب ثم دخل من الباب الخلفي.",
        "نشر المصور صور الضحايا في صور نادرة.",
        "قدم البنك دعما ماليا، وهو دعم مالي كبير.",
        "كان اللقاء قصيرا بين الطرفين دون نتائج.",
        "ارتفعت الأسعار خمسة في المائة خلال سنة.",
        "اجتمع مجلس الأمن في الأمم المتحدة.",
        "التقى ياسر عرفات الملك خالد.",
        "قال لويس إن الأمر بسيط.",
        "أضرم المتظاهرون النار في المباني الإدارية والمحلات.",
        "وصل إلى الدور الثاني من البطولة.",
        "هذا رأي الشارع في المدينة.",
        "نشرت «الشرق الأوسط» الخبر أمس.",
        "أبحرت حاملة الطائرات «شاندونغ» شرقا.",
        "شن المسلحون هجوما روسيا واسعا.",
        "قالت كلير بوتان إن الوضع صعب.",
        "أعلن الكرملين موقفه من ذلك.",
    ],
)
def test_no_places(places, text):
    assert [place.text for place in places(text)] == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("هبطت في مطار حلب الدولي.", "حلب"),
        ("احتشدوا على الحدود مع أوكرانيا.", "أوكرانيا"),
        ("نقل إلى مستشفى غزة الأوروبي.", "غزة"),
        ("أعلن بنك لبنان المركزي ذلك.", "لبنان"),
        ("نشرت صحيفة الشرق الأوسط الخبر.", "الشرق الأوسط"),
    ],
)
def test_places_inside_names_have_their_own_row(places, text, inner):
    found = {place.text: place for place in places(text)}
    assert found[inner].role == "in_name"


def test_countries_that_look_like_nisbas(named):
    assert list(named("دخلت القوات السعودية المدينة.")) == []
    assert list(named("وافقت السعودية على ذلك.")) == ["السعودية"]
    assert list(named("هذه سفن بريطانية قديمة.")) == []
    assert list(named("عاد من سورية أمس.")) == ["سورية"]


def test_nominals(places):
    text = "استولى المسلحون على القصر الجمهوري والمطار الدولي في صنعاء."
    found = {place.text: place for place in places(text)}
    assert found["القصر الجمهوري"].mention == "nominal"
    assert found["القصر الجمهوري"].name is None
    assert found["المطار الدولي"].parent_id == found["صنعاء"].id
    assert found["المطار الدولي"].country == "YEM"
    assert found["المطار الدولي"].name_en == "international airport"
