"""Opening the gazetteer of a pipeline, with what the morphology database knows of words."""

from collections.abc import Callable
from typing import Protocol

from annotator.gazetteer.compiled import FILES
from annotator.gazetteer.lookup import Gazetteer
from annotator.morphology import database
from annotator.morphology.reading import Reading
from annotator.rules.files import PipelineFiles

KNOWN = {"lex": -7.05, "spvar": -7.75}
"""Score above which a reading is no guess, by its source (-7: a stem that the database's
corpus lacks; another spelling costs 0.7)."""

FREQUENT_WITH_CLITIC = -5.5
"""Score from which a reading that begins with a clitic makes a name doubtful (برجال)."""


class Readings(Protocol):
    """What is needed of :class:`annotator.morphology.analyzer.WordAnalyzer`."""

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Readings of a word, best first."""
        ...


def open_gazetteer(files: PipelineFiles, analyzer: Readings | None = None) -> Gazetteer:
    """Open the gazetteer of a pipeline, compiling it when that was not done yet.

    Args:
        files: The pipeline's data files.
        analyzer: Morphology without the gazetteer's own names, to tell which names are
            also words; without one, unreviewed names are not checked.
    """
    contents = {name: files.read_bytes(name) for name in FILES if name in files.names}
    if analyzer is None:
        return Gazetteer.open(contents)
    key = database.status().get("sha256", "unknown")
    return Gazetteer.open(contents, is_common_word=common_word_test(analyzer), common_key=key)


def common_word_test(analyzer: Readings) -> Callable[[str], bool]:
    """Make the test whether a folded form is an ordinary word or a personal name.

    A form is one where the database has a reading of it as a word that it saw in use, or
    a frequent reading that begins with a clitic. Proper names count as well: most of
    those in the database are names of people, and the places that matter are reviewed.

    >>> common_word_test(analyzer)("حجة")  # doctest: +SKIP
    True
    """

    def is_common_word(form: str) -> bool:
        for reading in analyzer.readings(form):
            if reading.source not in KNOWN:
                continue
            proclitic = not reading.pieces[0].host
            limit = FREQUENT_WITH_CLITIC if proclitic else KNOWN[reading.source]
            if reading.score > limit:
                return True
        return False

    return is_common_word
