"""Compiling and looking up: longest match, policies, thresholds, loose spellings."""

import pytest

from annotator.gazetteer.compiled import Thresholds
from annotator.gazetteer.lookup import Gazetteer, digest
from annotator.gazetteer.rows import PlaceRow, write_table
from annotator.text.fold import fold


def place(number: int, forms: str, **values) -> PlaceRow:
    names = tuple(fold(form) for form in forms.split("|"))
    return PlaceRow(
        **{
            "id": f"gn:{number}",
            "name": names[0],
            "name_en": f"P{number}",
            "kind": "city",
            "country": "SYR",
            "population": 50_000,
            "forms": names,
        }
        | values
    )


ROWS = [
    place(1, "دير الزور", population=200_000),
    place(2, "دير حافر"),
    place(3, "سلوقية", population=400),
    place(4, "أرمينيا", country="COL", population=300_000),
    place(5, "أرمينيا*", country="ARM", id="iso:AM", kind="country"),
    place(6, "حجة"),
    place(7, "كان", country="FRA", population=400_000),
    place(8, "صيدنوف~"),
    place(9, "قصر"),
    place(10, "مارستان", country="DEU"),
    place(11, "البوسنة والهرسك*"),
    place(12, "ألمانة", name="ألمانة"),
]

POLICY = "form\tpolicy\tnote\nكان\tnever\t\nحجة\tcontext\t\n"
COUNTRIES = "alpha3\ttheatre\tarab\tnote\nSYR\tyes\tyes\t\n"


def contents() -> dict[str, bytes]:
    return {
        "gazetteer/places.tsv.gz": write_table(ROWS),
        "lexicons/place_policy.tsv": POLICY.encode(),
        "lexicons/place_countries.tsv": COUNTRIES.encode(),
    }


@pytest.fixture
def gazetteer(tmp_path):
    return Gazetteer.open(contents(), home=tmp_path)


def ids(found):
    return [candidate.id for candidate in found]


def test_longest_match_wins(gazetteer):
    size, found = gazetteer.longest_match(["في", "دير", "الزور", "امس"], 1)
    assert (size, ids(found)) == (2, ["gn:1"])
    assert gazetteer.longest_match(["دير"], 0) is None
    assert gazetteer.longest_match(["دير", "الزور"], 1) is None


def test_countries_come_first(gazetteer):
    assert ids(gazetteer.candidates("أرمينيا")) == ["iso:AM", "gn:4"]


def test_policy(gazetteer):
    assert gazetteer.candidates("كان") == []
    assert gazetteer.candidates("حجة")[0].policy == "context"
    assert gazetteer.candidates("دير حافر")[0].policy == "safe"


def test_short_unreviewed_names_need_a_cue(gazetteer):
    assert gazetteer.candidates("قصر")[0].policy == "context"


@pytest.mark.parametrize(("name", "active"), [("سلوقية", False), ("مارستان", False)])
def test_small_places_are_not_found_alone(gazetteer, name, active):
    assert gazetteer.candidates(name)[0].active is active


def test_thresholds_are_settings(tmp_path):
    wide = Gazetteer.open(contents(), home=tmp_path, thresholds=Thresholds(100, 1_000))
    assert wide.candidates("سلوقية")[0].active
    assert wide.candidates("مارستان")[0].active


def test_loose_spelling_is_found_and_marked(gazetteer):
    found = gazetteer.candidates("سلوقيه")
    assert ids(found) == ["gn:3"]
    assert found[0].loose
    assert not gazetteer.candidates("سلوقية")[0].loose
    assert gazetteer.candidates("حجه") == [], "short names are exact"


def test_conjunctions_inside_names(gazetteer):
    assert gazetteer.longest_match(["البوسنة", "و", "الهرسك"], 0)[0] == 3
    assert gazetteer.longest_match(["البوسنة", "والهرسك"], 0)[0] == 2


def test_single_words_are_those_that_need_no_evidence(gazetteer):
    words = list(gazetteer.single_words())
    assert words == sorted(words, key=fold)
    assert "ارمينيا" in words
    assert not {"كان", "حجة", "سلوقية"} & set(words)
    assert "ألمانة" in words, "not the article"


def test_common_words_need_a_cue_and_generated_ones_are_dropped(tmp_path):
    common = {"صيدنوف", "مارستان", "ارمينيا"}
    gazetteer = Gazetteer.open(
        contents(), home=tmp_path, is_common_word=common.__contains__, common_key="db1"
    )
    assert gazetteer.candidates("صيدنوف") == []
    assert gazetteer.candidates("مارستان")[0].policy == "context"
    assert gazetteer.candidates("أرمينيا")[0].policy == "safe", "reviewed names stay"


def test_the_compiled_file_is_made_once_and_named_by_its_content(tmp_path):
    Gazetteer.open(contents(), home=tmp_path)
    (path,) = tmp_path.glob("*.sqlite")
    before = path.stat().st_mtime_ns
    Gazetteer.open(contents(), home=tmp_path)
    assert path.stat().st_mtime_ns == before
    changed = contents() | {"lexicons/place_policy.tsv": b"form\tpolicy\tnote\n"}
    assert digest(changed) != digest(contents())
    assert digest(contents(), "db2") != digest(contents())


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    gazetteer = Gazetteer.open(contents(), home=blocked)
    assert ids(gazetteer.candidates("دير الزور")) == ["gn:1"]


def test_by_id(gazetteer):
    assert gazetteer.by_id("gn:2").name_en == "P2"
    assert gazetteer.by_id("gn:999") is None
