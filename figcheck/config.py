"""Settings from `figcheck.toml` or `[tool.figcheck]` in `pyproject.toml`, found upward from the first path."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figcheck.errors import ConfigError

__all__ = ["GRADE_NAMES", "SEVERITY_NAMES", "Settings", "find_settings", "read_settings"]

SEVERITY_NAMES = ("error", "warning", "note", "never")
GRADE_NAMES = ("exact", "rounded", "coarse", "approximate", "converted", "vague")

_STRINGS = ("claims", "locale", "fail-on", "strict")
_LISTS = ("select", "ignore", "exclude")
_KEYS = (*_STRINGS, *_LISTS, "locales", "notes")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file says. `path` is the file; paths in it are relative to its folder."""

    path: str | None = None
    claims: str | None = None
    locale: str | None = None
    locales: dict[str, str] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    strict: str | None = None
    notes: bool = False


def find_settings(start: str) -> Settings:
    """The settings of the nearest configuration file at or above a path; none found gives the defaults."""
    try:
        folder = Path(start if start != "-" else ".").resolve()
    except OSError:
        return Settings()
    folders = [folder, *folder.parents] if folder.is_dir() else list(folder.parents)
    for each in folders:
        own = each / "figcheck.toml"
        if own.is_file():
            return read_settings(own)
        shared = each / "pyproject.toml"
        if shared.is_file() and "tool.figcheck" in _text_of(shared):
            return read_settings(shared)
    return Settings()


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: it cannot be read ({error})") from error


def read_settings(path: Path) -> Settings:
    """Read one configuration file. Raises ConfigError with the file, the key and what would be right."""
    import difflib
    import tomllib

    try:
        data: dict[str, Any] = tomllib.loads(_text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: it is not valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("figcheck", {})
    for key, value in data.items():
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(sorted(_KEYS))}"
            raise ConfigError(f"{path}: there is no setting {key!r}; {hint}")
        if key in _STRINGS and not isinstance(value, str):
            raise ConfigError(f"{path}: {key} is a text, not {value!r}")
        if key in _LISTS and not _is_list(value):
            raise ConfigError(f"{path}: {key} is a list of texts, not {value!r}")
    locales = data.get("locales", {})
    if not isinstance(locales, dict) or not all(isinstance(value, str) for value in locales.values()):
        raise ConfigError(f'{path}: locales maps path patterns to languages, as {{"it/**" = "it"}}')
    if not isinstance(data.get("notes", False), bool):
        raise ConfigError(f"{path}: notes is true or false")
    for key, known in (("fail-on", SEVERITY_NAMES), ("strict", GRADE_NAMES)):
        if key in data and data[key] not in known:
            raise ConfigError(f"{path}: {key} is one of {', '.join(known)}, not {data[key]!r}")
    claims = data.get("claims")
    return Settings(
        path=str(path),
        claims=str(path.parent / claims) if claims else None,
        locale=data.get("locale"),
        locales=dict(locales),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        exclude=tuple(data.get("exclude", ())),
        fail_on=data.get("fail-on"),
        strict=data.get("strict"),
        notes=data.get("notes", False),
    )


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
