"""What is not a figure: dates, years, clock times, ordinals, labels, scores, codes, and articles that spell 1.

Every test looks at one amount and the items around it; no test knows a language. A reason is given for what is
turned away, so that a neighbour in the same list or range (`pages 3 and 5`, `8 bis 17 Uhr`) can be turned away too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from figcheck.extraction.amounts import Amount, UnitReading
from figcheck.extraction.scan import MASKED, NUMERAL, SIGN, WORD, Item
from figcheck.locales.lexicon import Lexicon

__all__ = ["reject", "reject_neighbours"]

_SMALL = 12
_FUNCTION = ("common", "article", "and", "or", "of", "labels", "years", "clock", "ordinal", "month", "weekday",
             "per_word", "point", "over")  # fmt: skip
_LINKS = frozenset({"-", "/", ",", "&", "+", "، ", "、"})


class _Context:
    """One amount among its items, with the neighbours that the tests ask for."""

    __slots__ = ("after", "amount", "before", "items", "lexicon", "number")

    def __init__(self, items: list[Item], amount: Amount, lexicon: Lexicon) -> None:
        self.items, self.amount, self.lexicon = items, amount, lexicon
        self.number = amount.number
        first, last = amount.first, amount.last
        self.before: Item | None = items[first - 1] if first else None
        self.after: Item | None = items[last + 1] if last + 1 < len(items) else None

    @property
    def bare(self) -> bool:
        return not self.amount.units and self.number.share is None

    @property
    def plain(self) -> Item | None:
        """The numeral item of a number that is nothing but one whole numeral."""
        item = self.items[self.number.last]
        if self.number.scales or self.number.in_words or item.kind != NUMERAL or not item.key.isdigit():
            return None
        return item

    def at(self, offset: int) -> Item | None:
        """The item so many places behind the amount (negative: before it)."""
        index = self.amount.last + offset if offset > 0 else self.amount.first + offset
        return self.items[index] if 0 <= index < len(self.items) else None

    def glued_after(self) -> bool:
        return self.after is not None and not self.after.space

    def glued_before(self) -> bool:
        return self.before is not None and not self.items[self.amount.first].space


def reject(items: list[Item], amount: Amount, lexicon: Lexicon) -> str | None:
    """Why an amount is not a figure, or None if it is one."""
    context = _Context(items, amount, lexicon)
    for test in _TESTS:
        reason = test(context)
        if reason is not None:
            return reason
    return None


def _is_code(c: _Context) -> str | None:
    """Letters or other digits glued to a numeral: SU7, F-35, 5G, 910/4821/24, 12:30."""
    number = c.number
    first = c.items[number.first]
    if first.kind == MASKED:
        return "code"
    if number.in_words:
        return None
    before, after = c.before, c.after
    if before is not None and c.glued_before() and c.amount.first == number.first:
        if (before.kind == WORD and not _may_precede(before, c.lexicon)) or before.key in ("_", "@", "\\"):
            return "code"
        if before.key in ("-", "/", ".", ":") and not before.space and (joined := c.at(-2)) is not None:
            if before.key == "-" and joined.kind == WORD and c.bare and not _may_precede(joined, c.lexicon):
                return "code"
            if before.key in (":", "/", ".") and joined.kind == NUMERAL and (c.bare or before.key == ":"):
                return "code" if before.key != ":" else "clock"
    if after is None or after.space or c.amount.last != number.last:
        return _glued_unit(c)
    if after.kind == WORD and after.text[0].isalpha() and not _may_follow(after, c.lexicon):
        return "ordinal" if after.has("ordinal_suffix") else "clock" if after.has("clock") else "code"
    following = c.at(2)
    if after.key in (":", "/", "_") and following is not None and not following.space and following.kind == NUMERAL:
        return "clock" if after.key == ":" else "code"
    if after.key == "-" and following is not None and not following.space and following.has("ordinal_suffix"):
        return "ordinal"
    return None


def _glued_unit(c: _Context) -> str | None:
    """A unit that is none: the start of a longer code (`5G2`), an ordinal's ending (`21st`), a decade's (`1990s`)."""
    if c.amount.last != c.number.last + 1 or c.amount.kind != "measure":
        return None
    item = c.items[c.amount.last]
    if item.space:
        return None
    if c.after is not None and not c.after.space and c.after.kind == NUMERAL and len(item.text) == 1:
        return "code"
    if item.has("ordinal_suffix") and (len(item.text) > 1 or 1000 <= c.number.low <= 2099):
        return "ordinal"
    return None


def _is_cut(item: Item) -> bool:
    return item.text[0] >= "\u0e00" and not item.text[0].isupper() and not item.text[0].islower()


def _may_precede(item: Item, lexicon: Lexicon) -> bool:
    """Words that stand glued before a numeral: in scripts without spaces, prefixes, qualifiers."""
    return (
        _is_cut(item)
        or item.key in lexicon.prefix_keys
        or bool(item.roles.keys() & {"currency", "ordinal_prefix", "minus"})
        or (not item.text[0].isupper() and bool(item.roles.keys() & {"qualifier", "per_word", "of", "clock"}))
    )


def _may_follow(item: Item, lexicon: Lexicon) -> bool:
    """Words that stand glued behind a numeral: counters, endings, anything in scripts without spaces."""
    if item.has("ordinal_suffix") or item.has("clock"):
        return False
    return (
        _is_cut(item)
        or item.has("counter")
        or item.has("qualifier")
        or item.key in lexicon.suffix_keys
        or item.has("thing")
    )


def _is_clock(c: _Context) -> str | None:
    """A number up to 24, or hours and minutes, next to a word of the clock."""
    number = c.number
    if number.vague or number.scales or number.low < 0 or number.low >= 25:
        return None
    if not c.bare:
        if c.items[c.amount.last].has("clock") and c.amount.kind == "measure":
            return "clock"
        if not _is_hour(c):
            return None
    if c.after is not None and c.bare:
        meaning = c.after.side("clock", "after")
        if meaning is not None and meaning.side != "before":
            return "clock"
    for offset in (-1, -2):
        item = c.at(offset)
        if item is None:
            break
        if item.has("clock") and item.first("clock").side != "after":
            if offset == -1 or (c.at(-1) is not None and c.at(-1).key in (".", ":")):  # type: ignore[union-attr]
                return "clock"
    return None


def _is_hour(c: _Context) -> bool:
    return c.amount.unit is not None and c.amount.unit.name == "hour" and not c.items[c.amount.last].space


def _is_date(c: _Context) -> str | None:
    """A day of the month or a year next to a month, or a number with a word that makes dates (年, 日, den)."""
    item = c.plain
    if item is None:
        if (
            c.number.in_words
            and c.bare
            and not c.number.scales
            and 1 <= c.number.low <= 31
            and _month_near(c, c.amount)
        ):
            return "date"
        return None
    value = int(item.key)
    if c.bare and c.after is not None and c.after.has("dates"):
        side = c.after.first("dates").side
        if side != "before" and (len(item.key) <= 2 or len(item.key) == 4):
            return "date"
    if not c.bare:
        return None
    if c.before is not None and c.before.has("dates") and c.before.first("dates").side != "after" and 1 <= value <= 31:
        return "date"
    if (len(item.key) <= 2 and 1 <= value <= 31) or len(item.key) == 4:
        if _month_near(c, c.amount):
            return "date"
        if len(item.key) <= 2 and c.before is not None and c.before.has("weekday") and not _counts(c):
            return "date"
    return None


def _month_near(c: _Context, amount: Amount) -> bool:
    """Whether a month stands next to an amount, with at most a sign, an ordinal's ending and a link between."""
    for step in (1, -1):
        index = amount.last + 1 if step > 0 else amount.first - 1
        skipped = 0
        while 0 <= index < len(c.items) and skipped < 4:
            item = c.items[index]
            if item.has("month") and not item.has("common"):
                return True
            if item.has("month") and item.text[:1].isupper():
                return True
            if not (item.key in (".", ",", "-", "'", "º", "ª", "°") or item.roles.keys() & {"ordinal_suffix", "date_links", "of", "weekday"}
                    or (item.kind == NUMERAL and step < 0 and len(item.key) <= 2)):  # fmt: skip
                break
            index += step
            skipped += 1
    return False


