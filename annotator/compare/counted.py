"""Which counted nouns are compared with each other: the table ``compare_counted``.

«قتيل» (a dead) under ``killed`` says no more than «شخص» (a person): such nouns are those
whose own kind in the table ``units`` is the kind of the quantity.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold

ANYBODY = "person"
_FATES = frozenset(("killed", "wounded", "missing", "detained", "displaced", "casualties"))


@dataclass(frozen=True, slots=True)
class Counted:
    """Classes of counted nouns.

    Attributes:
        classes: Folded lemma to class.
        kinds: Folded lemma to the kind of quantity that the noun itself tells.
    """

    classes: Mapping[str, str]
    kinds: Mapping[str, str]

    def class_of(self, kind: str, unit: str | None) -> str:
        """Class of a counted noun; a noun of no class is its own.

        Args:
            kind: ``quantities.kind``.
            unit: ``quantities.unit``, or None.
        """
        lemma = fold(unit or "")
        if kind in _FATES and (not lemma or self.kinds.get(lemma) == kind):
            return ANYBODY
        return self.classes.get(lemma, lemma)


def read_counted(files: PipelineFiles) -> Counted:
    """Read the tables ``compare_counted`` and ``units`` of a pipeline directory."""
    rows = files.table("compare_counted", ("word", "class"))
    units = files.table("units", ("lemma", "kind"))
    return Counted(
        {fold(word): row["class"] for row in rows for word in row.values("word")},
        {fold(word): row["kind"] for row in units for word in row.values("lemma")},
    )
