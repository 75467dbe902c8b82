"""A small speller of Arabic cardinals, for tests: the grammar the other way round."""

UNITS = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
SHORT = ["_", "_", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
FUSED = ["_", "_", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
TEENS = ["أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
SCALES = [
    (10**12, "تريليون", "تريليونان", "تريليونات", "تريليونا"),
    (10**9, "مليار", "ملياران", "مليارات", "مليارا"),
    (10**6, "مليون", "مليونان", "ملايين", "مليونا"),
    (10**3, "ألف", "ألفان", "آلاف", "ألفا"),
]
STYLES = ("attached", "spaced", "hamza", "oblique", "split")
OBLIQUE = {
    "اثنان": "اثنين", "اثنا": "اثني", "مئتان": "مئتين", "مائتان": "مائتين",
    **{tens: tens[:-2] + "ين" for tens in TENS[1:]},
    **{scale[2]: scale[2][:-2] + "ين" for scale in SCALES},
}  # fmt: skip


def spell(number: int, style: str = "attached") -> str:
    """Spell a number from 1 to 10^15 - 1 in one of :data:`STYLES`."""
    words = " و".join(_terms(number, style))
    if style == "oblique":
        words = " ".join(
            ("و" if word.startswith("و") and word[1:] in OBLIQUE else "")
            + OBLIQUE.get(word.removeprefix("و") if word[1:] in OBLIQUE else word, word)
            for word in words.split()
        )
    return words.replace(" و", " و ") if style == "spaced" else words


def _terms(number: int, style: str) -> list[str]:
    terms = []
    for factor, one, two, many, accusative in SCALES:
        count, number = divmod(number, factor)
        if not count:
            continue
        if count == 1:
            terms.append(one)
        elif count == 2:
            terms.append(two)
        else:
            below = count % 100
            form = many if 3 <= below <= 10 else accusative if below > 10 else one
            terms.append(f"{' و'.join(_below_thousand(count, style))} {form}")
    return terms + _below_thousand(number, style)


def _below_thousand(number: int, style: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    hundred = "مئة" if style in ("hamza", "split") else "مائة"
    parts = []
    if hundreds == 1:
        parts.append(hundred)
    elif hundreds == 2:
        parts.append("مئتان" if style in ("hamza", "split") else "مائتان")
    elif hundreds:
        split = style == "split"
        unit = f"{SHORT[hundreds - 1]} " if split else FUSED[hundreds - 1]
        parts.append(unit + hundred)
    if 1 <= rest <= 10:
        parts.append(UNITS[rest - 1])
    elif 11 <= rest <= 19:
        parts.append(f"{TEENS[rest - 11]} عشر")
    elif rest:
        tens, unit = divmod(rest, 10)
        parts += [UNITS[unit - 1]] * bool(unit) + [TENS[tens - 1]]
    return parts
