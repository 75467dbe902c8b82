"""What a person changes in a tool arrives in the gold, and nothing else changes."""

import json

import pytest

from annotator.errors import DataError, UsageError
from annotator.output.exchange import run


@pytest.fixture
def brat(line, tmp_path):
    """A brat folder; a function that edits its .ann file and reads it back."""
    folder = tmp_path / "brat"
    run.export([line], folder, "brat")
    (ann,) = folder.glob("*.ann")

    def edit(*changes, text=None):
        content = ann.read_text("utf-8")
        for before, after in changes:
            assert before in content, content
            content = content.replace(before, after)
        ann.write_bytes(content.encode())
        if text is not None:
            ann.with_suffix(".txt").write_bytes(text.encode())
        (found,) = run.read_corrected(folder, "brat")
        if isinstance(found, DataError):
            raise found
        return found

    edit.ann, edit.folder = ann, folder
    return edit


def rows(line, table):
    return {row["id"]: row for row in line[table]}


def span_line(brat, label, piece):
    """The T line of a span, as its name and its text."""
    for line in brat.ann.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if rest.startswith(f"{label} ") and rest.endswith(f"\t{piece}"):
            return name, line
    raise AssertionError(piece)


def test_the_ann_file(brat):
    content = brat.ann.read_text("utf-8").splitlines()
    assert brat.ann.name == "news=2F1.ann"
    assert content[:5] == [
        "T1\tPLACE 17 20\tحلب",
        "A1\tplace_kind T1 city",
        "A2\tplace_mention T1 name",
        "A3\tplace_role T1 location",
        '#1\tAnnotatorNotes T1\tp1 {"name": "حلب", "name_en": "Aleppo", "country": "SYR"}',
    ]
    assert "T9\tCONTENT 43 51;52 66\t40 جنديا قتلوا قرب إدلب" in content
    assert any(row.endswith("\tcounts Arg1:T5 Arg2:T4") for row in content)


def test_an_untouched_document_is_the_same(brat, line):
    found = brat()
    assert found["meta"].pop("annotated_layers") == list(run.check_layers(None))
    assert found == line


def test_a_value_is_corrected_and_what_follows_from_it_falls(brat, line):
    found = rows(brat(('"country": "SYR"}', '"country": "LBN"}')), "places")
    assert found["p1"]["country"] == found["p2"]["country"] == "LBN"
    assert (found["p1"]["lat"], found["p1"]["gazetteer_id"]) == (None, None)
    assert found["p1"]["rule"] == "imported"


def test_a_role_is_corrected_and_coordinates_stay(brat):
    found = rows(brat(("place_role T1 location", "place_role T1 target")), "places")
    assert (found["p1"]["role"], found["p1"]["lat"]) == ("target", 36.2)
    assert found["p1"]["rule"] == "imported"
    assert found["p2"]["rule"] == "gazetteer"


def test_a_moved_span_loses_what_brat_does_not_carry(brat):
    before = "PLACE 17 20\tحلب"
    found = rows(brat((before, "PLACE 14 20\tفي حلب")), "places")["p1"]
    assert (found["text"], found["name"], found["lat"]) == ("في حلب", "حلب", None)
    assert found["rule"] == "imported"


def test_a_span_is_removed_with_all_that_points_to_it(brat):
    name, spelled = span_line(brat, "PLACE", "إدلب")
    kept = [row for row in brat.ann.read_text("utf-8").splitlines() if f"{name}\t" not in row
            and f" {name} " not in row]  # fmt: skip
    brat.ann.write_text("\n".join(kept) + "\n", "utf-8")
    assert spelled
    found = brat()
    assert list(rows(found, "places")) == ["p1"]
    assert found["claims"][0]["place_ids"] == []


