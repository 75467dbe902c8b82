"""Where things are: the pipelines shipped with the package, and the data folder.

Nothing here touches the disk at import.
"""

import os
from pathlib import Path

import platformdirs

from annotator.errors import error

HOME_VARIABLE = "ANNOTATOR_HOME"
DEFAULT_PIPELINE = "ar_news"


def data_home() -> Path:
    """Folder for what is made on the user's machine: databases and their compiled forms.

    ``$ANNOTATOR_HOME`` where it is set, else the platform's folder for user data.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("annotator", False))


def pipelines_home() -> Path:
    """Folder of the pipelines: inside the wheel, or models/ of a source checkout."""
    package = Path(__file__).resolve().parent
    shipped = package / "models"
    return shipped if shipped.is_dir() else package.parent / "models"


def pipeline_path(name: str | Path | None = None) -> Path:
    """Find a pipeline directory.

    Args:
        name: A path, or the name of a shipped pipeline such as ``ar_news`` or
            ``models/ar_news``; None is the default pipeline.

    Returns:
        The directory, which holds a ``config.cfg``.

    Raises:
        UsageError: AN301 where there is none.
    """
    asked = Path(name) if name is not None else Path(DEFAULT_PIPELINE)
    for path in (asked, pipelines_home() / asked.name):
        if (path / "config.cfg").is_file():
            return path
    raise error("AN301", path=asked)
