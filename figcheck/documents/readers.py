"""Which reader reads which file. A new format is one reader function and one line in `READERS`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from figcheck.documents.decode import decode
from figcheck.documents.delimited import read_csv, read_tsv
from figcheck.documents.html import read_html
from figcheck.documents.markdown import read_markdown
from figcheck.documents.text import read_text
from figcheck.errors import DocumentError
from figcheck.model.document import Document

__all__ = ["READERS", "read_bytes", "read_document", "read_string"]

Reader = Callable[[str, str], Document]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".csv": read_csv,
    ".tsv": read_tsv,
}
_LARGEST = 64 * 1024 * 1024
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")


def read_document(path: str, shown: str | None = None) -> Document:
    """Read a file (`-`: standard input as plain text). `shown` is the path that reports name.

    Raises DocumentError with a sentence that says what is wrong with it.
    """
    if path == "-":
        return read_string(decode(sys.stdin.buffer.read()), shown or "-")
    file = Path(path)
    data = read_bytes(path)
    reader = READERS.get(file.suffix.lower(), read_text)
    document = reader(shown or path, decode(data))
    return document if document.locale else replace(document, locale=_tag_of_name(file))


def read_bytes(path: str) -> bytes:
    """What a file holds. Raises DocumentError with a sentence that says what is wrong with it."""
    file = Path(path)
    try:
        if file.is_dir():
            raise DocumentError("it is a directory")
        if file.stat().st_size > _LARGEST:
            raise DocumentError(f"it is larger than {_LARGEST // 1024 // 1024} MB; split it")
        return file.read_bytes()
    except FileNotFoundError as error:
        broken = file.is_symlink()
        raise DocumentError(
            "it is a link to a file that is not there" if broken else "there is no such file"
        ) from error
    except PermissionError as error:
        raise DocumentError("it may not be read; mend its permissions") from error
    except OSError as error:
        raise DocumentError(f"it cannot be read ({error.strerror or error})") from error


def read_string(text: str, path: str = "<text>", suffix: str = ".txt") -> Document:
    """Read a text that is in memory already."""
    return READERS[suffix](path, text)


def _tag_of_name(file: Path) -> str | None:
    """The language tag in a name such as `article.hi.md`."""
    inner = Path(file.stem).suffix.lstrip(".")
    return inner.replace("_", "-") if _TAG.fullmatch(inner) else None
