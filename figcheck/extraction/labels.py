"""Numbers that name or order and state no magnitude: codes, ordinals, labels, list numbers, telephones."""

from __future__ import annotations

from figcheck.extraction.items import MASKED, NUMERAL, WORD, Item
from figcheck.extraction.surroundings import Surroundings, counts, is_cut, names
from figcheck.locales.lexicon import Lexicon

_LONGEST_COUNT, _LONGEST_TITLE = 15, 6
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 14

__all__ = ["is_code", "is_label", "is_marker", "is_ordinal"]


def is_code(c: Surroundings) -> str | None:
    """Letters or other digits glued to a numeral: SU7, F-35, 5G, 910/4821/24, 12:30."""
    number = c.number
    first = c.items[number.first]
    if first.kind == MASKED:
        return "code"
    if number.in_words:
        return None
    before, after = c.before, c.after
    if before is not None and c.glued_before() and c.amount.first == number.first:
        if (before.kind == WORD and not may_precede(before, c.lexicon)) or before.key in ("_", "@", "\\"):
            return "code"
        if c.bare and before.key == "-" and not before.space and _is_in_chain(c):
            return "code"
        if before.key in ("-", "/", ".", ":") and not before.space and (joined := c.at(-2)) is not None:
            if (
                before.key == "-"
                and joined.kind == WORD
                and c.bare
                and is_cut(joined)
                and joined.roles.keys() <= {"common", "phrases"}
            ):
                return "code"  # 歼-20
            if before.key == "-" and joined.kind == WORD and not may_precede(joined, c.lexicon) and not _repeats(c):
                if c.bare or (c.amount.kind == "measure" and len(c.items[c.amount.last].key) == 1):
                    return "code"
            if before.key in (":", "/", ".") and joined.kind == NUMERAL and (c.bare or before.key == ":"):
                return "code" if before.key != ":" else "clock"
    if after is None or after.space or c.amount.last != number.last:
        return _glued_unit(c)
    if after.kind == WORD and after.text[0].isalpha() and not may_follow(after, c.lexicon):
        return "ordinal" if after.has("ordinal_suffix") else "clock" if after.has("clock") else "code"
    following = c.at(2)
    if after.key in (":", "/", "_") and following is not None and not following.space and following.kind == NUMERAL:
        return "clock" if after.key == ":" else "code"
    if after.key == "-" and following is not None and not following.space and following.has("ordinal_suffix"):
        return "ordinal"
    return None


def _repeats(c: Surroundings) -> bool:
    """Whether the letters before a hyphen are those behind the number, and a numeral is before them: `5k-20k`."""
    numeral, letters, own = c.at(-3), c.at(-2), c.items[c.amount.last]
    if numeral is None or letters is None or numeral.kind != NUMERAL or letters.space:
        return False
    return letters.text == own.text and not own.space and letters.has("scale")


def _is_in_chain(c: Surroundings) -> bool:
    """Whether a number has hyphens on both sides, or two such numbers before it: `978-3-16-148410-0`."""
    joined, other, after, following = c.at(-2), c.at(-3), c.at(1), c.at(2)
    if joined is None or joined.kind != NUMERAL:
        return False
    if other is not None and other.key == "-" and not joined.space and not other.space:
        return True
    return (
        after is not None
        and following is not None
        and after.key == "-"
        and not after.space
        and following.kind == NUMERAL
    )


def _glued_unit(c: Surroundings) -> str | None:
    """A unit that is none: the start of a longer code (`5G2`), an ordinal's ending (`21st`), a decade's (`1990s`)."""
    if c.amount.last != c.number.last + 1 or c.amount.kind != "measure":
        return None
    item = c.items[c.amount.last]
    goes_on = c.after is not None and not c.after.space and c.after.kind == NUMERAL and not is_cut(item)
    if goes_on and item.text.isupper():
        return "code"  # `2024 YR4`
    if item.space:
        return None
    if goes_on and len(item.key) == 1:
        return "code"
    if item.text in ("º", "ª") and _orders(c):
        return "ordinal"
    if c.number.low != c.number.low.to_integral_value():
        return None
    behind_hyphen = c.before is not None and c.before.key == "-" and c.glued_before()  # `under-35s`
    if item.has("ordinal_suffix"):
        if len(item.key) > 1 or 1000 <= c.number.low <= 2099 or behind_hyphen or _is_decade(c):
            return "ordinal"
    return None


