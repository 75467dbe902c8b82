"""The type of the function that parses a force inside another mention."""

from collections.abc import Callable

from annotator.pipeline.forces.candidate import Candidate

Parse = Callable[[int], Candidate | None]
"""Parses the force that begins at a token, in the position of a complement."""
