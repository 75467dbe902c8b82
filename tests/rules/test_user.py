"""A user's directory: what is read, and what each mistake is told."""

import json

import pytest

from annotator.errors import AnnotatorError
from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles
from annotator.rules.lint import lint
from annotator.rules.new import new_rules
from annotator.rules.user import read_user_rules

FORCE = "forms\tname\tcategory\tcountry\n"
RULE = {
    "id": "own.1",
    "label": "CLAIM_ACCORDING_TO",
    "pattern": [{"NORM": "نقلا"}, {"NORM": "عن"}],
    "examples": ["قال [[نقلا عن]] مصدر."],
    "not": ["نقل الأثاث."],
}


@pytest.fixture(scope="module")
def model():
    return PipelineFiles.open(pipeline_path())


@pytest.fixture
def mine(tmp_path):
    """Write files into a directory of rules."""

    def write(**contents):
        for name, text in contents.items():
            folder = "rules" if name.startswith("rule") else "lexicons"
            ending = "jsonl" if folder == "rules" else "tsv"
            path = tmp_path / "mine" / folder / f"{name}.{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path / "mine"

    return write


def rule(**changes):
    return json.dumps({**RULE, **changes}, ensure_ascii=False) + "\n"


def test_what_is_read(model, mine):
    folder = mine(force_names=FORCE + "لواء السنديان\tلواء السنديان\tnon_state_armed\tSYR\n",
                  rules_of_mine=rule())  # fmt: skip
    (folder / "places.tsv").write_text(
        "forms\tkind\tkey\nتل السنديان\tvillage\txy:35.1,36.2,SY\n", "utf-8"
    )
    (folder / "notes.txt").write_text("…", "utf-8")
    assert sorted(read_user_rules(folder, model)) == [
        "gazetteer/rules_places.tsv",
        "user/mine/lexicons/force_names.tsv",
        "user/mine/rules/rules_of_mine.jsonl",
    ]


def test_an_empty_table_of_places_is_passed_over(model, mine):
    folder = mine(units="lemma\tkind\tgender\n")
    (folder / "places.tsv").write_text("forms\tkey\n", "utf-8")
    assert list(read_user_rules(folder, model)) == ["user/mine/lexicons/units.tsv"]


def test_utf16_of_spreadsheets(model, mine):
    folder = mine(units="")
    text = "lemma\tkind\tgender\nسنبلة\tcount\tf\n"
    (folder / "lexicons/units.tsv").write_bytes(text.encode("utf-16"))
    (content,) = read_user_rules(folder, model).values()
    assert content.decode() == text


def row(cells):
    return {"force_names": FORCE + cells + "\n"}


@pytest.mark.parametrize(
    ("contents", "code", "where", "hint"),
    [
        ({"force_name": FORCE}, "AN310", "mine/lexicons/force_name.tsv", "'force_names'"),
        ({"force_names": "# t\nfroms\tname\n"}, "AN310", "force_names.tsv:2", "'forms'"),
        ({"force_names": "name\tcategory\nا\tpolice\n"}, "AN302", "names.tsv:1", "columns"),
        ({"place_policy": "form\tpolicy\nا\tnever\n"}, "AN316", "policy.tsv", "places.tsv"),
        (row("ا\tا\tpolise\tSYR"), "AN310", "force_names.tsv:2", "'police'"),
        (row("ا\tا\tpolice\tSyria"), "AN311", "force_names.tsv:2", "show TABLE"),
        (row("ا\tا\tpolice\tSYR\tx\ty"), "AN303", "force_names.tsv:2", "tabs"),
        ({"units": "lemma\tkind\nسنبلة\tequipments\n"}, "AN310", "units.tsv:2", "'equipment'"),
        ({"units": "lemma\tkind\nسنبلة\tcount\n"}, "AN311", "units.tsv:2", ""),
        ({"news_words": "lemma\tclass\tscore\nسُنبُلَة\tfeminine\tmany\n"}, "AN311", ":2", ""),
        ({"cues": "lemma\tcue_class\tholder\nدندن\tspeech_verbs\tany\n"}, "AN310", ":2",
         "'speech_verb'"),
        ({"rules": rule(label="CLAIM_ACORDING_TO")}, "AN310", "rules.jsonl:1",
         "'CLAIM_ACCORDING_TO'"),
        ({"rules": "\n" + rule(pattern=[{"LEMA": "نقل"}])}, "AN310", "jsonl:2", "'LEMMA'"),
        ({"rules": rule(pattern=[{"LEMMA": {"INN": ["ا"]}}])}, "AN310", "jsonl:1", "'IN'"),
        ({"rules": rule(pattern=[{"LEMMA": {"IN": ["@force:category=police"]}}])}, "AN310",
         "rules.jsonl:1", "'forces'"),
        ({"rules": rule(pattern=[{"LEMMA": {"IN": ["@forces:categry=police"]}}])}, "AN310",
         "rules.jsonl:1", "'category'"),
        ({"rules": rule(pattern=[{"LEMMA": {"IN": ["@forces:category=polce"]}}])}, "AN310",
         "rules.jsonl:1", "'police'"),
        ({"rules": rule(pattern=[{"OP": "??"}])}, "AN304", "rules.jsonl:1", ""),
        ({"rules": rule(pattern=[])}, "AN304", "rules.jsonl:1", ""),
        ({"rules": rule(exmaples=["ا"])}, "AN304", "rules.jsonl:1", ""),
        ({"rules": rule(label="FORCE_HEAD")}, "AN314", "rules.jsonl:1", "@own.1"),
        ({"rules": rule() + rule()}, "AN308", "rules.jsonl:2", ""),
        ({"rules": "{"}, "AN105", "rules.jsonl:1", ""),
    ],
)  # fmt: skip
def test_mistakes(model, mine, contents, code, where, hint):
    with pytest.raises(AnnotatorError) as caught:
        read_user_rules(mine(**contents), model)
    assert caught.value.code == code
    assert caught.value.where.endswith(where)
    assert hint in caught.value.hint
    assert caught.value.exit_code in (1, 2)


