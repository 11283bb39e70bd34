"""A site's own pieces of a theme go before ours, and ours need no copy."""

import re

import pytest

from creditline import defaults
from creditline.errors import ContentErrors, SettingsError

from ..sites import ROOT, tree

PAGE = "2024/bridge.html"
SETTINGS = """\
from creditline.defaults import *
SITENAME = "Plain"
"""


@pytest.fixture
def own(site):
    """A site that begins with our defaults, as a new one does."""
    site.write("pelicanconf.py", SETTINGS)
    return site


def page(site, name=PAGE):
    return (site.output / name).read_text("utf-8")


def test_the_reference_site_is_what_the_defaults_say():
    """
    Pelican reads our own site's settings before it finds our package, so they are
    written twice; both must say the same.
    """
    said = {}
    exec(compile((ROOT / "pelicanconf.py").read_text("utf-8"), "conf", "exec"), said)
    told = {name: said.get(name) for name in vars(defaults) if name.isupper()}

    assert told | {"THEME": defaults.THEME} == {
        name: value for name, value in vars(defaults).items() if name.isupper()
    }


def test_a_template_of_ones_own_extends_ours(own):
    """
    Only what the site's own block says differs; ``!theme`` names our template.
    """
    own.build()
    before = page(own)
    own.write(
        "theme/templates/page.html",
        '{% extends "!theme/page.html" %}{% block head %}{{ super() }}<meta name="own" '
        'content="yes">{% endblock %}',
    )
    own.build()

    assert '<meta name="own" content="yes">' in page(own, "pages/about.html")
    assert page(own) == before


def test_a_partial_of_ones_own(own):
    """
    Our templates include the site's partial where it has one of that name, and
    ours again when it goes.
    """
    own.build()
    before = page(own)
    foot = (ROOT / "theme/templates/partials/foot.html").read_text("utf-8")
    own.write(
        "theme/templates/partials/foot.html", foot.replace("<footer", "Own foot<footer")
    )
    own.build()
    assert "Own foot" in page(own)

    own.remove("theme/templates/partials/foot.html")
    own.build()
    assert page(own) == before


def test_overrides_go_before_the_own_theme_and_in_their_order(own):
    """
    Pelican's own setting is honoured, its earlier folders going first.
    """
    own.write("pelicanconf.py", SETTINGS + "THEME_TEMPLATES_OVERRIDES = ['a', 'b']\n")
    for folder in ("a", "b", "theme/templates"):
        own.write(f"{folder}/404.html", f"{folder}\n")
    own.build()
    assert page(own, "404.html") == "a\n"

    own.remove("a/404.html")
    own.build()
    assert page(own, "404.html") == "b\n"


