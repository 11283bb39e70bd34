"""Links and addresses one step within and one step beyond what there is."""

from types import SimpleNamespace

import pytest

from creditline.credit.records import Organisation
from creditline.credit.terms import Terms
from creditline.site.addresses import same_place
from creditline.site.lookups import topics_of
from creditline.site.model import Story, Topic

from ..sites import DAY, HERE, Site, tree

HEAD = "Title: {0}\nDate: 2024-12-02\nOutlet: post\nSource: https://post.example/{0}\n"
HERE_TEXT = "articles/2024/ferry.md"
OTHER = "content/articles/2024/ferry.md"
LINE = 6


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site with two articles, a page, pictures and a draft."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path).lay(HERE / "plain")
    made.write(
        "content/articles/2024/bridge.md",
        f"{HEAD.format('bridge')}Tags: Big Bridges\n\n## Café au lait\n\nText.\n",
    )
    made.write(
        "content/articles/2024/later.md",
        f"{HEAD.format('later')}Status: draft\n\nText.\n",
    )
    made.write("content/images/a b.png", b"\x89PNG")
    made.write("content/files/plan.pdf", b"%PDF")
    return made


def write(site, text, fields="", name="ferry"):
    path = f"content/articles/2024/{name}.md"
    site.write(path, f"{HEAD.format(name)}{fields}\n{text}\n")


def said(site):
    """What is said of the text, without its path."""
    return [
        f"{p.line}: {p.message} [{p.code}] {p.hint}"
        for p in site.check()
        if p.path == OTHER
    ]


REMOVE = "correct the address, or remove the link"
NEVER = "there is no such file [broken-link]"


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("[x]({filename}bridge.md)", ""),
        ("[x]({filename}../2024/bridge.md)", ""),
        ("[x]({filename}/articles/2024/bridge.md)", ""),
        ("[x](bridge.md)", ""),
        ("[x](bridge.html)", ""),
        ("[x](/2024/bridge.html)", ""),
        ("[x](../2024/bridge.html)", ""),
        ("[x](../archive/)", ""),
        ("[x](/)", ""),
        ("[x](../archive/2024/12/)", ""),
        ("[x]({index})", ""),
        ("[x](#)", ""),
        ("[x]({tag}Big Bridges)", ""),
        ("[x]({tag}big-bridges)", ""),
        ("[x]({static}/images/a%20b.png)", ""),
        ("[x]({static}/files/plan.pdf)", ""),
        ("![x](../../images/a%20b.png)", ""),
        ("![x]({static}/images/a%20b.png)", ""),
        ("[x](bridge.md#cafe-au-lait)", ""),
        ("[x]({filename}bridge.md#cafe-au-lait)", ""),
        ("[x](bridge.md#source-1)", ""),
        ("[x](bridge.md#credit)", ""),
        ("[x](../)", ""),
        ("[x](../index.html)", ""),
        ("[x](/images/a%20b.png#nowhere)", ""),
        (
            "[x](bridge.md#cafe-au-lai)",
            "bridge.md has no place #cafe-au-lai [broken-fragment] "
            "did you mean #cafe-au-lait?",
        ),
        (
            "[x](#cafe-au-lait)",
            "this page has no place #cafe-au-lait [broken-fragment] "
            "give a heading that id",
        ),
        (
            "[x]({filename}bridg.md)",
            f"a link to 'bridg.md': {NEVER} "
            "did you mean {filename}/articles/2024/bridge.md?",
        ),
        (
            "[x]({filename}/2024/bridge.md)",
            f"a link to '/2024/bridge.md': {NEVER} "
            "did you mean {filename}/articles/2024/bridge.md?",
        ),
        ("[x]({filename}nothing.md)", f"a link to 'nothing.md': {NEVER} {REMOVE}"),
        (
            "[x]({filename}later.md)",
            f"a link to 'later.md': it is not published [broken-link] {REMOVE}",
        ),
        (
            "[x]({static}/images/a%20c.png)",
            f"a link to '/images/a%20c.png': {NEVER} "
            "did you mean {static}/images/a b.png?",
        ),
        (
            "![x](../../images/a%20c.png)",
            "an image to '../../images/a%20c.png': there is no such file "
            "[missing-image] did you mean {static}/images/a b.png?",
        ),
        (
            "[x]({tag}Big Bridge)",
            "a link to 'Big Bridge': there is no such topic [broken-link] "
            "did you mean {tag}Big Bridges?",
        ),
        (
            "[x]({tag}Tunnels)",
            "a link to 'Tunnels': there is no such topic [broken-link] remove the link",
        ),
        ("[x](../archive/2023/)", f"a link to '../archive/2023/': {NEVER} {REMOVE}"),
        ("[x](../archive)", f"a link to '../archive': {NEVER} {REMOVE}"),
        ("[x](Bridge.html)", f"a link to 'Bridge.html': {NEVER} {REMOVE}"),
    ],
)
def test_where_a_link_leads(site, link, problem):
    """
    To a text, a file, a topic, a list or a place that is there, in every form.
    """
    write(site, link)

    assert ([f"{LINE}: {problem}"] if problem else []) == said(site)


