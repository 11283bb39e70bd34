"""What a text may contain: elements, attributes, addresses and styles, by name.

All names are in small letters, as they are compared.  What is not here is refused,
with a problem; what is here can neither run, ask another host, navigate, submit nor
lie over the page, whatever its values are, once `judging` has looked at those.
Elements and attributes are those of the HTML standard, of SVG 2 and of MathML Core.
"""

import re
from collections.abc import Mapping


def _named(words: str) -> frozenset[str]:
    return frozenset(words.split())


EVERYWHERE = _named("class dir id lang role style title translate xml:lang xmlns")
"""Attributes of every element; ``aria-`` and most of ``data-`` beside them."""

_WORDS = _named(
    """abbr acronym address article aside b bdi bdo big br caption center cite code
    dd dfn div dl dt em figcaption figure font footer header hgroup i kbd mark nav p
    picture rb rp rt rtc ruby s samp search section small span strike strong sub
    summary sup tt u var wbr"""
)
_OLD = _named("align bgcolor border height nowrap valign width")
_CELL = _OLD | _named("abbr axis colspan headers rowspan scope")
_SHOWN = _named("height loading width")

HTML: Mapping[str, frozenset[str]] = {
    **{name: _named("align") for name in _WORDS | _named("h1 h2 h3 h4 h5 h6")},
    **dict.fromkeys(_named("tbody tfoot thead tr"), _OLD),
    **{name: _OLD | {"span"} for name in _named("col colgroup")},
    **dict.fromkeys(_named("td th"), _CELL),
    **{name: _named("cite datetime") for name in _named("del ins")},
    "a": _named("download href hreflang name referrerpolicy rel rev target type"),
    "audio": _named("controls loop muted preload src"),
    "blockquote": _named("cite cl-source"),
    "br": _named("clear"),
    "data": _named("value"),
    "details": _named("name open"),
    "dl": _named("compact"),
    "font": _named("color face size"),
    "hr": _named("align color noshade size width"),
    "img": _SHOWN
    | _named("align alt border decoding fetchpriority hspace sizes src srcset vspace"),
    "li": _named("type value"),
    "meter": _named("high low max min optimum value"),
    "ol": _named("compact reversed start type"),
    "pre": _named("width"),
    "progress": _named("max value"),
    "q": _named("cite"),
    "source": _named("height media sizes src srcset type width"),
    "table": _OLD | _named("cellpadding cellspacing frame rules summary"),
    "time": _named("datetime"),
    "track": _named("default kind label src srclang"),
    "ul": _named("compact type"),
    "video": _SHOWN | _named("controls loop muted playsinline poster preload src"),
}
"""Each element, with the attributes of its own."""

SVG: Mapping[str, frozenset[str]] = {
    **{
        name: frozenset[str]()
        for name in _named(
            """circle clippath defs desc ellipse g line marker mask path polygon
            polyline rect stop svg switch symbol text title tspan"""
        )
    },
    **{
        name: _named("href xlink:href")
        for name in _named("a image lineargradient pattern radialgradient textpath use")
    },
}
DRAWN = _named(
    """baseprofile clip-path clip-rule clippathunits color color-interpolation cx cy d
    direction display dominant-baseline dx dy enable-background fill fill-opacity
    fill-rule focusable font-family font-size font-style font-variant font-weight fr
    fx fy gradienttransform gradientunits height lengthadjust letter-spacing
    marker-end marker-mid marker-start markerheight markerunits markerwidth mask
    maskcontentunits maskunits method offset opacity orient overflow paint-order
    pathlength patterncontentunits patterntransform patternunits points
    preserveaspectratio r refx refy rotate rx ry shape-rendering spacing spreadmethod
    startoffset stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor text-decoration text-rendering textlength transform transform-origin
    vector-effect version viewbox visibility width word-spacing writing-mode x x1 x2
    xml:space xmlns:xlink y y1 y2"""
)
"""Attributes of every element of a drawing."""

MATHML: Mapping[str, frozenset[str]] = {
    name: frozenset()
    for name in _named(
        """annotation math menclose merror mfenced mfrac mi mmultiscripts mn mo mover
        mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup
        msup mtable mtd mtext mtr munder munderover semantics"""
    )
}
COUNTED = _named(
    """accent accentunder alttext arg close columnalign columnlines columnspacing
    columnspan denomalign depth display displaystyle encoding fence form frame
    framespacing height intent largeop linethickness lspace mathbackground mathcolor
    mathsize mathvariant maxsize minsize movablelimits notation numalign open rowalign
    rowlines rowspacing rowspan rspace scriptlevel separator separators stretchy
    symmetric voffset width"""
)
"""Attributes of every element of a formula."""

WORDS_ONLY = _named("annotation desc mi mn mo ms mtext title")
"""Where a browser goes back to HTML within a drawing or a formula: words alone."""

ACTIVE = _named(
    """applet base button embed fencedframe form frame frameset iframe input link meta
    object portal script style template"""
)
"""Of those that are not allowed, those that run, embed or submit something."""

EMBEDDED = _named("embed fencedframe frame iframe object portal")
"""Of these, those that show what stands elsewhere."""

RELATIONS = _named("bookmark external help nofollow noopener noreferrer sponsored ugc")
"""What ``rel`` may say of a link; all else says something of the page, or to it."""

STYLES = _named(
    """aspect-ratio background background-attachment background-clip background-color
    background-image background-origin background-position background-repeat
    background-size border border-collapse border-radius border-spacing box-sizing
    break-after break-before break-inside caption-side caret-color clear color direction
    display empty-cells fill flex-basis float font font-family font-feature-settings
    font-kerning font-language-override font-optical-sizing font-size font-size-adjust
    font-stretch font-style font-variant font-variant-alternates font-variant-caps
    font-variant-east-asian font-variant-emoji font-variant-ligatures
    font-variant-numeric font-variant-position font-variation-settings font-weight gap
    height hyphens layout-grid-mode letter-spacing line-break line-height
    list-style-position list-style-type margin max-width min-height min-width object-fit
    object-position orphans outline overflow overflow-wrap padding page-break-after
    page-break-before page-break-inside punctuation-wrap tab-stops table-layout
    text-align text-autospace text-decoration text-decoration-color text-decoration-line
    text-decoration-skip text-decoration-skip-ink text-decoration-style
    text-decoration-thickness text-indent text-justify text-transform text-wrap
    unicode-bidi vertical-align white-space white-space-collapse widows width word-break
    word-spacing word-wrap -moz-text-size-adjust -ms-text-size-adjust
    -webkit-text-decoration-skip -webkit-text-size-adjust -webkit-text-stroke-width"""
)
"""What a style may set: nothing that fetches, or leaves its place.

Office programs and browsers write all of these; `room` looks at their values.
"""
SIDED = re.compile(
    r"(border|margin|padding)(?=-)"
    r"(?:-(?:top|right|bottom|left|block|inline)(?:-(?:start|end))?)?"
    r"(?:-(?:color|style|width))?\Z"
)
"""What may be set of one side, or of one thing, alone."""
UNREAD = ("mso-", "so-")
"""What begins with these, office programs say to themselves."""
HIGH = _named("audio hr img meter progress svg table td th tr video")
"""What a style may give a height: it holds no more than that, or grows, or cuts off."""

IN_PAGE = re.compile(r"url\(\s*(['\"]?)#[\w.:-]+\1\s*\)\Z")
"""The one address that a look may name: a place on the same page."""
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]", re.I)
"""An address that is its own picture."""
OPENED = re.compile(r"(?:https?|mailto|tel):", re.I)
"""The schemes to which a reader may be led."""
