"""A rule's page as text: what it says, an example, how to mend it, how to silence it."""

from __future__ import annotations

import difflib
import inspect

from figcheck.checking.rules import RULES, Rule, find_rule, rule_module
from figcheck.errors import ConfigError

__all__ = ["explain", "list_rules"]

_WEIGHT = {
    "error": "It is an error: the exit status is 1.",
    "warning": "It is a warning; `--fail-on warning` makes the exit status 1.",
    "note": "It is a note: only counted, unless you ask for --notes.",
}


def explain(name: str) -> str:
    """The page of a rule. Raises ConfigError for a name that is none."""
    rule = find_rule(name)
    if rule is None:
        names = [word for each in RULES for word in (each.code, each.slug)]
        close = difflib.get_close_matches(name.lower(), [word.lower() for word in names], 1)
        hint = f"; did you mean {close[0]}?" if close else "; `figcheck explain` lists them all"
        raise ConfigError(f"there is no rule {name!r}{hint}")
    return f"{rule.code} {rule.slug} ({rule.severity})\n\n{_page(rule)}\n\n{_WEIGHT[rule.severity]}\n\n{_silence(rule)}"


def list_rules() -> str:
    """Every rule in one line."""
    width = max(len(rule.slug) for rule in RULES)
    return "\n".join(
        f"{rule.code}  {rule.slug:<{width}}  {rule.severity:<7}  {_page(rule).splitlines()[0]}" for rule in RULES
    )


def _page(rule: Rule) -> str:
    return inspect.cleandoc(rule_module(rule).__doc__ or "")


def _silence(rule: Rule) -> str:
    lines = [
        "To silence it:",
        f"  in one line of a document   <!-- figcheck: ignore[{rule.code}] --> on the line, or",
        f"                              <!-- figcheck: ignore-next-line[{rule.code}] --> before it",
        f"  in one run                  figcheck verify ... --ignore {rule.code}",
        f'  for good                    ignore = ["{rule.code}"] in figcheck.toml',
    ]
    return "\n".join(lines)
