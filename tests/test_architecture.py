"""Imports point downward in the list of design §2, and cheap things stay cheap."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import annotator

PACKAGE = Path(annotator.__file__).parent

LAYERS = (
    "__main__", "cli", "evaluation", "batch", "view", "compare", "output", "explain",
    "pipeline", "rules", "gazetteer", "morphology", "text",
)  # fmt: skip
FOUNDATIONS = ("schema", "errors", "paths", "version", "config")
"""Below all layers; of each other they may use what they like, but no layer."""

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def layer_of(module: str) -> str:
    return module.split(".")[1]


def imports_of(path: Path) -> set[str]:
    """Modules of the package that a module imports, inside functions as well."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {item.name for item in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module)
            if node.module == "annotator":
                found |= {f"annotator.{item.name}" for item in node.names}
    return {name for name in found if name.startswith("annotator.")}


def may_import(layer: str, other: str) -> bool:
    if other in FOUNDATIONS or layer == other:
        return True
    if layer in FOUNDATIONS:
        return False
    return LAYERS.index(layer) < LAYERS.index(other)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward(path):
    layer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    wrong = {name for name in imports_of(path) if not may_import(layer, layer_of(name))}
    assert not wrong


def test_the_rule_itself():
    assert may_import("cli", "batch")
    assert may_import("pipeline", "schema")
    assert not may_import("batch", "cli")
    assert not may_import("errors", "text")


def imported_by(code: str) -> set[str]:
    """Top-level modules that a fresh interpreter has after running some code."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in shown.stdout.split()}


HEAVY = {"spacy", "pandas", "pydantic", "camel_tools", "numpy", "pyarrow", "platformdirs"}


@pytest.mark.parametrize(
    "code",
    [
        "import annotator",
        "import annotator; annotator.__version__; dir(annotator)",
        "from annotator.cli.app import app",
        "from annotator import read_annotations",
        "import annotator.schema, annotator.errors",
    ],
)
def test_light_imports(code):
    assert not imported_by(code) & HEAVY


def test_the_public_names():
    assert set(annotator.__all__) <= set(dir(annotator))
    for name in annotator.__all__:
        assert getattr(annotator, name)
    with pytest.raises(AttributeError, match="no_such_name"):
        annotator.no_such_name  # noqa: B018
