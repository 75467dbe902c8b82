"""What a sentence offers the frames of a cue: most of them find nothing and are not tried."""

from collections.abc import Iterable
from typing import NamedTuple

from annotator.pipeline.claims.anchors import Anchor, anchors
from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.needs import within_reach
from annotator.pipeline.claims.phrase import Reader


class Prospect(NamedTuple):
    """A frame with what may be its complement.

    Attributes:
        frame: The row of ``cues.tsv``.
        complements: Its direct complements whose parts may all stand after the cue.
        anchor: The nearest mark of content that it takes, or None.
    """

    frame: Frame
    complements: list[tuple[str, ...]]
    anchor: Anchor | None


def prospects(
    reader: Reader, frames: Iterable[Frame], start: int, stops: frozenset[int]
) -> list[Prospect]:
    """The frames that may hold, in their order: after a cue there is something for them.

    Args:
        reader: The sentence.
        frames: The frames of the cue.
        start: Index after the cue and its enclitics.
        stops: Indices of tokens that end the search for a mark of content.
    """
    marks = anchors(reader, start, stops)
    found = []
    for frame in frames:
        complements = within_reach(reader, frame, start)
        anchor = _first_anchor(reader, frame, start, marks) if marks else None
        if complements or anchor is not None:
            found.append(Prospect(frame, complements, anchor))
    return found


def _first_anchor(
    reader: Reader, frame: Frame, start: int, marks: Iterable[Anchor]
) -> Anchor | None:
    """The nearest anchor that a frame takes; a colon that it does not take ends the search."""
    saying = "saying" in frame.marks
    for anchor in marks:
        if _takes(reader, frame, anchor):
            return anchor
        if saying and _after_saying(reader, start, anchor):
            return anchor
        if anchor.kind in ("colon", "quote"):
            return None
    return None


def _takes(reader: Reader, frame: Frame, anchor: Anchor) -> bool:
    """Whether a frame takes an anchor."""
    if anchor.kind == "question":
        return "question" in frame.marks
    if anchor.kind != "that":
        return ":" in frame.marks or ":" in frame.after_object
    prep = anchor.prep
    if prep in frame.after_object:
        return True
    if prep in frame.preps and prep in reader.lexicon.role("governed_prep"):
        return True
    bi = prep in reader.lexicon.role("bi")
    if bi and "bithat" in frame.marks:
        return True
    plain = "that" in frame.marks or "that" in frame.after_object
    return plain and (bi or not prep)


def _after_saying(reader: Reader, start: int, anchor: Anchor) -> bool:
    return any(reader.has_role(at, "quoting_form") for at in range(start, anchor.begin))
