"""How pages word what is beside a text: sections, menus, pictures, agencies, bylines.

In the languages that we read, and in those whose papers write as these do.
"""

import re

WEB = re.compile(r"https?:|www\.|^/|^#|\.(?:com|org|net|html?|php)\b", re.I)

HOSTLIKE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.I)

SECTION = re.compile(
    r"(?:u\.?s\.?(?: news)?|u\.?k\.?|world|politics|business|sports?|money|health|tech(?:nology)?"
    r"|opinion|culture|travel|local|national|international|latest|home(?:page)?|front page|news"
    r"|politik|wirtschaft|kultur|panorama|ausland|inland|wissen|sport|société|économie|monde"
    r"|culture|politique|gündem|dünya|ekonomi|spor|haberler|mundo|economía|deportes|cronaca"
    r"|economia|esteri|politica|article|articles|website|site|by|menu|untitled|null|undefined|none"
    r"|default|admin|wordpress|my site|blog)\Z",
    re.I,
)

MENU = re.compile(
    r"(?:menu|navigation|search|suche|recherche|ara|log ?in|sign in|subscribe|cookies?"
    r"|share|404|not found|page not found|access denied|just a moment\W*|error)\Z",
    re.I,
)

SIGNED_BY = re.compile(r"\A(?:by|von|par|por)\s+", re.I)

# What says that somebody else wrote with the agency's help.
HELPED = re.compile(
    r"\b(?:with|mit|avec|con|met|plus|additional|contributed|material|ile|katkı\w*|und|and|et|e)\b"
    r"|\+",
    re.I,
)

AGENCY_LABEL = re.compile(
    r"(?:quelle|source|sources|fonte|fuente|kaynak|text|von|by|par|por|bron|kilde)\s*:?\s*",
    re.I,
)

CODED = re.compile(r"\bdpa:\d{6}-\d|\bdpa-infocom\b|©\s*dpa\b")

# What names a photographer or where a picture comes from.
PICTURE = re.compile(
    r"\b(?:photo\w*|foto\w*|picture[- ]alliance|image[sn]?|imago|getty|shutterstock|bild(?!\.)\w*"
    r"|istock|unsplash|alamy|collage|montage|illustration|grafik|graphic|credit|rex|epa"
    r"|screenshot|video|symbolbild|reuters\/|afp\/|ap\/|dpa\/|archiv\w*|wikimedia|flickr|123rf|pixabay)\b|/dpa\b|/ap\b|/afp\b",
    re.I,
)

# "Eine Webseite der FUNKE Mediengruppe"
INTRODUCED = re.compile(
    r"\A(?:ein\w* (?:web)?(?:seite|angebot|produkt) (?:der|des|von)|an? (?:web)?site (?:of|by)"
    r"|part of|published by|un site d[eu])\s+",
    re.I,
)

# What a byline puts around its names.
BYLINE_OPENING = re.compile(
    r"\A(?:(?i:by|von|par|por|text|words|autor(?:in)?|geschrieben von|ein artikel von"
    r"|beitrag von|written by|story by|reporting by|haber|yazan|a cura di|escrito por"
    r"|propos recueillis par)|di|da|de)\s*:?\s+",
)

# The value is a picture's, or a picture's agency's.
PICTURED = re.compile(r"\b(?:image|photo\w*|foto\w*|bild|getty|picture)\b", re.I)

BYLINE_END = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\bpublished\b|\bupdated\b|\bfor\b|\bin\b|\d|\(|@|\bist\b|\bis an?\b"
    r"|,\s*(?:\w+\s){0,4}(?:reporter|editor|correspondent|writer|redakteur\w*|journalist\w*"
    r"|producer|columnist|director|head|chief|senior|special|associate)).*",
    re.I,
)

WORLD = (
    r"media|press|news|nachrichten|redaktion|rédaction|redazione|redacción|zeitung|verlag|radio|tv"
    r"|magazine|group|network|agency|agentur|studios?|network|institute?|university|foundation"
    r"|online|digital|team|staff|desk|office|service|center|centre|company|corporation|nast"
    r"|productions?|publishing|partner|content|brand|contributors?|reporters?|correspondents?"
    r"|editors?|editorial|writers?|community|syndicate|bureau|council|association|union|society"
)

COMPANY_WORD = re.compile(rf"\b(?:{WORLD})\b", re.I)

CHANGED_DAY = re.compile(
    r"updat|aktualis|modif|mis à jour|güncel|last|zuletzt|aggiorn|stand", re.I
)
