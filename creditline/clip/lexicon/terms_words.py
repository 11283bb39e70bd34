"""How owners word what they allow, in the languages that we read.

The order matters: a licence says most, a permission with a condition limits a
prohibition, and what remains of a notice is that all rights are reserved.
"""

import re

# Where a notice begins.
MARK = re.compile(
    r"(?i)©|\(c\)\s*(?=\d{4}|[A-ZÀ-Þ])|\bcopyright\b|\ball rights reserved\b|\burheberrecht\w*"
    r"|\balle rechte (?:vorbehalten|bei)\w*|\b(?:tous )?droits (?:de \w+ )?r[ée]serv[ée]s\b|\btelif hakk\w+"
    r"|\b(?:tüm|her|bütün) hakk?\w* \S*\s?(?:saklıdır|aittir)|حقوق (?:النشر|الطبع|الملكية)"
    r"|(?:جميع|كل|كافة) الحقوق محفوظة|\bcreative commons\b|\bCC[ -]?(?:BY|0)\b"
)

# Sentences that state terms without any such mark.
TERMS = re.compile(
    r"(?i)\bexcerpts?\b[^.]{0,80}\b(?:may|can|are)\b|\b(?:un)?authori[sz]ed use\b"
    r"|\breproduction\b[^.]{0,80}\b(?:prohibited|permitted|allowed|interdite|autorisée)"
    r"|\b(?:may|must) not be (?:reproduced|republished|copied|used)|\brepublication\b[^.]{0,60}\b(?:prohibited|permitted|allowed)|\bno part of this\b|\b(?:may|must) not (?:copy|reproduce|republish|redistribute)\b"
    r"|\b(?:re)?publish(?:ed)?\b[^.]{0,60}\b(?:free|credit|permission|licen[cs]e)"
    r"|\bquot(?:e|ed|ation)s?\b[^.]{0,80}\b(?:link|credit|source|attribution)\b"
    r"|\bnachdruck\b|\bauszüge\b[^.]{0,60}\b(?:dürfen|können)\b|\bauszugsweise\b|\bvervielfältigung\b|\bweiterverbreitung\b"
    r"|\bzitier\w+\b[^.]{0,60}\b(?:link|quelle)|\bkaynak (?:göster|belirt)\w*"
    r"|\balıntı(?:lanabilir|lanamaz|\s+yapıl\w+)|\bizni? (?:olmadan|olmaksızın)\b|\bçoğaltılamaz\b|\bizinsiz\b[^.]{0,60}\b(?:kullanıl|yayınlan|kopyalan)\w+"
    r"|\breprise\b[^.]{0,60}\b(?:autorisée|interdite)|\bcitations?\b[^.]{0,60}\b(?:autorisée|source|lien)"
    r"|(?:يسمح|يُسمح|يجوز|لا يجوز|يمنع|يحظر)\b[^.]{0,80}(?:اقتباس|نقل|نشر|نسخ|استخدام)"
    r"|(?:الاقتباس|النقل|إعادة النشر)[^.]{0,60}(?:شرط|المصدر|إذن)"
)

