"""The labels by which texts announce a byline, a day or an address.

In the languages that we read; a turn of phrase a line.
"""

import re

# What a byline begins with.
BYLINE = re.compile(
    r"(?i)(?:\(?\s*(?:reporting|written|story|text|words|interview(?:ed)?|report|comment|opinion|analysis|review|posted|published)\s+by|an? (?:investigation|report|essay|story|interview|column|analysis)\s+by|(?:posted|published)\s+on\s+[^,]{3,20}(?:,\s+\d{4})?\s+by|by|von|par|propos recueillis par"
    r"|rédigé par|écrit par|geschrieben von|haber|yazan|muhabir|derleyen|röportaj|söyleşi|reporting|words|texte?|autor(?:in)?|auteure?|author|verfasst von|ein (?:artikel|bericht|beitrag|gespräch|interview|kommentar|text) von"
    r"|بقلم|كتب(?:ت)?|إعداد|تقرير|تحرير|تحقيق|حوار)\s*:?\s+(?P<names>\S.{2,120})"
)

# Without a colon these words begin sentences too.
NEEDS_COLON = re.compile(
    r"(?i)(?:haber|yazan|muhabir|derleyen|reporting(?! by)|words|texte?|autor(?:in)?|auteure?|author|تقرير|تحرير|إعداد|تحقيق|حوار|röportaj|söyleşi)\s+(?!:|by\b)"
)

# What follows the names: a place, a role, who edited.
AFTER_NAMES = re.compile(
    r"(?i)\s*(?:;|(?<=\w{3})\.\s|\b(?:veröffentlicht|published|posted|updated)\b|\bein kommentar\b|\bmit\b|\(|\)|\bin\b|\b(?:le|am|on) (?=(?:\w{0,10},? )?\w{0,10}\.? ?\d)|\bà\b|\baus\b|\bat\b|\bfor\b|\bediting\b|\|| - | – |,\s*\d).*"
)

# What a byline puts before a name: "By Local Democracy Reporter Hannah Price".
ROLE = re.compile(
    r"(?:(?:[A-Z][\w'’-]+ ){0,3}(?i:reporter|correspondent|editor|writer|journalist|photographer|columnist)"
    r"|unser\w{0,2} \w+|(?:(?:Doç|Prof|Yrd|Öğr|Dr|Mag|Univ|PD|apl|Arş|Gör)\.?\s*)+|Professor|Pr)\.?\s+(?=[A-ZÀ-ÞĞİŞ])"
)

# What stands behind a name: "Kofi Lawrence, Medical Correspondent".
POST = re.compile(
    r"(?i),\s(?:[\w’'-]+\s){0,3}(?:reporter|correspondent|editor|writer|columnist|\w*redakteur(?:in)?"
    r"|korrespondent(?:in)?|muhabiri|journaliste|correspondante?)\Z"
)

# Names that stand for nobody in particular.
NOBODY = re.compile(
    r"(?i:our\b.*|.*\bby\b.*\Z|.*\b(?:staff|correspondents?|reporters?|desk|team)\Z|admin\w*|edit[oö]r\w*|staff\w*|redaktion\w*|rédaction|la rédaction|newsroom|news desk"
    r"|team|webmaster|no author|anonymous|haber merkezi|web desk|agenc(?:y|ies)|correspondents?|reporters?|unknown"
    r"|guest|contributor\w*|the editors|التحرير|المحرر|أسرة التحرير)\b"
)

# What stands before the address of the original.
LINK_LABEL = re.compile(
    r"(?i)(?:(?:first|originally|initially) (?:published|appeared|posted)|source|read (?:more|on|the"
    r" (?:full |original |whole )?(?:story|article|original|report))|original(?: article)?|link|url|via|from"
    r"|quelle|zuerst (?:erschienen|veröffentlicht)|ursprünglich|original(?:artikel|beitrag)?"
    r"|kaynak|haberin (?:aslı|kaynağı)|ilk olarak|devamı|source|publié (?:à l['’]origine|initialement"
    r"|d['’]abord)|lire (?:la suite|l['’]article)|المصدر|رابط|نشر أولا|للمزيد)"
    r"[^.!?]{0,60}?[:：]?\s*\Z"
)

