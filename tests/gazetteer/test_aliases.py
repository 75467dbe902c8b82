"""The alias file adds places, and overrides what the sources say."""

import pytest

from annotator.errors import UsageError
from annotator.gazetteer.aliases import COLUMNS, apply_alias, read_aliases
from annotator.gazetteer.rows import PlaceRow
from annotator.text.table import parse_table

ALPHA3 = {"SY": "SYR", "UA": "UKR"}


def alias(*cells: str):
    text = "\t".join(COLUMNS) + "\n" + "\t".join(cells) + "\n"
    return read_aliases(parse_table(text, "place_aliases.tsv", COLUMNS))[0]


def city() -> dict[str, PlaceRow]:
    row = PlaceRow(
        id="gn:7", name="كييڤ", name_en="Kyiv", kind="city", country="UKR", forms=("كييڤ",)
    )
    return {"gn:7": row}


def test_the_first_form_is_shown_and_all_are_reviewed():
    place = apply_alias(alias("كييف|كيف", "", "gn:7", "", "", ""), city(), ALPHA3)
    assert place.name == "كييف"
    assert place.forms == ("كييف*", "كيف*", "كييڤ")
    assert place.name_en == "Kyiv"
    assert place.source == "alias"


def test_a_place_of_its_own():
    row = alias("التنف", "facility", "xy:33.505,38.62,SY", "disputed", "Al-Tanf base", "")
    place = apply_alias(row, {}, ALPHA3)
    assert (place.id, place.country, place.lat) == ("own:al-tanf-base", "SYR", 33.505)
    assert place.disputed


def test_no_country_and_overridden_country():
    assert apply_alias(alias("س", "sea", "xy:1,2,-", "", "Sea", ""), {}, ALPHA3).country == ""
    changed = apply_alias(alias("", "", "gn:7", "country=PSE", "", ""), city(), ALPHA3)
    assert changed.country == "PSE"


@pytest.mark.parametrize(
    ("key", "flags", "code"),
    [
        ("gn:8", "", "AN501"),
        ("wd:8", "", "AN502"),
        ("xy:1,2", "", "AN502"),
        ("xy:1,2,ZZ", "", "AN502"),
        ("gn:7", "perhaps", "AN305"),
    ],
)
def test_errors_name_the_line(key, flags, code):
    with pytest.raises(UsageError) as caught:
        apply_alias(alias("س", "city", key, flags, "S", ""), city(), ALPHA3)
    assert caught.value.code == code
    assert caught.value.where == "place_aliases.tsv:2"