def _is_decade(c: Surroundings) -> bool:
    """Whether a number is a decade of a century unsaid: the '90s, in the 90s."""
    if c.number.low >= 100 or c.number.low % 10 or c.before is None:
        return False
    return c.before.key == "'" or c.before.has("date_links")


def _orders(c: Surroundings) -> bool:
    """Whether the sign of an ordinal, which is also typed for degrees, stands before what it orders."""
    after = c.after
    if c.number.low != c.number.low.to_integral_value() or after is None or after.kind != WORD or not after.space:
        return False
    return not after.roles or after.has("of") or after.has("month") or after.has("date_links") or counts(c)


def may_precede(item: Item, lexicon: Lexicon) -> bool:
    """Words that stand glued before a numeral: in scripts without spaces, prefixes, qualifiers."""
    return (
        is_cut(item)
        or item.key in lexicon.prefix_keys
        or bool(item.roles.keys() & {"currency", "ordinal_prefix", "minus"})
        or (item.has("unit") and item.first("unit").side == "before")
        or (
            (not item.text[0].isupper() or item.text[-1] == "-")
            and bool(item.roles.keys() & {"qualifier", "per_word", "of", "clock"})
        )
    )


def may_follow(item: Item, lexicon: Lexicon) -> bool:
    """Words that stand glued behind a numeral: counters, endings, anything in scripts without spaces."""
    if item.has("ordinal_suffix") or (item.has("clock") and not is_cut(item)):
        return False
    return (
        is_cut(item)
        or item.has("counter")
        or item.has("qualifier")
        or item.key in lexicon.suffix_keys
        or (item.has("thing") and len(item.key) > 1)  # `3D` is no day
    )


def is_ordinal(c: Surroundings) -> str | None:
    """`7. ottelussa`, `22.`, `der 3. Platz`, `28e`, `ke-3`: a rank, not an amount."""
    before, after = c.before, c.after
    if not c.bare and (before is None or not before.has("ordinal_prefix")):
        return None
    if before is not None and before.has("ordinal_prefix") and not c.items[c.amount.first].space:
        if is_cut(before) or before.text[-1] in "-‐‑":
            return "ordinal"  # 第3天, 제250조, `მე-20 საუკუნეში`
    if not c.bare or c.number.scales:
        return None
    if c.number.low != c.number.low.to_integral_value() and not _is_version(c):
        return None
    if (
        after is not None
        and after.has("ordinal_suffix")
        and (not after.space or after.first("ordinal_suffix").side == "after")
    ):
        return "ordinal"
    if before is not None and before.has("ordinal_prefix") and not c.items[c.amount.first].space:
        return "ordinal"
    for meaning in c.items[c.number.first].roles.get("fused", ()):
        if "ordinal_prefix" in (c.lexicon.phrase(meaning.ending) or ()):
            return "ordinal"
    if before is not None and before.key == "-" and (prefix := c.at(-2)) is not None and prefix.has("ordinal_prefix"):
        return "ordinal"
    if c.lexicon.settings.get("ordinal_hyphen") and after is not None and after.key == "-" and not after.space:
        named = c.at(2)
        if named is not None and named.kind == WORD and not named.space and named.key not in c.lexicon.suffix_keys:
            return (
                None
                if named.roles.keys() & {"unit", "currency", "share", "duration", "scale", "qualifier"}
                else "ordinal"
            )
    item = c.plain
    if item is None or after is None or after.key != "." or after.space or not c.lexicon.settings.get("ordinal_dot"):
        return None
    following = c.at(2)
    linked = before is not None and before.key == "-" and (first := c.at(-2)) is not None and first.kind == NUMERAL
    if following is None or len(item.key) > 4 or (item.space is False and c.amount.first and not linked):
        return "ordinal" if following is not None and following.key in (",", ")", "-") else None
    if following.key in (",", ")", "-", ";"):
        return "ordinal"
    if following.kind != WORD or not following.space:
        return None
    if following.text[0].islower() or (not following.text[0].isupper() and not following.text[0].islower()):
        return "ordinal"
    if c.lexicon.settings.get("capital_nouns") and not following.has("common"):
        before = c.before
        if int(item.key) <= 31 or (before is not None and before.has("common") and len(item.key) <= 3):
            return "ordinal"
    return None


