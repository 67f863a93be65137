"""The text that would have been right: a figure with the part that slipped replaced, in its own locale's words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from figcheck.extraction.extractor import extract_figures
from figcheck.locales.lexicon import Lexicon, open_lexicon
from figcheck.model.figure import Figure, Part

__all__ = ["Mended", "mend", "write_number"]

_LONGEST = 6  # digits of a bound that is worth suggesting
_SPACES = " \u00a0\u202f\u2009"


class Mended:
    """A figure's text after the mending (and of its qualifier or *per* where that was mended), and the words changed."""

    __slots__ = ("new", "old", "text")

    def __init__(self, text: str, old: str, new: str) -> None:
        self.text, self.old, self.new = text, old, new


def mend(text: str, figure: Figure, name: str, value: str) -> Mended | None:
    """Replace one part of a figure: `scale` (a power of ten), `unit`, `number`, `sign`, `per`, `qualifier`, `direction`.

    Of a range `lower` or `upper`, the bound; of one number `range`, the bound that is missing; these in the figure's
    unit. `text` is the text that the figure was read from. None where the locale has no word for it.
    """
    lexicon = open_lexicon(figure.locale)
    match name:
        case "scale":
            found = _scale(figure, Decimal(value), lexicon)
        case "unit":
            found = _named(figure, "unit", value, lexicon)
        case "number":
            found = _number(text, figure, Decimal(value), lexicon)
        case "lower" | "upper" | "range":
            found = _bound(text, figure, name, Decimal(value), lexicon)
        case "sign":
            found = _sign(text, figure, value)
        case "per":
            found = _per(text, figure, value, lexicon)
        case "qualifier" | "direction":
            found = _word(text, figure, name, value, lexicon)
        case _:
            found = None
    if found is None:
        return None
    part, new = found
    start, end = min(figure.start, part.start), max(figure.end, part.end)
    mended = f"{text[start : part.start]}{new}{text[part.end : end]}"
    return Mended(re.sub(rf"[{_SPACES}]{{2,}}", " ", mended).strip(), text[part.start : part.end], new)


def _scale(figure: Figure, value: Decimal, lexicon: Lexicon) -> tuple[Part, str] | None:
    """Another scale word for the last one of a figure; `value` is the power that it must stand for."""
    parts = [part for part in figure.parts if part.name == "scale" and part.end > part.start]
    if not parts:
        return None
    part = max(parts, key=lambda each: (Decimal(each.value), each.start))
    old = figure.text[part.start - figure.start : part.end - figure.start]
    new = _surface(lexicon, "scale", value, old)
    return None if new is None else (part, new)


def _surface(lexicon: Lexicon, role: str, value: Decimal | str, old: str) -> str | None:
    """The surface of a meaning that is most like another word: as short, and with the same ending."""
    wanted = [
        key
        for key, found in lexicon.surfaces(role, by_rules=False) or lexicon.surfaces(role)
        if (Decimal(found.split("|")[0]) == value if isinstance(value, Decimal) else found.split("|")[0] == value)
    ]
    wanted = [key for key in wanted if key.isascii() == old.isascii() or old.isascii()]  # no `m` among kanji
    if not wanted:
        return None
    folded = old.casefold()
    best = min(enumerate(wanted), key=lambda pair: (_unlike(pair[1], folded), pair[0]))[1]
    best = best.replace(" .", ".").replace(" '", "'").replace("' ", "'")
    if old.istitle() and best[:1].islower():
        return best[:1].upper() + best[1:]
    return best


def _unlike(word: str, old: str) -> tuple[bool, int]:
    """How little a word is like another: as short or not, and how much of the ending they share."""
    short = len(word) <= 4 or word.endswith(".")
    was_short = len(old) <= 4 or old.endswith(".")
    ending = 0
    while ending < min(len(word), len(old)) and word[-1 - ending] == old[-1 - ending]:
        ending += 1
    return short != was_short and (old.isascii() or word.isascii()), -min(ending, 4)


