"""What a run asks for beyond documents and claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from figcheck.checking.rules import find_rule
from figcheck.model.document import Document
from figcheck.model.finding import Finding

__all__ = ["Options", "is_silenced", "names_rule"]


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of a run. `own_only`: only what a text says of itself, no claims.

    Comparing: `source_locale` is the source's, `locale` the targets'; `summary` lets figures be left out.
    """

    locale: str | None = None
    locales: Mapping[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: str = "vague"
    required_everywhere: bool = True
    own_only: bool = False
    source_locale: str | None = None
    summary: bool = False

    def wants(self, code: str) -> bool:
        """Whether findings of a rule are asked for."""
        if self.select and not names_rule(code, self.select):
            return False
        return not names_rule(code, self.ignore)

    def locale_for(self, path: str) -> str | None:
        """The locale that options or configuration give a path."""
        from figcheck.documents.files import matches

        if self.locale:
            return self.locale
        return next((locale for pattern, locale in self.locales.items() if matches(path, [pattern])), None)


def names_rule(code: str, names: Iterable[str]) -> bool:
    """Whether one of some names is a rule's: its code, its slug, or the beginning of its code (`FIG1`)."""
    rule = find_rule(code)
    return rule is not None and any(
        name.lower() in (rule.code.lower(), rule.slug)
        or (rule.code.lower().startswith(name.lower()) and name[:3].upper() == "FIG")
        for name in names
    )


def is_silenced(finding: Finding, document: Document) -> bool:
    """Whether a comment of a document silences a finding of it."""
    for directive in document.directives:
        if directive.action == "claim" or (directive.rules and not names_rule(finding.rule, directive.rules)):
            continue
        if finding.line == directive.line + (directive.action == "ignore-next-line"):
            return True
    return False
