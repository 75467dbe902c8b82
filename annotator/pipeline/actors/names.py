"""The grammar of personal names: where a name begins, and how far it reaches.

A name is a first name of the lexicon or an unknown word, then more of the same,
particles with the word after them (``بن سلمان``, ``أبو الغيط``, ``دي ميستورا``), and
surnames with the article (``عبد الفتاح البرهان``).
"""

from annotator.pipeline.actors.entries import FOREIGN, HALF, NAME, NameFound, is_name
from annotator.pipeline.actors.text import Text
from annotator.pipeline.actors.words import ARTICLE, Word

LONGEST = 8
GOD = "الله"
FATHER = "بو"
_MY_ENDINGS = ("ي", "نا")
_PLURALS = ("ين", "ون", "ات")
_SUBJECT = "ي"
_SO = "ف"
SHORTEST = 3
"""A word of so many letters is no surname that was cut."""


def first_name(text: Text, at: int) -> NameFound | None:
    """The first name that a word is, and how many code points of clitics stand before it.

    The written word counts before its clitics: ``وليد`` is no و + ليد; a name of two words
    (``عبد الله``) before one that is its first half.
    """
    roles = text.roles[at]
    if not roles & NAME:
        return None
    return _of_two(text, at) if roles & HALF else text.entries[at].name


def _of_two(text: Text, at: int) -> NameFound | None:
    word = text.words[at]
    after = text.words[at + 1] if at + 1 < len(text.words) else None
    for form, alone, cut in text.entries[at].spellings:
        if after is not None and not after.mark:
            name = text.lexicon.first_names.get(f"{word.surface[cut:]} {after.surface}")
            if name is not None and is_name(word, f"{form} {after.text}", name):
                return name, cut
        if alone is not None:
            return alone
    return None


def is_surname(text: Text, at: int) -> bool:
    """Whether a word may be a surname with the article (البرهان, العراقي as a surname)."""
    word = text.words[at]
    if word.mark or word.proclitic or word.pron or not word.definite or at in text.taken:
        return False
    if word.core in text.lexicon.weekdays or not word.core.isalpha():
        return False
    title = text.lexicon.titles.get(word.bare)
    if title is not None and title.kind in ("office", "rank"):
        return word.tag == "noun_prop" or (_after_first(text, at) and _closed(text, at + 1))
    if title is not None:
        return at + 1 >= len(text.words) or not begins_name(text, at + 1)
    if word.bare in text.lexicon.heads or text.known(at, "modifier"):
        return False
    if text.known(at, "attached"):
        return False
    return word.pos in ("PROPN", "NOUN", "ADJ", "X") and word.number != "Plur"


def _after_first(text: Text, at: int) -> bool:
    return at > 0 and first_name(text, at - 1) is not None


def _closed(text: Text, at: int) -> bool:
    """Whether nothing can depend on the word before: the phrase ends here."""
    if at >= len(text.words):
        return True
    word = text.words[at]
    return word.mark or word.proclitic or word.pos in ("VERB", "SCONJ", "ADP", "AUX", "PART")


def is_foreign_part(text: Text, at: int) -> bool:
    """Whether a word is a name or unknown, without article and clitics."""
    return bool(text.roles[at] & FOREIGN) and at not in text.taken


def begins_name(text: Text, at: int) -> bool:
    """Whether a name begins at a word that stands where a name may stand."""
    if at >= len(text.words) or text.words[at].mark or at in text.taken or at in text.sites:
        return False
    if text.words[at].prep and text.known(at, "name_of"):
        return False
    found = first_name(text, at)
    if found is not None and not found[1]:
        if found[0].common and at in text.places:
            return False
        return not found[0].common or continues_name(text, at + 1) or _lone(text, at + 1)
    if text.known(at, "opening_particle") and not text.words[at].proclitic:
        return at + 1 < len(text.words) and text.words[at + 1].nominal
    word = text.words[at]
    nisba = word.definite and word.bare in text.lexicon.nisbas
    return is_foreign_part(text, at) and at not in text.places and not nisba


def name_start(text: Text, at: int) -> int:
    """Offset at which a name begins whose first word is known."""
    found = first_name(text, at)
    return text.starts[at] + found[1] if found is not None else text.core_start(at)


def has_clitic(text: Text, at: int) -> bool:
    """Whether و, ف, ب, ل or ك stands before a word that may be a name."""
    word = text.words[at]
    found = first_name(text, at)
    return word.proclitic if found is None else found[1] > 0


def continues_name(text: Text, at: int) -> bool:
    """Whether the word after a first name may belong to the name."""
    if at >= len(text.words) or text.words[at].mark or at in text.taken:
        return False
    if text.sentences[at] != text.sentences[at - 1]:
        return False
    found = first_name(text, at)
    if found is not None and not found[1]:
        return True
    if text.known(at, "regnal") and text.words[at].definite:
        return first_name(text, at - 1) is not None or text.words[at - 1].core == GOD
    if text.known(at, "regnal_ten") and text.known(at - 1, "regnal"):
        return True
    if text.words[at].tag in ("noun_num", "adj_num", "digit"):
        return False
    parts = (is_foreign_part, is_surname, _particle, _uncut_surname, _mine)
    return any(part(text, at) for part in parts)


def _uncut_surname(text: Text, at: int) -> bool:
    """A surname whose first letter was taken for a preposition (بلينكن, بوتفليقة)."""
    word = text.words[at]
    if not word.prep or word.conj or at in text.taken or at in text.places:
        return False
    if word.text.startswith(FATHER) and len(word.text) > len(FATHER) + 2:
        return True
    return word.proper and first_name(text, at - 1) is not None


