"""Document ids as file names: safe everywhere, and back."""

import re

_SAFE = re.compile(r"[A-Za-z0-9_.-]")
_ESCAPE = re.compile(r"=([0-9A-F]{2})")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_NUMBERED = re.compile(r"=~\d+$")

LONGEST = 180
"""Characters of a name; file systems allow 255 bytes with the endings."""


class FileNames:
    """Gives each document of an export a file name of its own.

    Names differ in more than upper and lower case, which some file systems do not tell
    apart; a document that would collide has a number at its end.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, doc_id: str) -> str:
        """The file name of a document, without ending."""
        name = base = file_name(doc_id)
        number = 2
        while name.lower() in self._taken:
            name = f"{base}=~{number}"
            number += 1
        self._taken.add(name.lower())
        return name


def file_name(doc_id: str) -> str:
    """Write a document id as a file name of safe ASCII characters.

    What is not an ASCII letter, a digit, ``_``, ``-`` or an inner ``.`` is written as the
    bytes of its UTF-8: ``=2F`` for a slash. Longer names than :data:`LONGEST` are cut.

    >>> file_name("2024/خبر")  # a piece of news
    '2024=2F=D8=AE=D8=A8=D8=B1'
    >>> file_name("../etc")
    '=2E.=2Fetc'
    """
    name = "".join(
        character if _SAFE.match(character) else _escaped(character) for character in doc_id
    )
    if not name or name[0] == "." or _RESERVED.match(name):
        name = (_escaped(name[0]) if name else "=") + name[1:]
    if name[-1] == "." and len(name) > 1:
        name = name[:-1] + _escaped(".")
    return _cut(name)


def doc_id_of(name: str) -> str:
    """The document id of a file name that :func:`file_name` made and did not cut.

    >>> doc_id_of("2024=2F=D8=AE=D8=A8=D8=B1")
    '2024/خبر'
    """
    plain = _NUMBERED.sub("", name)
    if plain == "=":
        return ""
    data = b"".join(
        bytes([int(piece, 16)]) if place % 2 else piece.encode("utf-8", "surrogatepass")
        for place, piece in enumerate(_ESCAPE.split(plain))
    )
    return data.decode("utf-8", "replace")


def _escaped(character: str) -> str:
    return "".join(f"={byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    return re.sub(r"=[0-9A-F]?$", "", name[:LONGEST])
