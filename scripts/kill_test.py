"""Kill runs with SIGKILL at random moments, resume them, and compare the bytes.

    python scripts/kill_test.py                      200 kills, one process
    python scripts/kill_test.py --kills 50 --workers 2

The pipeline is spaCy's blank one: what is tested is the writing. Every run is killed again
and again until it comes to its end; its files must be those of a run that nobody killed.
Prints the number of kills, of runs and of documents lost or doubled; exit code 1 where a
file differs.
"""

import argparse
import json
import multiprocessing
import os
import random
import tempfile
import time
from pathlib import Path
from typing import Any

import spacy

from annotator.batch.run import RunOptions, annotate_files


def write_input(path: Path, documents: int, seed: int) -> None:
    """Documents of different lengths, and some lines that are none."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(documents):
            text = f"وصل {number} جندي إلى المدينة. " * chance.randint(1, 20)
            line = json.dumps({"id": f"d{number}", "text": text}, ensure_ascii=False)
            file.write("{\n" if number % 50 == 7 else f"{line}\n")


def run(source: Path, out: Path, nlp: Any, workers: int) -> None:
    """Begin or resume a run."""
    options = RunOptions(resume=True, workers=workers, checkpoint=7)
    annotate_files([source], out, load=lambda: nlp, options=options)


def contents(out: Path) -> dict[str, bytes]:
    """Names and bytes of all files; of the manifest without the time."""
    found = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*")}
    manifest = json.loads(found["manifest.json"])
    del manifest["created"]
    return {**found, "manifest.json": json.dumps(manifest).encode()}


def kill_and_resume(
    folder: Path, kills: int, workers: int = 1, seed: int = 0, documents: int = 400
) -> dict[str, int]:
    """Kill runs until there were enough kills.

    Returns:
        ``kills``, ``runs`` that came to their end, and files that ``differ``.
    """
    nlp = spacy.blank("ar")
    chance = random.Random(seed)
    context = multiprocessing.get_context("fork")
    source = folder / "in.jsonl"
    write_input(source, documents, seed)
    start = time.monotonic()
    run(source, folder / "expected", nlp, workers)
    whole = time.monotonic() - start
    expected = contents(folder / "expected")
    count = {"kills": 0, "runs": 0, "differ": 0}
    while count["kills"] < kills:
        out = folder / f"out{count['runs']}"
        while True:
            process = context.Process(target=run, args=(source, out, nlp, workers))
            process.start()
            process.join(chance.uniform(0, whole * 0.7))
            if process.exitcode is not None:
                break
            os.kill(process.pid or 0, 9)
            process.join()
            count["kills"] += 1
        found = contents(out) if process.exitcode == 0 else {}
        names = {*found, *expected}
        count["differ"] += sum(found.get(name) != expected.get(name) for name in names)
        count["runs"] += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = kill_and_resume(Path(folder), options.kills, options.workers, options.seed)
    print(", ".join(f"{number} {name}" for name, number in count.items()))
    raise SystemExit(count["differ"] > 0)


if __name__ == "__main__":
    main()
