"""Bytes to text: UTF-8 first, byte order marks, then a guess; never a mistake in silence."""

from __future__ import annotations

import codecs

from figcheck.errors import DocumentError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """The text of a file without its byte order mark, line ends as they are. Raises DocumentError for no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(f"it begins with the mark of {encoding} but is not {encoding} text") from error
    if b"\0" in data[:8192]:
        raise DocumentError("it is a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, error)


def _guess(data: bytes, error: UnicodeDecodeError) -> str:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:262_144]).best()
    if best is None or not best.encoding:
        raise DocumentError(
            f"it is not UTF-8 (byte {error.start}) and no other encoding fits; save it as UTF-8"
        ) from error
    encoding = best.encoding
    # The windows code pages of western Europe and of Poland share most bytes; the western one is far commoner.
    if encoding in {"cp1250", "latin_1", "iso8859_15"} and (western := _western(data)) is not None:
        return western
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failed:
        raise DocumentError(f"it is not UTF-8, and not {encoding} throughout; save it as UTF-8") from failed


def _western(data: bytes) -> str | None:
    """The text as windows-1252, if the letters outside ASCII are those of western languages."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [character for character in text if character > "\x7f" and character.isalpha()]
    usual = sum(character in "æøåäöüßéèêëàâáíìîóòôõúùûñçÆØÅÄÖÜÉÈÀÁÍÓÚÑÇãÃðþýÐÞÝ" for character in letters)
    return text if letters and usual == len(letters) else None
