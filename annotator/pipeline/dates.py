"""The dates layer: the grammar of dates run on a Doc, with what the morphology knows."""

from bisect import bisect_right
from datetime import date
from itertools import compress

from spacy.language import Language
from spacy.tokens import Doc

from annotator.pipeline.columns import columns
from annotator.pipeline.component import Component
from annotator.pipeline.numbers import build_number_lexicon
from annotator.pipeline.records import get, numbered, put
from annotator.rules.files import PipelineFiles
from annotator.schema import Date, Sentence
from annotator.text.dates import DateLexicon, DateMention, Hints, find_dates

INPUT = "annotator_input"
"""Key in ``doc.user_data`` of the fields of the input; ``date`` is the day of publication."""

_FUTURE = frozenset(("part_fut", "fut_part"))
_PERFECT = "Aspect=Perf"
_ISO_DAY = 10


def build_date_lexicon(files: PipelineFiles) -> DateLexicon:
    """Lexicon of dates of a pipeline, for ``PipelineFiles.derived``."""
    return DateLexicon.from_tables(files.table, files.derived(build_number_lexicon))


def document_date(doc: Doc) -> date | None:
    """Day of publication that came with the input, where it is an ISO date.

    >>> doc.user_data["annotator_input"] = {"date": "2024-01-10T08:00:00Z"}  # doctest: +SKIP
    >>> document_date(doc)  # doctest: +SKIP
    datetime.date(2024, 1, 10)
    """
    value = doc.user_data.get(INPUT, {}).get("date")
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:_ISO_DAY])
    except ValueError:
        return None


def hints_of(doc: Doc) -> Hints:
    """Parts of speech by offset, and where the text speaks of the future or the past."""
    read = columns(doc)
    starts = read.starts
    perfect = {morph for morph in set(read.morphs) if _PERFECT in morph}
    return Hints(
        pos=dict(zip(starts, read.pos, strict=True)),
        future=tuple(compress(starts, map(_FUTURE.__contains__, read.tags))),
        past=tuple(compress(starts, map(perfect.__contains__, read.morphs))),
    )


def find_date_records(doc: Doc, lexicon: DateLexicon) -> list[Date]:
    """Dates of a Doc as records, in order, numbered.

    Args:
        doc: The Doc, with its sentences in the records.
        lexicon: The words of dates.
    """
    text = columns(doc).text
    mentions = find_dates(text, lexicon, document_date(doc), hints_of(doc))
    if not mentions:
        return []
    sentences: list[Sentence] = get(doc, "sentences")
    starts = [sentence.start for sentence in sentences]
    records = []
    for mention in mentions:
        index = max(0, bisect_right(starts, mention.start) - 1)
        sent_id = sentences[index].id if sentences else ""
        records.append(_record(text, mention, sent_id))
    return numbered("dates", records)


def _record(text: str, mention: DateMention, sent_id: str) -> Date:
    return Date(
        id="",
        sent_id=sent_id,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        rule=mention.rule,
        flag=mention.flag,
        kind=mention.kind,
        value=mention.value,
        calendar=mention.calendar,
        anchor=mention.anchor,
        year_source=mention.year_source,
    )


class Dates(Component):
    """Finds dates, ranges, clock times, durations and recurrences."""

    def annotate(self, doc: Doc) -> Doc:
        """Put the dates of a Doc into its records."""
        put(doc, "dates", find_date_records(doc, self.files.derived(build_date_lexicon)))
        return doc


@Language.factory("annotator_dates_v1", default_config={}, assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Dates:
    """Make the component."""
    return Dates(nlp, name)
