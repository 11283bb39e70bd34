"""The turns of phrase by which a report names whom it has its facts from.

For each language: what may stand before a name and what may follow it.  A
``strong`` turn says that the organisation reported; a ``weak`` one (``told``,
``said``) is said of people too, and counts only for a name that is known or
is shown to be a news organisation.  Patterns are matched against the sentence
up to the name, at its end, and from the name on, at its beginning.
"""

import re
from dataclasses import dataclass

from .media_words import MEDIUM, NOUN_TAIL, NOUNS

_DET = {
    "en": r"(?:(?:the|a|an|its|their|his|her|our)\s+)?",
    "tr": r"",
    "de": r"(?:(?:der|die|das|dem|den|des|dessen|einer|eine|einem|ihrer)\s+)?",
    "fr": r"(?:(?:le|la|les|au|aux|du|des|un|une|à la|de la)\s+|l['’])?",
    "ar": r"",
}
# "L'ORTM, la télévision nationale, a diffusé"
_APPOSED = {
    "fr": r"(?:,\s(?:le|la|les|l['’]|un|une)\s?[^,.;]{2,60},)?",
    "de": r"(?:,\s(?:der|die|das|ein|eine)\s[^,.;]{2,60},)?",
}
_QUOTE = r"[\"“”‘„‚«»‹›'’]?\s?"


@dataclass(frozen=True, slots=True)
class Turns:
    """The patterns of one language."""

    noun: re.Pattern[str]
    noun_after: re.Pattern[str]
    before_strong: re.Pattern[str]
    before_weak: re.Pattern[str]
    after_strong: re.Pattern[str]
    after_weak: re.Pattern[str]


def _turns(
    language: str,
    before_strong: str,
    before_weak: str,
    after_strong: str,
    after_weak: str,
    noun_after: str = "",
) -> Turns:
    noun, det = NOUNS[language], _DET[language]
    tail = NOUN_TAIL.get(language, "")
    # "the pro-government newspaper", "la chaîne d'information"
    phrase = rf"{det}(?:(?:[\w.’'-]+\s+){{0,4}}?\b(?:{noun})s?[:,]?\s+{tail})?{det}{_QUOTE}\Z"
    # Court papers are no paper of the court.
    after_name = rf"(?:{noun_after or noun})(?!s\s)"
    apposed = rf"{_QUOTE}(?:\s*,?\s*{after_name}\w*)?{_APPOSED.get(language, '')}"
    medium = MEDIUM.get(language, "(?!)")

    def before(turn: str) -> re.Pattern[str]:
        return re.compile(rf"(?:^|\W)(?:{turn})\s*{phrase}", re.I)

    def after(turn: str) -> re.Pattern[str]:
        return re.compile(rf"{apposed}(?:{turn})", re.I)

    return Turns(
        noun=re.compile(
            rf"(?i)(?:^|\W)(?:(?:{noun})[:,]?\s+{tail}{det}|(?:{medium}){det}){_QUOTE}\Z"
        ),
        # "the Estrian news agency ESTA": there the noun is that of the next name.
        noun_after=re.compile(
            rf"[\"”»]?,\s+(?i:an?|the|ein|eine|une?)\s+(?:[\w-]+\s+){{0,3}}(?i:{noun})\b"
            rf"|{_QUOTE}[’']?\s?(?i:{after_name})(?!\w*\s+[\"“«„]?[A-ZÀ-Þ])"
        ),
        before_strong=before(before_strong),
        before_weak=before(before_weak),
        after_strong=after(after_strong),
        after_weak=after(after_weak),
    )


_EN_ADVERBS = (
    r"(?:,\s+(?:in|on|an?|the|its|which|quoting|who)\s[^,.;]{2,80},)?"
    r"(?:,?\s*(?:has|had|have|also|first|earlier|previously|later|then|further|exclusively"
    r"|separately|recently|meanwhile|itself|already|once|again|now|still|on \w+(?: \d+)?|citing[^,]{1,80},)"
    r"\s*,?)*"
)
_DE_MID = r"(?:\s+(?:am|vom|zuvor|zuerst|auch|bereits|online|exklusiv|später|weiter)(?:\s+[\w.]+){0,3})?"
_AR_SAID = (
    r"[وف]?(?:ذكرت?|أفادت?|أوردت?|نقلت?|كشفت?|أعلنت?|نشرت?|أكدت?|بثت?|قالت?|أوضحت?|أشارت?"
    r"|كتبت?|تحدثت?|رصدت?)"
)

