"""Every entry of a data file in a phrase of its own, and what the phrase must read as.

The phrase is the barest one that the entry's key calls for (`7 dollari`, `quasi 7 %`, `7 € al mese`); it is made from
the data file alone, so that a new entry is checked the moment it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from figcheck import Figure, extract
from figcheck.extraction.amounts import parse_unit
from figcheck.locales.supplement import Entry, load_supplement


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry, the phrases that it may be read in (one is enough), and the test of what was read."""

    entry: Entry
    texts: tuple[str, ...]
    is_right: Callable[[list[Figure]], bool]


def phrases(tag: str) -> Iterator[Phrase]:
    """The phrases of a data file; entries whose meaning shows only in a whole sentence are left to the corpus."""
    make = _Makers(tag)
    for entry in load_supplement(tag).entries:
        maker = getattr(make, entry.key, None)
        if maker is not None and (made := maker(entry)) is not None:
            yield Phrase(entry, *made)


def unread(tag: str) -> list[str]:
    """The entries that are not read as they say, each with its phrases."""
    return [
        f"[{phrase.entry.key}] {phrase.entry.value!r}: {phrase.entry.surface!r} in {' / '.join(phrase.texts)}"
        for phrase in phrases(tag)
        if not any(phrase.is_right(list(extract(text, locale=tag))) for text in phrase.texts)
    ]


Made = tuple[tuple[str, ...], Callable[[list[Figure]], bool]] | None


def _value(low: Decimal) -> Callable[[list[Figure]], bool]:
    return lambda figures: low in {f.low for f in figures} | {r.low for f in figures for r in f.readings}


def _is_nothing(figures: list[Figure]) -> bool:
    return not figures


