"""Numbers as text."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["decimal_text"]


def decimal_text(value: Decimal) -> str:
    """A number without exponent, as few digits as it has."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