# What shows that a paragraph rests on somebody's report, whoever that is.
RESTS = {
    language: re.compile(pattern)
    for language, pattern in {
        "en": r",\s(?:[A-Z][\w’'.-]+\s){1,4}(?:has\s)?(?:reported|reports|writes|wrote)\b"
        r"|\baccording to (?:an?|the) (?:[\w-]+\s){0,3}(?:report|article|story) (?:in|by|from)\b"
        r"|\bmedia reports?\b|\breports? said\b|\bmedia reported\b",
        "tr": r"\bhaberin[ed]\w*\s+göre|\bhabere göre|\bbasınında\b|\biddiasına göre|\bbasınına göre",
        "de": r"\bMedienbericht\w*|\bBericht\w* (?:der|des|von)\b|\b(?:berichtet|berichtete|meldet|meldete|schreibt)\b",
        "fr": r"\b(?:rapporte|révèle|écrit)\b|\bselon (?:la presse|les médias|un article|une enquête)",
        "ar": r"(?:نقلت|ذكرت|أفادت|كشفت|أوردت) (?:صحيفة|وكالة|قناة|موقع|شبكة|مجلة|تقارير|وسائل)"
        r"|تقارير (?:صحفية|إعلامية)|وسائل (?:ال)?إعلام",
    }.items()
}

