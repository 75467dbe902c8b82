"""The exported document that travels along with a tool's file.

Tools carry some of a record only. What they do not is found again in the original, which
is kept where each tool leaves it alone: a file beside brat's, the data of a task in Label
Studio, the metadata of an example in doccano.
"""

import json
from collections.abc import Mapping
from typing import Any

from annotator.errors import error
from annotator.output.exchange.check import checked
from annotator.output.exchange.foreign import load_json
from annotator.output.exchange.sheet import LAYERS, Line, Sheet, check_layers

KEY = "annotator"


def payload(sheet: Sheet) -> str:
    """What travels along with a sheet, as JSON: the layers shown, and the document.

    It is a text, so that no tool rounds its numbers or drops its nulls.
    """
    value = {"layers": list(sheet.layers), "document": sheet.original}
    return json.dumps(value, ensure_ascii=False)


def unpacked(value: Any, doc_id: str, where: str) -> tuple[tuple[str, ...], Line | None]:
    """The layers and the original of a payload; all layers and None where there is none.

    Raises:
        DataError: AN435, AN432 where it is damaged.
    """
    if value is None:
        return check_layers(None), None
    if isinstance(value, str):
        value = load_json(value, where, f"the original of {doc_id}")
    document = value.get("document") if isinstance(value, Mapping) else None
    layers = value.get("layers") if isinstance(value, Mapping) else None
    known = isinstance(layers, list) and all(name in LAYERS for name in layers)
    if not known or not isinstance(document, dict):
        reason = "it is not what the export wrote"
        raise error("AN435", where, what=f"the original of {doc_id}", reason=reason)
    return check_layers(layers), checked({"doc_id": doc_id, **document}, where)
