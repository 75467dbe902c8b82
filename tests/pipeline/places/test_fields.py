"""What the record of a place says: identity, country, kind, role, modifier."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "field", "value"),
    [
        # which of several places
        ("قصفت الطائرات طرابلس عاصمة ليبيا.", "طرابلس", "country", "LBY"),
        ("تظاهروا في طرابلس شمالي لبنان.", "طرابلس", "country", "LBN"),
        ("التقى الملك في عمان مسؤولين أردنيين من الأردن.", "عمان", "country", "JOR"),
        ("زار الوزير سلطنة عمان أمس.", "عمان", "country", "OMN"),
        ("وصل إلى أرمينيا مساء.", "أرمينيا", "kind", "country"),
        ("عاد إلى واشنطن مساء.", "واشنطن", "kind", "city"),
        ("احترقت غابات في ولاية واشنطن.", "واشنطن", "kind", "admin1"),
        ("دخل الجيش محافظة حلب.", "حلب", "kind", "admin1"),
        ("دخل الجيش مدينة حلب.", "حلب", "kind", "city"),
        ("دخل الجيش ريف القنيطرة.", "القنيطرة", "country", "SYR"),
        # identity
        ("وصلوا إلى موسكو.", "موسكو", "gazetteer_id", "gn:524901"),
        ("وصلوا إلى الاتحاد الروسي.", "الاتحاد الروسي", "name", "روسيا"),
        ("وصلوا إلى الاتحاد الروسي.", "الاتحاد الروسي", "precision", 3),
        ("وصلوا إلى محافظة حلب.", "حلب", "precision", 2),
        ("وصلوا إلى مدينة حلب.", "حلب", "precision", 1),
        ("اعتقلوا في القدس.", "القدس", "flag", "disputed"),
        ("عبروا الحدود السورية التركية.", "الحدود السورية التركية", "country", None),
        ("عبروا الحدود السورية.", "الحدود السورية", "country", "SYR"),
        ("عبروا الحدود السورية.", "الحدود السورية", "kind", "border"),
        # modifiers
        ("وقع انفجار بالقرب من موسكو.", "موسكو", "modifier", "بالقرب من"),
        ("وقع انفجار شمال شرقي حماة.", "حماة", "modifier", "شمال شرقي"),
        ("وقع انفجار في وسط بغداد.", "بغداد", "modifier", "وسط"),
        ("وقع انفجار في ريف مدينة إدلب.", "إدلب", "modifier", "ريف"),
        ("وقع انفجار في بغداد.", "بغداد", "modifier", None),
        # roles
        ("أكدت سلطات كازاخستان ذلك.", "كازاخستان", "role", "actor"),
        ("أعلنت فرنسا موقفها.", "فرنسا", "role", "actor"),
        ("توجهت القافلة إلى تعز.", "تعز", "role", "destination"),
        ("انسحبت القوات من تعز.", "تعز", "role", "origin"),
        ("وصلت القافلة إلى تعز عبر لحج.", "لحج", "role", "route"),
        ("سقط صاروخ في تعز.", "تعز", "role", "location"),
        ("شنت الطائرات غارات على تعز.", "تعز", "role", "target"),
        ("قصفت الطائرات الحربية تعز.", "تعز", "role", "target"),
        ("سقطت القذيفة على بعد كيلومترين من تعز.", "تعز", "role", "reference_point"),
        ("يضم التحالف ألف جندي من أرمينيا.", "أرمينيا", "role", "contributor"),
        ("غادرت السفينة اللاذقية.", "اللاذقية", "role", "origin"),
        ("درس في جامعة دمشق.", "دمشق", "role", "in_name"),
        # a capital stands for its government where it acts, not where things happen
        ("نفت الخرطوم هذه الأنباء.", "الخرطوم", "role", "actor"),
        ("قال المتحدث إن موسكو مستعدة للحوار.", "موسكو", "role", "actor"),
        ("شهدت الخرطوم اشتباكات.", "الخرطوم", "role", "location"),
        ("طرابلس (وكالات) - اندلعت معارك.", "طرابلس", "role", "location"),
        ("وقع انفجار في الخرطوم.", "الخرطوم", "role", "location"),
        # what is hit, what is passed, what is near
        ("أسفر هجوم في قندهار عن قتلى.", "قندهار", "role", "target"),
        ("عبرت القافلة نهر دجلة ليلا.", "نهر دجلة", "role", "route"),
        ("يقع المخيم جنوب غربي كركوك.", "كركوك", "role", "reference_point"),
        ("يقع المخيم شمالي العراق.", "العراق", "role", "location"),
        ("أغلق المحتجون ميناء عدن.", "ميناء عدن", "role", "target"),
        ("حلقت الطائرة فوق البقاع.", "البقاع", "modifier", "فوق"),
    ],
)
def test_field(named, text, name, field, value):
    assert getattr(named(text, nested=True)[name], field) == value


def test_members_of_a_list_share_the_role(named):
    found = named("تضم القوة ألفي جندي من روسيا وبيلاروسيا وأرمينيا.")
    assert {place.role for place in found.values()} == {"contributor"}


def test_second_name_in_brackets(places):
    first, second = places("تظاهروا في ألماتي (ألما آتا).")
    assert (second.mention, second.alias_of) == ("alias", first.id)
    assert second.gazetteer_id == first.gazetteer_id
    assert second.role == first.role == "location"


def test_brackets_without_a_second_name(places):
    _first, second = places("تظاهروا في حلب (سوريا).")
    assert (second.mention, second.alias_of) == ("name", None)


def test_unknown_place_is_put_beside_its_neighbours(named):
    found = named("سيطر المسلحون على بلدة قرطفون قرب تعز.")["قرطفون"]
    assert (found.country, found.kind, found.gazetteer_id) == ("YEM", "city", None)
    assert found.lat is None
    assert found.confidence <= 0.5


def test_facility_takes_the_point_of_the_place_in_its_name(places):
    text = "انفجرت سيارة أمام فندق بغداد الكبير."
    hotel, city = places(text)
    assert (hotel.gazetteer_id, hotel.parent_id) == (None, None)
    assert (hotel.lat, hotel.country, hotel.precision) == (city.lat, city.country, 1)


def test_airfield_linked_by_sound_is_marked_as_a_guess(named):
    found = named("هبطت الطائرة في مطار دوموديدوفسكي قرب ميناء تيمان في روسيا.")
    assert all(place.gazetteer_id is None or place.confidence for place in found.values())
    base = named("هبطت الطائرة في قاعدة تيساليت في مالي.")["قاعدة تيساليت"]
    assert base.gazetteer_id.startswith("icao:")
    assert base.confidence < 0.5


def test_every_record_says_what_made_it(places):
    text = "قصفوا مطار حلب الدولي وبلدة قرطفون على الحدود السورية التركية في المطار العسكري."
    assert all(place.rule for place in places(text))


def test_ambiguity_counts_the_candidates(named):
    found = named("وصلوا إلى طرابلس.")["طرابلس"]
    assert found.ambiguity >= 2
    assert 0 < found.confidence <= 1
