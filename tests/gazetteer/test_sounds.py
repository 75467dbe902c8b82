"""Skeletons: Arabic and Latin spellings of one name compare equal."""

import pytest

from annotator.gazetteer.lookup import Candidate
from annotator.gazetteer.sounds import arabic_skeleton, latin_skeleton, same_sound


def field(name: str) -> Candidate:
    return Candidate(
        f"icao:{name}", "", name, "facility", "RUS", "", 1.0, 2.0, 0, False, True, ""
    )


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("تشكالوفسكي", "Chkalovskiy"), ("ماتشوليشي", "Machulishchy"), ("دوموديدوفو", "Domodedovo"),
     ("بالتيمور", "Baltimore")],
)  # fmt: skip
def test_same_skeleton(arabic, latin):
    assert arabic_skeleton(arabic) == latin_skeleton(latin)


def test_only_one_field_may_fit():
    one, other = field("Minsk Machulishchy"), field("Gomel")
    assert same_sound("ماتشوليشي", [one, other]) is one
    assert same_sound("ماتشوليشي", [one, field("Machulishchy Two")]) is None
    assert same_sound("ماتشوليشي", [other]) is None


def test_short_names_link_nothing():
    assert same_sound("ليدا", [field("Lida")]) is None