def _is_year(c: _Context) -> str | None:
    """A whole number of four digits, not grouped, where a year may stand."""
    item = c.plain
    if item is None or not c.bare or len(item.key) != 4:
        return None
    value = int(item.key)
    said = _says_year(c)
    after = c.after
    if after is not None and after.key == "-" and not after.space and (end := c.at(2)) is not None:
        if (
            not end.space
            and end.kind == NUMERAL
            and end.key.isdigit()
            and len(end.key) in (2, 4)
            and 1000 <= value < 2600
        ):
            return "year"
    if 1900 <= value <= 2099:
        if after is not None and after.has("counter") and not said:
            return None
        return "year"
    if not 1000 <= value < 2700 or not said:
        return None
    return None if _counts(c) and not _year_after(c) else "year"


def _says_year(c: _Context) -> bool:
    before = c.before
    if before is not None and before.has("years") and before.first("years").side != "after":
        return True
    return _year_after(c)


def _year_after(c: _Context) -> bool:
    return c.after is not None and c.after.has("years") and c.after.first("years").side == "after"


def _is_ordinal(c: _Context) -> str | None:
    """`7. ottelussa`, `22.`, `der 3. Platz`, `28e`, `ke-3`: a rank, not an amount."""
    if not c.bare or c.number.scales:
        return None
    before, after = c.before, c.after
    if (
        after is not None
        and after.has("ordinal_suffix")
        and (not after.space or after.first("ordinal_suffix").side == "after")
    ):
        return "ordinal"
    if before is not None and before.has("ordinal_prefix") and not c.items[c.amount.first].space:
        return "ordinal"
    if before is not None and before.key == "-" and (prefix := c.at(-2)) is not None and prefix.has("ordinal_prefix"):
        return "ordinal"
    item = c.plain
    if item is None or after is None or after.key != "." or after.space or not c.lexicon.settings.get("ordinal_dot"):
        return None
    following = c.at(2)
    if following is None or len(item.key) > 4 or (item.space is False and c.amount.first):
        return "ordinal" if following is not None and following.key in (",", ")", "-") else None
    if following.key in (",", ")", "-", ";"):
        return "ordinal"
    if following.kind != WORD or not following.space:
        return None
    if following.text[0].islower() or (not following.text[0].isupper() and not following.text[0].islower()):
        return "ordinal"
    if c.lexicon.settings.get("capital_nouns") and int(item.key) <= 31 and not following.has("common"):
        return "ordinal"
    return None


