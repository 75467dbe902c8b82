"""docs/tutorial.ipynb: its code runs and answers its question."""

import ast
import json
import os
from pathlib import Path

import pandas as pd
import pytest

from annotator.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs/tutorial.ipynb"
CELLS = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]


def checkout(folder):
    """Make a folder look like the project to the notebook."""
    (folder / "corpora").symlink_to(ROOT / "corpora")


@pytest.fixture(scope="module")
def names(tmp_path_factory, nlp):
    """What the notebook has defined at its end, run cell by cell without Jupyter."""
    folder = tmp_path_factory.mktemp("tutorial")
    checkout(folder)
    found = {"__name__": "__main__"}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(build, "load", lambda **_: nlp)
        for cell in CELLS:
            if cell["cell_type"] == "code":
                run("".join(cell["source"]), cell["id"], found)
        yield found


def run(code, name, scope):
    """Run a cell; the last expression shows itself, as in a notebook."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), scope)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), name, "eval"), scope)
        html = getattr(value, "_repr_html_", None)
        assert html() if html else repr(value)


def test_the_question_is_answered(names):
    answer = names["answer"].set_index("doc_id")
    kinshasa = answer.loc["claims_acts"]
    assert (kinshasa["number"], kinshasa["source"]) == ("4,000", "كينشاسا")
    assert (kinshasa["attribution"], kinshasa["certainty"]) == ("indirect", "certain")
    assert {"(unknown)", "FRA", "LBN"} <= set(answer["country"])
    assert answer["source"].notna().all()
    assert names["sure"].to_numpy().sum() == len(answer)


def test_the_sources_are_compared(names):
    table = names["side_by_side"]
    assert set(table["agreement"]) == {"contradict"}
    assert list(table["contradicts"]) == [1, 1, 2]


def test_the_tables_are_written(names):
    written = pd.read_csv(names["here"] / "troop_numbers.csv")
    assert len(written) == len(names["answer"])
    assert (names["here"] / "side_by_side.csv").exists()


def test_nothing_of_a_run_is_kept():
    for cell in CELLS:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
    assert len({cell["id"] for cell in CELLS}) == len(CELLS)


def test_in_jupyter(tmp_path, monkeypatch):
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    checkout(tmp_path)
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in shown if output.output_type == "error"]
    assert any("text/html" in output.get("data", {}) for output in shown)
    assert (tmp_path / "troop_numbers.csv").exists()
