"""Gates: in which searches of the claims layer a token has a part at all.

Most searches through a sentence only stop at a few words: marks, verbs, the words of some
closed sets, the first words of some phrases. A token's gate is a bit mask of the searches
that have to look at it, made from the same lexicon as the searches; what is looked for
is decided by them.
"""

ANCHOR = 1
"""A mark of content, or what ends the search for one."""
BREAK = 2
"""The writer, or the clause of the cue, may go on here."""
HEDGE = 4
"""First word of a modifier."""
PSEUDO = 8
"""First word of what looks like a negation or a hedge and is none."""
SCOPE = 16
"""The scope of modifiers may end here."""
MAIN = 32
"""A verb, or what hides the verbs after it from the main clause."""
VERB = 64
"""A finite verb."""
SWITCH = 128
"""First word of a switch phrase."""
THAT = 256
"""أن, إن or ألا."""
MEDIUM = 512
"""A noun for a channel of speech."""

CLAUSE = 1024
"""A clause may end here."""
COLON = 2048
"""A colon or a bar, which may follow a header."""
BRACKET = 4096
"""A round or square bracket."""
ELIDABLE = 8192
"""A word that may have lost the alef of its article."""
CUE = 16384
"""A word that may attribute, or the first letter of one."""

INSERT = 32768
"""What may stand between a cue and what belongs to it may begin here."""

_BY_ROLE = {
    "question_word": ANCHOR,
    "contrast": ANCHOR | CLAUSE,
    "but": BREAK,
    "clause_link": BREAK,
    "opens_subordinate": BREAK,
    "terminator": SCOPE,
    "relative": SCOPE | MAIN,
    "and": SCOPE,
    "that_governor": MAIN,
    "medium_noun": MEDIUM,
    "manner_word": INSERT,
    "adverbial_opener": INSERT,
}
BY_PHRASE = {"question_word": ANCHOR, "without_that": BREAK, "manner_word": INSERT}
"""Of the first words of the phrases of a closed set."""
BY_MARK = {"..": BREAK, ":": ANCHOR | COLON, "|": COLON}


def gate_of_roles(roles: frozenset[str]) -> int:
    """Gate of a word that belongs to some closed sets.

    >>> gate_of_roles(frozenset(("and", "but"))) == SCOPE | BREAK
    True
    """
    gate = 0
    for role in roles & _BY_ROLE.keys():
        gate |= _BY_ROLE[role]
    return gate
