"""Running over many documents: files, DataFrames, clusters."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.batch.frames import annotate_frame, annotate_pandas, spark_schema

__all__ = ["annotate_frame", "annotate_pandas", "spark_schema"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("annotator.batch.frames"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
