import re
from pathlib import Path

import pytest

import annotator
from annotator.errors import UsageError
from annotator.pipeline import claims
from annotator.pipeline.claims.lexicon import build_lexicon
from annotator.rules.files import PipelineFiles
from annotator.rules.patterns import read_rules


@pytest.fixture(scope="module")
def files(nlp):
    return nlp.tokenizer.files


def contents(files):
    return {name: files.read_bytes(name) for name in files.names}


def test_every_class_of_cues_has_cues(files, lexicon):
    letters = {row["cue_class"]: row["letter"] for row in files.table("claim_classes")}
    used = {frame.cue_class for frames in lexicon.frames.values() for frame in frames}
    used |= {
        rule.label.removeprefix("CLAIM_").lower()
        for rule in read_rules(files)
        if rule.id.startswith("claim.")
    }
    assert used <= set(lexicon.classes)
    assert {letters[name] for name in used} == set("ABCDEFGHIJKLMNOPQ")


def test_sets_named_in_cues_exist(lexicon):
    named = {
        part[1:]
        for frames in lexicon.frames.values()
        for frame in frames
        for parts in frame.complements
        for part in parts
        if part.startswith("@")
    }
    assert named <= set(lexicon.roles)


def test_sets_named_in_the_code_exist(lexicon):
    """A misspelt name of a set would be an empty set, silently."""
    package = Path(claims.__file__).parent
    asked = re.compile(
        r'(?:has_role|one_of|ends|phrase_before)\([^"\n]*?"(\w+)"\)|(?:role|endings)\("(\w+)"\)'
        r'|"(\w+)" (?:not )?in (?:\w+\.)*(?:roles|norm_roles|before)\b'
    )
    named = {
        name
        for path in package.glob("*.py")
        for pair in asked.findall(path.read_text(encoding="utf-8"))
        for name in pair
        if name
    }
    assert len(named) > 80
    assert sorted(named - set(lexicon.roles)) == []


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("مقتل", True), ("اسقاط", True), ("انفجار", True), ("استهداف", True), ("باب", False),
     ("تقرير", False), ("اتحاد", False), ("محافظة", False)],
)  # fmt: skip
def test_nouns_of_happening(lexicon, lemma, expected):
    assert lexicon.is_event(lemma) is expected


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("lexicons/cues.tsv", b"\tany\t", b"\tanyone\t"),
        ("lexicons/cues.tsv", b"\tspeech_verb\t", b"\tspeach_verb\t"),
        ("lexicons/sources.tsv", b"\tmilitary\t", b"\tarmy\t"),
    ],
)
def test_unknown_values_are_refused(files, name, old, new):
    data = contents(files)
    data[name] = data[name].replace(old, new, 1)
    with pytest.raises(UsageError, match="AN305"):
        build_lexicon(PipelineFiles(None, data))


def test_a_new_verb_is_a_new_row(nlp, files):
    data = contents(files)
    row = "جعجع\tيجعجع\tمجعجعا\t\t\tspeech_verb\tأن|:\tany\t\t\t\t\t\n"
    data["lexicons/cues.tsv"] += row.encode()
    forms = build_lexicon(PipelineFiles(None, data)).forms
    assert {form.lemma for form in forms["يجعجعون"]} == {"جعجع"}


def claim_rules():
    rules = read_rules(annotator.load(exclude=["claims"]).tokenizer.files)
    return [rule for rule in rules if rule.id.startswith("claim.")]


@pytest.mark.parametrize("rule", claim_rules(), ids=lambda rule: rule.id)
def test_examples_of_rules(nlp, rule):
    def found(text):
        doc = nlp(text)
        spans = doc.spans["ruler"]
        return sorted((s.start_char, s.end_char) for s in spans if s.id_ == rule.id)

    for example in rule.examples:
        plain = example.replace("[[", "").replace("]]", "")
        start = example.index("[[")
        assert found(plain) == [(start, example.index("]]") - 2)], example
    for text in rule.counter_examples:
        assert found(text) == [], text
