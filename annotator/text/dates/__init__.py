"""The grammar of dates: strings in, :class:`DateMention` out."""

from annotator.text.dates.find import find_dates
from annotator.text.dates.lattice import Hints
from annotator.text.dates.lexicon import DateLexicon
from annotator.text.dates.model import DateMention

__all__ = ["DateLexicon", "DateMention", "Hints", "find_dates"]
