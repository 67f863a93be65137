"""A claim's value: text read by figcheck's own reader, or a mapping of its parts."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from figcheck.claims.nodes import Node
from figcheck.errors import ClaimFileError, ConfigError, LocaleError
from figcheck.extraction.extractor import read_value
from figcheck.model.figure import QUALIFIERS, Figure, Part

__all__ = ["number_of", "percentage_of", "target_of", "value_of"]

_KEYS = ("amount", "low", "high", "unit", "per", "qualifier", "direction", "precision")
_NUMBER = re.compile(r"[+-]?(?:\d{1,40})(?:\.\d{1,40})?(?:[eE][+-]?\d{1,2})?")
_MONEY = re.compile(r"[A-Z]{3}")


def number_of(node: Node, path: str) -> Decimal:
    """A plain number (`20e6`, `15.45`). Raises ClaimFileError."""
    text = (node.text or "").replace("_", "").strip()
    if not _NUMBER.fullmatch(text):
        raise ClaimFileError(f"{node.text!r} is not a number; write it as 20e6 or 15.45", path, node.line, node.column)
    try:
        return Decimal(text)
    except InvalidOperation as error:  # the pattern leaves nothing to raise this, save a limit of the context
        raise ClaimFileError(f"{node.text!r} is out of range", path, node.line, node.column) from error


def percentage_of(node: Node, path: str) -> Decimal:
    """A percentage as a fraction (`5%` -> 0.05). Raises ClaimFileError."""
    text = (node.text or "").strip()
    if not text.endswith("%"):
        raise ClaimFileError(f"{node.text!r} is not a percentage; write it as 5%", path, node.line, node.column)
    value = number_of(Node(node.line, node.column, text[:-1].strip()), path) / 100
    if not 0 <= value < 1:
        raise ClaimFileError(f"a tolerance lies between 0% and 100%, not {node.text}", path, node.line, node.column)
    return value


def value_of(node: Node, path: str, locale: str) -> Figure:
    """The figure that a claim states. Raises ClaimFileError with the words that could not be read."""
    if node.kind == "mapping":
        return _from_parts(node, path)
    if node.kind == "list" or node.text is None:
        raise ClaimFileError(
            "a value is text (`nearly 20 million USD per month`) or a mapping", path, node.line, node.column
        )
    try:
        figure, unread = read_value(node.text, locale)
    except LocaleError as error:
        raise ClaimFileError(str(error), path, node.line, node.column) from error
    if figure is None:
        hint = "" if locale == "en" else f" (it was read in {locale})"
        raise ClaimFileError(
            f"the value {node.text!r} has no figure that can be read{hint}; write it like `nearly 20 million USD per month`, "
            "`30 to 31 %` or `at least 5 GW`", path, node.line, node.column)  # fmt: skip
    if unread:
        raise ClaimFileError(
            f"{unread!r} in the value {node.text!r} was not understood; leave it out, or put it into `statement`",
            path, node.line, node.column)  # fmt: skip
    return figure


def target_of(text: str) -> tuple[str, str | None]:
    """The unit and *per* that a short text names (`USD/year`, `km/h`, `EUR per MWh`). Raises ConfigError."""
    try:
        figure, unread = read_value(f"5 {text.strip()}", "en")
    except LocaleError:  # pragma: no cover - English is always known
        figure, unread = None, text
    if figure is None or figure.unit is None or unread:
        raise ConfigError(f"{text!r} is no unit that figcheck knows; write it as USD, USD/year, km, km/h, kg per liter")
    return figure.unit, figure.per


def _from_parts(node: Node, path: str) -> Figure:
    parts: dict[str, Node] = {}
    for key, value in node.pairs:
        if key.text not in _KEYS:
            raise ClaimFileError(
                f"a value has no {key.text!r}; it may have {', '.join(_KEYS)}", path, key.line, key.column
            )
        parts[key.text] = value
    if "amount" in parts:
        low = high = number_of(parts["amount"], path)
        step = _step(parts["amount"].text or "")
    elif "low" in parts and "high" in parts:
        low, high = number_of(parts["low"], path), number_of(parts["high"], path)
        step = max(_step(parts["low"].text or ""), _step(parts["high"].text or ""))
        if low > high:
            raise ClaimFileError("`low` is greater than `high`", path, parts["low"].line, parts["low"].column)
    else:
        raise ClaimFileError("a value needs `amount`, or `low` and `high`", path, node.line, node.column)
    texts = {key: (value.text or "").strip() for key, value in parts.items()}
    qualifier = texts.get("qualifier") or None
    if qualifier is not None and qualifier not in QUALIFIERS:
        where = parts["qualifier"]
        raise ClaimFileError(
            f"{qualifier!r} is no qualifier; known are {', '.join(QUALIFIERS)}", path, where.line, where.column
        )
    direction = texts.get("direction") or None
    if direction not in (None, "up", "down"):
        where = parts["direction"]
        raise ClaimFileError(f"a direction is up or down, not {direction!r}", path, where.line, where.column)
    unit = _unit(parts.get("unit"), path)
    precision = number_of(parts["precision"], path) if "precision" in parts else step / 2
    kind = (
        "number"
        if unit is None
        else "percent"
        if unit in ("%", "pp", "bp")
        else "money"
        if _MONEY.fullmatch(unit)
        else "measure"
    )
    text = texts.get("amount") or f"{texts.get('low')} to {texts.get('high')}"
    shown = text if unit is None else f"{text} {unit}"
    pieces = (Part("number", 0, len(text), str(low)), *((Part("scale", 0, 0, "1"),) if "e" in text.lower() else ()))
    return Figure(shown, 0, len(shown), kind, low, high, unit, texts.get("per") or None, qualifier, direction,
                  precision=precision, locale="en", parts=pieces)  # fmt: skip


def _step(text: str) -> Decimal:
    """The value of one step of the last written digit: of 20e6 it is a million, of 15.45 a hundredth."""
    mantissa, _, exponent = text.lower().replace("_", "").partition("e")
    places = len(mantissa.partition(".")[2])
    return Decimal(1).scaleb(int(exponent or 0) - places)


def _unit(node: Node | None, path: str) -> str | None:
    if node is None or not (text := (node.text or "").strip()):
        return None
    if text in ("%", "pp", "bp") or _MONEY.fullmatch(text):
        return text
    try:
        figure, unread = read_value(f"5 {text}", "en")
    except LocaleError:
        figure, unread = None, text
    if figure is None or unread or figure.unit is None:
        raise ClaimFileError(
            f"the unit {text!r} is not known; write USD, %, km, tonne, …", path, node.line, node.column
        )
    return figure.unit
