"""`figcheck: …` in a comment of the document's own format."""

from __future__ import annotations

import re

from figcheck.model.document import Directive

__all__ = ["COMMENT", "DIRECTIVE", "read_directive"]

DIRECTIVE = "figcheck:"  # every directive says it

# A comment of HTML and Markdown, or a line of plain text that holds nothing else.
COMMENT = re.compile(
    r"<!--\s*figcheck:\s*(?P<html>[^>]{1,200}?)\s*-->|^[ \t]*(?:#|//|%|\[//\]:\s*#)\s*\(?figcheck:\s*(?P<line>[^\n)]{1,200})\)?[ \t]*$",
    re.MULTILINE,
)
_ACTION = re.compile(r"(?P<action>ignore-next-line|ignore)(?:\[(?P<rules>[\w\s,-]*)\])?|claim\s*=\s*(?P<claim>[\w.-]+)")


def read_directive(match: re.Match[str], line: int) -> Directive | None:
    """The directive of a comment that `COMMENT` found; None if it asks for nothing that figcheck knows."""
    found = _ACTION.fullmatch((match["html"] or match["line"]).strip())
    if found is None:
        return None
    if found["claim"]:
        return Directive("claim", match.start(), match.end(), line, claim=found["claim"])
    rules = tuple(rule.strip() for rule in (found["rules"] or "").split(",") if rule.strip())
    return Directive(found["action"], match.start(), match.end(), line, rules)