def test_a_span_is_added(brat):
    content = brat.ann.read_text("utf-8")
    more = "T90\tACTOR 22 26\tأعلن\nA90\tactor_kind T90 organisation\n"
    brat.ann.write_text(content + more, "utf-8")
    (row,) = brat()["actors"]
    assert (row["id"], row["text"], row["sent_id"]) == ("a1", "أعلن", "s2")
    assert (row["kind"], row["name"], row["rule"]) == ("organisation", None, "imported")


def test_a_label_is_changed(brat):
    name, _ = span_line(brat, "PLACE", "حلب")
    changes = [
        (f"{name}\tPLACE", f"{name}\tFORCE"),
        (f"place_kind {name} city", f"force_category {name} crowd"),
        (f"place_mention {name} name", f"force_definite {name} true"),
        (f"place_role {name} location", f"force_scare_quotes {name} true"),
    ]
    found = brat(*changes)
    assert [row["id"] for row in found["places"]] == ["p2"]
    added = rows(found, "forces")["f3"]
    assert (added["text"], added["category"], added["country"]) == ("حلب", "crowd", "SYR")


def test_a_cue_is_moved(brat):
    name, _ = span_line(brat, "CUE", "أعلن")
    start = 22
    wider = f"{name}\tCUE {start} {start + 17}\tأعلن الجيش السوري"
    (claim,) = brat((f"{name}\tCUE 22 26\tأعلن", wider))["claims"]
    assert claim["cue_text"] == "أعلن الجيش السوري"
    assert (claim["cue_lemma"], claim["rule"]) == (None, "imported")


def test_a_link_is_removed(brat):
    content = brat.ann.read_text("utf-8").splitlines()
    kept = [row for row in content if "\tcounts " not in row]
    brat.ann.write_text("\n".join(kept), "utf-8")
    found = brat()
    assert found["quantities"][0]["force_id"] is None
    assert rows(found, "forces")["f2"]["quantity_id"] is None


def test_line_ends_that_an_editor_changed(brat, line):
    """Offsets are those of the changed text, as brat counts them."""
    text = line["text"].replace("\r\n", "\n")
    content = brat.ann.read_text("utf-8").splitlines()
    moved = []
    for row in content:
        fields = row.split("\t")
        if fields[0][0] == "T":
            label, spans = fields[1].split(" ", 1)
            numbers = [
                " ".join(str(int(at) - (int(at) > 20)) for at in pair.split())
                for pair in spans.split(";")
            ]
            fields[1] = f"{label} {';'.join(numbers)}"
        moved.append("\t".join(fields))
    brat.ann.write_text("\n".join(moved) + "\n", "utf-8")
    found = brat(text=text)
    found["meta"].pop("annotated_layers")
    assert found == line


def test_offsets_of_a_browser_are_recognised(line, tmp_path):
    run.export([line], tmp_path / "b", "brat", run.Options(unit="utf-16"))
    (found,) = run.read_corrected(tmp_path / "b", "brat")
    assert found["places"] == line["places"]
    (wrong,) = run.read_corrected(tmp_path / "b", "brat", "code-points")
    assert wrong.code == "AN433"
    assert "at its offsets stands" in str(wrong)


