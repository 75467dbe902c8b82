"""Tables of users: what they may say, what they are told, and that they come first."""

import sqlite3

import pytest

from annotator.errors import AnnotatorError
from annotator.gazetteer.compiled import ALIASES, FILES, POLICY, TABLE, compile_places
from annotator.gazetteer.lookup import Gazetteer, digest
from annotator.gazetteer.rows import PlaceRow, write_table
from annotator.gazetteer.user import BESIDE, GIVEN, place_ids, read_user_places

HEADER = "forms\tkind\tkey\tflags\tname_en\tnote\n"

ROWS = [
    PlaceRow(id="iso:SY", name="سوريا", name_en="Syria", kind="country", country="SYR",
             forms=("سوريا*",)),
    PlaceRow(id="gn:1", name="النخيلة", name_en="Nukhayla", kind="city", country="SYR",
             admin1="Homs", lat=34.0, lon=37.0, population=90_000, forms=("النخيلة",)),
    PlaceRow(id="gn:2", name="بيان", name_en="Bayan", kind="city", country="SYR",
             lat=35.0, lon=37.0, population=50_000, forms=("بيان", "بيانا")),
]  # fmt: skip


def table(*lines):
    return (HEADER + "\n".join(lines) + "\n").encode()


def gazetteer(given=None, beside=None, policy=""):
    contents = {TABLE: write_table(ROWS), ALIASES: HEADER.encode()}
    if given is not None:
        contents[GIVEN] = given
    if beside is not None:
        contents[BESIDE] = beside
    if policy:
        contents[POLICY] = f"form\tpolicy\tnote\n{policy}\tnever\t\n".encode()
    connection = sqlite3.connect(":memory:")
    compile_places(connection, contents)
    return Gazetteer(connection)


def ids(found):
    return [candidate.id for candidate in found]


NEW = "النخيلة\tvillage\txy:33.5,36.5,SY\t\tNukhayla al-Gharbiya\t"


def test_a_users_place_replaces_those_of_its_name():
    (found,) = gazetteer(table(NEW)).candidates("النخيلة")
    assert (found.id, found.kind, found.country) == (
        "user:nukhayla-al-gharbiya", "village", "SYR",
    )  # fmt: skip
    assert (found.lat, found.lon, found.policy) == (33.5, 36.5, "safe")
    assert ids(gazetteer().candidates("النخيلة")) == ["gn:1"]


def test_the_given_table_comes_before_the_one_beside_the_model():
    other = "النخيلة|نخيلة\tcamp\txy:32,36,SY\t\tOther\t"
    found = gazetteer(table(NEW), table(other))
    assert ids(found.candidates("النخيلة")) == ["user:nukhayla-al-gharbiya"]
    assert ids(found.candidates("نخيلة")) == ["user:other"]


def test_a_spelling_in_two_rows_stays_ambiguous():
    other = "النخيلة\tcamp\txy:32,36,SY\t\tOther\t"
    found = gazetteer(table(NEW, other)).candidates("النخيلة")
    assert sorted(ids(found)) == ["user:nukhayla-al-gharbiya", "user:other"]


def test_a_known_place_gets_a_spelling_and_keeps_its_own():
    found = gazetteer(table("أم النخيل\t\tgn:1\t\t\t"))
    assert ids(found.candidates("أم النخيل")) == ["gn:1"]
    (known,) = found.candidates("النخيلة")
    assert (known.name, known.name_en, known.lat) == ("أم النخيل", "Nukhayla", 34.0)


def test_a_known_place_goes_to_another_country_without_forms():
    (found,) = gazetteer(table("\t\tgn:1\tcountry=-|disputed\t\t")).candidates("النخيلة")
    assert (found.country, found.disputed) == ("", True)


