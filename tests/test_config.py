"""The file annotator.toml: what is read, what is refused, and what is written."""

import tomllib

import pytest

from annotator.config import find_config, read_config, template
from annotator.errors import AnnotatorError

KNOWN = ("workers", "out", "excel", "max_chars")


def test_keys_values_and_paths(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('[annotate]\nworkers = 4\nout = "results"\nmax-chars = 9\n', "utf-8-sig")
    assert read_config(path, KNOWN) == {
        "workers": 4,
        "out": str(tmp_path / "results"),
        "max_chars": 9,
    }


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("[annotate]\nworkers =\n", "AN130", "", ""),
        ("workers = 4\n", "AN131", ":1", "annotate"),
        ("\n[anotate]\nworkers = 4\n", "AN131", ":2", "'annotate'"),
        ("[annotate]\n\nwrkers = 4\n", "AN131", ":3", "'workers'"),
        ("[annotate]\nmax-char = 4\n", "AN131", ":2", "'max_chars'"),
        ("[annotate]\nxyzzy = 4\n", "AN131", ":2", "there are: excel"),
        ("[annotate]\nworkers = [4]\n", "AN132", ":2", ""),
        ("[annotate]\nworkers = 2026-01-01\n", "AN132", ":2", ""),
    ],
)
def test_mistakes(tmp_path, text, code, line, hint):
    path = tmp_path / "a.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(AnnotatorError) as caught:
        read_config(path, KNOWN)
    assert caught.value.code == code
    assert caught.value.where == f"{path}{line}"
    assert hint in caught.value.hint


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AnnotatorError, match="AN130"):
        read_config(path, KNOWN)


def test_which_file(folder):
    assert find_config(None) is None
    (folder / "annotator.toml").write_text("", "utf-8")
    assert find_config(None).name == "annotator.toml"
    with pytest.raises(AnnotatorError, match="AN101"):
        find_config(folder / "none.toml")


def test_the_template_is_toml_with_and_without_its_comments():
    text = template(
        {"workers": (1, "Processes."), "out": (None, "Folder."), "excel": (False, "")}
    )
    assert tomllib.loads(text) == {"annotate": {}}
    opened = "\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line)
    assert tomllib.loads(opened) == {"workers": 1, "out": "", "excel": False}
