"""The commands that check nothing: convert, rates, explain, schema, init. Thin; they return exit statuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from figcheck.apps.sources import date_of, open_sources, tell
from figcheck.errors import ConfigError
from figcheck.quantities.exchange.protocol import ExchangeRate
from figcheck.quantities.exchange.sources import open_exchange

__all__ = ["run_convert", "run_explain", "run_init", "run_rates", "run_schema"]

_DIGITS = 6  # of an amount converted at a rate of a day, which knows no more


def run_convert(paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """`figcheck convert`: 0, or 2 where it cannot be done."""
    from figcheck.claims.values import target_of
    from figcheck.extraction.document import read_text_figures
    from figcheck.locales.detect import detect
    from figcheck.quantities.canonical import build_bridge, missing_rate, quantity_of
    from figcheck.writing.describe import describe, describe_quantity

    text, wanted = paths[0], values.get("to")
    if not wanted:
        raise ConfigError("say what to express it in: --to USD/year")
    locale = values.get("locale")
    if locale is None and detect(text) == "und":
        locale = "en"  # a figure alone tells no language
    figures = read_text_figures(text, locale)
    if len(figures) != 1:
        found = "no figure" if not figures else f"{len(figures)} figures"
        raise ConfigError(f'{text!r} has {found}; convert takes one, as "15,45 milioni di sterline"')
    figure = figures[0]
    unit, per = target_of(wanted)
    exchange = open_exchange((), open_sources(values))
    source = quantity_of(figure)
    target = source.as_unit(unit, per if per is not None else figure.per)
    bridge = build_bridge(source, target, exchange, date_of(values))
    tell(exchange)
    if bridge is None or bridge.unsaid:
        if missing_rate(source, target, exchange, date_of(values)):
            when = f"on {values['as_of']}" if values.get("as_of") else "without a date; write --as-of 2024-07-31"
            raise ConfigError(f"there is no exchange rate between {source.unit} and {unit} {when}")
        raise ConfigError(f"{describe(figure)} cannot be expressed in {wanted}")
    step = bridge.steps[0]
    low, high = sorted((step.apply(figure.low), step.apply(figure.high)))
    if values.get("format") == "json":
        answer = {"text": figure.text, "locale": figure.locale, "low": _plain(low), "high": _plain(high), "unit": unit,
                  "per": target.per, "qualifier": figure.qualifier, "exchange_rate": _as_data(bridge.rate)}  # fmt: skip
        _print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    if bridge.converted:
        low, high = (Decimal(f"{value:.{_DIGITS}g}") for value in (low, high))
    _print(f"{describe(figure)} = {describe_quantity(low, high, unit, target.per, figure.qualifier)}")
    if bridge.rate is not None:
        _print(_told(bridge.rate))
    return 0


def run_rates(paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """`figcheck rates`: 0, or 2 where there is none."""
    from figcheck.quantities.exchange.ecb import newest_day, update

    if values.get("update"):
        _print(f"The rates of the ECB are now those up to {update()}.")
        if not paths:
            return 0
    if not paths:
        _print(
            f"The rates of the ECB at hand go up to {newest_day()}. Ask for a pair: figcheck rates USD IDR --as-of 2024-08-06"
        )
        return 0
    codes = [path.upper() for path in paths]
    if len(codes) != 2 or not all(len(code) == 3 and code.isascii() and code.isalpha() for code in codes):
        raise ConfigError(f"{' '.join(paths)!r} is no pair of currencies; write two ISO codes, as USD IDR")
    exchange = open_exchange((), open_sources(values))
    date = date_of(values)
    rate, window = exchange.ask(codes[0], codes[1], date)
    tell(exchange)
    if rate is None:
        when = f"on {date}" if date else "without a date; write --as-of 2024-07-31"
        raise ConfigError(f"there is no exchange rate between {codes[0]} and {codes[1]} {when}")
    if values.get("format") == "json":
        around = None if window is None else [_plain(window.low), _plain(window.high)]
        _print(json.dumps({**(_as_data(rate) or {}), "window": around}, ensure_ascii=False, indent=2))
        return 0
    _print(_told(rate))
    if window is not None:
        _print(f"between {window.low:.6g} and {window.high:.6g} from 14 days before to 3 days after")
    return 0


def run_explain(paths: Sequence[str], _values: Mapping[str, Any]) -> int:
    """`figcheck explain`: 0, or 2 for a rule that there is not."""
    from figcheck.checking.explain import explain, list_rules

    _print(explain(paths[0]) if paths else list_rules())
    return 0


def run_schema(_paths: Sequence[str], _values: Mapping[str, Any]) -> int:
    """`figcheck schema`: 0."""
    from figcheck.claims.schema import claim_file_schema

    _print(json.dumps(claim_file_schema(), ensure_ascii=False, indent=2))
    return 0


def run_init(paths: Sequence[str], values: Mapping[str, Any]) -> int:
    """`figcheck init`: 0, or 2 where a document cannot be read or a claim file is there already."""
    from figcheck.claims.draft import draft_claims
    from figcheck.config import find_settings
    from figcheck.documents.files import find_documents
    from figcheck.documents.readers import read_document
    from figcheck.extraction.document import read_figures

    settings = find_settings(paths[0])
    names = find_documents(paths, (*settings.exclude, *(values.get("exclude") or ())))
    if not names:
        raise ConfigError(f"there is no document that figcheck reads in {', '.join(paths)}")
    readings = [read_figures(read_document(name), values.get("locale")) for name in names]
    text = draft_claims(readings, as_of=date_of(values))
    output = values.get("output")
    if not output:
        _print(text.rstrip("\n"))
        return 0
    try:
        with Path(output).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ConfigError(f"{output} is there already; name another file, or move it away") from error
    except OSError as error:
        raise ConfigError(f"the draft cannot be written to {output} ({error.strerror or error})") from error
    return 0


def _print(text: str) -> None:
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _as_data(rate: ExchangeRate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {"base": rate.base, "quote": rate.quote, "value": _plain(rate.value), "asked": rate.asked, "given": rate.given,
            "source": rate.source}  # fmt: skip


def _told(rate: ExchangeRate) -> str:
    when = f" on {rate.given}" if rate.given else ""
    return f"1 {rate.base} = {rate.value:.6g} {rate.quote}{when} ({rate.source})"
