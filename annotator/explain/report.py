"""An explanation as text."""

from collections.abc import Iterator, Mapping
from typing import Any

_ROWS = 40
"""So many rows that list a word are shown in full; JSON has all."""

_UNSHOWN = frozenset(("table", "id", "sent_id", "start", "end", "text", "rule"))


def render(found: Mapping[str, Any]) -> str:
    """Text of what :func:`annotator.explain.explain` found, for a terminal."""
    word, sentence = found["word"], found["sentence"]
    lines = [f"«{word['text']}» at {word['start']}-{word['end']}"]
    if sentence is not None:
        lines.append(f"in {sentence['id']} ({sentence['kind']}): {sentence['text']}")
    sections = (
        ("Tokens of the sentence", _tokens(found["tokens"])),
        ("Readings", _readings(found["readings"])),
        ("Names of the gazetteer", _gazetteer(found["gazetteer"])),
        ("Rules that match", _rules(found["rules"])),
        ("Lexicon rows that list the word", _rows(found["rows"])),
        ("Number", _values(found["numbers"])),
        ("Date", _values(found["dates"])),
        ("What components decided", _decisions(found["decisions"])),
        ("Records", _records(found["records"])),
        ("Flat view", (f"{e['id']} «{e['text']}»: {e['decision']}" for e in found["ents"])),
    )
    for title, content in sections:
        shown = list(content)
        if shown:
            lines += ["", title, *(f"  {line}" for line in shown)]
    return "\n".join(lines)


def _tokens(tokens: list[dict[str, Any]]) -> Iterator[str]:
    for token in tokens:
        mark = ">" if token["here"] else " "
        features = " ".join(filter(None, (token["pos"], token["tag"], token["morph"])))
        spellings = (token["text"], token["norm"], token["lemma"])
        spelled = " · ".join(one.replace("\n", "\\n") for one in spellings)
        yield f"{mark} {token['start']:>5} {spelled} · {features}"


def _readings(readings: list[dict[str, Any]]) -> Iterator[str]:
    for reading in readings:
        mark = ">" if reading["chosen"] else " "
        pieces = " + ".join(f"{t['text']} ({t['lemma']} {t['tag']})" for t in reading["tokens"])
        gloss = reading["features"].get("gloss", "")
        yield f"{mark} {reading['total']:>7.2f}  {pieces}  {gloss}"
        parts = [f"{reading['score']:.2f} alone"]
        parts += [f"{c['bonus']:+.1f} {c['row']} ({c['beside']})" for c in reading["context"]]
        yield f"            {reading['why']}: {', '.join(parts)}"


def _gazetteer(matches: list[dict[str, Any]]) -> Iterator[str]:
    for match in matches:
        became = "became a place" if match["became_place"] else "became no place by itself"
        yield f"«{match['text']}»: {match['standing']}; {became}"
        for place in match["candidates"]:
            score = "" if place["score"] is None else f"score {place['score']:g}, "
            active = "" if place["active"] else ", only with a type noun"
            yield (
                f"  {place['id']} {place['name_en']} ({place['kind']}, {place['country']}): "
                f"{score}{place['population']} inhabitants, spelling {place['spelling']}, "
                f"{place['policy']}{active}"
            )


def _rules(rules: list[dict[str, Any]]) -> Iterator[str]:
    for rule in rules:
        yield f"{rule['rule']} {rule['label']} «{rule['text']}» ({rule['where']})"


def _rows(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows[:_ROWS]:
        used = f" -> {', '.join(row['used_by'])}" if row["used_by"] else ""
        cells = "; ".join(
            f"{name}={_short(cell)}" for name, cell in row["cells"].items() if name != "note"
        )
        yield f"{row['where']} [{row['layer']}]{used}: {cells}"
    if len(rows) > _ROWS:
        yield f"… and {len(rows) - _ROWS} more"


def _short(cell: str, most: int = 60) -> str:
    return cell if len(cell) <= most else f"{cell[:most]}…"


def _values(values: list[dict[str, Any]]) -> Iterator[str]:
    for value in values:
        facts = {k: v for k, v in value.items() if k not in ("parts", "text") and v is not None}
        yield f"«{value['text']}»: {_facts(facts)}"
        for part in value.get("parts", ()):
            senses = part.get("senses")
            read = " or ".join(senses) if senses else part.get("digits", "no number word")
            yield f"  {part['text']}: {read}"


def _decisions(decisions: list[dict[str, Any]]) -> Iterator[str]:
    for item in decisions:
        facts = {k: v for k, v in item.items() if k in ("row", "needs", "unless")}
        yield f"{item['layer']}: «{item['text']}» {item['decision']} ({_facts(facts)})"


def _records(records: list[dict[str, Any]]) -> Iterator[str]:
    for record in records:
        facts = {k: v for k, v in record.items() if k not in _UNSHOWN and v not in (None, [])}
        yield f"{record['table']} {record['id']} «{record['text']}» by {record['rule']}"
        yield f"    {_facts(facts)}"


def _facts(facts: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}={value}" for key, value in facts.items())
