"""A pair of an article and its original is measured when one of them changed."""

import sqlite3
from contextlib import closing

import pytest
from msgspec.structs import replace

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options
from creditline.rights import measure as measuring
from creditline.rights import original_pairs
from creditline.verbs.rights import rights

from ..sites import DAY, HERE, Site

HEAD = (
    "Title: About {0}\nDate: 2024-12-01\nOutlet: post\n"
    "Source: https://post.example/{0}\nSlug: {0}\n\nOur words on {0}.\n"
)
NAMES = ("anchor", "ferry", "harbour")
EVERY = [f"{name}.txt" for name in NAMES]


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Three articles with originals; ``measured`` remembers each measuring."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path).lay(HERE / "plain")
    for name in NAMES:
        made.write(f"content/articles/2024/{name}.md", HEAD.format(name))
        made.write(f"originals/{name}.txt", f"What they said of the {name}.")
    made.measured = []

    measure = original_pairs.measure_files

    def counted(article, data, path, options, kept):
        made.measured.append(path)
        return measure(article, data, path, options, kept)

    monkeypatch.setattr(original_pairs, "measure_files", counted)
    return made


def since(site):
    """What was measured since this was last asked."""
    found, site.measured[:] = sorted(site.measured), []
    return found


def test_each_pair_is_measured_once(site):
    """
    A second build measures nothing, and neither do checks and tables after it.
    """
    site.build()
    assert EVERY == since(site)

    site.build()
    assert [] == since(site)
    site.check()
    assert [] == since(site)
    rights(format="json", settings=site.path("pelicanconf.py"))
    assert [] == since(site)


@pytest.mark.parametrize(
    ("name", "text", "again"),
    [
        ("content/articles/2024/ferry.md", HEAD.format("ferry") + "More.", ["ferry"]),
        ("originals/ferry.txt", "They said something else.", ["ferry"]),
        ("originals/nobody.txt", "Of no article.", []),
        ("content/articles/2024/bridge.md", HEAD.format("bridge"), []),
    ],
    ids=["article", "original", "stray", "no-original"],
)
def test_only_a_changed_pair_is_measured_again(site, name, text, again):
    """
    An edit on either side measures that pair; anything else measures none.
    """
    site.build()
    since(site)
    site.write(name, text)
    site.build()

    assert [f"{name}.txt" for name in again] == since(site)


def test_what_was_measured_of_an_earlier_text_goes(site):
    """
    It is kept for twenty builds, in case somebody takes an edit back.
    """
    counts = []
    for turn in range(26):
        site.write("originals/ferry.txt", f"They said {turn} things.")
        site.build()
        with closing(sqlite3.connect(site.path(".creditline/store.sqlite3"))) as store:
            counts += store.execute("SELECT count(*) FROM conversions").fetchone()

    assert counts[20] - counts[0] == 20
    assert counts[25] - counts[0] < 22


def test_no_text_is_converted_to_be_measured(site, monkeypatch):
    """
    What conversion read is what is measured, until the file is another one.
    """

    def never(*given):
        raise AssertionError

    monkeypatch.setattr(measuring, "read_body", never)
    site.build()
    since(site)
    site.write("originals/ferry.txt", "They said something else.")
    site.edit("content/articles/2024/anchor.md", "Our words", "Other “words of ours”")
    site.build()

    assert ["anchor.txt", "ferry.txt"] == since(site)


def test_what_is_kept_says_what_is_read():
    """
    From what conversion kept, an article is measured as from its Markdown.
    """
    texts = (
        "She: “It never was said so here”.\n\n> Nor this[^1]\n\n[^1]: “or this”",
        "Nothing quoted, but it was printed of the ferry so in six words.",
        "<div>\n<p>“It <b>never</b> was &amp; said\nso here</div> *and* ours",
        "",
    )
    original = b"It was printed of the ferry so in six words, and more."
    for text in texts:  # sound: they stand above
        data = HEAD.format("ferry").replace("Our words on ferry.", text).encode()
        body = convert_article(data, "a.md", Options(), {"ferry"}).body
        again = convert_article(data, "a.md", Options()).body

        assert again == replace(body, prose=None)
        assert body.prose is not None
        assert measuring.measure_files(
            data, original, "a.txt", Options(), body.prose
        ) == measuring.measure_files(data, original, "a.txt", Options())


def test_terms_settings_and_dates_of_files_measure_nothing(site):
    """
    What an owner allows is held against figures that are known.
    """
    site.build()
    since(site)
    site.edit(
        "content/outlets.toml", "[post]", "[post.rights]\nmax_words = 9\n\n[post]"
    )
    site.path("originals/ferry.txt").touch()
    site.path("content/articles/2024/anchor.md").touch()
    settings = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f"{settings}CREDITLINE_LONGEST_COPY = 5\n")
    site.build()

    assert [] == since(site)