# What allows to quote: each needs its condition, so that a bare "quote" is none.
EXCERPT = re.compile(
    r"(?i)\balıntı\w*[^.]{0,60}\bkaynak göster\w+[^.]{0,60}\bzorunlu\w*"
    r"|\bzitate?\b[^.]{0,60}\b(?:quellenangabe|quelle|link)\b[^.]{0,40}\b(?:erlaubt|gestattet)|"
    r"(?:النقل|الاقتباس|إعادة النشر) (?:مسموح|متاح|جائز)[^.]{0,100}(?:المصدر|رابط)|"
    r"\b(?:reproduced|republished|reprinted)\b[^.]{0,40}\b(?:with|if|provided)\b[^.]{0,80}"
    r"\b(?:link|credit|source|acknowledg\w+)|\bquoted\b[^.]{0,60}\backnowledg\w+"
    r"|\bauszüge\b[^.]{0,120}\b(?:link|quelle\w*|nennung)\b"
    r"|\brepublication\b[^.]{0,40}\b(?:permitted|allowed)\b[^.]{0,60}\b(?:attribution|credit|link)"
    r"|\bfeel free to quote\b[^.]{0,60}\blink|\blink\b[^.]{0,40}\bzitier\w+|"
    r"\bexcerpts?\b[^.]{0,160}\b(?:credit|link|source|attribution|acknowledg\w+|permitted|allowed)"
    r"|\bquot(?:e|ed|ation|ations|ing)\b[^.]{0,160}\b(?:link|credit|source|attribution|permitted|allowed)"
    r"|\b(?:brief|short) (?:quot\w+|excerpts?|passages?)\b[^.]{0,120}\b(?:may|can|permitted|allowed)"
    r"|\breproduc\w+ in part\b[^.]{0,100}\b(?:credit|link|source)"
    r"|\bauszugsweise\b[^.]{0,120}\b(?:zitiert|gestattet|erlaubt|zulässig|link|quellenangabe)"
    r"|\bzitier\w+\b[^.]{0,100}\b(?:link|quelle\w*)\b"
    r"|\bnachdruck\b[^.]{0,80}\b(?:quellenangabe|quelle)\b[^.]{0,60}\b(?:gestattet|erlaubt|erwünscht)"
    r"|\bkaynak (?:göster|belirt)\w+[^.]{0,160}\b\w+(?:abilir|ebilir|ılabilir)\b"
    r"|\balıntı\w*[^.]{0,100}\b(?:kaynak|bağlantı|link)\w*[^.]{0,80}(?:abilir|ebilir)"
    r"|\b(?:reproduction|reprise|citations?|extraits?)\b[^.]{0,60}\bautorisée?s?\b[^.]{0,120}"
    r"\b(?:source|lien|mention)"
    r"|\b(?:extraits?|citations?)\b[^.]{0,100}\b(?:mention|lien|source)\b"
    r"|(?<!لا )(?:يسمح|يُسمح|يجوز|مسموح)\b[^.]{0,140}(?:اقتباس|مقتطفات|جزئي|نقل)[^.]{0,140}"
    r"(?:المصدر|رابط)"
)

# "May not be used without naming the source": so it may with it, unless the same
# owner reserves all rights.
NOT_WITHOUT = re.compile(
    r"(?i)\bkaynak (?:göster|belirt)(?:il)?me(?:den|ksizin)[^.]{0,100}\b\w+(?:amaz|emez)\b"
)
ALL_RESERVED = re.compile(r"\bsaklıdır\b|\baittir\b|\bizinsiz\b", re.I)

# What takes a permission back again: "Nachdruck, auch auszugsweise, nur mit Genehmigung".
ONLY_ASKED = re.compile(
    r"(?i)\bnur mit\b[^.]{0,60}\b(?:genehmigung|zustimmung|erlaubnis)|\bauch auszugsweise\b[^.]{0,60}\bnicht"
    r"|\bmême partielle\b[^.]{0,60}\binterdite|\bnot? (?:even )?in part\b|\bin whole or in part\b"
    r"[^.]{0,60}\b(?:prohibited|without)|\bhiçbir (?:bölümü|şekilde)\b"
    # "İzinsiz ve kaynak gösterilmeden yayınlanamaz" asks for both.
    r"|\bizinsiz\b[^.]{0,40}\bkaynak"
)

