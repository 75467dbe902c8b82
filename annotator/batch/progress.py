"""How far a run is in its input, and whether that is still the same input."""

import hashlib
import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from annotator.batch.inputs import Failure, InputDocument, Item


class InputDigest:
    """A digest over the documents that were written, in their order.

    Documents are read ahead of being written; their fingerprints wait here.
    """

    def __init__(self) -> None:
        self.count = 0
        self.last: str | None = None
        self._digest = b""
        self._waiting: deque[tuple[str | None, bytes]] = deque()

    def watch(self, items: Iterator[Item]) -> Iterator[Item]:
        """Pass documents on, taking their fingerprints."""
        for item in items:
            self._waiting.append((item.doc_id, _fingerprint(item)))
            yield item

    def advance(self) -> None:
        """The oldest document that was read is written now."""
        self.last, fingerprint = self._waiting.popleft()
        self._digest = hashlib.sha256(self._digest + fingerprint).digest()
        self.count += 1

    @property
    def value(self) -> str:
        """The digest, in hexadecimal digits."""
        return self._digest.hex()

    def replay(
        self, items: Iterator[Item], checkpoints: Sequence[Mapping[str, Any]]
    ) -> tuple[str | None, str | None] | None:
        """Read over the documents of an earlier run.

        Args:
            items: The input.
            checkpoints: The counts and digests that the earlier run noted.

        Returns:
            None where the input is the same; else the ids between which it is not: those
            of the last document before and at the first checkpoint that differs.
        """
        for checkpoint in checkpoints:
            before = self.last
            for _ in islice(self.watch(items), checkpoint["items"] - self.count):
                self.advance()
            if (self.count, self.value) != (checkpoint["items"], checkpoint["digest"]):
                return before, checkpoint["last"]
        return None


def _fingerprint(item: InputDocument | Failure) -> bytes:
    """A digest of all that the result depends on."""
    if isinstance(item, Failure):
        known: list[Any] = list(item.to_json().values())
    else:
        names = ("doc_id", "sha256", "encoding", "path", "date", "title", "url", "outlet")
        known = [*(getattr(item, name) for name in names), item.agency, item.meta]
    data = json.dumps(known, sort_keys=True, default=str)
    text = item.text if isinstance(item, InputDocument) else ""
    return hashlib.sha256(f"{data}\0{text}".encode("utf-8", "surrogatepass")).digest()