# Where, and when, a text was first published.
PUBLISHED_BY = re.compile(
    r"(?i)\APublished by (?P<rest_by>[^.]{2,60})|"
    r"\b(?:publiée?|published|veröffentlicht) (?:sous|under|unter) (?:[^.]|\.\d){0,60}?"
    r"\s(?:par|by|von) (?P<rest_cc>[A-ZÀ-Þ][^.,:]{2,60})|"
    r"\b(?:first|originally|initially) (?:published|appeared)(?: (?:on|online))?"
    r"(?P<day>[^.]{0,40}?)\s(?:by|in|at|on)\s(?P<rest>[^.]{2,80})"
    r"|\bzuerst (?:erschienen|veröffentlicht)(?P<day_de>[^.]{0,40}?)\s(?:bei|in|im|auf)\s(?P<rest_de>[^.]{2,80})"
    r"|\b(?:erschienen|abgedruckt) in(?: der| dem)?:? (?P<rest_in>[A-ZÄÖÜ][^.]{2,60})"
    r"|\b(?:paru|publié) (?:initialement |à l['’]origine |d['’]abord )?dans (?P<rest_fr>[^.]{2,60})"
    r"|\A[Pp]ublished (?:in|on) (?P<rest_in_en>[A-Z][^.,]{2,60})(?=,)"
    r"|\b[Pp]ublié (?:le )?(?P<day_fr>[^.]{4,24}?) par (?P<rest_par>[A-ZÀ-Þ][^.]{2,60})"
    r"|\bplease credit (?P<rest_credit>[A-Z][^.]{2,60})"
    r"|\A(?P<rest_tr_in>[A-ZÇĞİÖŞÜ][^.]{2,60}?) (?:dergisi|gazetesi)n[ıi]n [^!?]{0,40}?\byay[ıi]m?lan"
    r"|\bilk olarak (?P<rest_tr>[^.]{2,80}?)['’](?:de|da|te|ta|nde|nda)\b"
)

# Title, Author, Source, date, address: how a licence asks to be named.
CREDIT_LINE = re.compile(
    r"\b(?:Author|Autor(?:in)?|Auteure?|Yazar|Text)\s*:\s*(?P<author>[^,.:]{3,50}),\s*"
    r"(?P<name>[^,.:]{2,50})(?:,\s*(?P<day>[^,]{6,24}))?"
)

# Parameters of an address that only measure readers.
TRACKING = re.compile(
    r"(?i)(?:utm_\w+|fbclid|gclid|dclid|mc_[ce]id|igshid|cmpid|ocid|yclid|ref_src)\Z"
)

# What stands before the day of publication.
DAY_LABEL = re.compile(
    r"(?i)(?:published(?: on| at)?|posted(?: on)?|publication date|date|first published"
    r"|yay[ıi]n(?:lanma|lama)? ?(?:tarihi|zamanı)?|tarih|eklenme(?: tarihi)?|giriş(?: tarihi)?"
    r"|veröffentlicht(?: am)?|erschienen(?: am)?|stand|datum|vom|publiée?(?: le)?|paru le|mis en ligne le"
    r"|(?:نُ?شرت?(?: في| بتاريخ)?|تاريخ النشر|بتاريخ|التاريخ))\s*[:：]?\s*"
)

# What stands before the day of a change, which is another.
CHANGE_LABEL = re.compile(
    r"(?i)(?:last )?(?:updated|modified)|güncelle\w+|aktualisiert|mis(?:e)? à jour|modifiée?|آخر تحديث|تحديث"
)

# What else a line with a day may hold: a time, a zone, a separator.
CLOCK = re.compile(
    r"(?i)[\s,|·•.\-–—@/()]|\b\d{1,2}[:.h]\d{2}(?::\d{2})?\b|\b(?:at|um|à|le|am|on|den|uhr|saat|gmt|utc|cet|am|pm|ist)\b"
)

