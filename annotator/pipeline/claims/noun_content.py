"""Content of a noun of saying: what follows «تقارير», «معلومات», «تعليق»."""

from annotator.pipeline.claims.draft import Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.phrase import Reader

_MEDIA = frozenset(("social_media", "media", "medium", "news_agency"))


def is_content_prep(reader: Reader, at: int) -> bool:
    """Whether a preposition that leads to content stands here (also the one word «بشأن»)."""
    if at >= len(reader.line):
        return False
    words = reader.lexicon.role("content_prep")
    return reader.line.norm(at) in words or reader.line.rest[at] in words


def content_after(reader: Reader, at: int) -> int | None:
    """Content after a noun cue: after أن, or after a preposition, or a noun phrase."""
    line = reader.line
    if at >= len(line):
        return None
    if reader.complementiser(at):
        at = line.after_word(at)
        return at if at < len(line) else None
    whole = line.rest[at] in reader.lexicon.role("content_prep")
    if whole or reader.one_of(at, "content_prep"):
        inner = line.next_word[at] if whole else at + 1
        if inner >= len(line) or line.enclitic(inner):
            return None
        if reader.complementiser(inner):
            inner = line.after_word(inner)
            return inner if inner < len(line) else None
        return at if line.proclitic(at) and not whole else inner
    return at if reader.starts_phrase(at) else None


def medium_source(context: Context, at: int) -> Span | None:
    """«تقارير في وسائل الإعلام عن»: where the reports stand."""
    reader = context.reader
    if not reader.one_of(at, "report_medium_prep") or at + 1 >= len(reader.line):
        return None
    end = reader.noun_phrase(at + 1)
    if end == at + 1:
        return None
    kind = context.kind((at + 1, end)).kind
    return (at + 1, end) if kind in _MEDIA else None


def after_adjectives(reader: Reader, at: int) -> int:
    """Index after adjectives, with «غير»: غير مؤكدة، صحفية متضاربة."""
    line = reader.line
    while at < len(line):
        if reader.one_of(at, "ghayr") and at + 1 < len(line) and line[at + 1].is_nominal:
            at = line.after_word(at + 1)
        elif reader.has_nisba_shape(at) or reader.one_of(at, "report_adjective"):
            at = line.after_word(at)
        else:
            break
    return at