def test_own_styles_come_last_in_their_own_layer(own):
    """
    A style of the site's own wins without weight, and an edit of it arrives.
    """
    own.write("theme/static/css/paper.css", ":root { --accent: #123456 }\n")
    own.write("theme/static/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    own.write("theme/static/crest.txt", "crest")
    own.build()
    style = page(own, "theme/site.css")

    assert "--accent:#123456" in style
    assert "@layer own{" in style.replace(" {", "{")
    # The order of layers is that in which they are first named.
    named = re.findall(r"@layer ([\w,]+)", style)
    assert "own" == list(dict.fromkeys(",".join(named).split(",")))[-1]
    assert page(own, "theme/crest.txt") == "crest"
    assert "<svg xmlns='http" in page(own, "theme/icon.svg")

    own.edit("theme/static/css/paper.css", "#123456", "#654321")
    own.build()
    assert "--accent:#654321" in page(own, "theme/site.css")


def test_pages_name_the_style_that_is_there(own):
    """
    Its name changes with what it holds, and pages follow.
    """
    own.write("pelicanconf.py", f"{SETTINGS}CREDITLINE_FINGERPRINTS = True\n")
    for colour in ("#123456", "#654321"):
        own.write("theme/static/css/paper.css", f":root {{ --accent: {colour} }}\n")
        own.build()
        (name,) = re.findall(r'href="\.\./(theme/site\.[0-9a-f]+\.css)"', page(own))
        assert f"--accent:{colour}" in page(own, name)


def test_own_words_go_before_ours(own):
    """
    A catalogue of the site's own holds the strings that it wants otherwise; the
    others stay ours, and an edit of it arrives.
    """
    own.build()
    assert "Skip to the text" in page(own)
    own.write("theme/locale/en.po", PO.format(word="Straight to the text"))
    own.build()
    assert "Straight to the text" in page(own)

    own.write("theme/locale/en.po", PO.format(word="Directly to the text"))
    own.build()
    assert "Directly to the text" in page(own)


def test_own_words_reach_the_feeds(own):
    """
    Those of the site's language and, in each entry, those of its text's.
    """
    own.edit("content/articles/2024/bridge.md", "Tags:", "Lang: de\nTags:")
    own.write("pelicanconf.py", f'{SETTINGS}SITEURL = "https://site.example"\n')
    own.build()
    assert "Hier in eigenen Worten wiedergegeben." in page(own, "atom.xml")
    for tag, english, word in (
        ("en", HINT, "For machines."),
        ("de", "Retold here in our own words.", "Hier nacherzählt."),
    ):
        text = PO.format(word=word).replace("Skip to the text", english)
        own.write(f"theme/locale/{tag}.po", text)
        own.build()
        assert word in page(own, "atom.xml")


HINT = (
    "This is a feed. Give its address to a feed reader, and it will tell you what is "
    "new here. For people, the same is at"
)
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Skip to the text"
msgstr "{word}"
"""


def test_a_language_is_a_catalogue(own):
    """
    A site whose language has no catalogue of ours speaks it by one of its own.
    """
    own.write("pelicanconf.py", SETTINGS + "DEFAULT_LANG = 'eo'\n")
    own.write("theme/locale/eo.po", PO.format(word="Al la enhavo"))
    own.build()

    assert "Al la enhavo" in page(own)
    assert 'lang="eo"' in page(own)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "theme/templates/404.html",
            "{% if %}",
            "theme/templates/404.html:1: expected an expression, got 'end of statement "
            "block' [bad-theme]",
        ),
        (
            "theme/static/css/a.css",
            "b{}\n@import url('c.css');",
            "theme/static/css/a.css:2: stylesheet own/c.css, which own/a.css imports, "
            "does not exist [bad-theme]",
        ),
    ],
)
def test_what_is_wrong_in_pieces_of_ones_own(own, name, text, message):
    """
    `check` names the site's own file and line.
    """
    own.write(name, text)

    assert message in [str(one).partition("\n")[0] for one in own.check()]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param(
            "artcle.html",
            "{% extends '!theme/article.html' %}",
            "theme/templates/artcle.html:1: warning: no page is made by it, since the "
            "theme has none of this name [bad-theme]\n    did you mean article.html?",
            id="a-name-that-is-nearly-one-of-ours",
        ),
        pytest.param(
            "leaflet.html",
            "mine, as a kind of page of the site's own may name it",
            "",
            id="a-name-of-ones-own",
        ),
        pytest.param(
            "page.html",
            "{% extends '!theme/page.html' %}\n{% block mian %}{% endblock %}",
            "theme/templates/page.html:2: warning: no template that it builds on has a "
            "block mian [bad-theme]\n    did you mean main?",
            id="a-block-of-nobody",
        ),
        pytest.param(
            "page.html",
            "{% extends '!theme/page.html' %}{% block main %}{% block inner %}"
            "{% endblock %}{% endblock %}",
            "",
            id="a-block-within-one-of-ours",
        ),
        pytest.param(
            "mine.html",
            "{% block mine %}{% endblock %}",
            "",
            id="a-template-that-builds-on-nothing",
        ),
        pytest.param(
            "page.html",
            "{% extends '!theme/pagee.html' %}",
            "theme/templates/page.html:1: there is no template !theme/pagee.html "
            "[bad-theme]\n    did you mean !theme/page.html?",
            id="a-template-of-nobody",
        ),
        pytest.param(
            "page.html",
            "{% extends '!theme/page.html' %}{% block head %}"
            "{% include 'none.html' ignore missing %}{% endblock %}",
            "",
            id="a-template-that-may-be-missing",
        ),
        pytest.param(
            "partials/foot.html",
            "{% macro feet() %}{% endmacro %}",
            "theme/templates/partials/foot.html:1: other templates use its macro foot, "
            "which it does not have [bad-theme]\n    take it from the theme's own: "
            "import it from !theme/partials/foot.html",
            id="a-macro-that-is-missed",
        ),
        pytest.param(
            "page.html",
            "{% extends '!theme/page.html' %}"
            "{% from 'partials/foot.html' import gone %}",
            "",
            id="a-macro-of-nobody-that-nobody-calls",
        ),
        pytest.param(
            "page.html",
            "{% from 'partials/foot.html' import gone %}\n{{ gone() }}",
            "theme/templates/page.html:2: the template 'partials/foot.html' (imported "
            "on line 1 in 'page.html') does not export the requested name 'gone' "
            "[bad-theme]\n    correct the template",
            id="a-macro-of-nobody-that-is-called",
        ),
        pytest.param(
            "partials/foot.html",
            "{% from '!theme/partials/foot.html' import foot %}",
            "",
            id="a-macro-from-ours",
        ),
    ],
)
def test_pieces_that_no_longer_fit(own, name, text, said):
    """
    After an update a block may be called otherwise: then it would silently be gone.
    """
    own.write(f"theme/templates/{name}", text)

    assert ([said] if said else []) == list(map(str, own.check()))


def test_a_build_names_the_piece_as_well(own):
    """
    Not our template, which is whole, where another one calls what a piece lacks.
    """
    own.write("theme/templates/partials/foot.html", "{% macro feet() %}{% endmacro %}")
    with pytest.raises(ContentErrors) as caught:
        own.build()

    assert own.check() == caught.value.problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "theme/locale/en.po: no catalogue of gettext: Unknown or misformat"),
        (b"\xff", "theme/locale/en.po: no catalogue of gettext: 'utf-8' codec"),
        (
            'msgid "via %(name)s"\nmsgstr "from %(nome)s"\n',
            "theme/locale/en.po:1: %(nome)s is not in the words that 'from %(nome)s' "
            "stands for",
        ),
        *(
            (
                f'msgid "Topics"\nmsgstr "{said}"\n',
                f"theme/locale/en.po:1: {name} is not in the words that ",
            )
            for said, name in (
                ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
                ("Topics <", "<"),
                ('Topics\\" onfocus=alert(1) x=', '"'),
                ("{names.__class__}", "{names.__class__}"),
                ("Topics}", "}"),
                ("100 %", "%"),
            )
        ),
        *(
            (
                'msgid ""\nmsgstr "Plural-Forms: nplurals=2; '
                f'plural={plural};\\n"\n\nmsgid "Archive"\nmsgstr "All"\n',
                f"theme/locale/en.po: its Plural-Forms cannot be used: {why}",
            )
            for plural, why in (("__import__('os')", "invalid"), ("n%0", "integer"))
        ),
    ],
)
def test_a_catalogue_that_is_none(own, text, message):
    """
    A catalogue that cannot be used is told of in one sentence, by both verbs.
    """
    own.write("theme/locale/en.po", text)

    for verb in (own.build, own.check):
        with pytest.raises(SettingsError) as caught:
            verb()
        assert str(caught.value).startswith(message)


def test_plain_pelican_knows_pieces_of_ones_own(own, tmp_path):
    """
    Both roads take templates, styles and words of the site's own.
    """
    own.write("theme/templates/404.html", '{% extends "!theme/404.html" %}')
    own.write("theme/static/css/paper.css", ":root { --accent: #123456 }\n")
    own.write("theme/locale/en.po", PO.format(word="Straight to the text"))
    own.build()
    done = own.pelican(tmp_path / "pages")

    assert 0 == done.returncode, done.stderr
    assert tree(tmp_path / "pages") == tree(own.output)
