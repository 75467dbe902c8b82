"""What a place does in its sentence: location, origin, destination, actor, target."""

from annotator.pipeline.places.heads import (
    belongs_to_institution,
    follows_class,
    head_before,
    header_speaks,
    is_header,
    opens_aside,
    speaks_after,
)
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import Text

_COUNTRY_LIKE = ("country", "region", "continent")
_AREAS = ("country", "region", "continent", "admin1", "sea", "island", "desert")
_BUILT = ("facility", "road", "camp")
_LINES = ("border", "river", "sea", "lake", "strait", "road", "canal")
_COLONS = (":", "..")
_INNER_MARKS = frozenset('،,"«»()')
"""Marks over which a clause goes on."""

_HEADS = (
    ("organisation", "in_name"),
    ("owned", "in_name"),
    ("attack", "target"),
    ("crossing", "route"),
    ("leaving", "origin"),
    ("motion", "destination"),
    ("actor", "actor"),
)
"""Roles by the class of the noun before a place."""

_VERBS = (
    ("cross", "route"),
    ("host", "location"),
    ("attack", "target"),
    ("close", "target"),
    ("enter", "destination"),
    ("leave", "origin"),
)
"""Roles by the class of the verb whose object a place is."""


class Roles:
    """Gives the places of a text their roles, by the word before their phrase.

    Args:
        text: The text.
        mentions: The places, in the order of the text.
    """

    def __init__(self, text: Text, mentions: list[Mention]):
        self._text = text
        self._ends = {mention.end for mention in mentions}

    def role(self, mention: Mention, start: int, first: int) -> str | None:
        """Role of a mention.

        Args:
            mention: The place, resolved, with its modifier.
            start: First token of the sentence around it.
            first: First token of its phrase, see :func:`phrases.set_modifier`.
        """
        text = self._text
        fixed = self._fixed(mention, first)
        if fixed is not None:
            return fixed
        previous = text.before(first)
        if previous is not None and text.words[previous].joins:
            opening = text.before(previous)
            if opening is None or opening < start:
                previous = None
        if previous is None or previous < start:
            role = self._first(mention)
        elif self._is_near(mention, previous):
            return "reference_point"
        else:
            role = self._by_word(mention, previous, start)
        if role not in (None, "attributive"):
            return role
        found = self._object_role(mention, previous, start) if previous is not None else None
        if role == "attributive" and found is None and kind_of_place(mention) in _BUILT:
            return "location"
        if mention.modifier is not None:
            return found if found == "target" else "location"
        return found or role

    def _fixed(self, mention: Mention, first: int) -> str | None:
        """Role by the type noun before or the verb behind, whatever else there is."""
        words = self._text.words
        if any("seat_of" in word.by_spelling for word in words[first : mention.start]):
            return "attributive"
        if mention.kind not in _BUILT:
            return None
        following = self._text.after(mention.end)
        received = following is not None and "receive" in words[following].by_lemma
        return "destination" if received else None

    def _first(self, mention: Mention) -> str | None:
        """Role of the first word of a sentence: a subject, or the place of a dateline."""
        text = self._text
        following = text.after(mention.end)
        if following is None:
            return None
        if is_header(text, mention.end):
            speaks = header_speaks(text, following) or kind_of_place(mention) == "continent"
            return _as_subject(mention) if speaks else "location"
        if speaks_after(text, mention):
            return "actor"
        if opens_aside(text, following) and _can_act(mention):
            return "actor"
        mark = text.words[following].punct and text.texts[following] not in _COLONS
        if mark or text.norms[following].isdigit():
            listed = text.words[following].joins and text.texts[following] in "،,"
            return None if listed else "location"
        return _as_subject(mention)

    def _is_near(self, mention: Mention, previous: int) -> bool:
        if mention.near:
            return True
        if mention.direction and kind_of_place(mention) not in _AREAS:
            return True
        if "from" not in self._text.words[previous].by_spelling:
            return False
        return self._follows(previous, "distance")

    def _follows(self, at: int, name: str) -> bool:
        """Whether a word of a class stands right before a token."""
        head = self._text.before(at)
        return head is not None and name in self._text.words[head].classes

    def _by_word(self, mention: Mention, at: int, start: int) -> str | None:
        text = self._text
        word = text.words[at]
        spelled = word.by_spelling
        if word.joins:
            return None
        if "as_for" in spelled:
            return self._first(mention)
        phrases = text.phrases_before(at + 1)
        for name, role in (("like", "comparison"), ("via", "route")):
            if name in phrases:
                return role
        if self._is_official(at):
            return "attributive"
        if "to" in phrases:
            return self._to(at, start)
        if "from" in spelled:
            return self._origin(mention, at, start)
        if "on" in spelled and self._lies_on(mention, at):
            return "location"
        if "on" in spelled and _can_act(mention) and self._near_head(at, "pressure"):
            return "actor"
        if "against" in spelled or ("on" in spelled and self._is_aimed(at, start)):
            return "target"
        if "glued_to" in spelled and text.is_proclitic(at):
            return self._for(mention, at, start)
        if "with" in spelled and _can_act(mention):
            return "actor"
        if "at" in phrases:
            return self._at(mention, at, start)
        if "that" in spelled:
            return _as_subject(mention)
        return self._by_head(mention, at)

    def _at(self, mention: Mention, at: int, start: int) -> str:
        """Role after في and its like: where something is, was reached, or was struck."""
        inside = "in" in self._text.words[at].by_spelling
        country = kind_of_place(mention) == "country" and mention.modifier is None
        if inside and country and belongs_to_institution(self._text, at, start):
            return "in_name"
        if not inside and self._near_head(at, "link"):
            return "destination"
        if inside and self._landed(at, start):
            return "destination"
        return "target" if self._struck(at, start) else "location"

    def _by_head(self, mention: Mention, at: int) -> str | None:
        """Role after a noun or verb: idafa, subject, object."""
        text = self._text
        at = head_before(text, at)
        word, pos = text.words[at], text.pos[at]
        if pos == "PRON" and at > 0 and text.pos[at - 1] == "VERB":
            return _as_subject(mention)
        if pos == "VERB":
            return self._after_verb(mention, at)
        if word.definite and pos in ("NOUN", "ADJ"):
            return self._object_role(mention, at, 0) or _as_subject(mention)
        if "official" in word.classes and kind_of_place(mention) != "country":
            return "attributive"
        if "for_sake" in word.classes and self._near_head(at, "fight"):
            return "target"
        for name, role in _HEADS:
            if name in word.classes:
                return role
        return self._by_second_head(at)

    def _by_second_head(self, at: int) -> str | None:
        """Role after two nouns in idafa: «وكالة أنباء X», «وزير خارجية X»."""
        text = self._text
        if text.pos[at] not in ("NOUN", "ADJ"):
            return None
        second = text.before(at)
        if second is not None and not text.words[second].definite:
            classes = text.words[second].classes
            if "organisation" in classes and not text.is_proclitic(second):
                return "in_name"
            if "actor" in classes:
                return "actor"
        return "attributive"

    def _after_verb(self, mention: Mention, at: int) -> str | None:
        """Role right after a verb: its subject, unless the verb takes places as object."""
        verb = self._text.words[at].by_lemma
        if "close" in verb and self._is_passive(mention, at):
            return "location"
        if "receive" in verb and mention.kind in _BUILT:
            return "destination"
        role = self._verb_role(at)
        if role == "target":
            return _as_subject(mention) or role
        speaks = "say" in verb and kind_of_place(mention) == "city"
        return role or _as_subject(mention) or ("actor" if speaks else None)

    def _is_passive(self, mention: Mention, at: int) -> bool:
        """Whether a place right after a verb is what agrees with it: «أُغلق معبر …»."""
        morph = self._text.morphs[at]
        if "Person=1" in morph:
            return False
        feminine = "Gender=Fem" in morph
        return feminine == self._text.norms[mention.start].endswith("ة")

    def _object_role(self, mention: Mention, previous: int, start: int) -> str | None:
        """Role as object of a verb, with nothing but the verb's subject between."""
        tags = self._text.pos
        nominal = tags[previous] in ("NOUN", "ADJ", "PROPN", "ADV")
        if not nominal and previous + 1 not in self._ends:
            return None
        for at in range(previous, max(start, previous - 6) - 1, -1):
            if tags[at] == "VERB":
                role = self._verb_role(at)
                acts = previous + 1 in self._ends and _can_act(mention)
                return "actor" if role is None and acts else role
            if tags[at] in ("ADP", "PUNCT", "SCONJ"):
                return None
        return None

    def _verb_role(self, at: int) -> str | None:
        classes = self._text.words[at].by_lemma
        for name, role in _VERBS:
            if name in classes:
                return role
        return None

    def _origin(self, mention: Mention, at: int, start: int) -> str | None:
        if self._follows(at, "partitive"):
            return "location"
        kind = kind_of_place(mention)
        moved = self._moved(at, start)
        earlier = self._text.words[max(start, at - 10) : at]
        people = any("personnel" in word.by_lemma for word in earlier)
        if kind in _COUNTRY_LIKE and people and not moved:
            return "contributor"
        away = "away_from" in self._text.words[at].by_spelling
        return "location" if away and not moved else "origin"

    def _is_official(self, at: int) -> bool:
        """Whether a title was read as وإلى: «والي كسلا»."""
        text = self._text
        first = text.word_start(at)
        if first == at or text.texts[at] != text.norms[at]:
            return False
        return text.folded(first, at + 1) in text.lexicon.words("official")

    def _to(self, at: int, start: int) -> str | None:
        """Role after إلى and its like: where something goes, or whom an envoy is sent to."""
        if self._follows(at, "figurative"):  # a verb without motion
            return None
        if follows_class(self._text, at, start, "envoy"):
            return "attributive"
        begin = self._text.phrases_before(at + 1).get("on_the_way")
        return "location" if begin is not None and begin <= start + 1 else "destination"

    def _lies_on(self, mention: Mention, at: int) -> bool:
        """Whether على says where a place lies: on a river, a border, a road, a sea."""
        if kind_of_place(mention) in _LINES and not self._follows(at, "attack"):
            return True
        head = self._text.before(at)
        return head is not None and head + 1 in self._ends

    def _for(self, mention: Mention, at: int, start: int) -> str | None:
        if belongs_to_institution(self._text, at, start):
            return "in_name"
        if self._near_head(at, "attack"):
            return "target"
        if self._follows(at, "motion"):
            return "destination"
        return _as_subject(mention)

    def _is_aimed(self, at: int, start: int) -> bool:
        """Whether على follows a word of attack, also after «وعلى»: «غارات على X، وعلى Y»."""
        if self._near_head(at, "attack") or self._attacks(at, start):
            return True
        words = self._text.words
        joined = self._text.before(at)
        if joined is None or not words[joined].joins:
            return False
        for earlier in range(joined - 1, start - 1, -1):
            if "on" in words[earlier].by_spelling:
                return self._near_head(earlier, "attack")
        return False

    def _attacks(self, at: int, start: int, reach: int = 9) -> bool:
        """Whether على belongs to a word of attack farther off: «أغارت أربع مقاتلات على»."""
        text = self._text
        for earlier in range(at - 1, max(start, at - reach) - 1, -1):
            word = text.words[earlier]
            if "attack" in word.classes:
                return True
            stops = word.punct and text.norms[earlier] not in ("-", "«", "»", '"')
            if stops or text.pos[earlier] in ("VERB", "SCONJ", "CCONJ"):
                return False
            if "on" in word.by_spelling:
                return False
        return False

    def _near_head(self, at: int, name: str) -> bool:
        """Whether one of the three words before a token is of a class."""
        return any(name in word.classes for word in self._text.words[max(0, at - 3) : at])

    def _struck(self, at: int, start: int, reach: int = 8) -> bool:
        """Whether a word of a strike stands before a token in its clause.

        Not when the token follows another place, which is the target then.
        """
        text = self._text
        head = text.before(at)
        if head is not None and head + 1 in self._ends:
            return False
        for earlier in range(at - 1, max(start, at - reach) - 1, -1):
            word = text.words[earlier]
            if "strike" in word.classes:
                return True
            if word.punct or text.pos[earlier] in ("SCONJ", "CCONJ"):
                return False
        return False

    def _landed(self, at: int, start: int) -> bool:
        """Whether the place in which something is was reached: «رست في بربرة»."""
        text = self._text
        for earlier in range(at - 1, max(start, at - 4) - 1, -1):
            if text.pos[earlier] == "VERB":
                return "land" in text.words[earlier].by_lemma
            stops = text.pos[earlier] in ("ADP", "SCONJ", "CCONJ")
            if stops or text.words[earlier].punct:
                return False
        return False

    def _moved(self, at: int, start: int, reach: int = 8) -> bool:
        """Whether a word of motion stands before a token in its clause."""
        text = self._text
        for earlier in range(at - 1, max(start, at - reach) - 1, -1):
            word = text.words[earlier]
            if "motion" in word.classes:
                return True
            if word.punct and text.norms[earlier] not in _INNER_MARKS:
                return False
        return False


def kind_of_place(mention: Mention) -> str | None:
    """Kind of a mention: that of the place it was resolved to, or of its type noun."""
    return mention.chosen.kind if mention.chosen else mention.kind


def _can_act(mention: Mention) -> bool:
    """Whether a name may stand for a government: a country, or its capital."""
    capital = mention.chosen is not None and mention.chosen.capital
    return (kind_of_place(mention) == "country" or capital) and mention.modifier is None


def _as_subject(mention: Mention) -> str | None:
    return "actor" if _can_act(mention) else None