@pytest.mark.parametrize(
    ("before", "after", "code", "shown"),
    [
        ("T1\tPLACE 17 20", "T1\tPLACE 17 x", "AN435", "news=2F1.ann:1"),
        ("T1\tPLACE", "T1\tPLAC", "AN435", "PLACE, FORCE"),
        ("T1\tPLACE 17 20", "T1\tPLACE 17 999", "AN433", "news=2F1.ann:1"),
        ("T1\tPLACE 17 20", "T1\tPLACE 16 19", "AN433", "news=2F1.ann:1"),
        ("place_role T1 location", "place_role T1 locaton", "AN431", "origin"),
        ("place_role T1 location", "place_role T99 location", "AN433", "T99"),
        ("place_role T1 location", "date_kind T1 date", "AN433", "no such attribute"),
        ("force_category", "#x", "AN433", "has no category"),
        ('{"name": "حلب"', '{"name: "حلب"', "AN435", "news=2F1.ann:5"),
        ("\tcounts Arg1:T5", "\tcounts Arg1:T99", "AN433", "T99"),
        ("\tcounts Arg1:T5", "\tcounts Arg1:T1", "AN433", "from quantities to forces"),
        ("\tcounts", "\tlikes", "AN433", "likes"),
        ("\tcue Arg1", "\tsource Arg1", "AN433", "CLAIM to SOURCE"),
        ("A1\t", "Z1\t", "AN435", "news=2F1.ann:2"),
        ('"value": 40.0', '"value": "many"', "AN431", "quantities.value"),
    ],
)
def test_mistakes_are_told_with_their_place(brat, before, after, code, shown):
    if before == "force_category":
        content = brat.ann.read_text("utf-8").splitlines()
        kept = [row for row in content if "\tforce_category " not in row]
        brat.ann.write_text("\n".join(kept), "utf-8")
        changes = ()
    else:
        changes = ((before, after),)
    with pytest.raises(DataError) as caught:
        brat(*changes)
    assert caught.value.code == code
    assert shown in str(caught.value)
    assert caught.value.hint


def test_a_part_without_a_claim(brat):
    content = brat.ann.read_text("utf-8").splitlines()
    brat.ann.write_text("\n".join(row for row in content if "\tcue Arg1" not in row), "utf-8")
    with pytest.raises(DataError, match="belongs to no claim"):
        brat()


def test_a_changed_text_is_refused(brat, line):
    with pytest.raises(DataError, match="offset 66") as caught:
        brat(text=line["text"].replace("إدلب.", "إدلب!"))
    assert caught.value.code == "AN434"


def test_one_broken_document_does_not_stop_the_others(brat, tmp_path):
    (brat.folder / "z.ann").write_bytes(b"\xff")
    (brat.folder / "z.txt").write_text("نص", "utf-8")
    (brat.folder / "y.ann").write_text("", "utf-8")
    result = run.import_gold(brat.folder, "brat", tmp_path / "gold.jsonl")
    assert result.documents == 1
    assert [problem.code for problem in result.failures] == ["AN435", "AN435"]


def test_layers_that_were_not_exported_stay(line, tmp_path):
    run.export([line], tmp_path / "b", "brat", run.Options(layers=["forces"]))
    (ann,) = (tmp_path / "b").glob("*.ann")
    assert {row.split("\t")[1].split()[0] for row in ann.read_text("utf-8").splitlines()
            if row[0] == "T"} == {"FORCE"}  # fmt: skip
    (found,) = run.read_corrected(tmp_path / "b", "brat")
    assert found.pop("meta") == {"annotated_layers": ["forces"]}
    line.pop("meta")
    assert found == line


@pytest.fixture
def tasks(line, tmp_path):
    path = tmp_path / "tasks.json"
    run.export([line], path, "labelstudio")
    (task,) = json.loads(path.read_text("utf-8"))

    def edit(*annotations):
        changed = {**task, "id": 12, "annotations": list(annotations)}
        path.write_text(json.dumps([changed]), "utf-8")
        (found,) = run.read_corrected(path, "labelstudio")
        return found

    edit.result = task["predictions"][0]["result"]
    return edit


def test_label_studio_takes_the_right_annotation(tasks):
    whole, less = tasks.result, [r for r in tasks.result if not r.get("id", "").startswith("p")]
    assert tasks() is None
    assert tasks({"result": whole, "was_cancelled": True}) is None
    assert len(tasks({"result": less}, {"result": whole})["places"]) == 2
    truth = {"result": less, "ground_truth": True}
    assert tasks(truth, {"result": whole})["places"] == []


def test_label_studio_regions_of_a_browser(line, tmp_path):
    path = tmp_path / "tasks.json"
    run.export([line], path, "labelstudio", run.Options(unit="utf-16"))
    (task,) = json.loads(path.read_text("utf-8"))
    region = task["predictions"][0]["result"][0]
    assert region["value"] == {"start": 18, "end": 21, "text": "حلب", "labels": ["PLACE"]}
    path.write_text(json.dumps([{**task, "annotations": task["predictions"]}]), "utf-8")
    (found,) = run.read_corrected(path, "labelstudio")
    assert found["places"] == line["places"]


