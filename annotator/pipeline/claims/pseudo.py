"""Phrases that look like negations or hedges and are none: «لا يزال», «ليس فقط»."""

from annotator.pipeline.claims.gates import PSEUDO
from annotator.pipeline.claims.memo import remembered
from annotator.pipeline.claims.phrase import Reader
from annotator.pipeline.claims.phrase_tables import GAP


@remembered
def pseudo_covered(reader: Reader, start: int, end: int) -> frozenset[int]:
    """Tokens inside phrases that look like negations or hedges and are none.

    «لا يزال», «ليس فقط», «لا يقل عن», and the exceptive «لا … إلا».
    """
    covered: set[int] = set()
    for at in reader.between(PSEUDO, start, end):
        for phrase in reader.lexicon.pseudo_by_two.of(*reader.line.two_words(at)):
            stop = _match_gap(reader, phrase, at, end)
            if stop is not None:
                covered.update(range(at, stop))
                break
    return frozenset(covered)


def _match_gap(reader: Reader, phrase: tuple[str, ...], at: int, end: int) -> int | None:
    if GAP not in phrase:
        return reader.line.match(phrase, at)
    cut = phrase.index(GAP)
    after = reader.line.match(phrase[:cut], at)
    if after is None:
        return None
    for gap in range(after, min(end, after + 9)):
        if reader.line[gap].comma or reader.line[gap].semicolon:
            return None
        if reader.line.match(phrase[cut + 1 :], gap) is not None:
            return after
    return None
