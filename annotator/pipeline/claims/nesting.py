"""Nested claims: parents and levels."""

from collections.abc import Sequence

from annotator.pipeline.claims.draft import Draft


def nest(drafts: Sequence[Draft]) -> None:
    """Parents of drafts whose cue stands inside the content of another; then levels."""
    for draft in drafts:
        if draft.parent is not None:
            continue
        inside = [
            other
            for other in drafts
            if other is not draft
            and other.content is not None
            and other.content[0] <= draft.position < other.content[1]
            and not _descends(other, draft)
        ]
        if inside:
            draft.parent = min(
                inside,
                key=lambda o: (o.content[1] - o.content[0], -o.level) if o.content else (0, 0),
            )
    for draft in drafts:
        seen: list[Draft] = []
        at = draft.parent
        while at is not None and at not in seen:
            seen.append(at)
            at = at.parent
        draft.level = len(seen)


def _descends(draft: Draft, ancestor: Draft) -> bool:
    at: Draft | None = draft
    steps = 0
    while at is not None and steps < 20:
        if at is ancestor:
            return True
        at, steps = at.parent, steps + 1
    return False
