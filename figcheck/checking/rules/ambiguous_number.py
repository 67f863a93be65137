"""Points and commas can be read in two ways here, and the verdict hangs on it.

The language of the text is not known, or writes both ways. Name it: `--locale de`, `lang:` in the front matter, or a file
name such as `article.de.md`. Where the language is known and only a foreign way agrees, that is a separator-slip (FIG103).

Example claim: `1,234 t`
Wrong (und): Xqzw 1.234 t
Right (und): Xqzw 1,234 t
"""

from __future__ import annotations

from figcheck.locales.lexicon import open_lexicon
from figcheck.model.figure import Figure

CODE, SLUG = "FIG301", "ambiguous-number"


def applies(figure: Figure) -> bool:
    """Whether a figure's locale is not known, or is one that writes its signs both ways (a setting of its data file)."""
    if figure.locale.partition("-")[0] == "und":
        return True
    return bool(open_lexicon(figure.locale).settings.get("both_signs"))
