"""The page: template, styles, scripts and packed documents in one HTML file."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category

from annotator.compare.model import Group
from annotator.compare.run import Collector
from annotator.compare.table import group_cells, row_cells
from annotator.errors import error
from annotator.schema import TABLES, allowed_values, row_fields
from annotator.version import package_version
from annotator.view.pack import Packer, packed
from annotator.view.tree import LAYERS

if TYPE_CHECKING:
    from jinja2 import Environment

STYLES = ("tokens.css", "page.css", "text.css", "cards.css", "data.css", "print.css")
SCRIPTS = (
    "dom.js", "store.js", "state.js", "record.js", "text.js", "documents.js", "claims.js",
    "map.js", "timeline.js", "bars.js", "table.js", "app.js",
)  # fmt: skip
"""Files of ``assets``, joined in this order."""

GENERATOR = "annotator view"

MOST_GROUPS = 200
"""Compared numbers on a page; ``annotator compare`` lists all."""


def page(documents: Iterable[Mapping[str, Any]]) -> str:
    """Make the page of annotated documents.

    Args:
        documents: Objects as the lines of ``annotations.jsonl``; a stream is held in
            memory only in packed form.

    Returns:
        HTML that needs nothing else; the same documents give the same page.

    Raises:
        UsageError: AN450 where there is no document.
    """
    packer, collector = Packer(), Collector()
    chunks = list(packer.chunks(collector.watch(documents)))
    if not packer.entries:
        raise error("AN450")
    facts = {
        "layers": LAYERS,
        "columns": {table: row_fields(table) for table in TABLES},
        "values": {table: allowed_values(table) for table in TABLES},
        "documents": packer.entries,
    }
    style, script = _joined(STYLES), f'"use strict";\n(() => {{\n{_joined(SCRIPTS)}}})();\n'
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return environment().get_template("page.html.j2").render(
        title=_title(packer.entries),
        generator=f"{GENERATOR} {package_version()}",
        policy=policy,
        style=style,
        script=script,
        facts=packed(facts),
        world=packed(json.loads(asset("data/world.json"))),
        chunks=chunks,
        many=len(packer.entries) > 1,
        compared=_compared(collector.result().groups),
    )  # fmt: skip


def _compared(found: Iterable[Group]) -> list[dict[str, Any]]:
    """Groups of numbers that several voices give, each with its rows."""
    several = (group for group in found if group.agreement != "single")
    return [
        {**group_cells(group, number), "claims": list(row_cells(group))}
        for number, group in enumerate(islice(several, MOST_GROUPS), 1)
    ]


def write_page(documents: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write the page to a file; a page of an earlier call is written over.

    Returns:
        The size of the page in bytes.

    Raises:
        UsageError: AN450 without documents; AN402 where the file cannot be written, or
            is something else than such a page.
    """
    if path.exists() and not _is_page(path):
        raise error("AN402", path=path, reason="it exists and is no page of annotator view")
    data = page(documents).encode()
    part = path.with_name(f".{path.name}.partial")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as problem:
        raise error("AN402", path=path, reason=problem.strerror or problem) from problem
    return len(data)


def _is_page(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return f'content="{GENERATOR} '.encode() in file.read(4096)


def _title(entries: list[list[Any]]) -> str:
    """Title of the window: that of the one document, or how many there are."""
    if len(entries) > 1:
        return f"{len(entries)} documents"
    text = " ".join(str(entries[0][1] or entries[0][0]).split())
    return "".join("\ufffd" if category(sign) in ("Cc", "Cf", "Cs") else sign for sign in text)


@cache
def environment() -> "Environment":
    """Templates, which escape all that is put into them."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow

    return Environment(
        loader=PackageLoader("annotator.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> str:
    """The text of a file of this package, such as ``assets/page.css``."""
    return resources.files("annotator.view").joinpath(name).read_text("utf-8")


def _joined(names: Iterable[str]) -> str:
    return "".join(asset(f"assets/{name}") for name in names)


def _digest(text: str) -> str:
    """A script or style as a content security policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