TURNS: dict[str, Turns] = {
    "en": _turns(
        "en",
        before_strong=r"(?:as |first |was |were |been )?reported (?:earlier )?(?:by|in|on)"
        r"|reports? (?:\w+ )?(?:by|in|from|on)|according to|report by|carried by|broke(?:n)? by"
        r"|(?:published|broadcast|aired) (?:\w+ )?(?:by|in|on)|revealed (?:by|in)"
        r"|according to (?:\w+ ){1,4}?(?:by|in|from|with|seen by|obtained by)"
        r"|(?<=[,”\"’])\s*(?:reports|reported|writes|wrote)",
        before_weak=r"told|tells|telling|speaking to|spoke (?:to|with)|citing|cited by|cites"
        r"|quoting|quoted (?:by|in)|seen by|obtained by|reviewed by|shared with|said in|(?<=\W)read in"
        r"|(?:interviews?|comments|remarks|statements?|e-?mails?|conversation|reply|column)"
        r" (?:with|to|for|in)|viewed by|given to|informed|as told to|writing (?:in|for)"
        r"|confirmed (?:[\w’']+ ){0,6}?to|seen and verified by|via|asked by|approached by|contacted by"
        r"|interviewed by|questioned by|pressed by|reached by|provided to|sent to",
        after_strong=rf"{_EN_ADVERBS}\s*,?\s*(?:reported|reports|has learn(?:ed|t)|revealed|reveals)\b"
        r"|['’]s?\s+(?:\w+\s+){0,3}?(?:correspondent|reporter|report|reporting|account|sources?)\b",
        after_weak=rf"{_EN_ADVERBS}\s*,?\s*(?:said|says|wrote|writes|quoted|quotes|cited|cites"
        r"|broadcast|published|claimed|claims|noted|added|understands|put|puts|aired|posted|ran|runs|called|calls"
        r"|described|found|finds|estimates|estimated|argued|warned|suggested|splashed|carried"
        r"|shown|showed|carries|leads (?:with|on)|headlines|told (?:its|readers|viewers|listeners)|tallied|counted|obtained|revealed|asked|recalled|observed|details|detailed)\b"
        r"|,\s*which (?:\w+ ){0,2}?(?:reported|broke|published|obtained|revealed|said)\b"
        r"|\s+(?:correspondent|reporter|report|sources?|journalist|investigation)\b",
    ),
    "tr": _turns(
        "tr",
        before_strong=r"kaynak\s*:",
        before_weak=r"(?!)",
        after_strong=r"\s*[’']?\s?\w{0,5}\s+(?:[\w.’']+\s+){0,4}?(?:haberin(?:e|de|den)"
        r"|aktardığı\w*|bildirdiği\w*|yazdığı\w*|duyurduğu\w*|haberi|ulaştığı"
        r"|dayandırdığı\w*|iddiasına göre|edindiği|yayınladığı|yayımladığı|geçtiği|raporuna göre)\b"
        r"|[^.!?]{0,12}\s(?:bildirdi|duyurdu|yazdı|aktardı|haber verdi)\b",
        after_weak=r"\s*[’']?\s?\w{0,5}\s+(?:konuş\w+|bağlan\w+|katıl\w+|(?:canlı )?yayın\w+|açıklama\w*|demeç\w*|röportaj\w*|soru\w+|(?:bir )?program\w+|söyleşi\w*"
        r"|mülakat\w*|mikrofon\w+|verdiği\b|yaptığı\b|anlat\w+|göre\b|söyle\w+)"
        r"|[’'](?:y?[ae]|n[ae])\b,?[^.!?]{0,300}?\b(?:söyle|anlat|açıkla|belirt|dile getir|bulun|de)(?:di|du|ti|tı|dı)\b"
        # "Dünya gazetesine … dedi"
        r"|(?<=[ıiuü]n[ae])\b,?[^.!?]{0,300}?\b(?:söyle|anlat|açıkla|belirt|dile getir|de)(?:di|ti|tı|dı)\b"
        r"|\s+muhabir\w+|[^.!?]{0,300}?\b(?:bildir(?:di|mişti|iyor)|duyur(?:du|muştu)"
        r"|yaz(?:dı|mıştı|ıyor)|aktar(?:dı|mıştı)|öne sür\w+|ileri sür\w+|haber ver\w+"
        r"|geç(?:ti|mişti)|haberleştir\w+|hatırlat(?:tı|mıştı)|belirt(?:ti|mişti)|vurguladı|iddia etti)\b",
        noun_after=NOUNS["tr"] + r"|mikrofonu|muhabiri|ekranları",
    ),
    "de": _turns(
        "de",
        before_strong=r"(?:berichtete?n?|meldete?n?|schreibt|schrieb|enthüllte?)(?: zuerst| am [\w. ]{3,20})?"
        r"|wie(?: zuerst)?|laut|gemäß|gemäss|(?:Angaben|Informationen|Bericht(?:en|s|e)?|Recherchen|Meldung(?:en)?)"
        r"(?: von)?|unter Berufung auf|Quelle:|aus einem Bericht",
        before_weak=r"(?:sagte|sagt|erklärte|teilte|erzählte|gegenüber|verriet|bestätigte|äußerte)"
        r"(?:\s+[^.,„“«»:]{0,80}?)?|zitiert(?:e)?|Anfrage (?:von|des|der)|im Gespräch mit|im Interview mit"
        r"|Interview(?: mit)?",
        after_strong=rf"-(?:Informationen|Recherchen|Berichte?n?|Angaben)\b|\s*,?{_DE_MID}\s*(?:berichtete?t?|meldete?|schreibt|schrieb|enthüllte?|zufolge)\b",
        after_weak=r"\s+(?:hatte?n?\b[^.!?]{0,120}?\b(?:porträtiert|gezeigt)|vorliegt|vorliegen|vorlag(?:en)?|exklusiv|zitierte?|zählte?|spricht|sprach|titelt|titelte|nennt|nannte)\b"
        r"|[^.!?]{0,120}?\b(?:berichtet|gemeldet|geschrieben|enthüllt|veröffentlicht)\b"
        r"|\s+(?:zeigte|zeigt|dokumentierte?|sagte|gesagt|erfuhr|erfahren)\b|\s+(?:hat|hatte|haben|hatten)\b[^.!?]{0,60}\bgesagt\b",
    ),
    "fr": _turns(
        "fr",
        before_strong=r"(?:a|ont) appris|(?:a|ont|avait|avaient) (?:d['’]abord )?(?:rapporté|révélé|annoncé|indiqué|écrit"
        r"|affirmé|signalé|publié|fait savoir)"
        r"(?: (?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier) ?)?(?:\d{1,2}(?:er)? \w+)?)?|rappelle|souligne|relate|relève|note|rapporte(?:nt)?|écrit|révèle|indique|annonce"
        r"|(?:selon|d['’]après)(?:\s+\w+){0,4}?(?:\s+(?:de|du|des)|\sd['’])?|relayée?s? par|révélée?s? par|publiée?s? (?:par|dans)"
        r"|rapportée?s? par|source\s*:",
        before_weak=r"(?:déclaré|confié|dit|raconté|affirmé|expliqué|indiqué|assuré|précisé|répondu)"
        r" (?:\w+ ){0,2}?(?:à|au|aux)|(?:affirme|dit|explique|confie|raconte|assure|précise"
        r"|déclare|répond|reconnaît|résume|détaille|expliquait|confiait|racontait|disait|assurait)(?:(?:-t)?-(?:il|elle|on))?(?: en \d{4})?(?: [\w’'-]+){0,3} (?:à|au|aux)"
        r"|(?:expliqué|déclaré|dit|affirmé|confié|raconté|lancé|résumé|témoigné)(?: [\w’']+){0,5} (?:sur|dans)"
        r"|(?:nos )?confrères? (?:de|du|des|d['’])|(?:expliqu|racont|révél|indiqu|not|rappel)(?:e|ait|aient) (?:\w+ )?dans"
        r"|(?:exprimée?s?|paru|publiée?s?|lu|confiée?s?) (?:\w+ )?(?:sur|dans)|au micro de|sur les ondes de"
        r"|sur l['’]antenne de|dans les colonnes (?:de|du|des)|(?:sollicitée?s?|jointe?s?|questionnée?s?) par|citée?s? par|citant|cite|interrogée?s? par|contactée?s? par"
        r"|(?:entretien|interview) (?:à|au|avec|accordée? (?:à|au))|déclaré à|auprès de",
        after_strong=r"\s*(?:,?\s*(?:a|ont|avait|avaient) (?:aussi |également |d['’]abord |déjà )?"
        r"(?:rapporté|révélé|annoncé|indiqué|écrit|signalé|publié)|rapport(?:e|ait)|révél(?:ait)|révèle|annonçait|écrit|écrivait)\b",
        after_weak=r"\s*(?:(?:avait|avaient|a|ont) (?:raconté|expliqué|détaillé|documenté|montré|calculé|diffusé|interviewé|rencontré|consacré|évoqué|recensé|dévoilé|cité|estimé)"
        r"|y consacre|ajoute|raconte|évoque|parle|titre|consacre|affirme|indique|précise|cite|citant|assure)\b",
    ),
    "ar": _turns(
        "ar",
        before_strong=rf"{_AR_SAID}|[وف]?(?:ب?حسب(?:ما)?|وفقا? ?ل?|وفق(?:اً)?|نقلاً? عن|نقلا عن|بحسب ما)"
        rf"(?:\s+{_AR_SAID})?|تقرير (?:ل|نشره?ا?|في)|نشره?|بثته?",
        before_weak=r"(?=لل?(?:وكالة|قناة|صحيفة|موقع|إذاعة|شبكة|مجلة|تلفزيون|جريدة))"
        r"|(?:في )?(?:تصريح(?:ات)?|حديث|مقابلة|حوار|اتصال|مداخلة|لقاء)(?: مع| ل| إلى)?"
        r"|[وف]?قالت?[^.؟!]{0,80}?\s[ل]?|[وف]?صرحت?[^.؟!]{0,60}?",
        after_strong=rf"\s*(?:\S+ية\s+)?(?:قد\s+)?(?:{_AR_SAID})\b|\s+في تقرير",
        after_weak=r"\s+(?:عن|أن|بأن|إن)\b",
    ),
}
