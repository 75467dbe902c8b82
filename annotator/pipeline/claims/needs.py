"""What a complement cannot do without, and where in its sentence that stands last.

Most frames of a cue ask for something that does not come any more after it: a preposition,
أن, a noun of some set. Only what is left is worth reading.
"""

from annotator.pipeline.claims.entries import Frame
from annotator.pipeline.claims.phrase import Reader


def within_reach(reader: Reader, frame: Frame, start: int) -> list[tuple[str, ...]]:
    """Direct complements of a frame whose parts may all stand from a token on."""
    lasts = reader.lasts
    found = []
    for parts in frame.direct:
        for part in parts:
            last = lasts.get(part)
            if last is None:
                last = lasts[part] = _last(reader, part)
            if last < start:
                break
        else:
            found.append(parts)
    return found


def _last(reader: Reader, part: str) -> int:
    """The last token at which a part of a complement may be met; -1 where nowhere.

    A superset of what :func:`annotator.pipeline.claims.complements.direct` takes.
    """
    line = reader.line
    backwards = range(len(line) - 1, -1, -1)
    if part in reader.lexicon.role("governed_prep"):
        fused = reader.lexicon.fused.get(part, ())
        rest = line.rest
        found = (at for at in backwards if line[at].norm == part or rest[at] in fused)
    elif part in ("that", "bithat"):
        return reader.thats[-1] if reader.thats else -1
    elif part.startswith("event"):
        found = (at for at in backwards if line[at].event)
    elif part.startswith("@"):
        return max(reader.last_of(part[1:]), reader.last_of("ma"))
    else:
        return len(line)
    return next(found, -1)
