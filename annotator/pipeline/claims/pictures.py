"""Pictures as cues: «ظهرت مقاطع فيديو …», «انتشرت صور …»."""

from annotator.pipeline.claims.draft import Draft, Span
from annotator.pipeline.claims.holders import Context
from annotator.pipeline.claims.noun_content import after_adjectives, medium_source
from annotator.pipeline.claims.phrase import Reader


def visual(context: Context, draft: Draft, after: int) -> Draft | None:
    """«ظهرت مقاطع فيديو مروعة للنهب … على الويب»."""
    reader = context.reader
    line = reader.line
    assert draft.cue is not None
    first = draft.cue[0]
    published = reader.one_of(first + 1, "publication_prep") and first + 3 < draft.cue[1]
    if published and not reader.has_role(first + 2, "image"):
        where = reader.noun_phrase(first + 2, draft.cue[1] - 1)
        if where == first + 2:
            return None
        draft.source, draft.cue = (first + 2, where), (first, first + 1)
        draft.content = _content_of_pictures(reader, after)
        return draft if draft.content else None
    at = after
    while reader.has_role(at, "image") or reader.one_of(at, "filmed"):
        at = line.after_word(at)
    draft.cue = (draft.cue[0], at)
    at = after_adjectives(reader, at)
    if reader.one_of(at, "report_medium_prep") and not line.proclitic(at):
        source = medium_source(context, at)
        if source is not None:
            draft.source, at = source, source[1]
    at = reader.skip_insert(at)
    if at >= len(line):
        return None
    content = at
    if reader.complementiser(at):
        content = line.after_word(at)
        draft.anchored = True
    elif reader.one_of(at, "about_prep"):
        content = at + 1
    if content >= len(line) or (line[content].comma or line[content].final):
        return None
    if line[content].is_verb and _shows(reader, content):
        return None  # انتشر فيديو | يظهر احتراق
    draft.content = (content, content + 1)
    return draft


def _content_of_pictures(reader: Reader, at: int) -> Span | None:
    """What pictures show that were published somewhere: «ظهرت على الشبكة صور | لأسرى»."""
    line = reader.line
    while reader.has_role(at, "image") or reader.one_of(at, "filmed") or reader.adjective(at):
        at = line.after_word(at)
        if at >= len(line):
            return None
    if reader.one_of(at, "about_prep"):
        at += 1
    if at >= len(line) or line[at].pause or line[at].final:
        return None
    return at, at + 1


def _shows(reader: Reader, at: int) -> bool:
    """Whether a verb of showing makes a row of its own with the pictures as its source."""
    forms = reader.lexicon.forms.get(reader.line.norm(at), ())
    frames = [f for form in forms for f in reader.lexicon.frames.get(form.lemma, ())]
    return any(frame.cue_class == "visual_evidence" for frame in frames)