@pytest.mark.parametrize(
    ("place", "fragment", "good"),
    [
        ("café", "café", True),
        ("café", "caf%C3%A9", True),
        ("café", "caf%E9", False),
        ("a%20b", "a%2520b", True),
        ("A", "a", False),
    ],
)
def test_a_place_may_be_spelled_out(site, place, fragment, good):
    """
    A fragment in an address is that of the page, with its signs spelled out or not.
    """
    write(site, f'<p id="{place}">Here.</p>\n\n[x](#{fragment})')

    assert good == (not said(site))


@pytest.mark.parametrize(
    ("image", "problem"),
    [
        ("images/a b.png", ""),
        (
            "images/a c.png",
            "5: there is no image images/a c.png under the content folder "
            "[missing-image] did you mean images/a b.png?",
        ),
        (
            "images/nothing-like-it.jpg",
            "5: there is no image images/nothing-like-it.jpg under the content folder "
            "[missing-image] put it under images/",
        ),
    ],
)
def test_the_picture_beside_a_headline(site, image, problem):
    """
    It is a file of the content, by its path from the top.
    """
    write(site, "Text.", f"Image: {image}\nImage-Alt: A\n")

    assert ([problem] if problem else []) == said(site)


TAKEN = "is already taken"
OTHERS = "[duplicate-address] give one of the two another Slug"
EVERY = "for a page of every site [duplicate-address] change the Slug"
BRIDGE = "by content/articles/2024/bridge.md"


@pytest.mark.parametrize(
    ("save_as", "fields", "problem"),
    [
        ("{slug}.html", "Slug: other\n", ""),
        ("{slug}.html", "Slug: bridge\n", f"bridge.html {TAKEN} {BRIDGE} {OTHERS}"),
        ("{slug}.html", "Slug: BRIDGE\n", f"BRIDGE.html {TAKEN} {BRIDGE} {OTHERS}"),
        ("{lang}/{slug}.html", "Slug: bridge\nLang: tr\n", ""),
        (
            "{lang}/{slug}.html",
            "Slug: bridge\nLang: en\n",
            f"en/bridge.html {TAKEN} {BRIDGE} {OTHERS}",
        ),
        ("{category}/{slug}.html", "Slug: bridge\nCategory: City\n", ""),
        (
            "{category}/{slug}.html",
            "Slug: bridge\n",
            f"bridge.html {TAKEN} {BRIDGE} {OTHERS}",
        ),
        ("{slug}.html", "Slug: index\n", f"index.html {TAKEN} {EVERY}"),
        ("{slug}.html", "Slug: 404\n", f"404.html {TAKEN} {EVERY}"),
        ("{slug}.html", "Slug: Search\n", f"Search.html {TAKEN} {EVERY}"),
        ("{slug}/index.html", "Slug: archive\n", f"archive/index.html {TAKEN} {EVERY}"),
        ("{slug}/index.html", "Slug: topics\n", f"topics/index.html {TAKEN} {EVERY}"),
        ("{slug}/index.html", "Slug: credits\n", f"credits/index.html {TAKEN} {EVERY}"),
        (
            "{slug}/index.html",
            "Slug: coverage\n",
            f"coverage/index.html {TAKEN} {EVERY}",
        ),
        (
            "{slug}/index.html",
            "Slug: corrections\n",
            f"corrections/index.html {TAKEN} {EVERY}",
        ),
        (
            "{slug}/index.html",
            "Slug: organisations\n",
            f"organisations/index.html {TAKEN} {EVERY}",
        ),
        ("theme/{slug}.html", "Slug: other\n", f"theme/other.html {TAKEN} {EVERY}"),
        ("themes/{slug}.html", "Slug: other\n", ""),
        (
            "archive/{slug}/index.html",
            "Slug: 2024\n",
            "archive/2024/index.html is the address of a list [duplicate-address] "
            "change the Slug",
        ),
        ("archive/{slug}/index.html", "Slug: 2023\n", ""),
        (
            "archive/2024/{slug}/index.html",
            "Slug: 12\n",
            "archive/2024/12/index.html is the address of a list [duplicate-address] "
            "change the Slug",
        ),
        ("archive/2024/{slug}/index.html", "Slug: 11\n", ""),
    ],
)
def test_whose_an_address_is(site, save_as, fields, problem):
    """
    One address has one page, whatever the capitals; what every site has goes first.
    """
    site.edit("pelicanconf.py", "{date:%Y}/{slug}.html", save_as)
    site.edit("content/articles/2024/bridge.md", "Tags: Big Bridges", "Slug: bridge")
    write(site, "Text.", fields)
    found = [one for one in said(site) if "address of a list" in one or TAKEN in one]
    mine = [one.partition(": ")[2] for one in found]

    assert ([problem] if problem else []) == mine
    assert all("bridge" not in p.path for p in site.check() if p.code == "broken-link")


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("köprü", "ko\u0308pru\u0308", True),
        ("köprü", "KÖPRÜ", True),
        ("straße", "STRASSE", True),
        ("ferry", "FERRY", True),
        ("ferry", "férry", False),
        ("köprü", "kopru", False),
    ],
)
def test_what_a_file_system_takes_for_one_place(ours, theirs, same):
    """
    Composed or not, in capitals or not: on some machines it is one file.
    """
    assert same == (same_place(f"{ours}.html") == same_place(f"{theirs}.html"))


