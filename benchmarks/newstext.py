"""Text like news in ten languages, made from a seed: about one figure in 25 words. For measuring speed, not accuracy."""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["LANGUAGES", "news_text"]


@dataclass(frozen=True, slots=True)
class _Language:
    words: str
    figures: tuple[str, ...]
    decimal: str
    group: str
    stop: str = ". "
    space: str = " "


_STYLES = {
    "en": _Language(
        "the of and to in that it was for on is with by as at from his company market said after new government minister "
        "report growth workers city school hospital river bridge council before between which their would could people",
        ("${n} million", "{d}%", "{n} people", "{d} percent", "€{n}bn", "{n} tonnes", "£{g}", "nearly {n}%", "{g}", "{d} km"),
        ".", ",",
    ),
    "de": _Language(
        "der die das und in von zu mit sich des auf für ist im dem nicht ein als auch es an werden aus er hat dass sie nach "
        "Unternehmen Markt Regierung Bericht Stadt Schule Brücke Minister Wachstum Arbeiter",
        ("{n} Millionen Euro", "{d} Prozent", "{g} Euro", "{d} %", "{n} Menschen", "{d} Mrd. Euro", "{n} Kilometer"),
        ",", ".",
    ),
    "it": _Language(
        "il la di e che in un a per con non del da una della sono si al nel più come anche dei le governo mercato rapporto "
        "città scuola ponte ministro crescita lavoratori azienda",
        ("{n} milioni di euro", "{d}%", "{g} euro", "{d} per cento", "{n} persone", "{d} miliardi", "{n} chilometri"),
        ",", ".",
    ),
    "es": _Language(
        "el la de que y en un a por con no una su para es al lo como más o pero sus le ya este gobierno mercado informe "
        "ciudad escuela puente ministro crecimiento trabajadores empresa",
        ("{n} millones de euros", "{d} %", "{g} euros", "{d} por ciento", "{n} personas", "{n} kilómetros"),
        ",", ".",
    ),
    "id": _Language(
        "yang dan di dari untuk dengan pada dalam ini itu akan tidak oleh sebagai juga adalah pemerintah pasar laporan kota "
        "sekolah jembatan menteri pertumbuhan pekerja perusahaan",
        ("Rp {n} miliar", "{d} persen", "{n} juta dolar", "{g} orang", "{d}%", "{n} kilometer"),
        ",", ".",
    ),
    "da": _Language(
        "og i at det er en til på som for med de den af har ikke der et fra men også regeringen marked rapport by skole bro "
        "minister vækst arbejdere virksomhed",
        ("{n} millioner kroner", "{d} procent", "{g} kr.", "{n} mennesker", "{d} mia. kr.", "{n} kilometer"),
        ",", ".",
    ),
    "ru": _Language(
        "и в не на что с по как это он из за к от но его для до при правительство рынок отчёт город школа мост министр рост "
        "рабочие компания",
        ("{n} млн рублей", "{d} %", "{n} миллионов долларов", "{d} процента", "{n} человек", "{n} км"),
        ",", "\u00a0",
    ),
    "hi": _Language(
        "और में के की है से को पर यह कि ने का एक नहीं भी था हो सरकार बाजार रिपोर्ट शहर स्कूल पुल मंत्री विकास मजदूर कंपनी",
        ("{n} करोड़ रुपये", "{d} प्रतिशत", "{n} मिलियन डॉलर", "{n} लोग", "{d}%", "{n} किलोमीटर"),
        ".", ",", "। ",
    ),
    "ar": _Language(
        "في من على أن إلى التي عن مع هذا كان بين بعد قال الحكومة السوق التقرير المدينة المدرسة الجسر الوزير النمو العمال الشركة",
        ("{n} مليون دولار", "{d} في المئة", "{d}%", "{n} شخص", "{n} كيلومتر"),
        ".", ",",
    ),
    "ja": _Language(
        "政府 市場 報告 都市 学校 橋 大臣 成長 労働者 会社 は の に を が で と した という ために について 昨日 発表 新しい",
        ("{n}億円", "{d}%", "{n}万人", "{n}キロ", "{n}万ドル"),
        ".", ",", "。", "",
    ),
}  # fmt: skip
LANGUAGES = tuple(_STYLES)
_WORDS_A_FIGURE = 25
_WORDS_A_SENTENCE = (8, 24)


def _figure(style: _Language, chance: random.Random) -> str:
    number = chance.randint(2, 990)
    grouped = f"{chance.randint(1_000, 900_000):,}".replace(",", style.group)
    decimal = f"{chance.randint(0, 90)}{style.decimal}{chance.randint(1, 9)}"
    return chance.choice(style.figures).format(n=number, g=grouped, d=decimal)


def news_text(language: str, size: int, seed: int = 1) -> str:
    """About `size` bytes of UTF-8 in a language. The same for the same seed, on every machine."""
    style, chance = _STYLES[language], random.Random(f"{seed} {language}")
    words = style.words.split()
    pieces: list[str] = []
    written = 0
    while written < size:
        sentence = [chance.choice(words) for _ in range(chance.randint(*_WORDS_A_SENTENCE))]
        for at in range(len(sentence)):
            if chance.random() < 1 / _WORDS_A_FIGURE:
                sentence[at] = _figure(style, chance)
        text = style.space.join(sentence)
        text = text[:1].upper() + text[1:] + (style.stop if chance.random() < 0.8 else style.stop.strip() + "\n\n")
        pieces.append(text)
        written += len(text.encode("utf-8"))
    return "".join(pieces)