def _is_label(c: _Context) -> str | None:
    """A number that names: page 5, Bus № 94, Boeing 737, 10 numaralı."""
    if c.number.scales or c.number.vague or c.number.share is not None:
        return None
    if not c.bare and not (c.amount.kind == "measure" and c.amount.last == c.number.last + 1 and _short_unit(c)):
        return None
    before, after = c.before, c.after
    if before is not None:
        if before.has("labels") and before.first("labels").side != "after":
            return None if _is_large(c) else "label"
        if before.key in (".", ":", "-", "°") and (earlier := c.at(-2)) is not None and not before.space:
            if earlier.has("labels") and earlier.first("labels").side != "after" and before.key != "-":
                return None if _is_large(c) and before.key == ":" else "label"
    if not c.bare:
        return None
    if after is not None and after.has("labels") and after.first("labels").side == "after":
        return "label"
    if c.plain is not None and before is not None and _is_name(c, before):
        return "label"
    return None


def _is_large(c: _Context) -> bool:
    """A grouped number is an amount even behind a label word (`section 12,400 people`)."""
    return c.number.grouped and c.number.low >= 1000 and not c.items[c.number.last].key.isdigit()


def _short_unit(c: _Context) -> bool:
    return c.items[c.amount.last].space and len(c.items[c.amount.last].text) == 1


def _is_name(c: _Context, before: Item) -> bool:
    """A capitalised word that the lexicon does not know, inside a sentence, right before a bare numeral."""
    item = c.plain
    if item is None or before.kind != WORD or before.roles or len(item.key) > 4 or not item.space:
        return False
    if c.lexicon.settings.get("capital_nouns") or not before.text[0].isupper():
        return before.text.isascii() and before.text[0].isalpha() and _in_other_script(c, before)
    previous = c.at(-2)
    if previous is None or previous.key in {".", "!", "?", ":", "-", '"', "“", "»", "«", "„"}:
        return len(before.text) > 1 and before.text.isupper() and before.text.isascii()
    return True


def _in_other_script(c: _Context, before: Item) -> bool:
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


def _is_marker(c: _Context) -> str | None:
    """A list number, a footnote, a telephone number, a year in two digits."""
    item = c.plain
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
    if len(item.key) > 1 and item.key[0] == "0":
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


def _telephone(c: _Context, item: Item) -> str | None:
    run = 1
    for step in (-1, 1):
        index = c.amount.first + step
        while 0 <= index < len(c.items) and run < 6:
            other = c.items[index]
            if other.kind == NUMERAL and other.key.isdigit() and 2 <= len(other.key) <= 4:
                run += 1
            elif other.key not in ("-", "(", ")", "/"):
                break
            index += step
    if run >= 4 and 2 <= len(item.key) <= 4:
        return "code"
    before = c.before
    if before is not None and before.key == "+" and not item.space and len(item.key) <= 3 and c.after is not None:
        return "code" if c.after.kind == NUMERAL else None
    return "code" if len(item.key) > 15 else None


def _is_score(c: _Context) -> str | None:
    """3-1, 4–2, 4-3-3: small whole numbers with a hyphen that are no range."""
    item = c.plain
    if item is None or len(item.key) > 3:
        return None
    for step in (1, -1):
        sign, other = c.at(step), c.at(2 * step)
        if sign is None or other is None or sign.key != "-" or other.kind != NUMERAL or not other.key.isdigit():
            continue
        if (step < 0 and c.amount.first != c.number.first) or sign.space != (other if step > 0 else item).space:
            continue
        beyond = c.at(3 * step)
        if beyond is not None and beyond.key == "-" and not beyond.space:
            return "score"
        low, high = (item, other) if step > 0 else (other, item)
        if len(other.key) <= 3 and int(low.key) >= int(high.key):
            behind = c.at(3) if step > 0 else None
            joined = behind is not None and behind.roles.keys() & {"share", "unit", "currency", "duration"}
            if not joined and not (step < 0 and c.amount.units):
                return "score"
        if low.key == "0" and c.bare and step < 0:
            return "score"
    return None