def test_unknown_keys_of_rules_have_a_guess(model, mine):
    with pytest.raises(AnnotatorError, match="did you mean 'examples'"):
        read_user_rules(mine(rules=rule(exmaples=["ا"])), model)


@pytest.mark.parametrize(
    ("name", "code"), [("lexicon/units.tsv", "AN310"), ("units.tsv", "AN313"), ("x/y", "AN312")]
)
def test_things_in_the_wrong_place(model, tmp_path, name, code):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("lemma\tkind\n", "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        read_user_rules(tmp_path, model)
    assert caught.value.code == code


def test_no_directory(model, tmp_path):
    with pytest.raises(AnnotatorError, match="AN101"):
        read_user_rules(tmp_path / "none", model)


def test_a_head_with_its_row_and_a_list_of_ones_own(model, mine):
    folder = mine(
        rules=rule(label="FORCE_HEAD", pattern=[{"LEMMA": {"IN": ["@oaks"]}}]),
        forces="head\tcategory\tkind\n@own.1\tpolice\tforce\n",
        oaks="word\nسنديان\n",
    )
    assert len(read_user_rules(folder, model)) == 3


def test_a_list_that_no_rule_names_is_a_mistyped_table(model, mine):
    with pytest.raises(AnnotatorError, match="unknown table 'unit'"):
        read_user_rules(mine(unit="lemma\nسنبلة\n"), model)


def findings(model, folder):
    files = model.with_files(read_user_rules(folder, model))
    return [(f.where, f.kind, f.warning) for f in lint(files) if f.where.startswith("mine/")]


@pytest.mark.parametrize(
    ("contents", "wanted"),
    [
        (row("لواء السنديان\tا\tpolice\tSYR\nلواءُ السنديان\tا\tpolice\tSYR"),
         ("mine/lexicons/force_names.tsv:3", "duplicate", True)),
        (row("لواء السنديان\tا\tpolice\tSYR\nلواء السنديان\tا\tcriminal\tSYR"),
         ("mine/lexicons/force_names.tsv:3", "conflict", True)),
        (row("لواء السنديان|لِواء السنديان\tا\tpolice\tSYR"),
         ("mine/lexicons/force_names.tsv:2", "duplicate", False)),
        (row("لواء السنديان\tا\tpolice\tSYR"),
         ("mine/lexicons/force_names.tsv:2", "no_example", False)),
        ({"units": "lemma\tkind\tgender\nجندي\tpersonnel\tm\n"},
         ("mine/lexicons/units.tsv:2", "replaces", False)),
        ({"rules": rule(**{"not": []})}, ("mine/rules/rules.jsonl:1", "no_example", False)),
    ],
)  # fmt: skip
def test_lint(model, mine, contents, wanted):
    assert wanted in findings(model, mine(**contents))


def test_the_templates_can_be_read_with_and_without_their_examples(
    model, uncommented, tmp_path
):
    written = new_rules(tmp_path / "mine")
    assert {path.name for path in written} >= {"force_names.tsv", "forces.tsv", "cues.tsv"}
    read_user_rules(tmp_path / "mine", model)
    assert findings(model, tmp_path / "mine") == []
    uncommented(tmp_path / "mine")
    read_user_rules(tmp_path / "mine", model)
    assert [f for f in findings(model, tmp_path / "mine") if f[2]] == []


def test_templates_are_not_written_over(tmp_path):
    new_rules(tmp_path)
    with pytest.raises(AnnotatorError, match="AN317"):
        new_rules(tmp_path)
    assert new_rules(tmp_path, force=True)
