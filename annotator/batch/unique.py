"""Ids that are unique inside a run, in bounded memory."""

import sqlite3


class UniqueIds:
    """Gives every document an id of its own, the same in every run over the same input.

    The second document with the id ``x`` becomes ``x-2``, the third ``x-3``. The ids seen
    are kept in a private SQLite database that moves to a temporary file when it grows, so
    that memory does not grow with the corpus.

    >>> ids = UniqueIds()
    >>> [ids.claim(name) for name in ("a", "b", "a", "a-2", "a")]
    ['a', 'b', 'a-2', 'a-2-2', 'a-3']
    """

    def __init__(self) -> None:
        self._seen = sqlite3.connect("")
        self._seen.execute("pragma synchronous = off")
        self._seen.execute("pragma journal_mode = off")
        self._seen.execute("create table seen (id blob primary key, n int) without rowid")

    def claim(self, doc_id: str) -> str:
        """Return the id itself where it is new, else the first free one made from it."""
        name = doc_id
        while not self._insert(name):
            (count,) = self._seen.execute(
                "update seen set n = n + 1 where id = ? returning n", (_key(doc_id),)
            ).fetchone()
            name = f"{doc_id}-{count}"
        return name

    def _insert(self, name: str) -> bool:
        insert = "insert or ignore into seen values (?, 1)"
        inserted = self._seen.execute(insert, (_key(name),))
        return inserted.rowcount == 1

    def close(self) -> None:
        """Forget the ids and remove the temporary file."""
        self._seen.close()


def _key(doc_id: str) -> bytes:
    """An id as bytes; names of files may hold half characters."""
    return doc_id.encode("utf-8", "surrogatepass")