# Titles of front pages and menus say nothing of an article.
FRONT_PAGE = re.compile(
    r"(?i)(?:home(?:page)?|welcome|index|untitled(?: document)?|news|startseite|willkommen|accueil"
    r"|bienvenue|ana ?sayfa|haberler|الرئيسية|الصفحة الرئيسية|menu|navigation|search|suche|recherche|ara|log ?in"
    r"|sign in|subscribe|cookies?|share|404|not found|page not found|access denied|just a moment\W*|error)\Z"
)

# The legal form of a company is no part of its name.
COMPANY = re.compile(
    r"(?i)(?:[\s,]+(?:Publishing|Publications|Verlag\w*|Zeitungsverlag|Yayıncılık|Yayınları))?"
    r"[\s,]+(?:Ltd|Limited|Inc|LLC|LLP|L\.?P|plc|CIC|GmbH(?: & Co\.? KG)?|AG|SE|e\. ?V|S\.?A\.?S?|SARL|A\.Ş|Corp|Co)\.?\Z"
)


# A line that is only a publication and its day: "Rudaw, 11 August 2024".
CITATION_LINE = re.compile(
    r"(?i)(?!(?:by|von|par|text|yazan)\b)(?P<name>[^\W\d_][^,.:;|\d©]{2,50}?)(?:,|\svom|\sdu|\s[-–—|/])\s*(?=\D{0,12}\d)[^;:]{6,30}?(?:,\s(?:Seite|S\.|page|p\.|sayfa|Nr\.|no\.)\s?\w{1,4})?\Z"
)
# The other way round: "Vendredi 21 juin 2024 — La Voix des coteaux".
AFTER_DAY = re.compile(r"(?:\s*[-–—|·/]|,)\s*(?P<name>[^\W\d_][^,.:;|\d©]{2,50})\Z")

# Lines that are neither headline nor text.
BOILERPLATE = re.compile(
    r"(?i)(?:for immediate release|press release|pressemitteilung|basın bülteni"
    r"|communiqué de presse|بيان صحفي|contact\s*:|read also\b|see also\b|also read\b"
    r"|lire aussi\b|lesen sie auch\b|اقرأ أيضا|advertisement|anzeige|reklam|publicité)"
)

# A line over the headline that names the kind of text.
KICKER = re.compile(
    r"(?i)(?:opinion|comment(?:ary)?|analysis|explainer|feature|interview|exclusive|breaking(?: news)?"
    r"|editorial|letters?|obituar(?:y|ies)|sports?|politics|business|world|local news|news|science"
    r"|yorum|görüş|analiz|röportaj|haber|güncel|spor|ekonomi|dünya|özel haber|köşe yazısı"
    r"|meinung|kommentar|analyse|leitartikel|gastbeitrag|reportage|politik|wirtschaft|sport"
    r"|opinions?|tribune|éditorial|entretien|chronique|enquête|reportage|société|économie"
    r"|رأي|مقال|تحليل|تقرير|حوار|مقابلة|أخبار|رياضة|اقتصاد|خاص|عاجل)\s*[:|.]?\Z"
)

# The head of a letter that was sent by mail.
MAIL = re.compile(
    r"(?i)(?:from|to|cc|bcc|subject|sent|date|reply-to|von|an|betreff|gesendet|kimden|kime|konu"
    r"|de|à|objet|envoyé|من|إلى|الموضوع)\s?:\s"
)

# The title of a round of many papers, which rests on none of them.
PRESS_REVIEW = re.compile(
    r"(?i)what the (?:\w+ )?papers say|press (?:review|digest|round-?up)|in the (?:papers|press)\b"
    r"|the papers\b|newspaper headlines|basın (?:özeti|turu|taraması)|gazete manşetleri"
    r"|presseschau|pressestimmen|blick in die presse|revue de (?:la )?presse"
    r"|(?:أقوال|عناوين|جولة في|قراءة في) (?:الصحف|الصحافة)"
)

# A line that says from whom a text was taken.
SOURCE_LABEL = re.compile(
    r"(?i)(?:source|quelle|kaynak|المصدر|مصدر)\s*:\s*(?P<name>[^\d:/<>]{2,60}?)(?:,\s*(?P<day>[^,]{6,24}))?\s*\Z"
)