@pytest.mark.parametrize(
    ("row", "left"),
    [("بيان\t\t\tnever\t\t", ["بيانا"]), ("\t\tgn:2\tnever\t\t", [])],
    ids=["spelling", "place"],
)
def test_never(row, left):
    found = gazetteer(table(row))
    assert [form for form in ("بيان", "بيانا") if found.candidates(form)] == left


def test_a_users_row_beats_the_policy_list():
    assert gazetteer(policy="بيان").candidates("بيان") == []
    (found,) = gazetteer(table("بيان\t\tgn:2\t\t\t"), policy="بيان").candidates("بيان")
    assert found.policy == "safe"


def test_context_is_kept():
    (found,) = gazetteer(table(NEW.replace("\t\tNu", "\tcontext\tNu"))).candidates("النخيلة")
    assert found.policy == "context"


def test_a_users_table_gives_another_compiled_file():
    contents = dict.fromkeys(FILES, b"")
    assert digest(contents) != digest(contents | {GIVEN: table(NEW)})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_spreadsheets(encoding):
    (alias,) = read_user_places(table(NEW).decode().encode(encoding), "mine.tsv")
    assert alias.names == ("النخيلة",)


def test_columns_may_be_fewer_and_in_any_order():
    data = b"# a comment\nkey\tforms\nxy:1,2,SY\t\n"
    with pytest.raises(AnnotatorError, match="'forms'"):
        read_user_places(data, "mine.tsv")
    (alias,) = read_user_places("key\tforms\ngn:1\tالنخيلة\n".encode(), "mine.tsv")
    assert (alias.id, alias.kind, alias.where) == ("gn:1", "", "mine.tsv:2")


MISTAKES = [
    # header or row, code, where, what the message says
    ("forms\tkind\tkei\nس\tcity\tgn:1", "AN503", "mine.tsv", "did you mean 'key'?"),
    ("forms\tkind\nس\tcity", "AN302", "mine.tsv:1", "key"),
    ("forms,kind,key\nس,city,gn:1", "AN503", "mine.tsv", "tabs"),
    ("forms\tkey\tkind\nس\tgn:1\tvilage", "AN503", "mine.tsv:2", "did you mean 'village'?"),
    ("forms\tkey\tflags\n\nس\tgn:1\tcontxt", "AN503", "mine.tsv:3", "'context'"),
    ("forms\tkey\tflags\nس\tgn:1\tcountry=Syria", "AN503", "mine.tsv:2", "country=XXX"),
    ("forms\tkey\nس\tgn:99", "AN504", "mine.tsv:2", "gn:99"),
    ("forms\tkey\nس\tplace:1", "AN502", "mine.tsv:2", "place:1"),
    ("forms\tkey\tkind\nس\txy:95,3,SY\tcity", "AN502", "mine.tsv:2", "xy:95,3,SY"),
    ("forms\tkey\tkind\nس\txy:5,3,QQ\tcity", "AN505", "mine.tsv:2", "'QQ'"),
    ("forms\tkey\nس\txy:5,3,SY", "AN505", "mine.tsv:2", "'kind'"),
    ("forms\tkey\nس\t", "AN505", "mine.tsv:2", "no key"),
    ("forms\tkey\nHoms\tgn:1", "AN505", "mine.tsv:2", "'Homs'"),
    ("forms\tkey\nس\tgn:1\tx", "AN303", "mine.tsv:2", "3 cells"),
    (
        "forms\tkey\tkind\tname_en\nس\txy:5,3,SY\tcity\tA\nص\txy:6,3,SY\tcity\tA",
        "AN505", "mine.tsv:3", "user:a",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "where", "says"), MISTAKES)
def test_mistakes_are_named_with_their_line(text, code, where, says):
    known = place_ids(write_table(ROWS))
    with pytest.raises(AnnotatorError) as caught:
        read_user_places(text.encode(), "mine.tsv", known)
    assert (caught.value.code, caught.value.where) == (code, where)
    assert says in f"{caught.value.message} {caught.value.hint}"
