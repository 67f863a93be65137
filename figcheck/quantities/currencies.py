"""Which currencies are taken for one another."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["confusable_with", "name_alike"]

_TABLE = Path(__file__).with_name("currencies.toml")


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in tomllib.loads(_TABLE.read_text(encoding="utf-8"))["confusable"])


@cache
def confusable_with(code: str) -> tuple[str, ...]:
    """The currencies that a code is taken for, nearest groups first."""
    return tuple(dict.fromkeys(other for group in _groups() if code in group for other in group if other != code))


def name_alike(code: str, other: str) -> bool:
    """Whether two currencies share a name or a sign (rupee and rupiah do, euro and dollar do not)."""
    return any(code in group and other in group for group in _groups() if "EUR" not in group)
