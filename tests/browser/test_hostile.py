"""What people paste runs nothing, asks nobody, and swallows nothing of the page.

Each text is refused, or its page is opened from disk, where no header protects it.
"""

import re

import pytest

from creditline.article.fields import FIELDS
from creditline.article.markdown import judging, tags
from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.config.places import Places
from creditline.driver import build_site, check_site
from creditline.engine import NullReporter, Recorder

from .conftest import DAY, ROOT
from .hostile import IMG, OVER, RUN, SPEAKING, texts

CONF = f"""
SITENAME = "Small"
PLUGINS = ["creditline"]
THEME = {str(ROOT / "theme")!r}
"""
HEAD = {
    "Title": "A bridge",
    "Date": "2024-12-09",
    "Source": "https://post.example/1",
    "Outlet": "post",
}
# What of a page no text may change, or call by a name of its own.
SKELETON = """() => {
    const named = (one) => `${one.localName}#${one.id}.${one.className}`;
    const around = (one) => one ? [...around(one.parentElement), named(one)] : [];
    const text = document.querySelector(".text") ?? document.querySelector("main > *");
    return {
        body: [...document.body.children].map(named),
        text: around(text),
        beside: [...text.parentElement.children].map(named),
        scripts: [...document.scripts].map((one) => one.getAttribute("src")),
        inline: [...document.querySelectorAll("style, link, base, meta[http-equiv]")]
            .map((one) => one.outerHTML.replace(
                /href="[^"]*?(2024\\/|)(page-\\d+|clean|field-\\d+)\\./g, "")),
        forms: document.forms.length,
        frames: window.length,
        covered: ["h1", "#credit"].map((name) => {
            const one = document.querySelector(name);
            one?.scrollIntoView({ block: "center" });
            const at = one?.getBoundingClientRect();
            return at && text.contains(document.elementFromPoint(
                at.left + at.width / 2, at.top + at.height / 2));
        }),
        credit: document.getElementById("credit")?.localName,
        globals: [document.body, document.head, document.scripts, document.images]
            .map(String),
        asked: [...document.querySelectorAll("*")].flatMap((one) =>
            [...one.attributes].map((a) => a.name).filter((a) => a.startsWith("on"))),
    };
}"""


POST = '[post]\nname = "The Post"\nurl = "https://post.example/"\n'


def written(text="Our own words.", **fields):
    """An article as its writer has it."""
    stated = {**HEAD, **fields}
    head = "".join(f"{name}: {value}\n" for name, value in stated.items())
    return f"{head}\n{text}\n"


def refused(source):
    """Whether `check` refuses an article, always with a line and a hint."""
    found = convert_article(source.encode(), "a.md", Options()).facts.problems
    errors = [one for one in found if one.severity == "error"]
    assert all(one.line >= 1 and one.hint for one in errors)
    return bool(errors)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site of the texts that are given; where each page is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)

    def site(sources, outlets=""):
        (tmp_path / "pelicanconf.py").write_text(CONF, "utf-8")
        (tmp_path / "content/articles").mkdir(parents=True)
        (tmp_path / "content/outlets.toml").write_text(POST + outlets, "utf-8")
        for name in ("b.png", "a.png", "x", "x/onerror=alert(1)"):
            place = tmp_path / "content/articles" / name
            if not place.parent.is_file():
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(b"\x89PNG\r\n\x1a\n")
        for name, source in sources.items():
            text = source.replace("Title: A", f"Slug: {name}\nTitle: A", 1)
            place = tmp_path / f"content/articles/{name}.md"
            place.write_text(text, "utf-8", newline="")
        places = Places(tmp_path / "pelicanconf.py", output=tmp_path / "output")
        for problem in check_site(places, Recorder()):
            if problem.severity == "error":
                (tmp_path / problem.path).unlink(missing_ok=True)
        build_site(places, NullReporter(), jobs=1)
        found = (tmp_path / "output").rglob("*.html")
        return {path.stem: path for path in found}

    return site


def met(tab, page):
    """What a browser meets on a page: what ran, whom it asked, and its skeleton."""
    ran, asked = [], []

    def say(dialog):
        ran.append(dialog.message)
        dialog.dismiss()

    def ask(request):
        if not request.url.startswith(("file:", "data:image/")):
            asked.append(request.url)

    tab.on("dialog", say)
    tab.on("request", ask)
    tab.goto(page.as_uri())
    skeleton = tab.evaluate(SKELETON)
    # What waits for a reader's hand.
    tab.evaluate(
        """() => { for (const one of document.querySelectorAll(".text *")) {
            one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
            if (one.localName !== "a") one.dispatchEvent(new MouseEvent("click"));
            for (const a of [one]) if (/^\\s*(javascript|data|vbscript):/i.test(
                a.href?.baseVal ?? a.href ?? "")) alert("leads to a program");
        } }"""
    )
    stayed = tab.url == page.as_uri()
    tab.remove_listener("dialog", say)
    tab.remove_listener("request", ask)
    return ran, asked, stayed, skeleton


def test_there_are_many():
    """
    The corpus is of some size, and most of it is refused.
    """
    found = {text for _, text in texts()}

    assert len(found) >= 500
    assert 450 < sum(refused(written(text)) for text in found) < len(found)


def test_no_text_runs_asks_or_swallows(site, tab):
    """
    What `check` lets through is a page like any other.
    """
    passed = {f"page-{n}": written(text) for n, (_, text) in enumerate(texts())}
    passed = {name: text for name, text in passed.items() if not refused(text)}
    pages = site({"clean": written(), **passed})
    *_, clean = met(tab, pages["clean"])

    # Links to what is not there are refused by the site.
    found = {name: met(tab, pages[name]) for name in passed if name in pages}
    assert len(found) > 20
    assert dict.fromkeys(found, ([], [], True, clean)) == found


