"""Lists of names, names that support each other, and where a text says that they lie."""

import pytest

LISTS = [
    # quarters, camps, airports: members are what the singular names
    ("اشتعلت النيران في أحياء التفاح والدرج والزيتون.", ["التفاح", "الدرج", "الزيتون"]),
    ("داهموا مخيمي بلاطة وجنين ليلا.", ["بلاطة", "جنين"]),
    ("أغلقت الهيئة مطاري دوموديدوفو وفنوكوفو ساعة.", ["دوموديدوفو", "فنوكوفو"]),
    # an ordinary noun between names can only be a name
    ("أخليت بلدات رميش ودبيبة وعيناتا في لبنان.", ["رميش", "دبيبة", "عيناتا", "لبنان"]),
    # a dual that reads as «my town»
    ("أطلقوا النار على بلدتي الطيبة وحولا في لبنان.", ["الطيبة", "حولا", "لبنان"]),
    # an unknown name joined to a known one
    ("انتشر الجنود في نيامي وتشينغودال لحماية السكان.", ["نيامي", "تشينغودال"]),
    # no members
    ("وصلوا إلى بغداد ورجعوا مساء.", ["بغداد"]),
    ("وصلوا إلى مدن حمص وحماة ومناطق أخرى.", ["حمص", "حماة"]),
    ("قتل ثلاثة في قرى الباغوز والشعفة وإصابة العشرات خطيرة.", ["الباغوز", "الشعفة"]),
    ("التقى في بغداد وطارق مساعده.", ["بغداد"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_members_of_lists(places, text, names):
    assert [place.text for place in places(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("أغلقت الهيئة مطاري دوموديدوفو وفنوكوفو ساعة.", "دوموديدوفو", "icao:UUDD"),
        ("داهموا مخيمي بلاطة وجنين ليلا.", "جنين", "own:jenin-camp"),
    ],
)
def test_members_are_what_the_singular_names(named, text, name, place_id):
    assert named(text)[name].gazetteer_id == place_id


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # two words that are towns too support each other
        ("تحركت قافلة من القائم نحو الرطبة.", ["القائم", "الرطبة"]),
        ("زار الوفد معان والعقبة.", ["معان", "العقبة"]),
        # one alone does not
        ("خرج الدخان من القائم.", []),
        ("التقى القائم بالأعمال وفدا من العراق.", ["العراق"]),
        # object of a verb that leads to places, in a text about the country
        ("في سوريا دخل الجيش القصير فجرا.", ["سوريا", "القصير"]),
        # an adjective is no town, whatever nisba follows
        ("غادرت سفينة حربية تركية صباحا.", []),
    ],
)
def test_words_that_are_towns_too(places, text, names):
    assert [place.text for place in places(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "field", "value"),
    [
        ("أطلقوا النار على بلدتي الطيبة وحولا في لبنان.", "الطيبة", "country", "LBN"),
        ("وصل إلى عمان حيث استقبله العاهل الأردني.", "عمان", "gazetteer_id", "gn:250441"),
        ("قتل خمسة في صلاح الدين شمالي العراق.", "صلاح الدين", "kind", "admin1"),
        ("عبروا الحدود مع تشاد ليلا.", "الحدود مع تشاد", "country", None),
        ("عبروا الحدود مع تشاد ليلا.", "الحدود مع تشاد", "parent_id", None),
        ("احترقت محطة في جسر كروفان.", "جسر كروفان", "precision", 1),
    ],
)
def test_where_the_text_puts_them(named, text, name, field, value):
    assert getattr(named(text)[name], field) == value


def test_the_name_in_a_crossing_lies_in_its_country(named):
    found = named("قالت مصر إن شاحنات مصرية عبرت معبر رفح.", nested=True)
    assert found["رفح"].country == found["معبر رفح"].country == "PSE"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("وصلت تعزيزات إلى جبهات صرواح.", "صرواح", "destination"),
        ("رست سفينة شحن في بربرة.", "بربرة", "destination"),
        ("أطلق صاروخان من صنعاء.", "صنعاء", "origin"),
        ("أغارت أربع مقاتلات من طراز قديم على الحديدة.", "الحديدة", "target"),
        ("شنوا غارات على حمص، وعلى حماة.", "حماة", "target"),
        ("قصفت القوات الروسية محيط خاركيف.", "خاركيف", "target"),
        ("هزت انفجارات العاصمة كييف.", "كييف", "target"),
        ("نفت أربيل أمس وجود معتقلين لديها.", "أربيل", "actor"),
    ],
)
def test_roles(named, text, name, role):
    assert named(text)[name].role == role
