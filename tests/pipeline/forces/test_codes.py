"""The table of event codes covers every category, and a changed table changes the codes."""

from typing import get_args

import pytest

from annotator.paths import pipeline_path
from annotator.pipeline.forces.lexicon import NO_CODES, build_lexicon
from annotator.rules.files import PipelineFiles
from annotator.schema import ForceCategory


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(PipelineFiles.open(pipeline_path()))


@pytest.mark.parametrize("category", sorted({*get_args(ForceCategory)} - {"equipment"}))
def test_every_category_but_equipment_has_codes(lexicon, category):
    codes = lexicon.codes_of(category, None)
    assert codes is not NO_CODES
    assert codes.sector
    assert codes.inter


def test_equipment_has_none(lexicon):
    assert lexicon.codes_of("equipment", "tank") is NO_CODES


@pytest.mark.parametrize(
    ("category", "subcategory", "inter"),
    [
        ("paramilitary", "tribal", 4),
        ("paramilitary", "pro_government", 3),
        ("crowd", "rioters", 5),
    ],
)
def test_a_subcategory_of_its_own_comes_first(lexicon, category, subcategory, inter):
    assert lexicon.codes_of(category, subcategory).inter == inter
