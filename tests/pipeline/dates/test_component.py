"""The dates layer on real tokens."""

from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline import dates
from annotator.pipeline.dates import INPUT, Dates, document_date, find_date_records, hints_of
from annotator.pipeline.records import get
from annotator.schema import Date
from annotator.text.dates.lexicon import default_lexicon


def records(nlp: Language, text: str, day: str | None = None) -> list[Date]:
    doc = nlp(text)
    if day is not None:
        doc.user_data[INPUT] = {"date": day}
    return find_date_records(doc, default_lexicon())


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("وللثلاثاء القادم موعد آخر", "للثلاثاء القادم", "XXXX-WXX-2"),
        ("وبفبراير 2020 بدأ الوباء", "فبراير 2020", "2020-02"),
        ("أجلت الجلسة لليوم التالي ثم للعام المقبل", "للعام المقبل", "DCT+1Y"),
        ("وفي ليلة 9 أبريل سقطت المدينة", "ليلة 9 أبريل", "XXXX-04-09TNI"),
        ("كالثلاثاء الماضي تماما", "الثلاثاء الماضي", "XXXX-WXX-2"),
    ],
)
def test_span_begins_after_the_proclitics(
    nlp: Language, text: str, words: str, value: str
) -> None:
    (record,) = records(nlp, text)
    assert (record.text, record.value) == (words, value)
    assert text[record.start : record.end] == record.text


def test_records_fall_on_tokens(nlp: Language) -> None:
    text = "وصل الوفد بعد ظهر الاثنين 3/6/2024 وغادر في 5 يونيو (حزيران) وسيعود لمدة شهرين."
    doc = nlp(text)
    for record in find_date_records(doc, default_lexicon()):
        assert doc.char_span(record.start, record.end) is not None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("وقد مارس الضابط مهامه في مارس", ["XXXX-03"]),
        ("كما آب النازحون إلى قراهم في آب", ["XXXX-08"]),
        ("فاز الحزب في 2011 برئاسة الحكومة", ["2011"]),
        ("انتشرت القوات في 2011 موقعا", []),
        ("عين الأمين العام الحالي في العام الماضي", ["DCT-1Y"]),
        ("وقعت الشركة ثلاثة عقود نفطية", []),
        ("عاش في المنفى ثلاثة عقود من الزمن", ["P30Y"]),
        ("خدم أربعة عقود كاملة في الجيش", ["P40Y"]),
    ],
)
def test_homographs_by_the_morphology(nlp: Language, text: str, values: list[str]) -> None:
    assert [record.value for record in records(nlp, text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سيصل المبعوث بعد يومين", "DCT+2D"),
        ("ووصل المبعوث بعد يومين", "P2D"),
    ],
)
def test_tense_tells_the_distance_from_the_length(nlp: Language, text: str, value: str) -> None:
    (record,) = records(nlp, text)
    assert record.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سيلتقي الوزيران الجمعة", "2024-06-14"),
        ("التقى الوزيران الجمعة", "2024-06-07"),
        ("سيعقد المؤتمر في 10 فبراير", "2025-02-10"),
        ("عقد المؤتمر في 10 سبتمبر", "2023-09-10"),
    ],
)
def test_tense_tells_past_from_future(nlp: Language, text: str, value: str) -> None:
    (record,) = records(nlp, text, "2024-06-12T08:00:00Z")
    assert (record.value, record.year_source) == (value, "document")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-06-12", date(2024, 6, 12)),
        ("2024-06-12T08:00:00+03:00", date(2024, 6, 12)),
        ("12/06/2024", None),
        ("", None),
        (None, None),
        (20240612, None),
    ],
)
def test_document_date(nlp: Language, given: object, day: date | None) -> None:
    doc = Doc(nlp.vocab, words=["نص"])
    doc.user_data[INPUT] = {"date": given}
    assert document_date(doc) == day


def test_document_without_input_has_no_date(nlp: Language) -> None:
    assert document_date(Doc(nlp.vocab, words=["نص"])) is None


def test_component_stores_records_with_sentence_and_id(nlp: Language) -> None:
    component = Dates(nlp, "dates")
    doc = component(nlp("وصل الوفد أمس.\nيغادر الوفد غدا بعد لقاء استمر ساعتين."))
    stored = get(doc, "dates")
    assert [record.id for record in stored] == ["d1", "d2", "d3"]
    assert [record.sent_id for record in stored] == ["s1", "s2", "s2"]
    assert [span.label_ for span in doc.spans["dates"]] == ["DATE"] * 3
    assert component(doc).spans["dates"][0].id_ == "d1"


def test_layer_has_no_overlaps(nlp: Language) -> None:
    text = (
        "بين 10 و15 يناير 2022 عقدت جلسات من الساعة 9 صباحا حتى 3 عصرا كل يوم أحد، "
        "وفي مساء الخميس 13 كانون الثاني/يناير 2022 انتهت بعد ثلاثة أيام ونصف."
    )
    reached = 0
    for record in records(nlp, text):
        assert record.start >= reached
        reached = record.end


def test_hints_know_verbs_and_the_future(nlp: Language) -> None:
    doc = nlp("وصل الوفد وسيغادر")
    hints = hints_of(doc)
    assert hints.pos[0] == "VERB"
    assert hints.past == (0,)
    assert hints.future == (11,)


def test_empty_text(nlp: Language) -> None:
    assert records(nlp, "") == []
    assert dates.find_date_records(nlp(" \n "), default_lexicon()) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("أعلن مساء الأحد أن الاجتماع سيعقد الثلاثاء", ["2024-06-16TEV", "2024-06-25"]),
        ("سيعود الوفد الأحد بعدما غادر الخميس", ["2024-06-23", "2024-06-13"]),
        ("قال إن يوم الثلاثاء سيشهد جلسة", ["2024-06-25"]),
    ],
)
def test_a_weekday_has_the_tense_of_its_own_clause(
    nlp: Language, text: str, values: list[str]
) -> None:
    assert [record.value for record in records(nlp, text, "2024-06-19")] == values
