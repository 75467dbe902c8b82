import json
import re
import sys
from pathlib import Path

import pytest

from annotator.schema import TABLES

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT / "corpora"
SOURCES = sorted(path.stem for path in (CORPORA / "sources").glob("*.txt"))


sys.path.insert(0, str(ROOT / "scripts"))
import make_gold  # noqa: E402 - a script, no package


@pytest.fixture(scope="module")
def made() -> dict[Path, bytes]:
    return make_gold.outputs()


def gold(name: str) -> dict:
    return json.loads((CORPORA / "gold" / f"{name}.jsonl").read_text(encoding="utf-8"))


def test_files_are_what_the_sources_make(made):
    stale = [path.name for path, data in made.items() if path.read_bytes() != data]
    assert stale == []


def test_there_is_no_text_or_gold_without_source(made):
    found = {*(CORPORA / "texts").iterdir(), *(CORPORA / "gold").iterdir()}
    assert found == set(made)


def test_the_same_source_makes_the_same_bytes(made):
    assert make_gold.outputs() == made


@pytest.mark.parametrize("name", SOURCES)
def test_gold_is_valid(name):
    assert list(make_gold.problems(gold(name))) == []


@pytest.mark.parametrize("name", SOURCES)
def test_gold_is_consistent(name):
    line = gold(name)
    text = (CORPORA / "texts" / f"{name}.txt").read_bytes().decode()
    assert line["text"] == text
    ids = {row["id"] for table in TABLES for row in line[table]}
    sentences = {row["id"]: row for row in line["sentences"]}
    for claim in line["claims"]:
        for part in ("source", "cue", "content"):
            start, end = claim[f"{part}_start"], claim[f"{part}_end"]
            assert claim[f"{part}_text"] == (None if start is None else text[start:end])
        for key in ("place_ids", "force_ids", "quantity_ids", "date_ids", "frame_date_ids"):
            assert ids.issuperset(claim[key])
    for table in TABLES:
        for row in line[table] if table != "sentences" else ():
            sentence = sentences[row["sent_id"]]
            assert sentence["start"] <= row["start"] < row["end"] <= sentence["end"]


def test_enough_texts_have_all_layers():
    complete = [gold(name) for name in SOURCES if "annotated_layers" not in gold(name)["meta"]]
    words = [line["n_words"] for line in complete]
    assert len(complete) >= 14
    assert max(words) >= 300
    for table in TABLES:
        assert sum(bool(line[table]) for line in complete) >= 10, table


def test_the_sample_is_rich():
    line = gold("sample")
    assert line["n_words"] >= 300
    assert all(len(line[table]) >= 9 for table in TABLES)


def test_readme_names_every_complete_text():
    readme = (CORPORA / "README.md").read_text(encoding="utf-8")
    families = {"places_", "quantities_", "forces_", "claims_", "unseen_1_", "unseen_2_"}
    for name in SOURCES:
        family = next((prefix for prefix in families if name.startswith(prefix)), None)
        assert f"`{name}`" in readme or f"`{family}*`" in readme


BROKEN = [
    ("S وصل جندي.\nP بغداد | Baghdad | city | IRQ | location", "occurs 0 times"),
    ("S جندي ثم جندي.\nF جندي | personnel", "occurs 2 times"),
    ("S وصل جندي.\nF جندي | personnel | part_of=x", "labelled &x"),
    ("S وصل جندي.\nF جندي | personnel | colour=red", "unknown field"),
    ("S وصل جندي.\nZ جندي", "unknown tag"),
    ("S وصل جندي.\nF جندي | personnel | a | b | IRQ | c", "what is"),
]


@pytest.mark.parametrize(("source", "message"), BROKEN)
def test_broken_sources_are_refused(source, message):
    with pytest.raises(make_gold.SourceError, match=re.escape(message)):
        make_gold.make("broken", source)


def test_offsets_are_computed():
    source = """S وأعلن الجيش، للمرة الثانية، وصول الجيش إلى للعراق.
F الجيش@2 | armed_forces | army | جيش | IRQ | &army
P للعراق | Iraq | country | IRQ | destination
C وصول ~ للعراق | src=الجيش@1/military | cue=أعلن/أعلن/announcement_verb"""
    text, line = make_gold.make("small", source)
    force, place, claim = line["forces"][0], line["places"][0], line["claims"][0]
    assert force["start"] == text.rindex("الجيش")
    assert place["text"] == "للعراق"
    assert claim["cue_start"] == 1
    assert claim["content_text"] == "وصول الجيش إلى للعراق"
    assert claim["force_ids"] == ["f1"]
    assert claim["text"] == text[1:-1]
    assert line["n_words"] == 8


def test_problems_finds_overlaps_and_foreign_values():
    _, line = make_gold.make("small", "S وصل ثلاثة جنود.\nF جنود | personnel | - | جندي")
    line["forces"].append({**line["forces"][0], "id": "f2", "category": "robots"})
    found = "\n".join(make_gold.problems(line))
    assert "f1 and f2 overlap" in found
    assert "robots" in found
