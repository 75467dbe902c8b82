"""Whole runs of the program over made corpora: how many workers, how much memory.

Part of ``scripts/benchmark.py``.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

NEW_WORD = 20
"""Every so manieth word of a repeated text is one that no text had before."""


def run(command: list[str], **options: Any) -> tuple[float, float]:
    """Run a command and measure it.

    Args:
        command: Program and arguments.
        options: Further arguments of :class:`subprocess.Popen`.

    Returns:
        Wall seconds, and MB of memory at the peak of the largest of its processes.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, **options) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:3])} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def with_new_words(text: str, chance: random.Random) -> str:
    """The text with some words' letters in another order, as new names come in real ones."""
    words = text.split(" ")
    for at in range(chance.randrange(NEW_WORD), len(words), NEW_WORD):
        words[at] = "".join(chance.sample(words[at], len(words[at])))
    return " ".join(words)


def varied(texts: Iterable[str], first: int) -> Iterator[str]:
    """Texts as they are up to a number, from then on with new words in them."""
    chance = random.Random(0)
    for number, text in enumerate(texts):
        yield text if number < first else with_new_words(text, chance)


def write_corpus(texts: Iterable[str], words: int, path: Path) -> int:
    """Write a JSONL corpus of at least so many words; returns how many it has."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"t{number}", "text": text}) + "\n")
            count += len(text.split())
            if count >= words:
                break
    return count


def annotate(corpus: Path, out: Path, workers: int) -> tuple[float, float]:
    """Wall seconds, start included, and MB of the largest process of one run."""
    command = [sys.executable, "-m", "annotator", "annotate", str(corpus), "-q"]
    return run([*command, "--workers", str(workers), "-o", str(out)])


def report_workers(texts: Iterable[str], words: int) -> None:
    """Print words per second with one and with two workers on the same corpus."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        count = write_corpus(texts, words, corpus)
        seconds = [annotate(corpus, Path(folder) / f"out{n}", n)[0] for n in (1, 2)]
    for number, value in enumerate(seconds, 1):
        print(f"{number} workers {value:7.1f} s {count / value:8.0f} words/s")
    print(f"two against one: {seconds[0] / seconds[1]:.2f} x")


def report_memory(texts: Iterable[str], sizes: list[int], workers: int) -> None:
    """Print the peak memory of runs over corpora of growing size."""
    peaks = []
    stream = iter(texts)
    for words in sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus.jsonl"
            count = write_corpus(stream, words, corpus)
            seconds, peak = annotate(corpus, Path(folder) / "out", workers)
        peaks.append(peak)
        print(
            f"{count:9d} words  {seconds:7.1f} s {count / seconds:7.0f} words/s  "
            f"peak {peak:5.0f} MB",
            flush=True,
        )
    print(f"last against first: {peaks[-1] / peaks[0]:.2f} x")
