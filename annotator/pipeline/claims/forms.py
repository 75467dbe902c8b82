"""Surface forms of cue verbs, their participles and verbal nouns.

Undiacritised forms are enough to find a candidate, whatever reading the morphology
chose for it: ذكر (mentioned) may come out as the noun "male". Whether a candidate is a
cue is then a matter of its complement and its subject. How forms are made is data:
``lexicons/claim_affixes.tsv``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from annotator.text.fold import fold
from annotator.text.table import Row

Aspect = Literal["perfect", "imperfect"]
Person = Literal["ms", "fs", "pl", "first"]
"""Agreement of a form: masculine or feminine singular (what a verb before its subject
has), plural or dual (its subject stands before it or is understood), first person."""

_ANY = "*"


@dataclass(frozen=True, slots=True)
class Affix:
    """One way to make a form from a citation form.

    Attributes:
        endings: Last letters of the citation forms to which it applies, as written.
        drop: Letters cut from the end.
        prefix, suffix: What is put on, folded.
        person: Agreement of the form.
    """

    endings: tuple[str, ...]
    drop: int
    prefix: str
    suffix: str
    person: Person


Affixes = Mapping[str, tuple[Affix, ...]]
"""Kind of form (perfect, imperfect, participle, masdar) to its affixes."""


def read_affixes(rows: Iterable[Row]) -> Affixes:
    """Affixes of the table ``claim_affixes``, by kind."""
    found: dict[str, list[Affix]] = {}
    for row in rows:
        affix = Affix(
            tuple(row.values("ending")),
            int(row["drop"]),
            fold(row["prefix"]),
            fold(row["suffix"]),
            cast(Person, row["person"]),
        )
        found.setdefault(row["kind"], []).append(affix)
    return {kind: tuple(affixes) for kind, affixes in found.items()}


def make_forms(affixes: Affixes, kind: str, citation: str) -> Iterator[tuple[str, Person]]:
    """Forms of one kind made from a citation form in ordinary spelling.

    Args:
        affixes: From :func:`read_affixes`.
        kind: ``perfect``, ``imperfect``, ``participle`` or ``masdar``.
        citation: The citation form; of an imperfect the prefix is replaced.

    >>> # list(make_forms(affixes, "perfect", "نفى"))[:2]  # he, she denied
    >>> # [("نفي", "ms"), ("نفت", "fs")]
    """
    known = affixes.get(kind, ())
    fitting = [affix for affix in known if citation.endswith(affix.endings)]
    stem = fold(citation)[1:] if kind == "imperfect" else fold(citation)
    for affix in fitting or [affix for affix in known if _ANY in affix.endings]:
        rest = stem[: len(stem) - affix.drop]
        yield f"{affix.prefix}{rest}{affix.suffix}", affix.person
