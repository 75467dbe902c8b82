"""``load(places=FILE)``: the table is checked, found first, and part of the digest."""

import re
from pathlib import Path

import pytest

import annotator
from annotator.errors import AnnotatorError
from annotator.gazetteer.compiled import TABLE
from annotator.gazetteer.user import place_ids, read_user_places
from annotator.output.manifest import describe_pipeline
from annotator.paths import pipeline_path
from annotator.pipeline import records

PAGE = Path(__file__).resolve().parents[3] / "docs" / "places.md"
ROWS = (
    "forms\tkind\tkey\tname_en\n"
    "وادي الزعرورة|الزعرورة\tvalley\txy:34.2,37.1,SY\tWadi al-Zaarura\n"
    "تعز\t\tgn:170063\t\n"
)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("places") / "mine.tsv"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture(scope="module")
def with_table(table):
    return annotator.load(places=table)


def found(nlp, text):
    return [(p.text, p.gazetteer_id) for p in records.get(nlp(text), "places")]


TEXT = "وصلت القافلة من الزعرورة إلى تعز."


def test_the_tables_places_come_first(nlp, with_table):
    wanted = [("الزعرورة", "user:wadi-al-zaarura"), ("تعز", "gn:170063")]
    assert found(with_table, TEXT) == wanted
    assert found(nlp, TEXT) == [("تعز", "gn:70225")]


def test_bytes_carry_the_table(with_table):
    other = annotator.load().from_bytes(with_table.to_bytes())
    assert found(other, TEXT) == found(with_table, TEXT)


def test_the_digests_tell_runs_apart(nlp, with_table):
    plain, other = describe_pipeline(nlp), describe_pipeline(with_table)
    assert plain["digest"] != other["digest"]
    assert plain["gazetteer_digest"] != other["gazetteer_digest"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("forms\tkey\nالزعرورة\tgn:0\n", "AN504"), ("forms\tkind\n", "AN302")],
)
def test_a_mistake_is_found_before_anything_is_loaded(tmp_path, text, code):
    path = tmp_path / "mine.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        annotator.load(places=path)
    assert caught.value.code == code
    assert str(path) in caught.value.where


def test_no_such_table(tmp_path):
    with pytest.raises(AnnotatorError) as caught:
        annotator.load(places=tmp_path / "none.tsv")
    assert caught.value.code == "AN101"


def test_the_tables_of_the_documentation_can_be_used():
    blocks = re.findall(r"```text\n(forms\t.*?)```", PAGE.read_text("utf-8"), re.S)
    ids = place_ids((pipeline_path() / TABLE).read_bytes())
    assert [len(read_user_places(block.encode(), "docs", ids)) for block in blocks] == [5, 3]
