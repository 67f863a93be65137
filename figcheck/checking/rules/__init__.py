"""One module a rule, named by its slug. The docstring is the user's page; `RULES` is the table of all of them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from types import ModuleType

__all__ = ["RULES", "SLIP_ORDER", "Rule", "find_rule", "rule_module"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and what it weighs. `kind`: slip (one figure, one claim), document or run."""

    code: str
    slug: str
    severity: str
    kind: str

    @property
    def module(self) -> str:
        """The name of the rule's module."""
        return self.slug.replace("-", "_")


RULES = (
    Rule("FIG101", "value-mismatch", "error", "slip"),
    Rule("FIG102", "magnitude-slip", "error", "slip"),
    Rule("FIG103", "separator-slip", "error", "slip"),
    Rule("FIG104", "currency-swap", "error", "slip"),
    Rule("FIG105", "period-swap", "error", "slip"),
    Rule("FIG106", "unit-swap", "error", "slip"),
    Rule("FIG107", "range-mismatch", "error", "slip"),
    Rule("FIG108", "digit-slip", "error", "slip"),
    Rule("FIG109", "sign-flip", "error", "slip"),
    Rule("FIG110", "qualifier-mismatch", "warning", "slip"),
    Rule("FIG111", "conversion-mismatch", "error", "document"),
    Rule("FIG112", "relation-mismatch", "error", "document"),
    Rule("FIG113", "swapped-figures", "error", "slip"),
    Rule("FIG114", "restated-differently", "warning", "document"),
    Rule("FIG115", "qualifier-dropped", "note", "slip"),
    Rule("FIG116", "coarse-rounding", "note", "slip"),
    Rule("FIG117", "over-precise-conversion", "note", "document"),
    Rule("FIG201", "unverified-figure", "note", "run"),
    Rule("FIG202", "missing-claim", "note", "run"),
    Rule("FIG203", "missing-figure", "error", "run"),
    Rule("FIG204", "added-figure", "warning", "run"),
    Rule("FIG301", "ambiguous-number", "warning", "document"),
    Rule("FIG302", "ambiguous-currency", "warning", "document"),
    Rule("FIG901", "unreadable-document", "error", "run"),
    Rule("FIG902", "no-exchange-rate", "error", "run"),
)

# The first rule that explains a contradiction names it.
SLIP_ORDER = ("FIG103", "FIG104", "FIG106", "FIG105", "FIG109", "FIG107", "FIG102", "FIG110", "FIG108", "FIG101")

_BY_NAME = {name: rule for rule in RULES for name in (rule.code, rule.slug)}


def find_rule(name: str) -> Rule | None:
    """A rule by its code or slug, whatever the case."""
    return _BY_NAME.get(name) or _BY_NAME.get(name.upper()) or _BY_NAME.get(name.lower())


@cache
def rule_module(rule: Rule) -> ModuleType:
    """The module of a rule."""
    return importlib.import_module(f"figcheck.checking.rules.{rule.module}")
