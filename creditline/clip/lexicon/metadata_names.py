"""What pages call the facts that they state of themselves, and what we call them.

Dublin Core, Open Graph, Parse.ly, Sailthru, Highwire and the names that content
systems have made up; in lower case.
"""

_META = """
date: article:published_time article:published og:article:published_time
date: og:published_time
date: og:pubdate datepublished dcterms.issued dc.date.issued dcterms.date
date: dc.date pubdate
date: publishdate publish-date publish_date publication_date pub_date
date: published_date published
date: parsely-pub-date sailthru.date citation_publication_date citation_date
date: cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate article.published
date: article_date_original originalpublicationdate displaydate rnews:datepublished
date: sharethru:publishdate last-published article:post_time page.content.date
date: date
date-created: dcterms.created dc.date.created date.created created vr:created
author: author authors article:author articleauthor dcterms.author parsely-author
author: sailthru.author dc.creator dcterms.creator byl byline citation_author
author: cxenseparse:author cxenseparse:recs:author article.author page.author creator
author: og:article:author twitter:data1-author shareaholic:article_author_name
title: og:title twitter:title headline dc.title dcterms.title parsely-title
title: sailthru.title
title: citation_title hdl
publisher: og:site_name dc.publisher dcterms.publisher citation_publisher
publisher: citation_journal_title publisher article.publisher
application: application-name apple-mobile-web-app-title al:ios:app_name
agency: article.source source dc.source dcterms.source news_agency
notice: copyright dc.rights dcterms.rights dcterms.rightsholder rights rights-standard
licence: dcterms.license tdm-policy
signal: robots googlebot googlebot-news bingbot tdm-reservation
address: og:url parsely-link dc.identifier.url syndication-source
description: og:description description twitter:description
language: language dc.language dcterms.language content-language
locale: og:locale
"""
_ITEMS = """
date: datepublished pubdate dc:date dc:issued issued
date-created: datecreated
author: author creator
title: headline
publisher: publisher
agency: sourceorganization provider
holder: copyrightholder
year: copyrightyear
notice: copyrightnotice
licence: license
address: mainentityofpage
language: inlanguage
place: dateline
"""


def _table(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.split("\n"):
        name, _, said = line.partition(": ")
        found |= dict.fromkeys(said.split(), name)
    return found


# The attribute's value in lower case, to our name for the fact.
META = _table(_META)
# The same for ``itemprop``, and for ``property`` without its prefix.
ITEMS = _table(_ITEMS)
