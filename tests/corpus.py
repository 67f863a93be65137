"""The corpora: what a figure is, and every way of saying it, by language. Read by tests and by the benchmark.

A file of `fixtures/corpus` has

    locale = "it"

    [[same]]                      # one figure, and the ways of saying it
    is = "20000000 USD /month ~nearly"
    said = ["quasi 20 milioni di dollari al mese"]

    [[sentences]]                 # all the figures of a sentence, in order
    text = "…"
    figures = ["20 milioni di dollari = 20000000 USD /month", "25% = 25 % ~nearly"]

    [[unread]]                    # nothing in these is a figure
    said = ["il 3 maggio 2024"]

    [[detected]]                  # each of these is told to be in this language, with no mark to go by
    said = ["…"]

A block may have a `locale` of its own. A figure is `LOW` or `LOW..HIGH` (`…` for a vague one: `2e8…1e9`), then its
unit, `/per`, `~qualifier`, and `^up` or `^down` where the direction matters.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from figcheck import Figure

FOLDER = Path(__file__).parents[1] / "fixtures" / "corpus"


@dataclass(frozen=True, slots=True)
class Expected:
    """One figure that must be found."""

    text: str | None
    low: Decimal
    high: Decimal
    vague: bool
    unit: str | None
    per: str | None
    qualifier: str | None
    direction: str | None

    def matches(self, figure: Figure) -> bool:
        """Whether a figure is this one; a direction counts only where one is asked for."""
        return (
            _close(figure.low, self.low)
            and _close(figure.high, self.high)
            and figure.vague == self.vague
            and (figure.unit, figure.per, figure.qualifier) == (self.unit, self.per, self.qualifier)
            and (self.direction is None or figure.direction == self.direction)
            and (self.text is None or figure.text == self.text)
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a corpus: a text, and the figures in it (none for what must stay unread)."""

    language: str
    locale: str
    text: str
    expected: tuple[Expected, ...]


def _close(value: Decimal, wanted: Decimal) -> bool:
    return value == wanted or abs(value - wanted) <= abs(wanted) * Decimal("1e-9")


def parse_expected(notation: str) -> Expected:
    """Read the notation of a figure."""
    text, separator, rest = notation.rpartition(" = ")
    words = rest.split()
    value = words.pop(0)
    vague = "…" in value
    low, _, high = value.partition("…" if vague else "..")
    marks = {word[0]: word[1:] for word in words if word[0] in "/~^"}
    units = [word for word in words if word[0] not in "/~^"]
    return Expected(
        text=text.strip() if separator else None,
        low=Decimal(low),
        high=Decimal(high or low),
        vague=vague,
        unit=units[0] if units else None,
        per=marks.get("/"),
        qualifier=marks.get("~"),
        direction=marks.get("^"),
    )


def read_corpus(path: Path) -> Iterator[Line]:
    """The lines of one corpus file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    locale = data["locale"]
    for block in data.get("same", ()):
        for text in block["said"]:
            yield Line(path.stem, block.get("locale", locale), text, (parse_expected(block["is"]),))
    for block in data.get("sentences", ()):
        figures = tuple(map(parse_expected, block["figures"]))
        yield Line(path.stem, block.get("locale", locale), block["text"], figures)
    for block in data.get("unread", ()):
        for text in block["said"]:
            yield Line(path.stem, block.get("locale", locale), text, ())


def read_detected(path: Path) -> Iterator[tuple[str, str]]:
    """(locale, text) of the sentences of one corpus file whose language must be found."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for block in data.get("detected", ()):
        for text in block["said"]:
            yield block.get("locale", data["locale"]), text


def all_lines() -> list[Line]:
    """The lines of every corpus."""
    return [line for path in sorted(FOLDER.glob("*.toml")) for line in read_corpus(path)]


def describe(figure: Figure | Expected) -> str:
    """A figure in the notation of the corpora, for messages."""
    value = (
        f"{figure.low}" if figure.low == figure.high else f"{figure.low}{'…' if figure.vague else '..'}{figure.high}"
    )
    marks = [
        figure.unit,
        f"/{figure.per}" if figure.per else None,
        f"~{figure.qualifier}" if figure.qualifier else None,
        f"^{figure.direction}" if figure.direction else None,
    ]
    return " ".join([*([f"{figure.text} ="] if figure.text else []), value, *filter(None, marks)])
