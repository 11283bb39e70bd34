"""The words by which a text shows that a name is that of a news organisation."""

import re

# Before or after a name: "the news agency X", "X gazetesi", "die Zeitung X".
NOUNS = {
    "en": r"(?:news|press|wire|information)[ -]?(?:agency|service|channel|site|website"
    r"|outlet|portal|network|organi[sz]ation)|newspaper|news\s?paper|daily|weekly"
    r"|tabloid|broadsheet|broadcaster|(?:television|tv|radio)(?:\s+(?:channel|station"
    r"|network))?|channel|outlet|magazine|monthly|wire|portal|website|newswire|paper"
    r"|journal|agency|publication|podcast|telegram channel|newsletter",
    "tr": r"(?:haber )?(?:ajansı|kanalı|sitesi|portalı)|gazetesi|televizyonu|kanalı"
    r"|radyosu|dergisi|yayın organı|gazete|ajans",
    "de": r"Nachrichtenagentur|Presseagentur|Agentur|Zeitung|Tageszeitung|Wochenzeitung"
    r"|Sender|Fernsehsender|Nachrichtensender|Rundfunksender|Radiosender|TV-Sender"
    r"|Magazin|Nachrichtenmagazin|Zeitschrift|Blatt|Boulevardblatt|Portal|Onlineportal"
    r"|Nachrichtenportal|Recherchenetzwerk|Rechercheportal|Rechercheverbund|Nachrichtenseite|Internetseite|Wochenblatt|Boulevardzeitung",
    "fr": r"agences? (?:de presse|d['’]information)|agence|quotidien|journal|chaîne"
    r"(?: de télévision| d['’]information)?|hebdomadaire|magazine|radio|site"
    r"(?: d['’](?:information|actualité))?|télévision|revue|média|mensuel|tabloïd",
    "ar": r"(?:[وبلف]?(?:لل|ال)?)?(?:وكالة(?: أنباء| الأنباء| الإعلام)?|وكالتي|صحيفة|جريدة"
    r"|قناة|فضائية|شبكة|موقع|منصة|إذاعة|راديو|تلفزيون|مجلة|مراسل|مراسلة)",
}

# What stands between such a noun and the name: a place's adjective, "called", …
NOUN_TAIL = {
    "fr": r"(?:[a-zàâçéèêëîïôûü]+\s+){0,2}",
    "de": r"(?:namens\s+)?",
    "ar": r"(?:أنباء\s+)?(?:ال\S{2,}ية\s+)?",
}

# What is said of news organisations only, though it names none: "au micro de X".
MEDIUM = {
    "en": r"(?:reporter|correspondent|columnist) (?:for|with|at)\s+|front page of\s+",
    "de": r"(?:Reporter|Korrespondent|Redaktion)\w*\s+(?:von\s+)?|Titelseite\s+(?:von\s+)?",
    "fr": r"(?:au micro|sur l['’]antenne|dans les colonnes|sur le plateau|sur les ondes|nos confrères"
    r"|notre confrère)\s(?:du\s+|des\s+|de\s+|d['’])",
}

# A word in a name, or the end of one, that only such organisations bear.
IN_NAME = {
    "en": r"Times|Post|News|Tribune|Herald|Gazette|Journal|Radio|TV|Television|Press|Wire"
    r"|Daily|Weekly|Telegraph|Guardian|Mail|Broadcasting|Courier|Chronicle|Observer"
    r"|Mercury|Examiner|Inquirer|Bulletin|Dispatch|Sentinel|Advertiser|Argus|Newswire"
    r"|Today|Monitor|Ledger|Reporter|Newspaper|Register|Standard|Echo|Star|Express"
    r"|Mirror|Review|FM|Live|Online",
    "tr": r"Haber|Haberleri|Haberler|Ajansı|Gazetesi|Gazete|TV|Televizyonu|Radyo|Radyosu"
    r"|Postası|Gündem|Medya|Manşet|Ekspres",
    "de": r"\w*[Zz]eitung(?:en)?|\w*[Rr]undfunks?|\w*[Tt]ageblatts?|\w*[Tt]agblatts?"
    r"|\w*[Aa]nzeigers?|\w*[Nn]achrichten|\w*[Kk]uriers?|\w*[Bb]oten?|\w*blatts?|\w*funks?"
    r"|\w*[Rr]undschau|\w*[Vv]olksstimme|\w*[Ee]cho|\w*[Mm]erkurs?|Radio|TV|Allgemeinen?"
    r"|Post|Presse|Spiegel|Morgenpost|Abendblatts?",
    "fr": r"Journal|Gazette|Dépêche|Presse|Radio|TV|Télé|Télévision|Agence|Courrier"
    r"|Tribune|Infos?|Nouvelles?|[ÉE]cho|Voix|Quotidien|Républicain|Progrès|Matin|Bleu",
}

