"""Patterns as written become patterns for spaCy."""

import pytest

from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles
from annotator.rules.patterns import expand


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ({"NORM": "إلى"}, {"NORM": "الي"}),
        ({"LEMMA": {"IN": ["إفادة", "فتى"]}}, {"LEMMA": {"IN": ["افادة", "فتي"]}}),
        ({"TEXT": "إلى"}, {"TEXT": "إلى"}),
        ({"NORM": {"REGEX": "^إل"}}, {"NORM": {"REGEX": "^إل"}}),
        ({"LEMMA": "قال", "OP": "?"}, {"LEMMA": "قال", "OP": "?"}),
    ],
)
def test_words_are_folded_where_those_of_tokens_are(written, made):
    assert expand(written, PipelineFiles.open(pipeline_path())) == made


def test_a_word_list_takes_the_place_of_its_name():
    files = PipelineFiles.open(pipeline_path())
    words = expand({"LEMMA": {"IN": ["@forces:category=police"]}}, files)["LEMMA"]["IN"]
    assert len(words) > 3
    assert all(not word.startswith("@") for word in words)