def _counts(c: _Context) -> bool:
    """Whether the word behind an amount may be what it counts."""
    after = c.after
    if after is None or after.kind != WORD:
        return False
    if after.has("counter"):
        return True
    if _is_cut(after):
        return False
    return after.space and not any(after.has(role) for role in _FUNCTION)


def _is_idle_word(c: _Context) -> str | None:
    """Articles that spell 1, small number words that count nothing, a scale word alone."""
    number = c.number
    if not number.in_words or number.share is not None or number.vague:
        return None
    whole = all(item.kind == SIGN for item in (*c.items[: c.amount.first], *c.items[c.amount.last + 1 :]))
    if number.low == 1 and not number.scales:
        unit = c.amount.unit
        if unit is not None and _spells_one_of(c, unit):
            return None
        return None if whole and not c.items[number.first].has("article") else "article"
    if not c.bare or whole:
        return None
    if number.scales and number.words == 1 and not number.article:
        single = c.items[number.first]
        return None if number.low < 1_000_000 and (single.has("number") or _counts(c)) else "idle"
    if number.words > 1 or number.scales or (number.low > _SMALL and not _is_cut(c.items[number.first])):
        return None
    if c.lexicon.settings.get("counted_first"):
        before = c.before
        if before is not None and before.kind == WORD and not any(before.has(role) for role in _FUNCTION):
            return None
    return None if _counts(c) else "idle"


def _spells_one_of(c: _Context, unit: UnitReading) -> bool:
    """Whether an article before a unit states one of it: `un euro`, not `eine Woche`, not `un punto di svolta`."""
    if unit.kind == "measure":
        return unit.name not in _TIMES
    return unit.name != "pp" or " " in c.items[c.amount.last].key or len(c.items[c.amount.last].key) > 7


_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})


def _is_fraction_date(c: _Context) -> str | None:
    """5/3 alone is a date, 24/7 an idiom; 3/4 is a fraction."""
    number = c.number
    if number.in_words or number.first == number.last or c.items[number.last].kind != NUMERAL or number.scales:
        return None
    if c.items[number.last - 1].key != "/" or not c.bare:
        return None
    numerator, denominator = int(c.items[number.last - 2].key), int(c.items[number.last].key)
    if number.last - number.first > 2:
        return None
    if numerator >= denominator or denominator not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32):
        return "date"
    before = c.before
    if before is not None and (before.has("weekday") or before.has("dates") or before.has("month")):
        return "date"
    return None


_TESTS: tuple[Callable[[_Context], str | None], ...] = (
    _is_code, _is_clock, _is_date, _is_ordinal, _is_year, _is_fraction_date, _is_label, _is_marker, _is_score,
    _is_idle_word,
)  # fmt: skip

_SPREADING = frozenset({"clock", "date", "year", "label", "ordinal"})


def reject_neighbours(
    items: list[Item], amounts: Sequence[Amount], reasons: list[str | None], lexicon: Lexicon
) -> None:
    """Turn away bare amounts that are joined to one turned away: `8 bis 17 Uhr`, `pages 3 and 5`, `2019–21`."""
    order = [*range(1, len(amounts)), *range(len(amounts) - 1, 0, -1)]
    joints = lexicon.joint_keys
    for position, index in enumerate(order):
        left, right = amounts[index - 1], amounts[index]
        forward = position < len(amounts) - 1
        given, asked = (index - 1, index) if forward else (index, index - 1)
        reason = reasons[given]
        if (
            reason not in _SPREADING
            or reasons[asked] is not None
            or amounts[asked].units
            or amounts[asked].number.scales
        ):
            continue
        between = items[left.last + 1 : right.first]
        keys = " ".join(item.key for item in between if item.key != ".")
        if not between or len(between) > 4:
            continue
        links = (
            keys in _LINKS
            or keys in joints
            or all(item.has("and") or item.has("or") or item.key in _LINKS for item in between)
        )
        if not links or (keys == "," and reason not in ("label", "date")):
            continue
        if reason == "year" and not (amounts[asked].number.low >= 1000 or keys in ("-", "/")):
            continue
        if reason in ("label", "ordinal") and amounts[asked].number.low > 9999:
            continue
        if reason == "date" and keys == "," and not forward:
            continue
        if (
            reason == "date"
            and forward
            and amounts[asked].number.low > 31
            and len(items[amounts[asked].first].key) != 4
        ):
            continue
        reasons[asked] = reason
