"""Language tags: the nearest locale that figcheck knows."""

from __future__ import annotations

from figcheck.errors import LocaleError
from figcheck.locales.store import known_locales

__all__ = ["resolve"]

# BCP 47 tags in everyday use that CLDR files under another name.
_ALIASES = {
    "zh-TW": "zh-Hant-TW", "zh-HK": "zh-Hant-HK", "zh-MO": "zh-Hant-MO", "zh-CN": "zh-Hans-CN", "zh-SG": "zh-Hans-SG",
    "iw": "he", "in": "id", "tl": "fil", "ji": "yi", "mo": "ro", "sh": "sr-Latn", "no": "nb", "cmn": "zh",
    "sr-Latn-RS": "sr-Latn", "zh-Hans": "zh",
}  # fmt: skip


def resolve(tag: str) -> str:
    """The nearest locale that figcheck knows: `de-AT-1996` -> `de-AT`. Raises LocaleError if there is none."""
    wanted = tag.replace("_", "-").strip()
    parts = wanted.split("-")
    shaped = [parts[0].lower(), *(p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p for p in parts[1:])]
    known = known_locales()
    for size in range(len(shaped), 0, -1):
        candidate = "-".join(shaped[:size])
        if candidate in _ALIASES:
            return _ALIASES[candidate]
        if candidate in known:
            return candidate
    raise LocaleError(f"the locale {tag!r} is not known; write a language tag such as en, pt-BR or zh-Hant")
