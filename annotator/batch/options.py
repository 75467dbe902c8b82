"""How input is read."""

import io
from dataclasses import dataclass, field
from typing import Literal

from annotator.batch.inputs import Fields
from annotator.errors import error

MAX_CHARS = 2_000_000
"""Longest text by default, about 350,000 words: a book is no news article."""

_BYTES_PER_CHARACTER = 8
"""An escaped character of JSON has six, and markup is larger than its text."""

_LEAST = 1 << 20

StartMethod = Literal["fork", "spawn", "forkserver"]
"""How processes are started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How input is read.

    Attributes:
        fields: Names of the fields of records.
        encoding: Encoding of all files; None detects it file by file.
        input_format: Reader for all named files, whatever their endings.
        max_chars: Characters that a text may have.
    """

    fields: Fields = field(default_factory=Fields)
    encoding: str | None = None
    input_format: str | None = None
    max_chars: int = MAX_CHARS

    @property
    def max_bytes(self) -> int:
        """Bytes that a line, or a file that is one document, may have."""
        return max(_LEAST, _BYTES_PER_CHARACTER * self.max_chars)

    def read_all(self, stream: io.BufferedReader) -> bytes:
        """Read a whole file that is one document.

        Raises:
            DataError: AN117 where it has more than ``max_bytes`` bytes.
        """
        data = stream.read(self.max_bytes + 1)
        if len(data) > self.max_bytes:
            raise error("AN117", limit=self.max_bytes)
        return data
