"""What an outline says in our own words, in the language of the article.

The words are the writer's to change; they stand in the file, so they are not
among the strings that a page translates.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OurWords:
    """Headings and sentences with places for names in braces."""

    reported: str
    said: str
    rest: str
    also: str
    paragraph: str
    lead: str
    published: str
    title: str
    joined: str
    months: str
    date: str = "{day} {month} {year}"

    def day(self, day: dt.date) -> str:
        """A day as prose has it."""
        month = self.months.split()[day.month - 1]
        return self.date.format(day=day.day, month=month, year=day.year)

    def names(self, names: list[str]) -> str:
        """Names in a row, the last with "and" before it."""
        *others, last = names
        return f"{', '.join(others)}{self.joined}{last}" if others else last


OUR_WORDS: dict[str, OurWords] = {
    "en": OurWords(
        reported="What {name} reported",
        said="What {name} said",
        rest="What else there is",
        also="Also named as sources",
        paragraph="Paragraph {number}",
        lead="{outlet} reported this on {day} {cite}",
        published="{lead}; {source} published what we read {cite}",
        title="{outlet} on {names}",
        joined=" and ",
        months="January February March April May June July August September October"
        " November December",
    ),
    "tr": OurWords(
        reported="Haberin aktardığı: {name}",
        said="Aktarılan kaynak: {name}",
        rest="Haberde başka ne var",
        also="Adı geçen diğer kaynaklar",
        paragraph="{number}. paragraf",
        lead="Haber: {outlet}, {day} {cite}",
        published="{lead}; okuduğumuz metni yayımlayan: {source} {cite}",
        title="{outlet}: {names}",
        joined=" ve ",
        months="Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım"
        " Aralık",
    ),
    "de": OurWords(
        reported="Was {name} berichtete",
        said="Was {name} sagte",
        rest="Was es sonst gibt",
        also="Außerdem als Quellen genannt",
        paragraph="Absatz {number}",
        lead="{outlet} berichtete darüber am {day} {cite}",
        published="{lead}; gelesen haben wir es bei {source} {cite}",
        title="{outlet} über {names}",
        joined=" und ",
        months="Januar Februar März April Mai Juni Juli August September Oktober"
        " November Dezember",
        date="{day}. {month} {year}",
    ),
    "fr": OurWords(
        reported="Ce que rapporte {name}",
        said="Ce que dit {name}",
        rest="Ce qu’il y a d’autre",
        also="Également citées comme sources",
        paragraph="Paragraphe {number}",
        lead="{outlet} l’a rapporté le {day} {cite}",
        published="{lead} ; {source} a publié ce que nous avons lu {cite}",
        title="{outlet} sur {names}",
        joined=" et ",
        months="janvier février mars avril mai juin juillet août septembre octobre"
        " novembre décembre",
    ),
    "ar": OurWords(
        reported="ما أوردته {name}",
        said="ما قالته {name}",
        rest="ما ورد غير ذلك",
        also="مصادر أخرى ورد ذكرها",
        paragraph="الفقرة {number}",
        lead="أوردت {outlet} ذلك في {day} {cite}",
        published="{lead}؛ ونشرت {source} ما قرأناه {cite}",
        title="{outlet} عن {names}",
        joined=" و",
        months="يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر"
        " ديسمبر",
    ),
}


def our_words(language: str) -> OurWords:
    """The words of *language*, or English where we have none of it."""
    return OUR_WORDS.get(language.partition("-")[0], OUR_WORDS["en"])
