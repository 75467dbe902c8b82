"""The lock file and the wheel hold what they should."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINS = re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)


def names(requirements):
    return {re.match(r"[\w.-]+", item)[0].lower() for item in requirements}


def test_the_lock_holds_all_dependencies():
    wanted = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["parquet"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    assert names(wanted) <= set(PINS)


def test_the_lock_leaves_out_what_the_morphology_does_not_need():
    assert not {"torch", "transformers", "scikit-learn"} & set(PINS)


def test_every_pin_has_hashes_and_no_address():
    assert "://" not in LOCK
    pins = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(pins) == len(PINS)
    assert all("--hash=sha256:" in pin for pin in pins)


@pytest.mark.parametrize(
    ("group", "name"),
    [(g, n) for g, entries in PROJECT["project"]["entry-points"].items() for n in entries],
)
def test_entry_points_can_be_loaded(group, name):
    module, attribute = PROJECT["project"]["entry-points"][group][name].split(":")
    assert callable(getattr(import_module(module), attribute))


def test_the_wheel_holds_the_pipeline(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    found = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"annotator/models/{path.relative_to(ROOT / 'models').as_posix()}"
        for path in (ROOT / "models" / "ar_news").rglob("*")
        if path.is_file()
    }
    assert expected <= found
    assert {"annotator/py.typed", "annotator/cli/app.py"} <= found
    shown = {"assets/app.js", "assets/page.css", "templates/page.html.j2", "data/world.json"}
    assert {f"annotator/view/{name}" for name in shown} <= found
    tops = {name.split("/")[0] for name in found}
    assert tops == {"annotator", f"annotator-{PROJECT['project']['version']}.dist-info"}
