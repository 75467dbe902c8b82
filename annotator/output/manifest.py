"""What a run was made with: versions, digests, settings and counts.

Two runs with the same digests and settings over the same input give the same bytes;
only ``created`` and ``inputs`` of the manifest itself may differ.
"""

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.rules.files import PipelineFiles
from annotator.schema import SCHEMA_VERSION
from annotator.version import package_version

if TYPE_CHECKING:
    from spacy.language import Language


def describe_pipeline(nlp: "Language") -> dict[str, Any]:
    """Name, components and digests of a pipeline.

    Returns:
        ``digest`` covers rules, lexicons and gazetteer, ``gazetteer_digest`` the gazetteer
        alone, ``config_digest`` settings and component names; None without data files.
    """
    config = json.dumps(nlp.config, sort_keys=True, default=str)
    files = getattr(nlp.tokenizer, "files", None)
    digests: dict[str, str | None] = {"digest": None, "gazetteer_digest": None}
    if isinstance(files, PipelineFiles):
        digests = {"digest": files.digest, "gazetteer_digest": _digest(files, "gazetteer/")}
    return {
        "name": f"{nlp.lang}_{nlp.meta.get('name', '')}",
        "version": nlp.meta.get("version"),
        "components": list(nlp.pipe_names),
        "config_digest": hashlib.sha256(config.encode()).hexdigest(),
        **digests,
    }


def _digest(files: PipelineFiles, folder: str) -> str:
    total = hashlib.sha256()
    for name in files.names:
        if name.startswith(folder):
            total.update(f"{name}\0".encode())
            total.update(hashlib.sha256(files.read_bytes(name)).digest())
    return total.hexdigest()


def make_manifest(
    *,
    nlp: "Language",
    database: Mapping[str, Any],
    inputs: Sequence[str],
    settings: Mapping[str, Any],
    counts: Mapping[str, Any],
    status: str,
) -> dict[str, Any]:
    """Put the manifest of a run together.

    Args:
        nlp: The pipeline.
        database: What is known of the morphology database.
        inputs: The arguments as given.
        settings: All options of the run.
        counts: Documents, failures, words and rows of each table.
        status: ``complete`` or ``interrupted``.
    """
    return {
        "schema": SCHEMA_VERSION,
        "status": status,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "package": {"name": "annotator", "version": package_version()},
        "libraries": {name: package_version(name) for name in ("spacy", "camel-tools")},
        "python": platform.python_version(),
        "pipeline": describe_pipeline(nlp),
        "database": dict(database),
        "settings": dict(settings),
        "inputs": list(inputs),
        "counts": dict(counts),
    }


def write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a manifest as readable JSON."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, default=str) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
