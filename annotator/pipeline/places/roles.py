"""What a place does in its sentence: location, origin, destination, actor, target."""

from typing import TYPE_CHECKING

from annotator.pipeline.places.heads import (
    belongs_to_institution,
    follows_class,
    head_before,
    header_speaks,
    is_header,
    opens_aside,
    speaks_after,
)
from annotator.pipeline.places.lexicon import PlaceLexicon
from annotator.pipeline.places.mention import Mention
from annotator.pipeline.places.text import (
    after,
    before,
    ends_with,
    in_class,
    is_conjunction,
    is_definite,
    is_proclitic,
    word_start,
)
from annotator.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_COUNTRY_LIKE = ("country", "region", "continent")
_AREAS = ("country", "region", "continent", "admin1", "sea", "island", "desert")
_BUILT = ("facility", "road", "camp")
_LINES = ("border", "river", "sea", "lake", "strait", "road", "canal")
_COLONS = (":", "..")
_INNER_MARKS = frozenset('،,"«»()')
"""Marks over which a clause goes on."""


class Roles:
    """Gives the places of a text their roles, by the word before their phrase.

    Args:
        doc: The Doc.
        lexicon: Words of the places layer.
        mentions: The places, in the order of the text.
    """

    def __init__(self, doc: "Doc", lexicon: PlaceLexicon, mentions: list[Mention]):
        self.doc = doc
        self.lexicon = lexicon
        self._ends = {mention.end for mention in mentions}

    def role(self, mention: Mention, sentence: "Span", first: int) -> str | None:
        """Role of a mention.

        Args:
            mention: The place, resolved, with its modifier.
            sentence: The sentence around it.
            first: First token of its phrase, see :func:`phrases.set_modifier`.
        """
        start = sentence.start
        fixed = self._fixed(mention, first)
        if fixed is not None:
            return fixed
        previous = before(self.doc, first)
        if previous is not None and is_conjunction(self.doc, previous):
            opening = before(self.doc, previous)
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
        seat = self.lexicon.words("seat_of")
        if any(token.norm_ in seat for token in self.doc[first : mention.start]):
            return "attributive"
        following = after(self.doc, mention.end)
        if following is None or mention.kind not in _BUILT:
            return None
        receives = self.doc[following].lemma_ in self.lexicon.words("receive")
        return "destination" if receives else None

    def _first(self, mention: Mention) -> str | None:
        """Role of the first word of a sentence: a subject, or the place of a dateline."""
        following = after(self.doc, mention.end)
        if following is None:
            return None
        token = self.doc[following]
        if is_header(self.doc, mention.end):
            speaks = header_speaks(self.doc, following) or kind_of_place(mention) == "continent"
            return _as_subject(mention) if speaks else "location"
        if speaks_after(self.doc, mention, self.lexicon):
            return "actor"
        if opens_aside(self.doc, following, self.lexicon) and _can_act(mention):
            return "actor"
        if (token.is_punct and token.text not in _COLONS) or token.norm_.isdigit():
            return (
                None
                if is_conjunction(self.doc, following) and token.text in "،,"
                else "location"
            )
        return _as_subject(mention)

    def _is_near(self, mention: Mention, previous: int) -> bool:
        if mention.near:
            return True
        if mention.direction and kind_of_place(mention) not in _AREAS:
            return True
        if self.doc[previous].norm_ not in self.lexicon.words("from"):
            return False
        unit = before(self.doc, previous)
        return unit is not None and in_class(self.doc[unit], self.lexicon, "distance")

    def _is(self, end: int, name: str) -> bool:
        """Whether a phrase of a class ends at a token (that token included)."""
        return ends_with(self.doc, end + 1, self.lexicon.words(name)) is not None

    def _by_word(self, mention: Mention, at: int, start: int) -> str | None:
        token = self.doc[at]
        if is_conjunction(self.doc, at):
            return None
        if token.norm_ in self.lexicon.words("as_for"):
            return self._first(mention)
        for name, role in (("like", "comparison"), ("via", "route")):
            if self._is(at, name):
                return role
        if self._is_official(at):
            return "attributive"
        if self._is(at, "to"):
            return self._to(at, start)
        if token.norm_ in self.lexicon.words("from"):
            return self._origin(mention, at, start)
        if token.norm_ in self.lexicon.words("on") and self._lies_on(mention, at):
            return "location"
        on = token.norm_ in self.lexicon.words("on")
        if on and _can_act(mention) and self._near_head(at, "pressure"):
            return "actor"
        on = on and self._is_aimed(at, start)
        if on or token.norm_ in self.lexicon.words("against"):
            return "target"
        if is_proclitic(self.doc, at) and token.norm_ in self.lexicon.words("glued_to"):
            return self._for(mention, at, start)
        if token.norm_ in self.lexicon.words("with") and _can_act(mention):
            return "actor"
        if self._is(at, "at"):
            inside = token.norm_ in self.lexicon.words("in")
            country = kind_of_place(mention) == "country" and mention.modifier is None
            if inside and country and belongs_to_institution(self.doc, at, start, self.lexicon):
                return "in_name"
            if not inside and self._near_head(at, "link"):
                return "destination"
            if token.norm_ in self.lexicon.words("in") and self._landed(at, start):
                return "destination"
            return "target" if self._struck(at, start) else "location"
        if token.norm_ in self.lexicon.words("that"):
            return _as_subject(mention)
        return self._by_head(mention, at)

    def _by_head(self, mention: Mention, at: int) -> str | None:
        """Role after a noun or verb: idafa, subject, object."""
        at = head_before(self.doc, at)
        token = self.doc[at]
        if token.pos_ == "PRON" and at > 0 and self.doc[at - 1].pos_ == "VERB":
            return _as_subject(mention)
        if token.pos_ == "VERB":
            return self._after_verb(mention, at)
        if is_definite(token) and token.pos_ in ("NOUN", "ADJ"):
            return self._object_role(mention, at, 0) or _as_subject(mention)
        if in_class(token, self.lexicon, "official") and kind_of_place(mention) != "country":
            return "attributive"
        if in_class(token, self.lexicon, "for_sake") and self._near_head(at, "fight"):
            return "target"
        for name, role in (
            ("organisation", "in_name"),
            ("owned", "in_name"),
            ("attack", "target"),
            ("crossing", "route"),
            ("leaving", "origin"),
            ("motion", "destination"),
            ("actor", "actor"),
        ):
            if in_class(token, self.lexicon, name):
                return role
        return self._by_second_head(at)

    def _by_second_head(self, at: int) -> str | None:
        """Role after two nouns in idafa: «وكالة أنباء X», «وزير خارجية X»."""
        token = self.doc[at]
        second = before(self.doc, at)
        if token.pos_ not in ("NOUN", "ADJ"):
            return None
        if second is not None and not is_definite(self.doc[second]):
            glued = is_proclitic(self.doc, second)
            if in_class(self.doc[second], self.lexicon, "organisation") and not glued:
                return "in_name"
            if in_class(self.doc[second], self.lexicon, "actor"):
                return "actor"
        return "attributive"

    def _after_verb(self, mention: Mention, at: int) -> str | None:
        """Role right after a verb: its subject, unless the verb takes places as object."""
        token = self.doc[at]
        if token.lemma_ in self.lexicon.words("close") and self._is_passive(mention, token):
            return "location"
        if token.lemma_ in self.lexicon.words("receive") and mention.kind in _BUILT:
            return "destination"
        role = self._verb_role(token)
        if role == "target":
            return _as_subject(mention) or role
        speaks = token.lemma_ in self.lexicon.words("say") and kind_of_place(mention) == "city"
        return role or _as_subject(mention) or ("actor" if speaks else None)

    def _is_passive(self, mention: Mention, verb: "Token") -> bool:
        """Whether a place right after a verb is what agrees with it: «أُغلق معبر …»."""
        if "Person=1" in str(verb.morph):
            return False
        feminine = "Gender=Fem" in str(verb.morph)
        return feminine == self.doc[mention.start].norm_.endswith("ة")

    def _object_role(self, mention: Mention, previous: int, start: int) -> str | None:
        """Role as object of a verb, with nothing but the verb's subject between."""
        token = self.doc[previous]
        nominal = token.pos_ in ("NOUN", "ADJ", "PROPN", "ADV")
        if not nominal and previous + 1 not in self._ends:
            return None
        for earlier in reversed(self.doc[max(start, previous - 6) : previous + 1]):
            if earlier.pos_ == "VERB":
                role = self._verb_role(earlier)
                acts = previous + 1 in self._ends and _can_act(mention)
                return "actor" if role is None and acts else role
            if earlier.pos_ in ("ADP", "PUNCT", "SCONJ"):
                return None
        return None

    def _verb_role(self, verb: "Token") -> str | None:
        for name, role in (
            ("cross", "route"),
            ("host", "location"),
            ("attack", "target"),
            ("close", "target"),
            ("enter", "destination"),
            ("leave", "origin"),
        ):
            if verb.lemma_ in self.lexicon.words(name):
                return role
        return None

    def _origin(self, mention: Mention, at: int, start: int) -> str | None:
        part = before(self.doc, at)
        if part is not None and in_class(self.doc[part], self.lexicon, "partitive"):
            return "location"
        kind = kind_of_place(mention)
        moved = self._moved(at, start)
        people = any(
            token.lemma_ in self.lexicon.words("personnel")
            for token in self.doc[max(start, at - 10) : at]
        )
        if kind in _COUNTRY_LIKE and people and not moved:
            return "contributor"
        away = self.doc[at].norm_ in self.lexicon.words("away_from")
        return "location" if away and not moved else "origin"

    def _is_official(self, at: int) -> bool:
        """Whether a title was read as وإلى: «والي كسلا»."""
        token = self.doc[at]
        first = word_start(self.doc, at)
        if first == at or token.text != token.norm_:
            return False
        return fold(self.doc[first : at + 1].text) in self.lexicon.words("official")

    def _to(self, at: int, start: int) -> str | None:
        """Role after إلى and its like: where something goes, or whom an envoy is sent to."""
        if self._is_figurative(at):
            return None
        if follows_class(self.doc, at, start, self.lexicon, "envoy"):
            return "attributive"
        begin = ends_with(self.doc, at + 1, self.lexicon.words("on_the_way"))
        return "location" if begin is not None and begin <= start + 1 else "destination"

    def _lies_on(self, mention: Mention, at: int) -> bool:
        """Whether على says where a place lies: on a river, a border, a road, a sea."""
        if kind_of_place(mention) in _LINES and self._moved_on(at):
            return True
        head = before(self.doc, at)
        return head is not None and head + 1 in self._ends

    def _moved_on(self, at: int) -> bool:
        """Whether no word of attack stands right before على."""
        head = before(self.doc, at)
        return head is None or not in_class(self.doc[head], self.lexicon, "attack")

    def _for(self, mention: Mention, at: int, start: int) -> str | None:
        if belongs_to_institution(self.doc, at, start, self.lexicon):
            return "in_name"
        if self._near_head(at, "attack"):
            return "target"
        head = before(self.doc, at)
        if head is not None and in_class(self.doc[head], self.lexicon, "motion"):
            return "destination"
        return _as_subject(mention)

    def _is_aimed(self, at: int, start: int) -> bool:
        """Whether على follows a word of attack, also after «وعلى»: «غارات على X، وعلى Y»."""
        if self._near_head(at, "attack") or self._attacks(at, start):
            return True
        joined = before(self.doc, at)
        if joined is None or not is_conjunction(self.doc, joined):
            return False
        on = self.lexicon.words("on")
        earlier = [token.i for token in self.doc[start:joined] if token.norm_ in on]
        return bool(earlier) and self._near_head(earlier[-1], "attack")

    def _attacks(self, at: int, start: int, reach: int = 9) -> bool:
        """Whether على belongs to a word of attack farther off: «أغارت أربع مقاتلات على»."""
        for token in reversed(self.doc[max(start, at - reach) : at]):
            if in_class(token, self.lexicon, "attack"):
                return True
            stops = token.is_punct and token.norm_ not in ("-", "«", "»", '"')
            if stops or token.pos_ in ("VERB", "SCONJ", "CCONJ"):
                return False
            if token.norm_ in self.lexicon.words("on"):
                return False
        return False

    def _near_head(self, at: int, name: str) -> bool:
        """Whether one of the three words before a token is of a class."""
        near = self.doc[max(0, at - 3) : at]
        return any(in_class(token, self.lexicon, name) for token in near)

    def _is_figurative(self, at: int) -> bool:
        """Whether a preposition of direction belongs to a verb without motion."""
        head = before(self.doc, at)
        return head is not None and in_class(self.doc[head], self.lexicon, "figurative")

    def _struck(self, at: int, start: int, reach: int = 8) -> bool:
        """Whether a word of a strike stands before a token in its clause.

        Not when the token follows another place, which is the target then.
        """
        head = before(self.doc, at)
        if head is not None and head + 1 in self._ends:
            return False
        for token in reversed(self.doc[max(start, at - reach) : at]):
            if in_class(token, self.lexicon, "strike"):
                return True
            if token.is_punct or token.pos_ in ("SCONJ", "CCONJ"):
                return False
        return False

    def _landed(self, at: int, start: int) -> bool:
        """Whether the place in which something is was reached: «رست في بربرة»."""
        for token in reversed(self.doc[max(start, at - 4) : at]):
            if token.pos_ == "VERB":
                return token.lemma_ in self.lexicon.words("land")
            if token.is_punct or token.pos_ in ("ADP", "SCONJ", "CCONJ"):
                return False
        return False

    def _moved(self, at: int, start: int, reach: int = 8) -> bool:
        """Whether a word of motion stands before a token in its clause."""
        for token in reversed(self.doc[max(start, at - reach) : at]):
            if in_class(token, self.lexicon, "motion"):
                return True
            if token.is_punct and token.norm_ not in _INNER_MARKS:
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