@pytest.mark.parametrize("text", [*OVER, *SPEAKING])
def test_no_text_lies_over_the_page_or_speaks_for_it(text):
    """
    Told before a page is made of it.
    """
    assert refused(written(text))


def test_no_field_runs_asks_or_swallows(site, tab):
    """
    Every field of an article, filled with what a page would run if it were markup.
    """
    hostile = (IMG, f'"{IMG}', "</title></script></style></textarea><script>alert(1)")
    hostile += (RUN, "' onmouseover='alert(1)", "<!--", "</div></article></main>")
    passed = {}
    for field in FIELDS:
        for number, value in enumerate(hostile):
            name = f"{field.name.lower()}-{number}"
            text = written(**{field.name: f"A {value}"})
            if field.name not in ("Slug", "Aliases") and not refused(text):
                passed[name] = text
    outlets = f"[a]\nname = '''{IMG}'''\n[a.rights]\nnotice = '''© {IMG}'''\n"
    passed["named"] = written(Outlet="a", Citing=f"a\n    B {IMG}")
    pages = site({"clean": written(), **passed}, outlets)
    names = [*passed, "index"]
    found = {name: met(tab, pages[name])[:3] for name in names if name in pages}

    assert len(found) > 60
    assert dict.fromkeys(found, ([], [], True)) == found


@pytest.mark.parametrize(
    ("text", "ran"),
    [
        pytest.param(IMG, ["1"], id="runs"),
        pytest.param("<p>a</div></div></article>", [], id="swallows"),
        pytest.param(
            '<svg overflow="visible"><rect x="-999" y="-999" width="9999"'
            ' height="9999"/></svg>',
            [],
            id="covers",
        ),
    ],
)
def test_a_hole_would_be_found(site, tab, monkeypatch, text, ran):
    """
    Without the list and the tree, the page runs it, or is torn.
    """
    monkeypatch.setattr(tags, "objections", lambda *_: ())
    monkeypatch.setattr(judging, "judged", lambda _: judging.Judgement())
    pages = site({"clean": written(), "hole": written(text)})
    *_, clean = met(tab, pages["clean"])
    heard, _, _, skeleton = met(tab, pages["hole"])

    assert ran == heard
    assert skeleton != clean


FINE = (
    "> Words.\n> -- [@post]\n",
    '<blockquote cite="https://a.example/">a</blockquote>',
    "<figure><img src=a.png alt=a width=10><figcaption>a <cite>b</cite></figcaption>"
    "</figure>",
    "<details open><summary>a</summary><p>b</p></details>",
    "<picture><source srcset='a.png 2x'><img src=a.png alt=a></picture>",
    "<video controls src=a.png><track src=b.png></video>",
    "| a | b |\n| :-: | --: |\n| c | d |\n",
    "<table><caption>a</caption><tr><th scope=col colspan=2>b<td rowspan=2>c</table>",
    "<p lang=ar dir=rtl>a <bdo dir=ltr>b</bdo> <bdi>c</bdi></p>",
    "a <ins datetime=2024-12-09>b</ins> <mark>c</mark> <kbd>d</kbd> <sup>e</sup>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    "<ol start=3 reversed><li value=7>a</ol>",
    '<svg viewBox="0 0 9 9"><defs><linearGradient id="g1"><stop offset="0"/>'
    '</linearGradient></defs><rect fill="url(#g1)" width="9" height="9"/></svg>',
    "<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
    "Notes[^1].\n\n[^1]: One.\n",
    "Term\n: Meaning\n",
    "# A heading {#place .kind}\n",
    '<a href="mailto:a@b.example" rel=nofollow hreflang=en>a</a>',
    "<p style='text-align: right; color: #333'>a</p>",
    "<p style='font-size: 1.4em; line-height: 1.38'>a <big>b</big></p>",
    "<p style='font-size: 24pt'>a <b style='font-size: 120%'>b</b></p>",
    "<p style='line-height: 107%; margin: 0 0 8pt; text-indent: -18pt'>a</p>",
    "<p style='line-height: 24px; font: 12pt/1.5 serif; mso-list: l0'>a</p>",
    "<b style='padding: 2px 4px; border-bottom: 1px solid #333'>a</b>",
    "<div style='border: 9pt solid; padding: 3em; margin-top: 1in'>a</div>",
    "<i style='text-decoration: underline dotted red; font-stretch: normal'>a</i>",
    "<p>a <![if !supportLists]>b<![endif]> c</p>",
    "<img src=b.png alt=a style='float: left; display: block; aspect-ratio: 16/9'>",
    "<img src=b.png alt=a style='width: 50%; height: auto' class='p-4 align-left'>",
    '<svg overflow="hidden"><g transform="scale(2)"><rect width="9" /></g></svg>',
    '<math><mpadded width="0"><mi mathsize="120%">a</mi></mpadded></math>',
    "<a href='https://a.example/' rel='noopener nofollow' target=_blank>a</a>",
    "<pre>\n\na\n</pre>",
)


@pytest.mark.parametrize("text", FINE, ids=range(len(FINE)))
def test_what_writers_need_is_let_be(text):
    """
    Well-formed and on the list: no problem.
    """
    assert (
        () == convert_article(written(text).encode(), "a.md", Options()).body.problems
    )


@pytest.mark.parametrize(
    "text",
    [one for one in FINE if one.startswith("<") and not re.search(r"src|<!\[", one)],
)
def test_what_is_well_formed_is_printed_as_it_was_written(text):
    """
    Not a byte is lost, or written otherwise.
    """
    (html,) = convert_article(written(text).encode(), "a.md", Options()).body.pieces

    assert text in html
