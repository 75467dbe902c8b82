"""What a complement cannot do without, and where in its sentence that stands last.

Most frames of a cue ask for something that does not come any more after it: a preposition,
أن, a noun of some set. Only what is left is worth reading.
"""

from collections.abc import Sequence

from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.phrase import Reader


def within_reach(reader: Reader, frame: Frame, start: int) -> list[tuple[str, ...]]:
    """Direct complements of a frame whose parts may all stand from a token on."""
    return [
        parts for parts in frame.direct if all(_last(reader, part) >= start for part in parts)
    ]


@remembered
def _last(reader: Reader, part: str) -> int:
    """The last token at which a part of a complement may be met; -1 where nowhere.

    A superset of what :func:`annotator.pipeline.claims.complements.direct` takes.
    """
    line = reader.line
    if part in reader.lexicon.role("governed_prep"):
        fused = reader.lexicon.fused.get(part, ())
        found = [at for at, t in enumerate(line) if t.norm == part or line.rest[at] in fused]
    elif part in ("that", "bithat"):
        found = reader.thats
    elif part.startswith("event"):
        found = [at for at, token in enumerate(line) if token.event]
    elif part.startswith("@"):
        role = part[1:]
        found = [
            at
            for at in range(len(line))
            if reader.has_role(at, role) or reader.one_of(at, "ma")
        ]
    else:
        return len(line)
    return _latest(found)


def _latest(found: Sequence[int]) -> int:
    return found[-1] if found else -1
