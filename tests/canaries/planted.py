"""A site with a word of its own in every field of every kind of article.

A word that nobody else uses stands for the sentence around it: it survives the
folding of a search index, an escape in the middle of the sentence, a line break.
"""

import io
from itertools import product

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from ..sites import HERE, Site

# The same text by another status: what may still be seen of it.
EVERYTHING = frozenset(
    [
        *("title", "slug", "text", "quoted", "summary", "topic", "headline"),
        *("reporter", "source", "place", "correction", "update", "picture", "alt"),
        *("owner", "pixels", "archived", "author", "alias"),
    ]
)
MAY_SHOW = {
    "public": EVERYTHING,
    "draft": frozenset(),
    "hidden": frozenset(),
    "skipped": frozenset(),
    # Its address, its headline and why it went.
    "withdrawn": frozenset(("title", "slug")),
    # The same, and the way to the original.
    "expired": frozenset(("title", "slug", "source")),
    # All but the text and the pictures, which went with the permission.
    "reduced": EVERYTHING - {"text", "quoted", "picture", "alt", "owner", "pixels"},
}
NEVER = ("original", "kept")
"""An original as text, and as a page."""
LATER = {
    "draft": "Status: draft\n",
    "hidden": "Status: hidden\n",
    "skipped": "Status: skip\n",
    "withdrawn": "Status: withdrawn\nWithdrawn: 2024-12-20 We were wrong.\n",
}
"""The fields by which an article goes; the others end with their permission."""
SYLLABLES = (
    *("bix", "dov", "fum", "gaz", "hyq", "jop", "kew", "luz", "mox", "nyv", "paq"),
)


def _words():
    """As many words as anybody wants, that no language has."""
    for parts in product(SYLLABLES, repeat=3):
        yield "".join(parts) + "k"


_KINDS = (*MAY_SHOW, "page", "stray")
_FIELDS = (*sorted(EVERYTHING), *NEVER, "permission")
WORDS = dict(zip(product(_KINDS, _FIELDS), _words(), strict=False))


def _passage(kind):
    """What every article quotes of its original."""
    return f"The mayor said that {WORDS[kind, 'quoted']} is open to all of us again"


def picture(word):
    """A small picture that says a word in its own metadata."""
    said = PngInfo()
    said.add_text("Description", f"A view of {word}", zip=True)
    held = io.BytesIO()
    Image.new("RGB", (900, 600), "tan").save(held, "PNG", pnginfo=said)
    return held.getvalue()


class Planted(Site):
    """The site, first with everything shown and then with most of it gone."""

    def __init__(self, root):
        super().__init__(root)
        self.lay(HERE / "plain")
        # For all their texts, without an end; an article's own ends all the same.
        outlets = self.path("content/outlets.toml").read_text("utf-8")
        terms = "[post.rights]\npermission_ref = 'a letter'\n"
        self.write("content/outlets.toml", f"{outlets}\n{terms}")
        # Pagefind and cards want a settings file for the public.
        self.write(
            "publishconf.py",
            "from pelicanconf import *\nOUTPUT_PATH = 'public'\n"
            "SITEURL = 'https://clips.example'\n",
        )
        self.write("originals/nobodys.txt", f"Of none: {WORDS['stray', 'original']}.")
        self.page("published")
        for kind in MAY_SHOW:
            self.article(kind, "")

    def go(self):
        """Take away what is no longer to be seen."""
        for kind, fields in LATER.items():
            # With what the rules complain of, in words that they would show.
            untrue = f"{WORDS[kind, 'text']} is a town of its own"
            wrong = f"They say {_passage(kind)}, or “{untrue}”."
            self.article(kind, fields, wrong)
        self.page("draft")

    def page(self, status):
        """A page of the site's own, with a picture."""
        word = {field: WORDS["page", field] for field in EVERYTHING}
        self.write(
            "content/pages/plans.md",
            f"Title: {word['title']}\nSlug: {word['slug']}\nStatus: {status}\n\n"
            f"Our {word['text']} plans.\n\n![{word['alt']}]"
            f"(../images/{word['picture']}.png)\n",
        )
        self.write(f"content/images/{word['picture']}.png", picture(word["pixels"]))

    def article(self, kind, more, text=""):
        """An article of a kind, its picture and its original."""
        word = {field: WORDS[kind, field] for field in _FIELDS}
        passage = _passage(kind)
        if kind in ("expired", "reduced"):
            more += (
                f"Reuse: full\nPermission: {word['permission']}\n"
                "Permission-Expires: 2024-12-31\n"
            )
        if kind != "expired":
            more += f"Summary: In short, {word['summary']}.\n"
        self.write(
            f"content/articles/2024/{word['slug']}.md",
            f"Title: About {word['title']}\nDate: 2024-12-01\nOutlet: post\n"
            f"Source: https://post.example/{word['source']}\nSlug: {word['slug']}\n"
            f"Tags: {word['topic']}\nOriginal-Title: They say {word['headline']}\n"
            f"Reporter: Ada {word['reporter']}\nPlace: {word['place']}\n"
            f"Author: Our {word['author']}\nAliases: old/{word['alias']}.html\n"
            f"Archived: https://archive.example/{word['archived']}\n"
            f"Correction: 2024-12-02 Not {word['correction']}.\n"
            f"Outlet-Update: 2024-12-03 Nor {word['update']}.\n"
            f"Image: images/{word['picture']}.png\nImage-Alt: By {word['alt']}\n"
            f"Image-Credit: {word['owner']}\n{more}\n"
            f"We call it {word['text']} as ever. “{passage}”, it says [@post].\n\n"
            f"{text}{'And so on. ' * 60}\n",
        )
        self.write(f"content/images/{word['picture']}.png", picture(word["pixels"]))
        secret = f"{passage}. Nobody may read {word['original']} here."
        self.write(f"originals/{word['slug']}.txt", secret)
        self.write(
            f"originals/{word['slug']}.html",
            f"<article><p>{passage}. Nor {word['kept']}.</p></article>",
        )
