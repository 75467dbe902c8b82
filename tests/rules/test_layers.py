"""A user's rows over the model's: what replaces what, and where rows say they come from."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.rules.files import PipelineFiles
from annotator.rules.layers import filled, key_columns, layered, row_keys
from annotator.rules.patterns import read_rules
from annotator.text.table import Row

MODEL = "# t\nforms\tclass\nسنبلة|قمحة\ta\nنخلة\ta\nنخلة\tb\n".encode()
RULE = '{"id": "x.1", "label": "X", "pattern": [{"NORM": "%s"}], "examples": ["[[%s]]"]}\n'


def files(table, own, name="lexicons/t.tsv"):
    return PipelineFiles(None, {f"lexicons/{table}.tsv": MODEL}).with_files(
        {f"user/mine/{name}": own}
    )


def test_a_word_is_replaced_and_the_other_spellings_stay():
    rows = files("t", "forms\tclass\nقمحه|سُنبُلة\tc\n".encode()).table("t", ["class"])
    assert [(row["forms"], row["class"], row.where) for row in rows] == [
        ("قمحه|سُنبُلة", "c", "mine/lexicons/t.tsv:2"),
        ("قمحة", "a", "lexicons/t.tsv:3"),
        ("نخلة", "a", "lexicons/t.tsv:4"),
        ("نخلة", "b", "lexicons/t.tsv:5"),
    ]


def test_a_row_without_words_left_goes():
    rows = files("t", "forms\nنَخلة\n".encode()).table("t", ["class"])
    assert [(row["forms"], row["class"]) for row in rows] == [("نَخلة", ""), ("سنبلة|قمحة", "a")]


def test_in_tables_of_classes_the_class_counts():
    own = "forms\tclass\nنخلة\tb\n".encode()
    rows = files("number_context", own, "lexicons/number_context.tsv").table("number_context")
    assert [(row["forms"], row["class"]) for row in rows] == [
        ("نخلة", "b"),
        ("سنبلة|قمحة", "a"),
        ("نخلة", "a"),
    ]


def test_word_lists_have_the_users_words():
    assert files("t", "forms\tclass\nأرزة\ta\n".encode()).word_list("t:class=a") == [
        "ارزة", "سنبلة", "قمحة", "نخلة",
    ]  # fmt: skip


def test_a_list_that_only_the_user_has():
    own = files("t", "words\nشمال\n".encode(), "lexicons/mine.tsv")
    assert own.word_list("mine") == ["شمال"]


def test_a_users_rule_replaces_the_models():
    contents = {
        "rules/a.jsonl": (
            (RULE % ("ا", "ا")) + (RULE % ("ب", "ب")).replace("x.1", "x.2")
        ).encode()
    }
    own = {"user/mine/rules/b.jsonl": (RULE % ("ت", "ت")).encode()}
    rules = read_rules(PipelineFiles(None, contents).with_files(own))
    assert [(rule.id, rule.examples[0], rule.where) for rule in rules] == [
        ("x.1", "[[ت]]", "mine/rules/b.jsonl:1"),
        ("x.2", "[[ب]]", "rules/a.jsonl:2"),
    ]


def test_they_survive_disk_bytes_and_pickle(tmp_path):
    own = files("t", "forms\tclass\nأرزة\ta\n".encode())
    own.save(tmp_path)
    copies = (
        PipelineFiles.open(tmp_path),
        PipelineFiles.from_bytes(own.to_bytes()),
        pickle.loads(pickle.dumps(own)),
    )
    for copy in copies:
        assert copy.digest == own.digest
        assert [row.where for row in copy.table("t")] == [row.where for row in own.table("t")]


def test_the_identity_is_another():
    assert files("t", b"forms\n").identity != files("t", "forms\nأ\n".encode()).identity


@pytest.mark.parametrize(
    ("table", "key"),
    [("units", ("lemma",)), ("cues", ("lemma", "complement", "holder", "passive"))],
)
def test_keys(table, key):
    assert key_columns(table, ["lemma", "kind"]) == key


WORDS = st.lists(st.sampled_from(["أ", "ا", "ب", "تَ", "ت"]), min_size=1, max_size=3)
TABLE = st.lists(WORDS.map("|".join), max_size=4)


@given(model=TABLE, own=TABLE)
def test_of_a_word_the_user_lists_nothing_of_the_model_stays(model, own):
    rows = [Row({"w": cell}, f"lexicons/t:{at}") for at, cell in enumerate(model)]
    over = [Row({"w": cell}, f"mine/t:{at}") for at, cell in enumerate(own)]
    found = layered(rows, over, ("w",))
    assert found[: len(over)] == over
    taken = {key for row in over for key in row_keys(row, ("w",))}
    left = [key for row in found[len(over) :] for key in row_keys(row, ("w",))]
    assert left == [k for row in rows for k in row_keys(row, ("w",)) if k not in taken]


def test_missing_columns_are_empty():
    row = filled(Row({"a": "1"}, "t:1"), ["a", "b"])
    assert layered([], [row], ["a"]) == [Row({"a": "1", "b": ""}, "t:1")]