RESERVED = re.compile(
    r"(?i)\ball rights reserved\b|\balle rechte (?:vorbehalten|bei)\w*|\b(?:tous )?droits (?:de \w+ )?r[ée]serv[ée]s\b"
    r"|\b(?:tüm|her|bütün) hakk?\w* \S*\s?(?:saklıdır|aittir)|محفوظة ل|(?:جميع|كل|كافة) الحقوق محفوظة|الحقوق محفوظة"
    r"|\bprohibited\b|\bnot allowed\b|\bno part of this\b|\b(?:may|must) not (?:copy|reproduce|republish|redistribute)\b|\bmust not be\b|\bmay not be (?:re|copied|used)"
    r"|\bwithout (?:the )?(?:prior |express |written |our )*(?:written )?(?:permission|consent)\b"
    r"|\bnur mit\b[^.]{0,60}\b(?:genehmigung|zustimmung|erlaubnis)|\bnicht gestattet\b|\bunzulässig\b|\bverboten\b|\buntersagt\b"
    r"|\binterdite?\b|\bsoumise? à (?:l['’])?(?:autorisation|accord)|\bsans (?:l['’])?(?:autorisation|accord)\b|\bizinsiz\b|\bizin alınmadan\b|\bizin olmaksızın\b|\byasaktır\b|\bizni olmadan\b"
    r"|\b\w+(?:ılamaz|anamaz|ulamaz)\b|يمنع|يحظر|لا يجوز|دون إذن"
)

# An owner who wants the way to the article itself, not only the name.
DIRECT = re.compile(
    r"(?i)\b(?:specific|direct) (?:direction|link)\b|\blink(?:ing)? (?:back )?to (?:the|this|our) "
    r"(?:original|article|story|page)|\blink auf (?:den|diesen) (?:beitrag|artikel)"
    r"|\blien vers (?:l['’]article|l['’]original|cet article)|رابط (?:المقال|الخبر|التقرير|المادة)"
    r"|\bwith a link to the article\b|\bhaberin (?:aslına|bağlantısı)\w*"
)

CREDITED = re.compile(
    r"\b[Cc]redit (?:is|be) given to (?P<to>(?:[^\s.]|\.(?=\S))+(?: [A-Z][^\s.]*)*)"
)

LICENCE_URL = re.compile(
    r"(?i)creativecommons\.org/(?:licenses/(?P<kind>by(?:-(?:nc|nd|sa))*)/(?P<version>\d\.\d)"
    r"|publicdomain/(?P<zero>zero))"
)
LICENCE_CODE = re.compile(
    r"(?i)\b(?:CC|Creative[ -]Commons)[ -]?(?:licen[cs]e |lizenz |lisansı |licence )?"
    r"(?P<kind>BY(?:[ -](?:NC|ND|SA))*)\b[ -]?(?P<version>\d\.\d)?"
    r"|\b(?P<zero>CC0)\b"
)
# The same licences by the names of their parts.
LICENCE_NAMED = re.compile(r"creative[ -]commons", re.I)
PARTS = (
    ("by", r"attribution|namensnennung|atıf|paternité|نَ?سب المُ?صنَّ?ف|نسب المصنف"),
    (
        "nc",
        r"non-?\s?commercial|nicht[- ]?kommerziell|gayri ?ticari|pas d['’]utilisation"
        r" commerciale|غير (?:ال)?تجاري",
    ),
    (
        "nd",
        r"no ?-?deriv\w+|keine bearbeitung\w*|türetilemez|pas de modifications?|منع الاشتقاق",
    ),
    (
        "sa",
        r"share[- ]?alike|gleichen bedingungen|aynı ?lisanslapaylaş|mêmes conditions|الترخيص بالمثل",
    ),
)
VERSION = re.compile(r"\b([1-4]\.[05])\b")

# What a notice is about, the menu that it ran together with, and who made the system.
NO_HOLDER = re.compile(
    r"(?i)\A(?:this|the|all|dieser?s?|der inhalt \w+)\s(?:web)?(?:site|seite|work|werk|page|blog"
    r"|contents?|article)\Z|\b(?:advertise|jobs|terms of|privacy|powered|platform|software|theme|cms)\b"
    r"|\A(?:imprint|impressum|copyleft|claims\)|কপিরাইট|.)\Z"
)
MADE_WITH = re.compile(
    r"(?i)[^©]{0,80}\b(?:(?:powered|platform|theme|designed) by|software)\b[^©]{0,80}(?:©|\Z)"
)
