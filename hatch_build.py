"""Build hook: the shipped pipeline goes into the wheel as ``annotator/models/ar_news``.

An editable installation reads ``models/`` of the source tree instead, so that edits count.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedPipeline(BuildHookInterface):
    """Adds ``models/ar_news`` to wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the pipeline where a wheel is built that is no editable one."""
        if version == "standard":
            build_data["force_include"]["models/ar_news"] = "annotator/models/ar_news"
