"""What pages call the facts that they state of themselves, and what we call them.

Dublin Core, Open Graph, Parse.ly, Sailthru, Highwire and the names that content
systems have made up; in lower case.
"""

_META = """
date: article:published_time article:published article:published:time
    og:article:published_time og:published_time og:pubdate datepublished
    dcterms.issued dc.date.issued dcterms.date dc.date pubdate
    publishdate publish-date publish_date publication_date
    pub_date published_date published parsely-pub-date sailthru.date
    citation_publication_date citation_date cxenseparse:recs:publishtime
    cxenseparse:publishtime bt:pubdate article.published article_date_original
    originalpublicationdate displaydate rnews:datepublished sharethru:publishdate
    last-published article:post_time page.content.date date
date-created: dcterms.created dc.date.created date.created created vr:created
author: author authors article:author articleauthor dcterms.author parsely-author
    parsely-authors sailthru.author dc.creator dcterms.creator byl byline
    citation_author cxenseparse:author cxenseparse:recs:author article.author
    page.author creator og:article:author twitter:data1-author
    shareaholic:article_author_name
title: og:title twitter:title headline dc.title dcterms.title parsely-title
    sailthru.title citation_title hdl
publisher: og:site_name dc.publisher dcterms.publisher citation_publisher
    citation_journal_title publisher article.publisher
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
_NODE = """
title: headline description: description date: datePublished uploadDate date-created:
dateCreated language: inLanguage author: author creator publisher: publisher agency:
sourceOrganization part-of: isPartOf holder: copyrightHolder year: copyrightYear notice:
copyrightNotice licence: license usageInfo place: dateline address: url mainEntityOfPage
"""
# What stands in markup only, and what of a node does not.
_ITEMS = "date: pubdate dc:date dc:issued issued agency: provider"
_OF_NODES = frozenset(["description", "isPartOf", "usageInfo", "url"])
_FRONT = """
title: title headline date: date published pubdate author: author authors by byline
address: url link canonical canonical_url source_url publisher: site publication
publisher language: lang language licence: license licence notice: copyright rights
"""


def _table(lines: str) -> dict[str, str]:
    """What is said, to our name for it, which stands before the first of them."""
    found: dict[str, str] = {}
    name = ""
    for word in lines.split():
        if word.endswith(":"):
            name = word[:-1]
        else:
            found[word] = name
    return found


# The attribute's value in lower case, to our name for the fact.
META = _table(_META)
# The property of a JSON-LD node, in the order in which nodes are read.
NODE = _table(_NODE)
# The same for ``itemprop``, and for ``property`` without its prefix.
ITEMS = {k.lower(): v for k, v in NODE.items() if k not in _OF_NODES} | _table(_ITEMS)
# The field of front matter, with ``_`` for hyphens.
FRONT = _table(_FRONT)
