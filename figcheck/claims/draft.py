"""A first claim file from the figures of documents: one claim a distinct figure, to be edited rather than written."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from figcheck.extraction.document import PlacedFigure, Reading
from figcheck.locales.lexicon import open_lexicon
from figcheck.model.figure import Figure
from figcheck.writing.describe import describe_quantity, number_with_unit

__all__ = ["draft_claims", "value_text"]

_NAME = re.compile(r"[^\W\d_][\w’'-]*[^\W\d_]")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,%/²³°_-]*")
_NAMES, _LONGEST = 3, 240
_POWERS = {10**15: "quadrillion", 10**12: "trillion", 10**9: "billion", 10**6: "million", 1000: "thousand"}
_HEAD = """\
# A draft, made from the figures of {paths}.
# Check every value, give each claim a name that says what it is about, and take out what is not to be checked.
# `context` are words, in any language, that tie a figure in the same sentence to the claim.
figcheck: 1
{as_of}
currency: {currency}
claims:
"""


@dataclass(slots=True)
class _Entry:
    """A claim in the making: the figure, the sentence it was first read in, and the names of all its sentences."""

    figure: Figure
    statement: str
    names: list[str] = field(default_factory=list)


def draft_claims(readings: Sequence[Reading], *, as_of: str | None = None) -> str:
    """The text of a claim file (YAML) with one claim for every distinct figure of some documents."""
    entries: dict[tuple[object, ...], _Entry] = {}
    for reading in readings:
        for placed in reading.figures:
            figure = placed.figure
            key = (figure.low, figure.high, figure.unit, figure.per, figure.vague)
            entry = entries.get(key)
            if entry is None:
                entry = entries[key] = _Entry(figure, _sentence(reading, placed))
            entry.names += [name for name in _names_of(reading, placed) if name not in entry.names]
    date = as_of or next((reading.document.date for reading in readings if reading.document.date), None)
    shown = f"as_of: {date}" if date else "# as_of: 2024-07-31            # the date of the exchange rates"
    head = _HEAD.format(
        paths=", ".join(reading.document.path for reading in readings),
        as_of=shown,
        currency=_currency(entries.values()),
    )
    taken: set[str] = set()
    return head + "".join(_entry(entry, taken) for entry in entries.values())


def _entry(entry: _Entry, taken: set[str]) -> str:
    lines = [
        f"  {_id(entry, taken)}:",
        f"    value: {_scalar(value_text(entry.figure))}",
        f"    statement: {_scalar(entry.statement)}",
    ]
    if entry.names:
        words = ", ".join(_scalar(name) for name in entry.names[:_NAMES])
        lines.append(f"    context: [{words}]")
    return "\n".join(lines) + "\n"


def value_text(figure: Figure) -> str:
    """What a figure says in plain English, as the value of a claim is read."""
    if figure.vague:
        words = _vague(figure.low, figure.high)
        if words is not None:
            return number_with_unit(words, figure.unit, figure.per)
    return describe_quantity(figure.low, figure.high, figure.unit, figure.per, figure.qualifier)


def _vague(low: Decimal, high: Decimal) -> str | None:
    """`several hundred million` for 200 to 1,000 million; None where English has no such words."""
    if high == low * 5 and low == 2 * Decimal(1).scaleb(low.adjusted()):
        power = int(low / 2)
        scale = next((scale for scale in _POWERS if power >= scale), 0)
        rest = power // scale if scale else power
        step = {1: "", 10: "ten ", 100: "hundred "}.get(rest, "")
        return f"several {step}{_POWERS.get(scale, '')}".strip() if power >= 100 else None
    for scale, word in _POWERS.items():
        for factor, times, plural in (
            (1, 1000, f"{word}s of"),
            (10, 10, f"tens of {word}s of"),
            (100, 10, f"hundreds of {word}s of"),
        ):
            if low == factor * scale and high == low * times:
                return plural.removesuffix(" of")
    return None


def _scalar(text: str) -> str:
    """A YAML scalar: plain where that is safe, else in double quotes."""
    return (
        text
        if _PLAIN.fullmatch(text) and not re.fullmatch(r"[\d.]+|true|false|yes|no|null", text, re.I)
        else json.dumps(text, ensure_ascii=False)
    )


def _sentence(reading: Reading, placed: PlacedFigure) -> str:
    sentence = reading.sentences[placed.sentence]
    text = " ".join(reading.document.blocks[sentence.block].text[sentence.start : sentence.end].split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _names_of(reading: Reading, placed: PlacedFigure) -> list[str]:
    """Names in a figure's sentence: words with a capital inside it that the language's lexicon does not know."""
    sentence = reading.sentences[placed.sentence]
    text = reading.document.blocks[sentence.block].text[sentence.start : sentence.end]
    lexicon = open_lexicon(placed.figure.locale)
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        word = match.group()
        inside = text[: match.start()].rstrip(" \"'“„«(")[-1:] not in ("", ".", "!", "?", ":")
        capital = word[0].isupper() and (inside or word[1:] != word[1:].lower())
        if capital and len(word) > 2 and not lexicon.vocabulary[word].roles:
            found[word] = None
    return list(found)


def _currency(entries: Iterable[_Entry]) -> str:
    units = Counter(entry.figure.unit for entry in entries if entry.figure.kind == "money" and entry.figure.unit)
    return units.most_common(1)[0][0] or "USD" if units else "USD"


def _id(entry: _Entry, taken: set[str]) -> str:
    words = [slug for name in entry.names[:2] if (slug := _slug(name))]
    kind = {"money": "amount", "percent": "share", "measure": _slug(entry.figure.unit or ""), "number": "count"}[
        entry.figure.kind
    ]
    stem = "-".join([*words, kind]) or "figure"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
