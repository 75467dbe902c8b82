"""Measure the program on this machine: ratios within one run, not seconds of another day.

    python scripts/benchmark.py cold TEXT            start to tables, against bare imports
    python scripts/benchmark.py throughput CORPUS    words per second, memory while it grows
    python scripts/benchmark.py morphology CORPUS    the stage against camel-tools as shipped
    python scripts/benchmark.py numbers CORPUS       the number grammar alone
    python scripts/benchmark.py places CORPUS        opening the gazetteer, looking names up
    python scripts/benchmark.py pipeline CORPUS      against spaCy and camel-tools, by component
    python scripts/benchmark.py lengths CORPUS       what a word costs in longer documents
    python scripts/benchmark.py workers CORPUS       the program with one and two workers
    python scripts/benchmark.py memory CORPUS        peak memory of runs of growing size
    python scripts/benchmark.py all CORPUS           speed and memory: the last four, and cold

CORPUS is a JSONL file with a field ``text``, or a text file.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import benchmark_runs
import benchmark_speed
import typer
from benchmark_runs import run

if TYPE_CHECKING:
    from annotator.gazetteer.rows import PlaceRow

app = typer.Typer(add_completion=False, help=__doc__, rich_markup_mode=None)

_IMPORTS = "import spacy, camel_tools.morphology.analyzer"


def one_round(corpus: Path) -> Iterator[str]:
    """Texts of a corpus file."""
    from annotator.batch.inputs import InputDocument
    from annotator.batch.readers import ReadOptions, read_documents
    from annotator.batch.sources import Sources

    for item in read_documents(Sources([str(corpus)]), ReadOptions()):
        if isinstance(item, InputDocument):
            yield item.text


def texts_of(corpus: Path) -> Iterator[str]:
    """Texts of a corpus file, over and over."""
    while True:
        yield from one_round(corpus)


def resident_mb() -> float:
    """Memory of this process now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_048_576


def timed(action: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


@app.command()
def cold(text: Path, rounds: int = 7) -> None:
    """Annotate one text from a new process, against importing spaCy and camel-tools."""
    from annotator.morphology.camel import analyzer_module

    analyzer_module()  # sets CAMELTOOLS_DATA to a folder with a stub catalogue
    bare: list[float] = []
    whole: list[float] = []
    memory = 0.0
    for _ in range(rounds):
        bare.append(run([sys.executable, "-c", _IMPORTS])[0])
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "annotator", "annotate", str(text), "-q"]
            seconds, peak = run([*command, "-o", f"{folder}/out"])
        whole.append(seconds)
        memory = max(memory, peak)
    imports, annotate = statistics.median(bare), statistics.median(whole)
    print(f"imports   {imports:6.2f} s   (median of {rounds})")
    print(f"annotate  {annotate:6.2f} s   {annotate / imports:.2f} x imports")
    print(f"peak      {memory:6.0f} MB")


@app.command()
def throughput(corpus: Path, words: int = 200_000, mark: int = 50_000) -> None:
    """Annotate many documents in one process; memory at each mark."""
    import annotator
    from annotator.batch.texts import annotate_iter

    nlp = annotator.load()
    annotated = annotate_iter(texts_of(corpus), nlp=nlp)
    next(annotated)
    done = reported = 0
    start = last = time.perf_counter()
    for document in annotated:
        done += document.n_words
        if done // mark > reported // mark:
            now = time.perf_counter()
            speed = (done - reported) / (now - last)
            print(f"{done:8d} words  {speed:7.0f} words/s  {resident_mb():5.0f} MB")
            reported, last = done, now
        if done >= words:
            break
    print(f"all      {done / (time.perf_counter() - start):7.0f} words/s")