def _named(figure: Figure, name: str, value: str, lexicon: Lexicon) -> tuple[Part, str] | None:
    """Another unit or currency, a sign for a sign and a name for a name."""
    part = figure.part(name)
    if part is None:
        return None
    old = figure.text[part.start - figure.start : part.end - figure.start]
    if figure.kind == "percent":
        new = _surface(lexicon, "share", value, old)
        return None if new is None else (part, new)
    role = "currency" if figure.kind == "money" else "unit"
    found = lexicon.spelled(role, value)
    if not found:
        return (part, value) if figure.kind == "money" else None
    is_sign = not old.isalpha() or (old.isascii() and len(old) <= 3)
    alike = [text for text in found if (not text.isalpha() or (text.isascii() and len(text) <= 3)) == is_sign]
    folded = old.casefold()
    choice = min(
        enumerate(alike or found), key=lambda pair: (0 if is_sign else _unlike(pair[1].casefold(), folded)[1], pair[0])
    )[1]
    return part, choice


def write_number(value: Decimal, like: str, lexicon: Lexicon) -> str:
    """A number in digits as a locale writes it, with the digits and the grouping of another numeral."""
    text = f"{value:f}"
    whole, _, fraction = text.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    group = lexicon.group[0] if lexicon.group else ","
    marks = re.findall(r"\D", like)
    decimal = lexicon.decimal[0] if lexicon.decimal else "."
    used = [mark for mark in marks if mark in _SPACES or mark in "'’" or mark != decimal]
    grouped = bool(used) or (len(whole) >= 5 and not re.fullmatch(r"\d{5,}", like))
    if grouped and len(whole) > 3:
        sign_of_group = used[0] if used and (used[0] in _SPACES or used[0] in "'’.,٬") and used[0] != decimal else group
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", sign_of_group.replace("\\", ""), whole)
    result = sign + whole + (decimal + fraction if fraction else "")
    zero = next((ord(c) - unicodedata.decimal(c) for c in like if c.isdecimal() and not c.isascii()), None)
    if zero is not None:
        result = "".join(chr(zero + int(c)) if c.isascii() and c.isdigit() else c for c in result)
    return result


def _is_digits(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def _number(text: str, figure: Figure, value: Decimal, lexicon: Lexicon) -> tuple[Part, str] | None:
    """Another number in digits before the same scale word; words for numbers are not written."""
    part = figure.part("number")
    if part is None:
        return None
    old = text[part.start : part.end]
    if not _is_digits(old):
        return None
    return part, write_number(value, old, lexicon)


def _bound(text: str, figure: Figure, name: str, value: Decimal, lexicon: Lexicon) -> tuple[Part, str] | None:
    """Another bound, in digits before the figure's own scale words: `30 to 31` for `30 to 48`, `30–31` for `31`."""
    parts = [part for part in figure.parts if part.name == "number" and part.value]
    if len(parts) != (1 if name == "range" else 2):
        return None
    part = parts[0] if name != "upper" else parts[1]
    old, stated = text[part.start : part.end], figure.high if name == "upper" else figure.low
    if not stated or not Decimal(part.value) or not _is_digits(old):
        return None
    number = value / (stated / Decimal(part.value))
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    if len(number.as_tuple().digits) > _LONGEST:
        return None
    new = write_number(number, old, lexicon)
    if name == "range":
        new = f"{new}–{old}" if value < stated else f"{old}–{new}"
    return part, new


def _sign(text: str, figure: Figure, value: str) -> tuple[Part, str] | None:
    """A minus before the number, or none."""
    part = figure.part("sign")
    if value == "+":
        return None if part is None else (part, "")
    number = figure.part("number")
    if number is None or part is not None:
        return None
    old = text[number.start : number.end]
    return (number, f"-{old}") if _is_digits(old) else None


def _per(text: str, figure: Figure, value: str, lexicon: Lexicon) -> tuple[Part, str] | None:
    part = figure.part("per")
    if part is None:
        return None
    old = text[part.start : part.end]
    for role in ("period", "adjective", "per"):
        new = _surface(lexicon, role, value, old)
        if new is not None and (role != "adjective" or lexicon.vocabulary[old].roles.get("adjective")):
            return part, new
    return None


def _word(text: str, figure: Figure, name: str, value: str, lexicon: Lexicon) -> tuple[Part, str] | None:
    """Another word for a qualifier or a direction."""
    part = figure.part(name)
    if part is None:
        return None
    new = _surface(lexicon, name, value, text[part.start : part.end])
    return None if new is None else (part, new)


def reads_as(text: str, locale: str) -> Figure | None:
    """The one figure that a mended text reads as, or None: a suggestion is only made if it can be read back."""
    figures = extract_figures(text, locale)
    return figures[0] if len(figures) == 1 else None