@pytest.mark.parametrize(
    ("alias", "problem"),
    [
        ("old.html", ""),
        ("old", ""),
        (
            "2024/BRIDGE.html",
            "the alias 2024/BRIDGE.html is the address of "
            "content/articles/2024/bridge.md [alias-hides-page] remove the alias",
        ),
        (
            "index.html",
            "the alias index.html is the address of a page of every site "
            "[alias-hides-page] remove the alias",
        ),
        (
            "2024/ferry.html",
            "the alias 2024/ferry.html is the address of "
            "content/articles/2024/ferry.md [alias-hides-page] remove the alias",
        ),
    ],
)
def test_an_old_address_hides_nothing(site, alias, problem):
    """
    An alias is told on its own line, where a page of today has its place.
    """
    write(site, "Text.", f"Aliases: a/first.html\n    {alias}\n")

    assert ([f"6: {problem}"] if problem else []) == said(site)


def test_an_old_address_of_a_page_hides_nothing(site):
    """
    One of a page of the site's own is told on its own line as well.
    """
    header = "Title: About\nAliases: a/first.html\n    2024/bridge.html\n"
    site.write("content/pages/about.md", f"{header}\nText.\n")

    assert [
        "content/pages/about.md:3: the alias 2024/bridge.html is the address of "
        "content/articles/2024/bridge.md [alias-hides-page]\n    remove the alias"
    ] == [str(problem) for problem in site.check()]


CANONICAL = '<link rel="canonical" href="'


def canonical(page):
    """The address that a page calls its own, if it names one."""
    return page.decode("utf-8", "replace").partition(CANONICAL)[2].partition('"')[0]


def test_each_page_says_which_address_is_its_own(site):
    """
    A folder's page that of its folder, a redirect that of the page where it leads.
    """
    settings = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f'{settings}SITEURL = "https://clips.example/n"\n')
    write(site, "Text.", "Aliases: old\n")
    write(site, "Text.", "Slug: köprü\n", "other")
    site.build()
    said = {path: canonical(page) for path, page in tree(site.output).items()}

    assert {
        "index.html": "https://clips.example/n/",
        "2024/ferry.html": "https://clips.example/n/2024/ferry.html",
        "archive/2024/index.html": "https://clips.example/n/archive/2024/",
        "2024/köprü.html": "https://clips.example/n/2024/k%C3%B6pr%C3%BC.html",
        "old/index.html": "https://clips.example/n/2024/ferry.html",
        "404.html": "",
    }.items() <= said.items()


@pytest.mark.parametrize(
    ("status", "reuse", "index", "findable"),
    [
        ("published", "summary", "", True),
        ("published", "full", "", False),
        ("published", "full", "index", True),
        ("published", "full", "canonical", False),
        ("draft", "summary", "", False),
    ],
)
def test_which_stories_are_ours_to_be_found(status, reuse, index, findable):
    """
    No draft, and no text that its owner publishes too, unless the owner says so.
    """
    owner = Organisation(key="a", name="A", terms=Terms(index=index))
    article = SimpleNamespace(status=status, reuse=reuse)
    story = Story(None, article, "a.html", owner, owner, ())

    assert findable == story.findable


def test_the_section_is_the_first_topic():
    """
    What stands beside a story is of its section, and each topic counts once.
    """
    topics = {name: Topic(name.lower(), name) for name in ("News", "Bridges", "news")}
    article = SimpleNamespace(category="News", tags=("Bridges", "news", "Nothing"))

    assert ["news", "bridges"] == [t.slug for t in topics_of(article, topics)]