@pytest.mark.parametrize(
    ("change", "code", "shown"),
    [
        ({"value": {"start": "a", "end": 3, "labels": ["PLACE"]}}, "AN435", "region p1"),
        ({"value": {"start": 1, "end": 3, "labels": ["X"]}}, "AN433", "unknown label"),
        ({"value": {"start": 1, "end": 999, "labels": ["PLACE"]}}, "AN433", "no span"),
        ({"value": {"start": 1, "end": 4, "text": "حلب", "labels": ["PLACE"]}}, "AN433", "حلب"),
    ],
)
def test_label_studio_mistakes(tasks, change, code, shown):
    first, *rest = tasks.result
    found = tasks({"result": [{**first, **change}, *rest]})
    assert found.code == code
    assert shown in str(found)


@pytest.mark.parametrize("content", ["{", "{}", "[1]"])
def test_no_label_studio_export(tmp_path, content):
    (tmp_path / "x.json").write_text(content, "utf-8")
    with pytest.raises(UsageError) as caught:
        list(run.read_corrected(tmp_path / "x.json", "labelstudio"))
    assert caught.value.code == "AN430"


def doccano_of(line, path):
    run.export([line], path, "doccano")
    return json.loads(path.read_text("utf-8"))


def test_doccano_sequence_labelling_keeps_links(line, tmp_path):
    example = doccano_of(line, tmp_path / "d.jsonl")
    entities = example.pop("entities")
    example.pop("relations")
    example["label"] = [[e["start_offset"], e["end_offset"], e["label"]] for e in entities]
    example["label"][0][2] = "FORCE:crowd"
    (tmp_path / "d.jsonl").write_text(json.dumps(example) + "\n", "utf-8")
    (found,) = run.read_corrected(tmp_path / "d.jsonl", "doccano")
    assert found["claims"][0]["cue_text"] == "أعلن"
    assert found["quantities"] == line["quantities"]
    assert [row["category"] for row in found["forces"]] == [
        "crowd",
        "armed_forces",
        "personnel",
    ]


def test_doccano_classes_are_corrected(line, tmp_path):
    example = doccano_of(line, tmp_path / "d.jsonl")
    for entity in example["entities"]:
        entity["label"] = entity["label"].replace("QUANTITY:killed", "QUANTITY:wounded")
    (tmp_path / "d.jsonl").write_text(json.dumps(example) + "\n", "utf-8")
    (found,) = run.read_corrected(tmp_path / "d.jsonl", "doccano")
    (row,) = found["quantities"]
    assert (row["kind"], row["value"], row["rule"]) == ("wounded", 40.0, "imported")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"entities": [{"label": "PLACE"}]}, "AN435"),
        ({"entities": [{"id": 1, "label": "X", "start_offset": 0, "end_offset": 1}]}, "AN433"),
        ({"relations": [{"type": "counts"}]}, "AN435"),
        ({"relations": [{"type": "counts", "from_id": 98, "to_id": 99}]}, "AN433"),
        ({"text": None}, "AN435"),
        ({"annotator": "{"}, "AN435"),
        ({"annotator": "{}"}, "AN435"),
        ({"annotator": {"layers": ["places"], "document": {"text": 1}}}, "AN432"),
    ],
)
def test_doccano_mistakes(line, tmp_path, change, code):
    example = doccano_of(line, tmp_path / "d.jsonl") | change
    (tmp_path / "d.jsonl").write_text(json.dumps(example) + "\n{\n", "utf-8")
    found, broken = run.read_corrected(tmp_path / "d.jsonl", "doccano")
    assert (found.code, broken.code) == (code, "AN435")
    assert "d.jsonl:1" in str(found)
    assert "d.jsonl:2" in str(broken)
