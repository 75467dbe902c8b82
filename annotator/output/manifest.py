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


def identity(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """What the bytes of a run depend on besides its input: name to version or digest."""
    pipeline, read = manifest["pipeline"], manifest["settings"]["read"]
    found = {
        "schema": manifest["schema"],
        "annotator version": manifest["package"]["version"],
        **{f"{name} version": value for name, value in manifest["libraries"].items()},
        "pipeline": f"{pipeline['name']} {','.join(pipeline['components'])}",
        "rules digest": pipeline["digest"],
        "configuration digest": pipeline["config_digest"],
        "database digest": manifest["database"].get("sha256"),
        **{f"option {name}": value for name, value in sorted(read.items())},
    }
    for name in ("table_format", "excel", "selection"):
        found[f"option {name}"] = manifest["settings"].get(name)
    plain: dict[str, Any] = json.loads(json.dumps(found, default=str))
    return plain


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Name what two identities differ in; empty where they are the same.

    >>> differences({"rules digest": "1234", "s": 1}, {"rules digest": "5678", "s": 1})
    'rules digest (1234 then, 5678 now)'
    """
    return ", ".join(
        f"{name} ({_short(old.get(name))} then, {_short(new.get(name))} now)"
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    )


def _short(value: Any) -> str:
    text = str(value)
    return text[:12] if len(text) == hashlib.sha256().digest_size * 2 else text


def read_manifest(path: Path) -> dict[str, Any] | None:
    """Read a manifest; None where there is none that can be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    """Write a manifest as readable JSON."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, default=str) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