def _is_version(c: Surroundings) -> bool:
    """Whether a numeral has a point where the locale's decimals have none: `a 4.2-es verzió`."""
    key = c.items[c.number.last].key
    return "." in key and "." not in c.lexicon.decimal


def is_label(c: Surroundings) -> str | None:
    """A number that names: page 5, Bus № 94, Boeing 737, 10 numaralı."""
    if c.number.scales or c.number.vague or c.number.share is not None:
        return None
    if not c.bare and c.plain is None:
        return None
    if not c.bare and (names(c, "labels") or _is_numbered(c)):
        return "label"
    if not c.bare and not (c.amount.kind == "measure" and c.amount.last == c.number.last + 1 and _short_unit(c)):
        return None
    before, after = c.before, c.after
    if before is not None:
        if before.has("labels") and before.side("labels", "before", "prefix") is not None:
            return None if _is_large(c) and counts(c) else "label"
        if before.key == "(" and (earlier := c.at(-2)) is not None and earlier.has("labels") and after is not None:
            if earlier.first("labels").side != "after" and after.key == ")" and not _is_large(c):
                return "label"
        if before.key in (".", ":", "-", "°") and (earlier := c.at(-2)) is not None and not before.space:
            if earlier.has("labels") and earlier.first("labels").side != "after" and not _is_apart(c, before):
                return None if _is_large(c) and before.key == ":" else "label"
    if not c.bare:
        return None
    if after is not None and any(meaning.side == "after" for meaning in after.roles.get("labels", ())):
        return "label"
    if c.plain is not None and before is not None and (_is_name(c, before) or _ends_title(c, before)):
        return "label"
    return None


def _ends_title(c: Surroundings, before: Item) -> bool:
    """Whether a number closes a quotation behind a word that the lexicon does not know: `'Rocky 2'`."""
    after = c.after
    if before.kind != WORD or before.roles or after is None or after.space or after.key not in ("'", '"', "”", "»"):
        return False
    opening = c.items[max(0, c.amount.first - _LONGEST_TITLE) : c.amount.first - 1]
    return any(item.key in ("'", '"', "“", "„", "«") and (item.space or not at) for at, item in enumerate(opening))


def _is_numbered(c: Surroundings) -> bool:
    """Whether letters that are also a currency's sign stand before a number that a word behind makes a name."""
    lettered = c.amount.first < c.number.first and c.items[c.amount.first].text.isalpha()
    return lettered and c.after is not None and any(m.side == "after" for m in c.after.roles.get("labels", ()))


def _is_apart(c: Surroundings, before: Item) -> bool:
    """Whether a hyphen before an amount is a dash, which joins nothing to it (`โควิด-19` is a name)."""
    return before.key == "-" and (before.space or c.items[c.amount.first].space)


def _is_large(c: Surroundings) -> bool:
    """A grouped number is an amount even behind a label word (`section 12,400 people`)."""
    return c.number.grouped and c.number.low >= 1000 and not c.items[c.number.last].key.isdigit()


def _short_unit(c: Surroundings) -> bool:
    return len(c.items[c.amount.last].key.rstrip(".")) == 1


