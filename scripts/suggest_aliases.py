"""Propose rows for the alias file; a maintainer keeps those that are right.

    python scripts/suggest_aliases.py missing UKR --population 20000
        towns and airfields of a country that have no Arabic name, with spellings
    python scripts/suggest_aliases.py list NAMES.tsv
        the same for a list: name, tab, country (alpha-3, or nothing)
    python scripts/suggest_aliases.py corpus OUT
        places that a run found without knowing them, matched to Latin names

Rows go to standard output in the columns of lexicons/place_aliases.tsv. Needs the extra
``gazetteer``.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import typer

from annotator.gazetteer import sources
from annotator.gazetteer.aliases import COLUMNS
from annotator.gazetteer.rows import PlaceRow, bare, read_table
from annotator.gazetteer.spell import Letters, plain, spellings
from annotator.gazetteer.suggest import LatinName, Matcher, Pair, alias_row
from annotator.paths import pipeline_path
from annotator.rules.files import PipelineFiles
from annotator.text.fold import fold

app = typer.Typer(add_completion=False, help=__doc__, rich_markup_mode=None)


def known_places(files: PipelineFiles) -> list[PlaceRow]:
    """Places of the built gazetteer."""
    return list(read_table(files.read_bytes("gazetteer/places.tsv.gz")))


def latin_names(known: list[PlaceRow]) -> Iterator[LatinName]:
    """Names in Latin letters: towns of GeoNames, airfields of the gazetteer."""
    alpha3 = {p.id.removeprefix("iso:"): p.country for p in known if p.id.startswith("iso:")}
    for city in sources.cities():
        country = alpha3.get(city.alpha2, "")
        key = f"gn:{city.geoname_id}"
        yield LatinName(key, city.name_en, country, "city", city.population)
    for place in known:
        if place.id.startswith("icao:"):
            yield LatinName(place.id, place.name_en, place.country, "facility")


def letters_of(files: PipelineFiles) -> Letters:
    """The table of letters of a pipeline."""
    return Letters.read(files.table("place_letters", ["latin", "arabic", "first", "last"]))


@app.command()
def missing(country: str, population: int = 10_000, limit: int = 3) -> None:
    """Towns and airfields of a country (alpha-3) without an Arabic name."""
    files = PipelineFiles.open(pipeline_path())
    known = known_places(files)
    named = {place.id for place in known if place.forms}
    letters = letters_of(files)
    typer.echo("\t".join(COLUMNS))
    ranked = sorted(latin_names(known), key=lambda name: (-name.population, name.key))
    for name in ranked:
        small = name.kind == "city" and name.population < population
        if name.country == country and name.key not in named and not small:
            note = f"pop {name.population}" if name.population else ""
            typer.echo(alias_row(spellings(name.name, letters, limit), name, note))


@app.command("list")
def from_list(names: Path, limit: int = 3) -> None:
    """Spellings of the names of a list; with the key, where GeoNames has the name once."""
    files = PipelineFiles.open(pipeline_path())
    known = known_places(files)
    arabic = {place.id: [bare(form) for form in place.forms] for place in known}
    letters = letters_of(files)
    by_name: dict[str, list[LatinName]] = {}
    for name in latin_names(known):
        by_name.setdefault(plain(name.name), []).append(name)
    typer.echo("\t".join(COLUMNS))
    for line in names.read_text("utf-8").splitlines():
        spelled, _, country = (part.strip() for part in line.partition("\t"))
        if not spelled:
            continue
        found = [n for n in by_name.get(plain(spelled), []) if country in ("", n.country)]
        latin = found[0] if len(found) == 1 else LatinName("", spelled, country)
        have = arabic.get(latin.key, [])
        note = f"known as {'، '.join(have[:3])}" if have else f"{len(found)} in GeoNames"
        typer.echo(alias_row(spellings(spelled, letters, limit), latin, note))


@app.command()
def corpus(results: Path, minimum: int = 1, limit: int = 2) -> None:
    """Unknown places of a run (a folder of results), with the Latin names they may be."""
    files = PipelineFiles.open(pipeline_path())
    known = known_places(files)
    nouns = {word for row in files.table("place_types") for word in row.values("word")}
    matcher = Matcher(latin_names(known))
    typer.echo("\t".join(COLUMNS))
    forms = {bare(form) for place in known for form in place.forms}
    for (name, country), count in sorted(
        unknown_names(results, nouns).items(), key=lambda item: (-item[1], item[0])
    ):
        if count >= minimum and fold(name) not in forms:
            for pair in matcher.matches(name, country, limit):
                typer.echo(alias_row([name], pair.latin, _note(pair, count)))


def unknown_names(results: Path, nouns: set[str]) -> Counter[tuple[str, str]]:
    """Names (without type noun) and countries of places without id, counted."""
    from annotator.output.jsonl import find_annotations, read_lines

    found: Counter[tuple[str, str]] = Counter()
    for line in read_lines(find_annotations(results)):
        for place in line["places"]:
            if place["gazetteer_id"] is None and place["mention"] == "name":
                first, _, rest = place["text"].partition(" ")
                name = rest if rest and first in nouns else place["text"]
                found[name, place["country"] or ""] += 1
    return found


def _note(pair: Pair, count: int) -> str:
    return f"{pair.likeness:.0f} % alike, {count} times, {pair.latin.country}"


if __name__ == "__main__":
    app()
