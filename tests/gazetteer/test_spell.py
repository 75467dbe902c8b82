"""Arabic spellings of Latin names, and which Latin name an Arabic one may be."""

import pytest

from annotator.gazetteer.spell import Letters, plain, spellings
from annotator.gazetteer.suggest import LatinName, Matcher, alias_row, sound
from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles


@pytest.fixture(scope="module")
def letters():
    return Letters.read(PipelineFiles.open(pipeline_path()).table("place_letters"))


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Pokrovsk", "بوكروفسك"),
        ("Melitopol", "ميليتوبول"),
        ("Khmelnytskyi", "خميلنيتسكي"),
        ("Chuhuiv", "تشوهويف"),
        ("Novyy Buh", "نوفي بوه"),
        ("Zhytomyr", "جيتومير"),
        ("Akhtyrka", "أختيركا"),
        ("Izmail", "إيزمايل"),
        ("Uman’", "أومان"),
        ("Rossosh", "روسوش"),
    ],
)
def test_the_likeliest_spelling(letters, latin, arabic):
    assert spellings(latin, letters)[0] == arabic


def test_other_choices_follow_and_are_limited(letters):
    found = spellings("Gorlovka", letters, limit=5)
    assert len(found) == len(set(found)) == 5
    assert "جورلوفكا" in spellings("Gorlovka", letters, limit=9)


def test_nothing_to_spell(letters):
    assert spellings("2-й", letters) == []


def test_plain_drops_accents_and_apostrophes():
    assert plain("Şırnak Ḩamāh Slov’yans’k") == "sirnak hamah slovyansk"


def test_sounds_of_both_scripts_are_alike():
    assert sound("خاركيف") == "HaRKiF"
    assert sound("Kharkiv") == "HaRKiF"


def test_an_alias_row_has_the_columns_of_the_file():
    row = alias_row(["أ", "ب"], LatinName("gn:1", "A", "UKR"), "pop 3")
    assert row == "أ|ب\tcity\tgn:1\t\tA\tpop 3"


NAMES = [
    LatinName("gn:1", "Kramatorsk", "UKR", population=150_000),
    LatinName("gn:2", "Krasnohorsk", "RUS", population=100_000),
    LatinName("gn:3", "Melitopol", "UKR"),
    LatinName("gn:4", "Mariupol", "UKR"),
    LatinName("gn:5", "Kramatorsk", "RUS", population=10),
]


@pytest.mark.parametrize(
    ("arabic", "country", "keys"),
    [
        ("كراماتورسك", "UKR", ["gn:1"]),
        ("كراماتورسك", "", ["gn:1", "gn:5"]),
        ("ماريوبول", "UKR", ["gn:4"]),
        ("ميليتوبول", "UKR", ["gn:3"]),
        ("دمشق", "", []),
        ("ري", "", []),
    ],
)
def test_latin_names_that_sound_alike(arabic, country, keys):
    pytest.importorskip("rapidfuzz")
    assert [pair.latin.key for pair in Matcher(NAMES).matches(arabic, country)] == keys
