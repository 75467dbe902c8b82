"""Data files of a pipeline directory, word lists, rule files and their errors."""

import pytest

from annotator.errors import AnnotatorError
from annotator.rules.files import PipelineFiles, read_jsonl
from annotator.rules.patterns import expand, read_rules

TABLE = "# a table\nlemma\tkind\nجندي|عسكري\tperson\nدبّابة\tvehicle|arm\n"


@pytest.fixture
def files():
    return PipelineFiles(None, {"lexicons/units.tsv": TABLE.encode()})


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("units", ["جندي", "عسكري", "دبابة"]),
        ("units:kind=person", ["جندي", "عسكري"]),
        ("units:kind=arm", ["دبابة"]),
        ("units:kind=ship", []),
    ],
)
def test_word_lists_are_folded_first_columns(files, name, words):
    assert files.word_list(name) == words


def test_word_lists_expand_inside_patterns(files):
    pattern = [{"LEMMA": {"IN": ["مدفع", "@units:kind=arm"]}}, {"OP": "?"}]
    assert expand(pattern, files) == [{"LEMMA": {"IN": ["مدفع", "دبابة"]}}, {"OP": "?"}]


def test_files_survive_bytes_and_disk(files, tmp_path):
    files.save(tmp_path)
    for copy in (PipelineFiles.from_bytes(files.to_bytes()), PipelineFiles.open(tmp_path)):
        assert copy.names == files.names
        assert copy.digest == files.digest


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (lambda files: files.table("absent"), "AN307"),
        (lambda files: files.table("units", ["gender"]), "AN302"),
        (lambda files: files.word_list("units:gender=f"), "AN302"),
    ],
)
def test_what_is_missing_is_named(files, action, code):
    with pytest.raises(AnnotatorError) as caught:
        action(files)
    assert caught.value.code == code


def test_a_row_that_is_too_long_names_its_line():
    files = PipelineFiles(None, {"lexicons/t.tsv": b"a\tb\n1\t2\n1\t2\t3\n"})
    with pytest.raises(AnnotatorError, match=r"AN303.*lexicons/t.tsv:3"):
        files.table("t")


def test_a_broken_json_line_names_its_line():
    with pytest.raises(AnnotatorError, match=r"AN105.*rules/a.jsonl:2"):
        read_jsonl('{"id": 1}\n{broken\n', "rules/a.jsonl")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "a", "label": "X"}', "AN304"),
        ('{"id": "a", "label": "X", "pattern": [{}]}', "AN304"),
        ('{"id": "a", "label": "X", "pattern": [{}], "examples": ["x"], "typo": 1}', "AN304"),
    ],
)
def test_what_is_no_rule_is_refused(line, code):
    files = PipelineFiles(None, {"rules/a.jsonl": line.encode()})
    with pytest.raises(AnnotatorError) as caught:
        read_rules(files)
    assert caught.value.code == code


def test_two_rules_cannot_share_an_id():
    line = '{"id": "a", "label": "X", "pattern": [{"LOWER": "x"}], "examples": ["[[x]]"]}'
    files = PipelineFiles(None, {"rules/a.jsonl": f"{line}\n{line}\n".encode()})
    with pytest.raises(AnnotatorError, match="AN308"):
        read_rules(files)
