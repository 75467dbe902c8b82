"""Own sentences with their claims marked: [[source]] <<cue>> {{content}} | values.

A text stands once for each of its claims. «+» after the values: the text has further
claims that are not marked here. «author»: the whole sentence is one row of the writer.
"""

import re
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
MARKS = {"[[": "source", "<<": "cue", "{{": "content"}
CLOSING = {"]]": "[[", ">>": "<<", "}}": "{{"}
VALUES = {
    "direct": "attribution", "indirect": "attribution", "hearsay": "attribution",
    "observation": "attribution", "sensor": "attribution", "document_data": "attribution",
    "official_absence": "attribution", "author_assertion": "attribution",
    "certain": "certainty", "probable": "certainty", "possible": "certainty",
    "unconfirmed": "certainty", "denied": "certainty", "none": "certainty",
    "pos": "polarity", "neg": "polarity",
    "past": "tense", "present": "tense", "prospective": "tense",
    "assert": "speech_act", "deny": "speech_act", "accuse": "speech_act",
    "warn": "speech_act", "question": "speech_act", "directive": "speech_act",
    "commissive": "speech_act", "expressive": "speech_act", "declare": "speech_act",
    "label": "speech_act",
    "endorse": "stance", "neutral": "stance", "distance": "stance", "reject": "stance",
}  # fmt: skip
NAMED = {"kind": "source_kind", "class": "cue_class", "med": "medium", "level": "level"}
FLAGS = {"named": "source_named", "caption": "caption", "yes": None}


def parse_mark(marked):
    """Plain text and spans of a marked one."""
    plain, spans, open_ = [], {}, {}
    at = 0
    for part in re.split(r"(\[\[|\]\]|<<|>>|\{\{|\}\})", marked):
        if part in MARKS:
            open_[part] = at
        elif part in CLOSING:
            spans[MARKS[CLOSING[part]]] = (open_[CLOSING[part]], at)
        else:
            plain.append(part)
            at += len(part)
    return "".join(plain), spans


def read_cases():
    """Text to its expected claims, from all files."""
    cases = {}
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            marked, _, values = line.rpartition("|")
            text, spans = parse_mark(marked.strip())
            words = values.split()
            if "skip" in words:
                continue
            cases.setdefault((path.stem, text), []).append((spans, words))
    return cases


def expected_fields(words):
    """Field to value of the words after the bar."""
    fields = {}
    for word in words:
        name, _, value = word.partition("=")
        if word in VALUES:
            fields[VALUES[word]] = word
        elif name in NAMED:
            fields[NAMED[name]] = (
                int(value)
                if value.isdigit()
                else value.replace("_", " ")
                if name == "med"
                else value
            )
        elif name == "named":
            fields["source_named"] = value == "yes"
        elif name == "caption":
            fields["caption"] = value == "yes"
        elif word == "yes=direct":
            fields["direct"] = True
        elif word not in ("+", "author"):
            raise AssertionError(f"unknown value {word}")
    return fields


def spans_of(claim):
    """Spans of a claim that it has."""
    found = {}
    for name in ("source", "cue", "content"):
        start = getattr(claim, f"{name}_start")
        if start is not None:
            found[name] = (start, getattr(claim, f"{name}_end"))
    return found


def problems(text, expected, claims):
    """What is wrong with the claims of a text, as readable lines."""
    wrong = []
    left = list(claims)
    for spans, words in expected:
        if "author" in words:
            if [claim.attribution for claim in claims] != ["author_assertion"] or claims[
                0
            ].cue_text:
                wrong.append(f"false cue: {[(c.cue_text, c.cue_class) for c in claims]}")
            elif claims[0].content_text != text.rstrip("."):
                wrong.append(f"content {claims[0].content_text!r}")
            left = []
            continue
        same = [c for c in left if spans_of(c).get("cue") == spans.get("cue")]
        if "cue" not in spans:
            same = [c for c in left if spans_of(c).get("content") == spans.get("content")]
        if not same:
            wrong.append(f"no claim for {[text[a:b] for a, b in spans.values()]}")
            continue
        claim = same[0]
        left.remove(claim)
        for name in ("source", "cue", "content"):
            got = spans_of(claim).get(name)
            if "cue" not in spans and name != "content" and "class" not in " ".join(words):
                continue
            if got != spans.get(name):
                want = text[slice(*spans[name])] if name in spans else None
                wrong.append(
                    f"{name}: wanted {want!r}, got {text[slice(*got)] if got else None!r}"
                )
        for field, value in expected_fields(words).items():
            if getattr(claim, field) != value:
                wrong.append(f"{field}: wanted {value!r}, got {getattr(claim, field)!r}")
    if left and not any("+" in words for _, words in expected):
        wrong.append(f"too many: {[(c.cue_text, c.cue_class, c.content_text) for c in left]}")
    return wrong


CASE_LIST = sorted(read_cases().items())


@pytest.mark.parametrize(
    ("case", "expected"),
    CASE_LIST,
    ids=[f"{name}-{n}" for n, ((name, _), _) in enumerate(CASE_LIST)],
)
def test_claims_of_own_sentences(annotate_claims, case, expected):
    text = case[1]
    assert problems(text, expected, annotate_claims(text)) == []
