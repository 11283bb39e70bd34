"""What the classes and ids of pages call their parts."""

import re

BYLINE = re.compile(
    r"(?i)(?:^|[-_\s])(?:by-?line|authors?|autor(?:en|in)?|auteurs?|autor[ei]|yazar\w*|muhabir"
    r"|firma|reporter|writer|article-?author\w*)(?:$|[-_\s])"
)

NOT_BYLINE = re.compile(
    r"(?i)bio|about|author-?box|profile|image|photo|avatar|follow|social|date|time|share|comment|box-?text"
)

CHANGED = re.compile(r"updat|modif|chang|aktualis|edited", re.I)

TEASER = re.compile(
    r"(?i)teaser|related|recirc|promo|card|recommend|sidebar|most-?read"
)

SUMMARY = re.compile(
    r"lead|summary|intro|dek|standfirst|subtitle|teaser|vorspann|chapo|spot"
)

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)

SIDE = re.compile(
    r"(?i)\b(?:sidebar|(?<!elementor )widget|menu|breadcrumb|related|cookie|comments?|newsletter|teaser"
    r"|recommend\w*|promo|most read|read more|also read)\b"
)

CAPTION = re.compile(
    r"(?i)\b(?:caption|figcaption|credits?|copyright|bildunterschrift|legende|didascalia)\b"
)

FOOT = re.compile(r"\bfooter\b", re.I)

LEAD = re.compile(
    r"(?i)\b(?:lead|summary|intro|dek|deck|standfirst|sub(?:title|headline|head)|vorspann|chapo|spot"
    r"|occhiello|sommario|entradilla|teaser text|excerpt|abstract|description)\b"
)

# What a paywall hides from those who have not paid is in the file all the same.
PAID = re.compile(
    r"(?i)paywall|premium|paid|subscri|piano|regwall|metered|locked|plus-?content|full-?text"
)

KICKER = re.compile(
    r"(?i)kicker|overline|eyebrow|label|badge|rubri|section|flag|hidden|sr-only"
)