# Words with a capital that are no part of a name which follows or precedes them.
# Those of them that others bear too.
SOFT = re.compile(
    r"\b(?:Online|Review|Standard|Star|Today|Monitor|Register|Wire|Bulletin|Express|Echo|Report"
    r"|Mirror|Post|Journal|Mail|Observer|Presse|Voix|Progrès|Matin|Bleu|Post|Merkur|Medya)\Z"
)

# What makes a known name a longer one: "France 3 Alpes", "Habertürk TV".
GOES_ON = re.compile(
    r"(?:(?<=France 3)|(?<=France Bleu))(?: [A-ZÀ-Þ][\w-]+)+|(?<=[MNSW]DR|SWR|RBB|rbb) (?:Thüringen|Sachsen(?:-Anhalt)?|Niedersachsen|Hamburg|Kultur|Aktuell|Schleswig-Holstein|Mecklenburg-Vorpommern|Baden-Württemberg|Rheinland-Pfalz|Brandenburg|Berlin|Fernsehen)\b|(?<=ABC) Radio(?: [A-Z]\w+)?"
    r"| (?:TV|Television|FM|Radio(?: [A-Z]\w+| \d)?|HT|International|World|Business|Sports?|Arabic|Arabia|Africa"
    r"|Europe|Asia|America|Australia|Info|Kultur|Türk|Türkçe|Breakingviews|Local)\b"
)

# The call sign of a North American station.
CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-(?:TV|FM|AM))?")

_NOT_A_NAME = """
a an in on at by from for but and or as if when while after before since until
earlier later meanwhile however also according citing both russian turkish german
french british american israeli syrian qatari saudi iranian iraqi lebanese egyptian
emirati jordanian ukrainian polish italian spanish greek portuguese danish swedish
english irish scottish welsh canadian australian mexican brazilian argentine
chilean colombian nigerian kenyan ghanaian ethiopian sudanese libyan tunisian algerian
moroccan yemeni omani bahraini kuwaiti thai vietnamese indonesian malaysian filipino
estonian latvian lithuanian slovak slovenian albanian georgian armenian azerbaijani
kazakh uzbek belarusian icelandic burmese nepali bangladeshi sri cypriot maltese
norwegian finnish dutch belgian austrian swiss czech hungarian bulgarian romanian
serbian croatian chinese japanese korean indian pakistani afghan kurdish arab european
african latin asian local state national monday tuesday wednesday thursday friday
saturday sunday january february may march april june july august september october
november december den dem des ein eine einer einem laut wie im am nach
auch sagte zuvor un une selon d'après l' dans après mais ve ise bu rus türk
yunan alman fransız ingiliz amerikan
"""
# States, parties and offices that go by their initials.
_INITIALS = """
abd usa us uk uae eu ab nato un uno bm pkk afad tbmm akp chp mhp dem tüik imf iwf who g7
g20 opec cia fbi nsa fsb cdu csu spd fdp afd bnd bka onu otan ue oms fmi psg ceo covid
"""
NOT_A_NAME = frozenset((_NOT_A_NAME + _INITIALS).split())

# A name after one of these is a person's or an office's.
_TITLES = """
uncle aunt auntie grandad granddad grandma granny brother sister father mother cousin
saint onkel tante oncle amca teyze dayı abla
mr mrs ms miss dr prof professor president minister prime senator governor mayor judge
justice general colonel captain major sergeant sir lord lady king queen prince
princess chancellor secretary spokesman spokeswoman spokesperson ambassador bishop
pope herr frau präsident minister ministerpräsident landrat bürgermeister monsieur
madame président ministre maire bakan başkan vali prof. dr. cumhurbaşkanı
"""
TITLES = frozenset(_TITLES.split())
_HONORIFICS = """
mr mrs ms miss herr frau monsieur madame mme bay bayan uncle aunt onkel tante السيد السيدة
"""
HONORIFICS = frozenset(_HONORIFICS.split())
