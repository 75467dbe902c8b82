"""Every rule of the shipped pipeline holds its own examples."""

import pytest

from annotator.rules.files import PipelineFiles
from annotator.rules.patterns import read_rules
from annotator.rules.selftest import check_rules, parse_example


def test_every_rule_holds_its_examples(nlp):
    failures = check_rules(nlp, read_rules(nlp.tokenizer.files))
    lines = [f"{f.where} {f.rule}: «{f.text}» {f.expected} != {f.found}" for f in failures]
    assert not lines, "\n".join(lines)


def test_a_wrong_example_is_reported(nlp):
    contents = {
        "rules/x.jsonl": (
            '{"id": "x.1", "label": "X", "pattern": [{"LEMMA": "قال"}],'
            ' "examples": ["[[أعلن]] الجيش"], "not": ["قال الجيش"]}'
        ).encode()
    }
    rules = read_rules(PipelineFiles(None, contents))
    failures = check_rules(nlp, rules)
    assert [failure.text for failure in failures] == ["أعلن الجيش"]


@pytest.mark.parametrize(
    ("example", "text", "spans"),
    [
        ("بلا علامة", "بلا علامة", ()),
        ("[[أ]] ثم [[ب]]", "أ ثم ب", ((0, 1), (5, 6))),
    ],
)
def test_marks_are_taken_out_of_examples(example, text, spans):
    assert parse_example(example) == (text, spans)