class _Makers:
    """One method a key: the phrases of an entry and their test."""

    def __init__(self, tag: str) -> None:
        entries = load_supplement(tag).entries
        parent = load_supplement(tag.partition("-")[0]).entries
        both = [*entries, *parent]
        self._counters = [entry.surface for entry in both if entry.key == "counters"] or ["x"]
        million = next(
            (e.surface for e in both if e.key == "scales" and e.value.split("|")[0] in ("1e6", "1e4")), "million"
        )
        self._million = million.replace("…", "").strip()
        self._per = next(
            (
                e.surface
                for e in both
                if e.key == "per" and e.value == "words" and "…" not in e.surface and len(e.surface) > 1
            ),
            "/",
        )

    def _around(self, surface: str, amount: str) -> tuple[str, ...]:
        """The amount where the surface wants it."""
        bare = surface.replace("…", " ").strip()
        if surface.endswith("…"):
            return (f"{bare} {amount}", f"{bare}{amount}")
        if surface.startswith("…") and " " in bare and surface[1:2] != " ":  # `…dan oshdi` asks for an ending
            return (f"{amount}-{bare}", f"{amount}{bare}")
        if surface.startswith("…"):
            return (f"{amount} {bare}", f"{amount}{bare}", f"{amount} {self._million}{bare}")
        return (f"{amount} {bare}", f"{amount}{bare}", f"{bare} {amount}", f"{bare}{amount}")

    def numbers(self, entry: Entry) -> Made:
        value = Decimal(entry.value.split("|")[0])
        bare = entry.surface.replace("…", "").strip()
        noun = self._counters[0]
        return (bare, f"{bare} {noun}", f"{noun} {bare}", f"{bare}{noun}", f"{bare} %", f"{bare}%"), _value(value)

    def scales(self, entry: Entry) -> Made:
        value = Decimal(entry.value.split("|")[0])
        return (*self._around(entry.surface, "7"), *self._around(entry.surface, "€7")), _value(7 * value)

    def _unit(self, entry: Entry, kind: str) -> Made:
        unit = parse_unit(kind, entry.value)[0]

        def is_right(figures: list[Figure]) -> bool:
            return any((7 * unit.factor, unit.name) in _readings(f) for f in figures)

        return (*self._around(entry.surface, "7"), *self._around(entry.surface, "7,5")), is_right

    def currencies(self, entry: Entry) -> Made:
        return self._unit(entry, "money")

    def units(self, entry: Entry) -> Made:
        return self._unit(entry, "measure")

    def durations(self, entry: Entry) -> Made:
        return self._unit(entry, "measure")

    def shares(self, entry: Entry) -> Made:
        return self._unit(entry, "percent")

    def fractions(self, entry: Entry) -> Made:
        value = Fraction(entry.value) * 100
        low = Decimal(value.numerator) / Decimal(value.denominator)
        bare = entry.surface.replace("…", "").strip()
        return (
            f"{bare} {self._counters[0]}",
            f"{self._counters[0]} {bare}",
            f"{bare}{self._counters[0]}",
            bare,
        ), _value(low)

    def added(self, entry: Entry) -> Made:
        value = Fraction(entry.value)
        low = 7 + Decimal(value.numerator) / Decimal(value.denominator)
        return (
            *self._around(entry.surface, "7"),
            *(f"{t} %" for t in self._around(entry.surface, "7")),
        ), lambda figures: any(abs(f.low - low) < Decimal("0.001") for f in figures)

    def qualifiers(self, entry: Entry) -> Made:
        texts = (
            *self._around(entry.surface, "7 %"),
            *self._around(entry.surface, "$7 million"),
            *self._around(entry.surface, "7"),
        )
        return texts, lambda figures: any(f.qualifier == entry.value for f in figures)

    def directions(self, entry: Entry) -> Made:
        if entry.value == "change":
            return None
        texts = self._around(entry.surface.replace("…", ""), "7 %")
        return texts, lambda figures: any(f.direction == entry.value for f in figures)

    def periods(self, entry: Entry) -> Made:
        texts = (*self._around(entry.surface, "7 €"), *self._around(entry.surface, "€7"))
        return texts, lambda figures: any(f.per == entry.value for f in figures)

    def period_adjectives(self, entry: Entry) -> Made:
        bare = entry.surface.replace("…", "").strip()
        return (f"{bare} 7 €", f"{bare} € 7", f"{bare} {self._counters[0]} 7 €"), lambda figures: any(
            f.per == entry.value for f in figures
        )

    def things(self, entry: Entry) -> Made:
        bare = entry.surface.replace("…", "").strip()
        return (
            f"7 € {self._per} {bare}",
            f"7 €{self._per}{bare}",
            f"7 €/{bare}",
            f"{self._per} {bare} 7 €",
            f"7 € {bare}",
        ), lambda figures: any(f.per == entry.value.split("|")[0] for f in figures)

    def vague(self, entry: Entry) -> Made:
        bare = entry.surface.replace("…", "").strip()
        texts = tuple(
            f"{bare}{gap}{word}"
            for word in (self._million, self._counters[0], "€", "million")
            for gap in (" ", "", "-")
        )
        return (
            *texts,
            f"{self._million} {bare}",
            f"{self._counters[0]} {bare}",
            f"100 {bare}",
            bare,
        ), lambda figures: any(f.vague for f in figures)

    def ranges(self, entry: Entry) -> Made:
        pieces = entry.surface.split("…")
        if len(pieces) != 3 or entry.value == "out_of":
            return None
        before, between, after = pieces
        if entry.value in ("one_in", "whole_first", "quotient"):
            noun = self._counters[0]
            first, second = (1, 5) if entry.value == "one_in" else (5, 1)
            said = f"{before}{first}{between}{second}{after}"
            return (f"{said} {noun}", f"{noun} {said}", f"{said}{noun}"), _value(Decimal(20))
        if entry.value == "changes":
            return None
        return (
            f"{before}7{between}9 %{after}",
            f"{before}7 %{between}9 %{after}",
            f"{before}7{between}9{after}",
        ), lambda figures: any((f.low, f.high) == (7, 9) for f in figures)

    def not_figures(self, entry: Entry) -> Made:
        bare = entry.surface.replace("…", "").strip()
        if entry.value == "phrases":
            return (bare,), _is_nothing
        if entry.value in ("date_links", "scores"):
            return None
        amount = "1987" if entry.value == "years" else "7"
        texts = self._around(entry.surface, amount)
        return (*texts, *(f"x {text} x" for text in texts)), _is_nothing


def _readings(figure):
    return [(figure.low, figure.unit), *((reading.low, reading.unit) for reading in figure.readings)]