def _mine(text: Text, at: int) -> bool:
    """A surname whose end was taken for a pronoun of the first person (كريمي, رانا)."""
    word = text.words[at]
    if not word.pron or word.proclitic or word.definite or at in text.taken:
        return False
    return len(word.surface) > SHORTEST and word.surface.endswith(_MY_ENDINGS)


def _misread(text: Text, at: int) -> bool:
    """Whether a word of any class can be the surname after a foreign first name.

    Surnames are read as verbs, also with their first letter as a conjunction: ``يدلين``
    as "they lead", ``ويلسون`` as و and a verb, ``فالنتي`` as ف and an unknown word.
    """
    if at >= len(text.words) or at in text.taken or at in text.places:
        return False
    word, found = text.words[at], first_name(text, at - 1)
    if found is None or not found[0].foreign or word.prep or word.mark:
        return False
    if word.definite and word.conj != _SO:
        return False
    told = at > 1 and text.words[at - 2].pos == "VERB"
    if text.sentences[at] != text.sentences[at - 1]:
        return False
    if word.lemma in text.lexicon.speech and not (told or word.pron or word.conj == _SO):
        return False
    if word.conj:
        return len(word.surface) > SHORTEST and _odd(word)
    return (word.pos == "VERB" or word.pron) and word.surface.isalpha()


def _odd(word: Word) -> bool:
    """Whether what follows a conjunction is no word that one expects there."""
    verb = word.pos == "VERB" and (word.conj == _SO or word.core.startswith(_SUBJECT))
    return verb or word.tag == "noun_prop"


def _particle(text: Text, at: int) -> bool:
    if not text.known(at, "particle") or text.words[at].proclitic:
        return False
    return at + 1 < len(text.words) and text.words[at + 1].nominal


def name_end(text: Text, at: int, titled: bool = False, full: bool = False) -> int:
    """Index of the word after the name that begins at a word.

    Args:
        text: The document.
        at: Index of the first word of the name.
        titled: Whether a title stands before it: then one word of any class may follow a
            first name, where nothing can depend on it (``الناشط كريم حداد``).
        full: Whether the title calls for a surname: then a noun after the one first name
            is it, whatever follows (``الجنرال عمر ديارا فتح تحقيق``).
    """
    end = at
    surnames = 0
    while end < len(text.words) and end - at < LONGEST:
        if end > at and not continues_name(text, end):
            break
        if end > at + 1 and _other(text, end):
            break
        if _particle(text, end):
            end += 2
            continue
        if end > at and first_name(text, end) is None and is_surname(text, end):
            nisba = text.words[end].pos == "ADJ" and not surnames
            known = text.words[end].proper or nisba
            if not known and (surnames or not _open(text, end - 1)):
                break
            surnames += 1
        end += _step(text, end)
    if titled and end == at + _step(text, at):
        found = first_name(text, at)
        called = full and found is not None and not found[0].common and _noun(text, end)
        if called or _lone(text, end) or _misread(text, end):
            end += 1
    return end


def _noun(text: Text, at: int) -> bool:
    """Whether a noun without article and clitics, no sound plural, stands at a word."""
    if at >= len(text.words) or at in text.taken or at in text.places:
        return False
    word = text.words[at]
    plain = word.tag == "noun" and not word.core.endswith(_PLURALS)
    same = text.sentences[at] == text.sentences[at - 1]
    bare = not (word.mark or word.proclitic or word.pron or word.definite)
    known = word.bare in text.lexicon.titles or word.bare in text.lexicon.heads
    return plain and same and bare and not known


def _other(text: Text, at: int) -> bool:
    """Whether a place or a trade ends a name of two words that it follows."""
    if first_name(text, at) is not None or text.known(at - 1, "particle"):
        return False
    title = text.lexicon.titles.get(text.words[at].bare)
    return at in text.places or (title is not None and title.kind == "member")


def assumed_name(text: Text, at: int) -> bool:
    """Whether a common word after a rank is a name, since a name goes on after it."""
    word = text.words[at]
    if not word.nominal or word.proclitic or word.pron or word.definite or at in text.taken:
        return False
    if word.bare in text.lexicon.titles or word.bare in text.lexicon.heads:
        return False
    return continues_name(text, at + 1)


def foreign_name(text: Text, at: int) -> bool:
    """Whether a common word is a name, since an unknown word goes on after it."""
    return (
        assumed_name(text, at)
        and is_foreign_part(text, at + 1)
        and at + 1 not in text.places
        and text.sentences[at + 1] == text.sentences[at]
    )


def placed_name(text: Text, at: int) -> bool:
    """Whether a first name that is also a place is a name, with a name after it."""
    found = first_name(text, at)
    return found is not None and at in text.places and continues_name(text, at + 1)


def _open(text: Text, at: int) -> bool:
    """Whether a noun may still follow as surname: after a first name that is no compound."""
    word = text.words[at]
    return first_name(text, at) is not None and not word.definite and word.core != GOD


def _step(text: Text, at: int) -> int:
    if text.roles[at] & HALF and at + 1 < len(text.words):
        pair = f"{text.words[at].surface} {text.words[at + 1].surface}"
        return 2 if pair in text.lexicon.first_names else 1
    return 1


def _lone(text: Text, at: int) -> bool:
    """Whether a common noun after a first name can only be the surname."""
    if at + 1 >= len(text.words):
        return False
    word = text.words[at]
    if word.tag == "adj" and not word.definite and not word.text.endswith(ARTICLE[0]):
        return not word.proclitic and word.bare not in text.lexicon.nisbas
    if word.mark or word.proclitic or word.pron or word.definite or at in text.taken:
        return False
    plain = word.pos in ("NOUN", "ADJ") and word.bare not in text.lexicon.titles
    return plain and _closed(text, at + 1)
