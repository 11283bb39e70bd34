"""A site that has everything: long lists, nine cited, pictures, Arabic, corrections."""

# ruff: noqa: E501 (articles stand here as a writer has them)

import struct
import zlib

CONF = """
SITENAME = "The Clippings"
SITESUBTITLE = "What others reported, with their names"
AUTHOR = "A. Writer"
PLUGINS = ["creditline"]
THEME = {theme!r}
ARTICLE_PATHS = ["articles"]
ARTICLE_SAVE_AS = "{{date:%Y}}/{{slug}}.html"
DEFAULT_PAGINATION = 10
TIMEZONE = "Europe/Istanbul"
CREDITLINE_SEARCH = True
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "widont", "caps", "initial_quotes"]
"""

OUTLETS = """
[post]
name = "The Example Post & Sons"
url = "https://post.example.org/"
language = "en"

[post.rights]
notice = "© {year}, The Example Post"
allows = "full"
max_words = 400
terms = "https://post.example.org/terms"
last_reviewed = 2024-11-02

[haber]
name = "Örnek Haber"
url = "https://haber.example.com.tr/"
language = "tr"

[akhbar]
name = "الأخبار المثال"
language = "ar"
"""

RICH = """Title: "Nobody crosses": the bridge over the <Old> River & its harbour stay shut until spring, says the council, and nobody asked the ferrymen what they think
Date: 2024-12-09T10:30:00+03:00
Outlet: post
Source: https://post.example.org/2024/bridge?id=7&page=2
Citing: Haber Ajansı <https://ajans.example.com.tr/1> 2024-12-08
    Second Source
    Third Source <https://third.example.net/a-very-long-address-that-must-wrap-somewhere/because/it/does/not/end/soon.html>
    Fourth Source
    Fifth Source
    Sixth Source
    Seventh Source
    Eighth Source
    Ninth Source
Reporter: Ada Byron, Grace Hill
Place: İzmir
Original-Title: Bridge to stay shut
Original-Lang: en
Retrieved: 2024-12-10
Archived: https://web.archive.org/web/2024/https://post.example.org/2024/bridge 2024-12-10
Reuse: excerpt
Correction: 2024-12-11 The day was wrong; it is a Monday.
    2024-12-12 The river's name was misspelt.
Tags: Bridges, Harbours & Ports, İzmir
Image: images/bridge.png
Image-Alt: A bridge with a barrier across it
Image-Credit: A. Writer
Aliases: old/bridge.html
Slug: bridge

The council won't open it, "not -- under *any* -- circumstances" [@post].
It said so on Monday [@haber-ajansi; @second-source], and [again](#why).

> Nobody crosses before the bolts are changed.
> -- [@post]

## Why {#why}

![The barrier](../images/bridge.png)

Others agree [@third-source] [@fourth-source] [@fifth-source] [@sixth-source] [@seventh-source] [@eighth-source] [@ninth-source].
See [the other story]({filename}arabic.md), [the topic]({tag}Bridges) and <https://example.org/>.

| Day | Ferries |
| --- | ------: |
| Monday | 12 |

1. One
2. Two

    some code -- "as it is"

A note.[^1]

[^1]: The note's text.
"""

ARABIC = """Title: الجسر مغلق حتى الربيع
Date: 2024-12-08
Outlet: akhbar
Source: https://post.example.org/2024/bridge-ar
Lang: ar
Original-Title: Bridge to stay shut
Original-Lang: en
Tags: Bridges
Slug: arabic

لن يفتح المجلس الجسر قبل الربيع [@akhbar].
"""

TURKISH = """Title: Köprü bahara kadar kapalı
Date: 2024-12-07
Outlet: haber
Source: haber
Lang: tr
Reuse: link
Tags: İzmir
Slug: kopru

Köprü kapalı [@haber].
"""

WITHDRAWN = """Title: What turned out to be wrong
Date: 2024-12-06
Outlet: post
Source: https://post.example.org/2024/wrong
Status: withdrawn
Withdrawn: 2024-12-12 The outlet took its report back.
Slug: wrong

Words that nobody shall read again.
"""

PAGE = """Title: About us
Slug: about

Who we are; see the [bridge](../2024/bridge.html#why).
"""


def png(width=64, height=40):
    """A small picture of one colour."""
    rows = b"".join(b"\0" + b"\x6b\x1f\x2a" * width for _ in range(height))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def lay(root, theme):
    """Write the site into the folder *root*."""
    files = {
        "pelicanconf.py": CONF.format(theme=str(theme)),
        "content/outlets.toml": OUTLETS,
        "content/articles/bridge.md": RICH,
        "content/articles/arabic.md": ARABIC,
        "content/articles/turkish.md": TURKISH,
        "content/articles/wrong.md": WITHDRAWN,
        "content/pages/about.md": PAGE,
    }
    for number in range(45):
        day = f"2024-{number % 9 + 1:02}-{number % 27 + 1:02}"
        files[f"content/articles/short-{number}.md"] = (
            f"Title: Short story {number}\nDate: {day}\nOutlet: post\n"
            f"Source: https://post.example.org/short/{number}\nTags: Bridges\n\n"
            f"What happened on day {number} [@post].\n"
        )
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "content/images").mkdir()
    (root / "content/images/bridge.png").write_bytes(png())
    return root
