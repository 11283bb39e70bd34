"""How pages word what is beside a text: sections, menus, pictures, agencies, bylines.

In the languages that we read, and in those whose papers write as these do.
"""

import re

WEB = re.compile(r"https?:|www\.|^/|^#|\.(?:com|org|net|html?|php)\b", re.I)

HOSTLIKE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,12}", re.I)

SECTION = re.compile(
    r"(?i)(?:u\.?s\.?(?: news)?|u\.?k\.?|world|politics|business|sports?|money|health|tech(?:nology)?"
    r"|opinion|culture|travel|local|national|international|latest|home(?:page)?|front page|news"
    r"|politik|wirtschaft|kultur|panorama|ausland|inland|wissen|sport|société|économie|monde"
    r"|culture|politique|gündem|dünya|ekonomi|spor|haberler|mundo|economía|deportes|cronaca"
    r"|economia|esteri|politica|article|articles|website|site|by|menu|untitled|null|undefined|none"
    r"|default|admin|wordpress|blogger|my site|blogs?|opinion blog|letters(?: to the editor)?|magazine|videos?|photos?|features?|stories|story)\Z"
)

# What says that somebody else wrote with the agency's help.
HELPED = re.compile(
    r"(?i)\b(?:with|mit|avec|con|met|plus|additional|contributed|material|ile|katkı\w*|und|and|et|e)\b"
    r"|\+"
)

AGENCY_LABEL = re.compile(
    r"(?i)(?:quelle|source|sources|fonte|fuente|kaynak|text|von|by|par|por|bron|kilde|källa|lähde"
    r"|źródło|zdroj|forrás|sursa|izvor|источник|джерело|πηγή|מקור|المصدر|स्रोत|সূত্র|ที่มา"
    r"|nguồn|sumber|来源|來源|出典|출처|av|af|door|foto)\s*[:：]?\s*"
)

CODED = re.compile(r"\bdpa:\d{6}-\d|\bdpa-infocom\b|©\s*dpa\b")

# What names a photographer or where a picture comes from.
PICTURE = re.compile(
    r"(?i)\b(?:photo\w*|foto\w*|picture[- ]alliance|image[sn]?|imago|getty|shutterstock|bild(?!\.)\w*"
    r"|istock|unsplash|alamy|collage|montage|illustration|grafik|graphic|credit|rex|epa"
    r"|screenshot|video|symbolbild|reuters\/|afp\/|ap\/|dpa\/|archiv\w*|wikimedia|flickr|123rf|pixabay)\b|/dpa\b|/ap\b|/afp\b"
)

# "Eine Webseite der FUNKE Mediengruppe"
INTRODUCED = re.compile(
    r"(?i)\A(?:ein\w* (?:web)?(?:seite|angebot|produkt) (?:der|des|von)|an? (?:web)?site (?:of|by)"
    r"|part of|(?:published|posted) by|un site d[eu])\s+"
)

# What a byline puts around its names.
BYLINE_OPENING = re.compile(
    r"\A(?:By(?=[A-Z][a-z]+ [A-Z])|(?:(?i:by|von|par|por|text|words|autor\w{0,3}|geschrieben von|ein \w+ von"
    r"|beitrag von|written by|story by|reporting by|haber|yazan|a cura di|escrito por"
    r"|propos recueillis par|av|af|door|teksti?|tekst|skrevet av|pisz?e|napisał\w?|piše"
    r"|автор|текст|от|מאת|بقلم|نویسنده|लेखक|লেখক|โดย|tác giả)|di|da|de)"
    r"\s*[:：]?\s+|(?i:oleh|penulis|reporter|szerző|írta|kirjoittaja|מאת)\s*[:：]\s*"
    r"|(?:本[报報])?(?:[记記]者|作者|撰文|文)\s*[:：/／]?\s*(?=\S))"
)
# What stands for an editorial office or its own correspondent, in any language.
OFFICE = re.compile(
    r"(?i)\b(?:reda[ck]\w*|rédac\w*|szerk\w*|toimitu\w*|toimetus|nyhets\w*|oprac\w*|opr"
    r"|van onze|ban biên tập|tòa soạn|phóng viên|nhóm pv|agenci\w+|haber merkezi)\b"
    r"|(?:редакц|корр|уредни|σύντα|συντακτικ|נכתב|מערכת|סוכנויות|التحرير|وكالات|متابع|مراسل"
    r"|گروه|خبرنگار|سرویس|डेस्क|संवाददाता|ब्यूरो|संपादक|ডেস্ক|প্রতিবেদক|প্রতিনিধি|সংবাদদাতা"
    r"|บรรณาธิการ|ทีมข่าว|ผู้สื่อข่าว|[编編][辑輯]|本[报報社]|[综綜]合|取材班|編集|責任|责任|通讯[员員]"
    r"|온라인|뉴스|편집|취재|데스크|디지털|신문|일보)"
    r"|\A(?:about|über|à propos|sobre|acerca|o autor\w*|om forfatt\w*|over)\s"
    # A name behind a Greek article has another ending than its own.
    r"|\A(?:του|της|των)\s"
)

# The value is a picture's, or a picture's agency's.
PICTURED = re.compile(r"\b(?:image|photo\w*|foto\w*|bild|getty|picture)\b", re.I)

BYLINE_END = re.compile(
    r"(?i)\s*(?:[|•·–—]|\s-\s|\b(?:published|updated|veröffentlicht|aktualisiert|stand|ein kommentar|mit)\b|\bfor\b|\bin\b|\bon\b|\d|\(|@|\bist\b|\bis an?\b"
    r"|,\s*(?:\w+\s){0,4}(?:reporter|editor|correspondent|writer|redakteur\w*|journalist\w*"
    r"|producer|columnist|director|head|chief|senior|special|associate)"
    r"|\s?(?:[記记]者|기자|특파원|선임기자|報[導道]|报道)).*"
)

WORLD = (
    r"media|press|news|nachrichten|redaktion|rédaction|redazione|redacción|zeitung|verlag|radio|tv"
    r"|magazine|group|network|agency|agentur|studios?|institute?|university|foundation"
    r"|online|digital|team|staff|desk|office|service|center|centre|company|corporation|nast"
    r"|productions?|publishing|partner|content|contributors?|reporters?|correspondents?"
    r"|editors?|editorial|writers?|community|syndicate|bureau|council|association|union|society"
)

COMPANY_WORD = re.compile(rf"\b(?:{WORLD})\b", re.I)

CHANGED_DAY = re.compile(
    r"(?i)updat|aktualis|modif|mis à jour|güncel|last|zuletzt|aggiorn|stand"
)
