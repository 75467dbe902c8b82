"""The version of the package, from its installed metadata."""

from functools import cache
from importlib import metadata


@cache
def package_version(package: str = "annotator") -> str:
    """Version of an installed package; ``"unknown"`` where it is not installed.

    >>> package_version("no such package")
    'unknown'
    """
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "unknown"