def _is_name(c: Surroundings, before: Item) -> bool:
    """A capitalised word that the lexicon does not know, inside a sentence, right before a bare numeral."""
    item = c.plain
    if item is None or before.kind != WORD or before.roles or len(item.key) > 4 or not item.space:
        return False
    if 2 <= len(before.text) <= 4 and before.text.isascii() and before.text.isupper() and before.text.isalpha():
        return not _opens_percentage(c)  # `LH 1234`, no `CI 11–34%`
    if c.lexicon.settings.get("capital_nouns") or not before.text[0].isupper():
        return before.text.isascii() and before.text[0].isalpha() and _in_other_script(c, before)
    if c.after is not None and c.after.has("counter"):
        return False  # `in Perm 12 people`
    previous = c.at(-2)
    if previous is None or previous.key in {".", "!", "?", ":", "-", '"', "“", "»", "«", "„"}:
        if len(before.text) > 1 and before.text.isupper() and before.text.isascii():
            return True
        behind = c.at(2)
        apart = c.after is not None and c.after.key == "," and behind is not None and behind.kind == WORD
        return len(item.key) < 3 and len(before.text) > 3 and apart  # `Voyager 1, launched in 1977`
    return True


def _opens_percentage(c: Surroundings) -> bool:
    """Whether a dash and a number with a share or a unit follow."""
    sign, upper, unit = c.at(1), c.at(2), c.at(3)
    if sign is None or upper is None or unit is None or sign.key != "-" or upper.kind != NUMERAL:
        return False
    return unit.has("share") and not unit.space


def _in_other_script(c: Surroundings, before: Item) -> bool:
    """Whether a Latin word stands in a text of another script."""
    words = [
        item
        for item in c.items[max(0, c.amount.first - 8) : c.amount.last + 8]
        if item.kind == WORD and item is not before
    ]
    foreign = sum(
        not item.text.isascii() and item.text[0] >= "\u0370" and not "\u1e00" <= item.text[0] <= "\u1eff"
        for item in words
    )
    return foreign * 2 > len(words) and len(before.text) > 1


def is_marker(c: Surroundings) -> str | None:
    """A list number, a footnote, a telephone number, a year in two digits."""
    item = c.plain
    if item is None and c.bare and not c.number.in_words and not c.number.scales:
        return _telephone(c, c.items[c.number.last])
    if item is None or not c.bare:
        return None
    before, after = c.before, c.after
    if before is not None and after is not None and before.key == "[" and after.key == "]":
        return "marker"
    starts = c.amount.first == 0
    if starts and after is not None and not after.space and after.key in (".", ")") and len(item.key) <= 3:
        following = c.at(2)
        if following is not None and following.space:
            return "marker"
    if (
        starts
        and before is not None
        and before.key == "("
        and after is not None
        and after.key == ")"
        and len(item.key) <= 2
    ):
        return "marker"
    if len(item.key) > 1 and item.key[0] == "0" and not (after is not None and after.has("counter")):
        return "code"
    for beside in (before, after):
        if (
            beside is not None
            and beside.kind == NUMERAL
            and len(beside.key) > 1
            and beside.key[0] == "0"
            and beside.key.isdigit()
        ):
            return "code"
    if before is not None and before.key == "'" and before.space and len(item.key) == 2 and not item.space:
        return "year"
    return _telephone(c, item)


def _telephone(c: Surroundings, item: Item) -> str | None:
    if len(item.key) > _LONGEST_COUNT and item.key.isdigit():
        return "code"
    first = last = c.amount.first
    while first > 0 and c.amount.first - first < 8 and (_dials(c.items[first - 1]) or c.items[first - 1].key == "+"):
        first -= 1
    while last + 1 < len(c.items) and last - c.amount.first < 8 and _dials(c.items[last + 1]):
        last += 1
    run = [each.key for each in c.items[first : last + 1] if each.kind == NUMERAL]
    if len(run) < 2:
        return None
    digits = sum(len(each) for each in run)
    plus = any(each.key == "+" for each in c.items[first:last])
    bracketed = c.items[first].key == "(" and first + 2 <= last and c.items[first + 2].key == ")"
    if len(run) >= 4 and 2 <= len(item.key) <= 4:
        return "code"
    dialled = plus or bracketed or run[0][0] == "0"
    return "code" if dialled and _SHORTEST_PHONE <= digits <= _LONGEST_PHONE else None


def _dials(item: Item) -> bool:
    """Whether an item may be a part of a telephone number."""
    if item.kind == NUMERAL:
        plain = "".join(character for character in item.key if character.isdigit())
        return len(plain) <= 9 and not any(sign in item.key for sign in ",.'")
    return item.key in ("-", "(", ")", "/")
