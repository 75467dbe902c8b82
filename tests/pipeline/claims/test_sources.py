import pytest


@pytest.mark.parametrize(
    ("source", "kind", "attribution"),
    [
        ("مصدر أمني", "anonymous_official", "indirect"),
        ("مصدر في وزارة النفط", "anonymous_official", "indirect"),
        ("مصدر عسكري", "military", "indirect"),
        ("مصدر في الشرطة", "police", "indirect"),
        ("مصدر مطلع", "anonymous", "hearsay"),
        ("مصدر قريب من الوفد", "anonymous", "hearsay"),
        ("مصادر محلية", "anonymous", "hearsay"),
        ("مسؤول", "anonymous_official", "indirect"),
        ("مسؤولون أميركيون", "anonymous_official", "indirect"),
        ("المسؤول", "official", "indirect"),
        ("متحدث باسم الوزارة", "anonymous_official", "indirect"),
        ("المتحدث باسم الوزارة", "official", "indirect"),
        ("وزير الدفاع", "official", "indirect"),
        ("الرئيس فلاديمير بوتين", "official", "indirect"),
        ("الحكومة", "government", "indirect"),
        ("وزارة الخارجية", "government", "indirect"),
        ("موسكو", "government", "indirect"),
        ("الخارجية الأميركية", "government", "indirect"),
        ("الجيش", "military", "indirect"),
        ("الشرطة", "police", "indirect"),
        ("الأمم المتحدة", "organisation", "indirect"),
        ("منظمة الصحة العالمية", "organisation", "indirect"),
        ("وكالة الأناضول", "news_agency", "indirect"),
        ("رويترز", "news_agency", "indirect"),
        ("قناة الجزيرة", "media", "indirect"),
        ("صحيفة محلية", "media", "indirect"),
        ("شهود عيان", "witness", "indirect"),
        ("سكان القرية", "witness", "hearsay"),
        ("ناشطون", "social_media", "hearsay"),
        ("خبراء", "expert", "indirect"),
        ("المتظاهرون", "crowd", "indirect"),
        ("التقرير", "document", "document_data"),
        ("بيان رسمي", "document", "document_data"),
        ("البيانات الرسمية", "data", "document_data"),
        ("الرادارات", "sensor", "sensor"),
        ("تقارير صحفية", "unspecified", "hearsay"),
        ("أنباء متضاربة", "unspecified", "hearsay"),
    ],
)
def test_kind_of_source(annotate_claims, source, kind, attribution):
    claim = annotate_claims(f"بحسب {source}، توقفت المعارك مساء أمس.")[0]
    assert (claim.source_text, claim.source_kind, claim.attribution) == (
        source,
        kind,
        attribution,
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("أعلن الجيش الأردني إحباط تهريب.", True),
        ("أعلنت السلطات إحباط تهريب.", False),
        ("قالت رويترز إن الحريق انتهى.", True),
        ("قال شهود إن الحريق انتهى.", False),
    ],
)
def test_names_in_sources(annotate_claims, text, named):
    assert annotate_claims(text)[0].source_named is named
