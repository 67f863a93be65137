"""Proof by mutation: slips planted in the figures of every corpus must be flagged and named; right restatements must not.

    python -m benchmarks.mutations [--languages hi it …] [--failures 20]

A mutation counts only where the mutated text reads back as the changed figure ("written"); what a language has no word
for is left out and counted apart.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import figcheck
from figcheck.locales.lexicon import open_lexicon
from figcheck.model.claim import Claim, Claims
from figcheck.model.figure import Figure, Part
from figcheck.quantities.currencies import confusable_with
from figcheck.quantities.exchange.sources import open_exchange
from figcheck.writing.mend import mend, write_number
from tests.corpus import FOLDER, read_corpus

DATE = "2024-07-31"
SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9, 12, 5, 7, 4, 8))
UNITS = {
    "kilometer": "mile", "mile": "kilometer", "meter": "foot", "kilogram": "tonne", "tonne": "kilogram", "hour": "day", "day": "hour",
    "year": "month", "month": "year", "degree_Celsius": "degree_Fahrenheit", "liter": "gallon", "megawatt": "gigawatt",
    "gigawatt": "megawatt", "hectare": "square_kilometer", "%": "pp", "pp": "%",
}  # fmt: skip
PERIODS = {"month": "year", "year": "month", "day": "week", "week": "day", "hour": "day"}
_PARITY = Decimal("0.1")
OPPOSED = {"nearly": "over", "over": "nearly", "under": "over", "at_least": "up_to", "up_to": "at_least"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """A changed text, the rule that must be named (None: it is still right), and what it must read as."""

    rule: str | None
    text: str
    low: Decimal
    unit: str | None
    per: str | None
    qualifier: str | None = None


def mutations(text: str, figure: Figure) -> Iterator[Mutation]:
    """Every mutation of a text's one figure that its parts allow."""
    if figure.vague:
        return
    for make in (
        _magnitudes,
        _zeros,
        _separators,
        _currencies,
        _periods,
        _units,
        _ranges,
        _digits,
        _signs,
        _qualifiers,
        _restated,
        _converted,
    ):
        yield from make(text, figure)


def _mended(text: str, figure: Figure, part: str, value: str) -> str | None:
    found = mend(text, figure, part, value)
    at = figure.part(part)
    if found is None or at is None:
        return None
    start, end = min(figure.start, at.start), max(figure.end, at.end)
    return f"{text[:start]}{found.text}{text[end:]}"


def _like(figure: Figure, rule: str | None, text: str | None, **changed: object) -> Iterator[Mutation]:
    if text is not None:
        values: dict[str, object] = {
            "low": figure.low,
            "unit": figure.unit,
            "per": figure.per,
            "qualifier": figure.qualifier,
        }
        yield Mutation(rule, text, **{**values, **changed})  # type: ignore[arg-type]


def _one(figure: Figure, name: str) -> Part | None:
    parts = [part for part in figure.parts if part.name == name and part.end > part.start]
    return parts[0] if len(parts) == 1 else None


def _numeral(text: str, figure: Figure) -> tuple[Part, Decimal] | None:
    """The one numeral of a figure that is written in digits, and its value."""
    part = _one(figure, "number")
    if part is None or not any(character.isdecimal() for character in text[part.start : part.end]) or not part.value:
        return None
    return part, Decimal(part.value)


def _with_number(text: str, part: Part, figure: Figure, value: Decimal) -> str:
    return (
        text[: part.start]
        + write_number(value, text[part.start : part.end], open_lexicon(figure.locale))
        + text[part.end :]
    )


def _magnitudes(text: str, figure: Figure) -> Iterator[Mutation]:
    part = _one(figure, "scale")
    if part is None or figure.is_range:
        return
    old = Decimal(part.value)
    for new in SCALES:
        if new != old:
            yield from _like(figure, "FIG102", _mended(text, figure, "scale", str(new)), low=figure.low / old * new)


def _zeros(text: str, figure: Figure) -> Iterator[Mutation]:
    found = _numeral(text, figure)
    if found is None or figure.is_range or found[1] != found[1].to_integral_value() or found[1] < 10:
        return
    part, value = found
    yield from _like(figure, "FIG102", _with_number(text, part, figure, value * 10), low=figure.low * 10)


def _separators(text: str, figure: Figure) -> Iterator[Mutation]:
    found = _numeral(text, figure)
    if found is None or figure.is_range or figure.unit == "%":
        return
    part, value = found
    places = -int(value.as_tuple().exponent)
    if 0 < places <= 3 and value > 1 and value % 10:
        yield from _like(
            figure, "FIG103", _with_number(text, part, figure, value.scaleb(places)), low=figure.low.scaleb(places)
        )


