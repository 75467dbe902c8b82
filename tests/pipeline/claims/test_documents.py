"""What goes over sentence boundaries: understood sources, links, captions, quotations."""

import pytest

import annotator
from annotator.pipeline.records import get


def by_cue(claims):
    return {claim.cue_text: claim for claim in claims if claim.cue_text}


def test_understood_source_comes_from_the_sentence_before(annotate_claims):
    claims = by_cue(annotate_claims("قال قائد الشرطة إن الطريق آمن. وأضاف أن الدوريات مستمرة."))
    added = claims["أضاف"]
    assert added.source_start is None
    assert added.source_text is None
    assert added.source_kind == "anaphoric"
    assert added.source_resolved == claims["قال"].id


def test_understood_source_goes_on_over_two_sentences_only(annotate_claims):
    text = "قال الوزير إن الطريق آمن. غاب الناس. أغلقت المتاجر. وأضاف أن الأمر عادي."
    assert by_cue(annotate_claims(text))["أضاف"].source_resolved is None


def test_participle_repeats_the_source_of_its_sentence(annotate_claims):
    claims = by_cue(annotate_claims("أعلنت البلدية إغلاق الجسر، مؤكدة أن الصيانة ضرورية."))
    assert claims["مؤكدة"].source_text == "البلدية"
    assert claims["مؤكدة"].source_resolved is None


@pytest.mark.parametrize(
    "text",
    [
        "قالت مصادر محلية إن القائد قتل. ولم يتسن التحقق من هذه الأنباء.",
        "قال المتمردون إنهم أسقطوا طائرة. ونفى الجيش هذا الخبر.",
        "تعطلت الاتصالات في القرى. ولوحظ ذلك في المدينة أيضا.",
    ],
)
def test_claims_about_claims(annotate_claims, text):
    claims = annotate_claims(text)
    assert claims[1].modifies_id == claims[0].id


def test_absence_with_its_own_matter_points_nowhere(annotate_claims):
    claims = annotate_claims("قال الجيش إنه تقدم. ولم يتم الكشف عن أسماء القتلى.")
    assert claims[1].modifies_id is None


def test_relay_is_outside_the_speaker(annotate_claims):
    outer, inner = annotate_claims("نقلت رويترز عن مسؤول أمني قوله إن الطائرة تحطمت.")
    assert (outer.level, outer.parent_id) == (0, None)
    assert (inner.level, inner.parent_id) == (1, outer.id)
    assert outer.content_text == inner.content_text == "الطائرة تحطمت"


def test_trailing_agency_is_outside_the_speaker(annotate_claims):
    claims = by_cue(annotate_claims("قال المحافظ إن الجسر انهار، حسبما أفادت وكالة الأنباء."))
    assert claims["قال"].parent_id == claims["حسبما أفادت"].id
    assert claims["قال"].content_text == claims["حسبما أفادت"].content_text


def test_captions(annotate_claims):
    text = (
        "شوهد رتل من الآليات قرب الجسر\n"
        "أعلن الجيش أن الرتل تابع له. وقال إن الحركة اعتيادية.\n"
        "دخان يتصاعد فوق الميناء\n"
        "وتوقفت حركة السفن في الميناء."
    )
    assert [claim.caption for claim in annotate_claims(text)] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_quotation_over_several_sentences(annotate_claims):
    text = "قال الشيخ: «لن نغادر القرية. هذه أرضنا». وغادر الوفد القاعة."
    said, going_on, author = annotate_claims(text)
    assert (said.content_text, said.direct) == ("لن نغادر القرية", True)
    assert (going_on.content_text, going_on.direct) == ("هذه أرضنا", True)
    assert going_on.attribution == "direct"
    assert going_on.cue_text is None
    assert going_on.source_resolved == said.id
    assert author.attribution == "author_assertion"


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ("قال الناطق: «انتهت العملية بنجاح».", True),
        ("قال الناطق إن «العملية انتهت بنجاح».", True),
        ("قال الناطق إن «العملية» انتهت بنجاح.", False),
        ("قال الناطق إن عملية «الرعد» انتهت.", False),
        ("أبحرت السفينة «زنوبيا» من الميناء.", False),
        ("نشرت صحيفة «الغد» الخبر.", False),
    ],
)
def test_speech_and_names_in_quotation_marks(annotate_claims, text, direct):
    assert annotate_claims(text)[0].direct is direct


def test_scare_quotes_set_no_stance(annotate_claims):
    claim = annotate_claims("قال الوزير إن «الثوار» أحرقوا السوق.")[0]
    assert (claim.stance, claim.direct) == ("neutral", False)


def test_dates_inside_and_outside(nlp, annotate_claims):
    text = "أعلن الجيش في 3 مارس 2021 أن الهجوم وقع في 1 مارس 2021."
    claim = annotate_claims(text)[0]
    dates = {date.text: date.id for date in get(nlp(text), "dates")}
    assert claim.date_ids == [dates["1 مارس 2021"]]
    assert claim.frame_date_ids == [dates["3 مارس 2021"]]


def test_component_warns_of_open_quotation_marks():
    nlp = annotator.load()
    doc = nlp("قال السفير: «نحن ملتزمون بالاتفاق\nوأضاف أن بلاده تنتظر الرد.")
    assert doc.user_data["annotator_warnings"].count("quote_unbalanced") == 1
    assert [claim.content_text for claim in get(doc, "claims")] == [
        "نحن ملتزمون بالاتفاق",
        "بلاده تنتظر الرد",
    ]
    assert "annotator_warnings" not in nlp("قال السفير: «نعم وألف نعم».").user_data
