"""Where compiled lexicons are kept: in the package (made with the wheel), else in the user's cache, else nowhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from figcheck.cache import cache_folder, fingerprint, read_json, write_json
from figcheck.errors import LocaleError

__all__ = ["BUILT", "cached_file", "cached_folder", "known_locales", "open_compiled", "write_compiled"]

_HERE = Path(__file__).parent
BUILT = _HERE / "compiled"


@cache
def cached_folder() -> Path:
    """The folder for what is made of the code, the CLDR data and the packages as they are now."""
    files = [*sorted((_HERE / "cldr").glob("*.json")), *sorted(_HERE.glob("*.py"))]
    return cache_folder() / fingerprint(files, ("babel", "unicode_rbnf"))


def cached_file(name: str, pattern: str) -> Path:
    """Where a thing made of some data files as they are now is kept."""
    return cached_folder() / f"{name}-{fingerprint(sorted((_HERE / 'data').glob(pattern)))}.json"


def _cached_lexicon(tag: str) -> Path:
    language = tag.partition("-")[0]
    data = {
        *(_HERE / "data").glob(f"{language}.toml"),
        *(_HERE / "data").glob(f"{language}-*.toml"),
        _HERE / "data" / "und.toml",
    }
    return cached_folder() / f"{tag}-{fingerprint(sorted(data))}.json"


@cache
def known_locales() -> frozenset[str]:
    """Every locale that a lexicon can be had for."""
    found = read_json(BUILT / "index.json") or read_json(cached_file("index", "*.toml"))
    if found is None:
        from figcheck.locales.compile import compilable_tags

        found = {"locales": list(compilable_tags())}
        write_json(cached_file("index", "*.toml"), found)
    return frozenset(found["locales"])


@cache
def open_compiled(tag: str) -> dict[str, Any]:
    """The compiled lexicon of one locale (without its parents). Raises LocaleError if there can be none."""
    found = read_json(BUILT / f"{tag}.json") or read_json(_cached_lexicon(tag))
    if found is None:
        if tag not in known_locales():
            raise LocaleError(f"the locale {tag!r} is not known")
        from figcheck.locales.compile import compile_lexicon

        found = compile_lexicon(tag)
        write_json(_cached_lexicon(tag), found)
    return found


def write_compiled(folder: Path) -> int:
    """Compile every locale into a folder, for the wheel; the number of files written."""
    from figcheck.locales.compile import compilable_tags, compile_lexicon

    tags = compilable_tags()
    for tag in tags:
        write_json(folder / f"{tag}.json", compile_lexicon(tag))
    write_json(folder / "index.json", {"locales": list(tags)})

    from figcheck.locales.detect import compile_detection

    write_json(folder / "detection.json", compile_detection())
    return len(tags)
