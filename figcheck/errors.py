"""The exceptions of figcheck. Every one carries a sentence that an editor can act on."""

from __future__ import annotations

__all__ = ["ClaimFileError", "ConfigError", "DocumentError", "FigcheckError", "LocaleError", "RateError"]


class FigcheckError(Exception):
    """Base of all errors that figcheck raises on purpose."""


class ConfigError(FigcheckError):
    """A setting, an option or a path is not usable."""


class LocaleError(FigcheckError):
    """A locale is not known, or its data file is not valid."""


class DocumentError(FigcheckError):
    """A document cannot be read as what it says it is."""


class RateError(FigcheckError):
    """There is no exchange rate for a pair at a date."""


class ClaimFileError(FigcheckError):
    """A claim file is not valid.

    `path`, `line` and `column` (from 1; None where unknown) point at the offending words.
    """

    def __init__(self, message: str, path: str = "", line: int | None = None, column: int | None = None) -> None:
        self.message, self.path, self.line, self.column = message, path, line, column
        place = ":".join(str(part) for part in (path, line, column) if part not in ("", None))
        super().__init__(f"{place}: {message}" if place else message)
