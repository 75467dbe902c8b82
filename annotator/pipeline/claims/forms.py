"""Surface forms of cue verbs, their participles and verbal nouns.

Undiacritised forms are enough to find a candidate, whatever reading the morphology
chose for it: ذكر (mentioned) may come out as the noun "male". Whether a candidate is a
cue is then a matter of its complement and its subject.
"""

from collections.abc import Iterator
from typing import Literal

from annotator.text.fold import fold

Aspect = Literal["perfect", "imperfect"]
Person = Literal["ms", "fs", "pl", "first"]
"""Agreement of a form: masculine or feminine singular (what a verb before its subject
has), plural or dual (its subject stands before it or is understood), first person."""


def perfect_forms(lemma: str) -> Iterator[tuple[str, Person]]:
    """Perfect forms of a verb in the third person, with the first plural.

    Args:
        lemma: Third person masculine singular in ordinary spelling.

    >>> [form for form, _ in perfect_forms("نفى")][:3]  # he, she, they denied
    ['نفي', 'نفت', 'نفوا']
    """
    stem = fold(lemma)
    weak = lemma.endswith(("ى", "ا"))
    short = stem[:-1] if weak or stem.endswith("ي") else stem
    fem = short if weak else stem
    yield stem, "ms"
    yield f"{fem}ت", "fs"
    yield f"{short}وا", "pl"
    yield f"{fem}تا", "pl"
    yield f"{short}{'يا' if lemma.endswith('ى') else 'ا'}", "pl"
    yield f"{short}{'ينا' if weak else 'نا'}", "first"


def imperfect_forms(form: str) -> Iterator[tuple[str, Person]]:
    """Imperfect forms made from the third person masculine singular.

    >>> [form for form, _ in imperfect_forms("يدعو")][:4]  # he, she calls; they call
    ['يدعو', 'تدعو', 'يدعون', 'يدعوا']
    """
    folded = fold(form)
    stem = folded[1:]
    short = stem[:-1] if form.endswith(("ى", "ي", "و")) else stem
    yield folded, "ms"
    yield f"ت{stem}", "fs"
    for ending in ("ون", "وا"):
        yield f"ي{short}{ending}", "pl"
    for ending in ("ان", "ن"):
        yield f"ي{stem}{ending}", "pl"
        yield f"ت{stem}{ending}", "pl"
    if short != stem and not form.endswith("ى"):
        yield f"ي{short}", "ms"  # jussive: لم يدع، لم ينف
        yield f"ت{short}", "fs"
    yield f"ن{stem}", "first"
    yield f"ا{stem}", "first"


def participle_forms(form: str) -> Iterator[tuple[str, Person]]:
    """Forms of a participle as circumstantial accusative (حال).

    >>> [form for form, _ in participle_forms("نافيا")]  # denying
    ['نافيا', 'نافية', 'نافين', 'نافيين', 'نافيتين']
    """
    folded = fold(form)
    stem = folded.removesuffix("ا")
    yield folded, "ms"
    if folded.endswith("ين"):
        return
    yield f"{stem}ة", "fs"
    if stem.endswith("ي"):
        yield f"{stem[:-1]}ين", "pl"
    yield f"{stem}ين", "pl"
    yield f"{stem}تين", "pl"


def masdar_forms(form: str) -> Iterator[str]:
    """A verbal noun and its sound plural, without the article.

    >>> list(masdar_forms("تأكيد"))  # assertion, assertions
    ['تاكيد', 'تاكيدات']
    """
    folded = fold(form)
    yield folded
    stem = folded.removesuffix("ة")
    yield f"{stem}ات"
    if stem != folded:
        yield f"{stem}ت"  # before a pronoun: دعوته
