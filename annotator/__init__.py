"""Arabic conflict news in, tables of places, forces, quantities, dates and claims out.

    >>> import annotator
    >>> result = annotator.annotate("وصل 3600 جندي إلى بغداد.")  # doctest: +SKIP
    >>> result.to_frames()["quantities"][["text", "value"]]  # doctest: +SKIP

The names below are imported when they are first used, so that ``import annotator``
costs nothing and touches neither disk nor network.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.batch.frames import annotate_pandas
    from annotator.batch.texts import annotate, annotate_iter
    from annotator.output.tables import read_annotations
    from annotator.pipeline.build import load

    __version__: str

__all__ = [
    "__version__",
    "annotate",
    "annotate_iter",
    "annotate_pandas",
    "load",
    "read_annotations",
]

_HOMES = {
    "annotate": "annotator.batch.texts",
    "annotate_iter": "annotator.batch.texts",
    "annotate_pandas": "annotator.batch.frames",
    "load": "annotator.pipeline.build",
    "read_annotations": "annotator.output.tables",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from annotator.version import package_version  # noqa: PLC0415

        return package_version()
    if name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