@app.command()
def morphology(corpus: Path, words: int = 20_000) -> None:
    """Words per second of the stage, cold and warm, against MLEDisambiguator as shipped."""
    import annotator
    from annotator.morphology import database, store
    from annotator.morphology.camel import analyzer_module
    from annotator.morphology.scan import scan
    from annotator.morphology.source import download, upgrade

    texts: list[str] = []
    sample: list[list[str]] = []
    count = 0
    for text in texts_of(corpus):
        texts.append(text)
        sample.append([chunk.text for chunk in scan(text) if chunk.kind != "blank"])
        count += len(sample[-1])
        if count >= words:
            break
    module = analyzer_module()
    from camel_tools.disambig.mle import MLEDisambiguator
    from camel_tools.morphology.database import MorphologyDB

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r13.db"
        path.write_text("".join(upgrade(download().text)), encoding="utf-8")
        before = resident_mb()
        start = time.perf_counter()
        parsed = MorphologyDB(str(path))
        parse, parse_mb = time.perf_counter() - start, resident_mb() - before
    shipped = MLEDisambiguator(module.Analyzer(parsed))
    theirs = timed(lambda: [shipped.disambiguate(words) for words in sample])
    before = resident_mb()
    start = time.perf_counter()
    store.camel_database(store.connect(database.database_path()))
    opened, opened_mb = time.perf_counter() - start, resident_mb() - before
    tokenizer = annotator.load().tokenizer
    stage = tokenizer.stage
    ours_cold = timed(lambda: [stage.words(text) for text in texts])
    ours_warm = timed(lambda: [stage.words(text) for text in texts])
    print(f"database: text parse {parse:.2f} s, {parse_mb:.0f} MB")
    print(f"          compiled   {opened * 1000:.1f} ms, {opened_mb:.0f} MB")
    for name, seconds in (
        ("MLEDisambiguator", theirs),
        ("stage, cold", ours_cold),
        ("stage, warm", ours_warm),
    ):
        print(f"{name:18} {count / seconds:8.0f} words/s  {theirs / seconds:6.1f} x")


@app.command()
def numbers(corpus: Path, texts: int = 2_000, rounds: int = 5) -> None:
    """Texts and numbers per second of the number grammar, cold and warm."""
    from itertools import islice

    from annotator.text.numbers import default_lexicon, find_numbers

    sample = list(islice(texts_of(corpus), texts))
    found = 0

    def read() -> None:
        nonlocal found
        found = sum(len(find_numbers(text)) for text in sample)

    opened = timed(default_lexicon)
    cold = timed(read)
    warm = statistics.median(timed(read) for _ in range(rounds))
    words = sum(len(text.split()) for text in sample)
    print(f"lexicon   {opened * 1000:7.1f} ms")
    print(f"sample    {len(sample):7d} texts  {words:8d} words  {found:7d} numbers")
    for name, seconds in (("cold", cold), ("warm", warm)):
        speeds = (("texts", len(sample)), ("numbers", found), ("words", words))
        figures = "  ".join(f"{count / seconds:7.0f} {what}/s" for what, count in speeds)
        print(f"{name:8}  {figures}")


@app.command()
def places(corpus: Path, words: int = 50_000, sizes: str = "1000,10000,40000") -> None:
    """Opening and looking up gazetteers of several sizes, each in a process of its own.

    The names are those of the pipeline's gazetteer, the largest places first; where they
    do not suffice, pairs of them. The last line is the pipeline's gazetteer itself, with
    its names given to the morphology, as at each start.
    """
    sample = Path(tempfile.mkdtemp()) / "words.txt"
    norms: list[str] = []
    for text in texts_of(corpus):
        norms += text.split()
        if len(norms) >= words:
            break
    sample.write_text(" ".join(norms[:words]), encoding="utf-8")
    for size in (*sizes.split(","), "pipeline"):
        command = [sys.executable, __file__, "places-of", size, str(sample)]
        seconds, _ = run(command)  # compiles it, so that the next process only opens it
        lines = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout
        print(f"{size:>8} names  compiled by a process of {seconds:4.1f} s  {lines}", end="")