def _currencies(text: str, figure: Figure) -> Iterator[Mutation]:
    if (
        figure.kind == "money"
        and figure.unit
        and _one(figure, "unit") is not None
        and not figure.is_range
        and _one(figure, "scale")
    ):
        for other in confusable_with(figure.unit)[:3]:
            rate, _ = open_exchange(()).ask(figure.unit, other, DATE)
            if rate is not None and abs(rate.value - 1) < _PARITY:
                continue  # worth the same
            yield from _like(figure, "FIG104", _mended(text, figure, "unit", other), unit=other)


def _periods(text: str, figure: Figure) -> Iterator[Mutation]:
    other = PERIODS.get(figure.per or "")
    if other is not None:
        yield from _like(figure, "FIG105", _mended(text, figure, "per", other), per=other)


def _units(text: str, figure: Figure) -> Iterator[Mutation]:
    other = UNITS.get(figure.unit or "")
    if other is not None and _one(figure, "unit") is not None and not figure.is_range and figure.low:
        yield from _like(figure, "FIG106", _mended(text, figure, "unit", other), unit=other)


def _ranges(text: str, figure: Figure) -> Iterator[Mutation]:
    parts = [part for part in figure.parts if part.name == "number"]
    if not figure.is_range or len(parts) != 2 or not all(text[part.start : part.end].isdecimal() for part in parts):
        return
    value = Decimal(parts[1].value) + 7
    yield from _like(figure, "FIG107", _with_number(text, parts[1], figure, value))


def _digits(text: str, figure: Figure) -> Iterator[Mutation]:
    found = _numeral(text, figure)
    if (
        found is None
        or figure.is_range
        or figure.part("joint")
        or (abs(found[1]) != abs(figure.low) and figure.part("scale") is None and figure.kind != "money")
    ):
        return
    part, value = found
    digits = list(value.as_tuple().digits)
    if len(digits) < 3 or value < 0 or digits[-1] == 0 or digits[-2:] == digits[-2:][::-1]:
        return
    exponent = int(value.as_tuple().exponent)
    turned = Decimal((0, (*digits[:-2], digits[-1], digits[-2]), exponent))
    other = Decimal((0, (*digits[:-2], (digits[-2] + 3) % 10, digits[-1]), exponent))
    for changed in (turned, other):
        yield from _like(figure, "FIG108", _with_number(text, part, figure, changed), low=figure.low / value * changed)


def _signs(text: str, figure: Figure) -> Iterator[Mutation]:
    part = _one(figure, "sign")
    if part is not None and figure.low == figure.high < 0 and (figure.unit or "").startswith("degree"):
        yield from _like(figure, "FIG109", text[: part.start] + text[part.end :].lstrip(" "), low=-figure.low)


def _qualifiers(text: str, figure: Figure) -> Iterator[Mutation]:
    other = OPPOSED.get(figure.qualifier or "")
    if other is not None and not figure.is_range:
        yield from _like(figure, "FIG110", _mended(text, figure, "qualifier", other), qualifier=other)


def _restated(text: str, figure: Figure) -> Iterator[Mutation]:
    """In full digits, in a smaller scale word, rounded by one digit."""
    found, scale = _numeral(text, figure), _one(figure, "scale")
    if found is None or figure.is_range:
        return
    part, value = found
    if (
        scale is not None
        and part.end <= scale.start
        and figure.low < Decimal("1e13")
        and figure.low == figure.low.to_integral_value()
    ):
        full = f"{text[: part.start]}{write_number(figure.low.quantize(Decimal(1)), text[part.start : part.end], open_lexicon(figure.locale))}"
        yield from _like(figure, None, full + text[scale.end :])
    if scale is not None and Decimal(scale.value) in (Decimal("1e9"), Decimal("1e12")):
        smaller = (
            _mended(
                _with_number(text, part, figure, value * 1000),
                figure,
                "scale",
                str(Decimal(scale.value) / 1000),
            )
            if part.start > scale.end
            else None
        )
        yield from _like(figure, None, smaller)
    if len(value.as_tuple().digits) >= 4 and int(value.as_tuple().exponent) < 0 and figure.qualifier is None:
        rounded = round(value, -int(value.as_tuple().exponent) - 1)
        yield from _like(figure, None, _with_number(text, part, figure, rounded), low=figure.low / value * rounded)


