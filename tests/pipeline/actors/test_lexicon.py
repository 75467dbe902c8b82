import pytest

from annotator.pipeline.actors.lexicon import ActorLexicon, build_lexicon, nisba_forms
from annotator.text.fold import fold
from annotator.text.table import Row

KINDS = {
    "actor_titles": ("kind", {"office", "member", "rank", "honorific"}),
    "actor_first_names": ("common", {"", "yes"}),
    "actor_organisations": ("kind", {"head", "named", "field", "short", "not"}),
    "actor_outlets": ("kind", {"agency", "broadcaster", "newspaper", "site"}),
    "actor_persons": ("context", {"", "verb"}),
}


@pytest.fixture(scope="module")
def lexicon(nlp) -> ActorLexicon:
    return nlp.tokenizer.files.derived(build_lexicon)


@pytest.mark.parametrize("table", sorted(KINDS))
def test_tables_use_known_values_only(nlp, table):
    column, allowed = KINDS[table]
    rows = nlp.tokenizer.files.table(table, [column])
    assert {row[column] for row in rows} <= allowed


@pytest.mark.parametrize("table", ["actor_organisations", "actor_outlets"])
def test_no_form_names_two_organisations(nlp, table):
    seen: dict[str, str] = {}
    for row in nlp.tokenizer.files.table(table):
        if row["kind"] in ("field", "not", "short", "head"):
            continue
        for form in row.values("forms"):
            assert seen.setdefault(fold(form), row.where) == row.where, form


def test_every_outlet_and_organisation_has_an_english_name(nlp):
    for table in ("actor_organisations", "actor_outlets"):
        rows = nlp.tokenizer.files.table(table)
        assert all(row["name_en"] for row in rows if row["kind"] not in ("field", "not"))


def test_sizes(lexicon):
    assert len(lexicon.first_names) > 1000
    assert len(lexicon.titles) > 200


@pytest.mark.parametrize(
    ("written", "known"),
    [("بان", True), ("بأن", False)],
)
def test_a_hamza_in_the_text_must_be_one_of_the_name(lexicon, written, known):
    assert lexicon.first_names["بان"].is_written(written) is known


def test_nisba_forms_make_sound_plurals():
    row = Row(
        {"nisba": "سوداني", "country": "SDN", "kind": "country", "feminine": "سودانية",
         "plurals": ""},
        "nisbas:1",
    )  # fmt: skip
    forms = nisba_forms([row])
    assert forms["سودانيين"] == forms["سودانية"] == "SDN"
