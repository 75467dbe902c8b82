"""The one place where camel-tools is imported.

``camel_tools.data`` reads a catalogue at import and downloads it where there is none.
A stub catalogue in our own data folder makes the import silent and offline; nothing of
camel-tools' catalogue is used here.
"""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from annotator.paths import data_home

_VARIABLE = "CAMELTOOLS_DATA"
_CATALOGUE = json.dumps({"version": "0", "packages": {}, "components": {}})


def _stub_folder() -> Path:
    """A folder that holds a stub catalogue; a temporary one where ours is read-only."""
    for parent in (data_home(), Path(tempfile.gettempdir()) / f"annotator-{os.getuid()}"):
        folder = parent / "camel"
        catalogue = folder / "catalogue.json"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not catalogue.exists():
                catalogue.write_text(_CATALOGUE, encoding="utf-8")
        except OSError:
            continue
        return folder
    return Path(tempfile.mkdtemp())


def _prepare() -> None:
    if _VARIABLE not in os.environ:
        os.environ[_VARIABLE] = str(_stub_folder())


def analyzer_module() -> Any:
    """Import ``camel_tools.morphology.analyzer`` without network and catalogue."""
    _prepare()
    from camel_tools.morphology import analyzer  # noqa: PLC0415 - 0.7 s, and see above

    return analyzer


def database_module() -> Any:
    """Import ``camel_tools.morphology.database`` without network and catalogue."""
    _prepare()
    from camel_tools.morphology import database  # noqa: PLC0415

    return database
