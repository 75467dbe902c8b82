"""Text on each background that it may stand on has a contrast of 4.5 or more."""

import re
from itertools import product

import pytest

from annotator.view.page import asset

LAYERS = ("places", "forces", "quantities", "dates", "actors", "claims")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#\w+);", part))
    for part in asset("assets/tokens.css").split("@media")
)


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * part for w, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("paper", "card", "soft", "chosen", *(f"{layer}-tint" for layer in LAYERS))
PAIRS = [
    *product(("ink", "muted"), GROUNDS),
    *((layer, ground) for layer in LAYERS for ground in (f"{layer}-tint", "card", "chosen")),
    ("claims", "soft"), ("ink", "found"), ("ink", "land"), ("muted", "land"),
]  # fmt: skip


def test_the_measure_itself():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_both_themes_have_the_same_colours():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_contrast(theme, front, ground):
    assert contrast(theme[front], theme[ground]) >= 4.5