@app.command(hidden=True)
def places_of(size: str, sample: Path) -> None:
    """One line of ``places``."""
    from annotator.gazetteer.compiled import FILES, TABLE
    from annotator.gazetteer.lookup import Gazetteer
    from annotator.gazetteer.rows import read_table, write_table
    from annotator.paths import pipeline_path
    from annotator.rules.files import PipelineFiles
    from annotator.text.fold import fold

    files = PipelineFiles.open(pipeline_path())
    norms = [fold(word) for word in sample.read_text("utf-8").split()]
    made = sample.parent / f"{size}.tsv.gz"
    if size != "pipeline" and not made.is_file():
        rows = list(read_table(files.read_bytes(TABLE)))
        made.write_bytes(write_table(_largest(rows, int(size))))
    before, start = resident_mb(), time.perf_counter()
    if size == "pipeline":
        contents = {name: files.read_bytes(name) for name in FILES if name in files.names}
    else:
        contents = {TABLE: made.read_bytes()}
    gazetteer = Gazetteer.open(contents, home=sample.parent)
    stems = len(list(gazetteer.single_words()))
    opened, memory = time.perf_counter() - start, resident_mb() - before
    found = 0

    def look_up() -> None:
        nonlocal found
        found = sum(gazetteer.longest_match(norms, at) is not None for at in range(len(norms)))

    cold, warm = (timed(look_up) * 1e6 / len(norms) for _ in range(2))
    print(
        f"opened {opened * 1000:5.1f} ms {memory:4.1f} MB, {stems} stems  lookup {cold:4.1f} "
        f"us/word cold {warm:4.1f} warm, {found} found, {resident_mb() - before:4.1f} MB"
    )


def _largest(places: "list[PlaceRow]", names: int) -> "list[PlaceRow]":
    """Places with a number of names in all: the largest, then pairs of them."""
    from annotator.gazetteer.rows import PlaceRow, bare

    chosen, count = [], 0
    ranked = sorted(places, key=lambda place: (-place.population, place.id))
    for place in ranked:
        place.forms = place.forms[: names - count]
        count += len(place.forms)
        chosen.append(place)
    singles = [bare(place.forms[0]) for place in ranked if place.forms]
    for number, name in enumerate(singles * 2):
        if count >= names:
            break
        pair = (f"{name} {singles[-1 - number % len(singles)]}",)
        chosen.append(
            PlaceRow(id=f"own:pair-{number}", name=name, name_en="", kind="city", forms=pair)
        )
        count += 1
    return chosen


@app.command()
def pipeline(corpus: Path, words: int = 15_000) -> None:
    """The warm pipeline against spaCy's ruler and camel-tools, and by component."""
    import annotator

    chosen, count = benchmark_speed.sample(texts_of(corpus), words)
    benchmark_speed.report(annotator.load(), chosen, count)


@app.command()
def lengths(corpus: Path) -> None:
    """What a word costs in documents of 1,000 to 1,000,000 characters."""
    import annotator

    benchmark_speed.report_lengths(annotator.load(), texts_of(corpus))


@app.command()
def workers(corpus: Path, words: int = 200_000) -> None:
    """The program over a file, start included, with one and two workers."""
    benchmark_runs.report_workers(texts_of(corpus), words)


@app.command()
def memory(corpus: Path, sizes: str = "200000,2000000", workers: int = 1) -> None:
    """Peak memory of the program's largest process over corpora of several sizes, in words.

    A text that comes again has new words in it, so that caches fill as with new texts.
    """
    first = sum(1 for _ in one_round(corpus))
    texts = benchmark_runs.varied(texts_of(corpus), first)
    benchmark_runs.report_memory(texts, [int(size) for size in sizes.split(",")], workers)


@app.command(name="all")
def everything(corpus: Path, sizes: str = "200000,2000000") -> None:
    """Speed and memory in one run on one corpus; takes some 20 minutes as it stands."""
    pipeline(corpus)
    workers(corpus)
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        text.write_text(next(texts_of(corpus)), encoding="utf-8")
        cold(text)
    lengths(corpus)
    memory(corpus, sizes)


if __name__ == "__main__":
    app()