def _converted(text: str, figure: Figure) -> Iterator[Mutation]:
    """In another currency at the rate of the date, to four digits."""
    found = _numeral(text, figure)
    if (
        found is None
        or figure.kind != "money"
        or figure.is_range
        or not figure.low
        or figure.readings
        or _one(figure, "unit") is None
    ):
        return
    for other in ("EUR", "USD", "GBP"):
        rate, _ = open_exchange(()).ask(figure.unit or "", other, DATE)
        if other == figure.unit or rate is None:
            continue
        part, value = found
        changed = Decimal(f"{value * rate.value:.4g}")
        if Decimal("0.1") <= changed < Decimal("1e9"):
            text_of = _with_number(text, part, figure, changed.quantize(Decimal(1)) if changed > 1000 else changed)
            own = list(figcheck.extract(text_of, locale=figure.locale))
            if len(own) == 1:
                yield from _like(figure, None, _mended(text_of, own[0], "unit", other), low=own[0].low, unit=other)


# ---------------------------------------------------------------- judging


def is_written(mutation: Mutation, locale: str) -> bool:
    """Whether a mutated text reads back as what was meant."""
    found = figcheck.extract(mutation.text, locale=locale)
    if len(found) != 1:
        return False
    figure = found[0]
    if mutation.rule is None and figure.readings:
        return False  # a bare `$` is taken for the claim's own
    same = abs(figure.low - mutation.low) <= abs(mutation.low) * Decimal("1e-9") or figure.is_range
    return same and (figure.unit, figure.per, figure.qualifier) == (mutation.unit, mutation.per, mutation.qualifier)


def judge(mutation: Mutation, figure: Figure, value: str) -> set[str]:
    """The rules that a mutated text is found to break against a claim of the figure as it was."""
    claims = Claims(as_of=DATE, claims=(Claim("fact", figure, value),))
    text = f"<!-- figcheck: claim=fact -->\n{mutation.text}"
    report = figcheck.verify_text(text, claims, locale=figure.locale)
    return {finding.rule for finding in report.findings if finding.severity != "note"}


def cases(languages: list[str] | None = None) -> Iterator[tuple[str, str, Figure]]:
    """(language, text, figure) of every line of the corpora that has one figure."""
    for path in sorted(FOLDER.glob("*.toml")):
        if languages and path.stem not in languages:
            continue
        for line in read_corpus(path):
            if len(line.expected) == 1:
                found = figcheck.extract(line.text, locale=line.locale)
                if len(found) == 1:
                    yield path.stem, line.text, found[0]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--languages", nargs="*")
    parser.add_argument("--failures", type=int, default=0, help="how many failures to print")
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    shown = 0
    for language, text, figure in cases(arguments.languages):
        for mutation in mutations(text, figure):
            rule = mutation.rule or "right"
            if not is_written(mutation, figure.locale):
                counts[rule, language, "unwritten"] += 1
                continue
            found = judge(mutation, figure, text)
            counts[rule, language, "written"] += 1
            good = bool(found) is bool(mutation.rule) and (not mutation.rule or mutation.rule in found)
            counts[rule, language, "flagged"] += bool(found)
            counts[rule, language, "named"] += mutation.rule in found
            if not good and shown < arguments.failures:
                shown += 1
                print(f"{rule} {figure.locale}: {text!r} -> {mutation.text!r}: {', '.join(sorted(found)) or 'nothing'}")
    _print(counts, 0, "rule")
    _print(counts, 1, "language")


def _print(counts: Counter[tuple[str, str, str]], at: int, heading: str) -> None:
    print(f"\n{heading:<12}{'written':>9}{'flagged':>9}{'named':>9}{'alarms':>9}{'unwritten':>11}")
    for key in [*sorted({each[at] for each in counts}), "all"]:
        rows = [(each, count) for each, count in counts.items() if key in ("all", each[at])]
        slips, right = (
            {
                name: sum(c for e, c in rows if (e[0] == "right") is ok and e[2] == name)
                for name in ("written", "flagged", "named")
            }
            for ok in (False, True)
        )
        unwritten = sum(count for each, count in rows if each[2] == "unwritten")
        share = [
            f"{100 * slips[name] / slips['written']:.1f}" if slips["written"] else "" for name in ("flagged", "named")
        ]
        alarms = f"{100 * right['flagged'] / right['written']:.1f}" if right["written"] else ""
        print(f"{key:<12}{slips['written'] + right['written']:>9}{share[0]:>9}{share[1]:>9}{alarms:>9}{unwritten:>11}")


if __name__ == "__main__":
    main()
