"""A value that is changed where it was stated is changed wherever it was told."""

import pytest

from . import archive

STORY, OUTLETS = "content/everything.md", "content/outlets.toml"
ABOUT, CONF = "content/pages/about.md", "pelicanconf.py"
OTHER = "content/passed-on.md"
# Where a value is stated, the value and the next one; and how the two are seen,
# if not as they were typed.
CHANGES = [
    (STORY, "A bridge reopens", "A tunnel reopens"),
    (STORY, "Le pont : ouvert", "Le tunnel : ouvert"),
    (STORY, "X Æ A", "Z Æ A"),
    (STORY, "Ankara", "Antakya"),
    (STORY, "2024-01-31T23:30", "2024-01-31T23:45"),
    (STORY, "2024-02-03T10", "2024-02-03T11"),
    (STORY, "archive.example.org/2", "archive.example.org/7"),
    (STORY, "2024-02-04", "2024-02-05"),
    (STORY, "Letter 7", "Letter 8"),
    (STORY, "2091-01-31", "2091-01-30"),
    (STORY, "The year was", "The month was"),
    (STORY, "2024-02-16", "2024-02-17"),
    (STORY, "A sum was", "A total was"),
    (STORY, "2024-02-09", "2024-02-10"),
    (STORY, "It was shut", "It was closed"),
    (STORY, "A. Writer", "B. Writer"),
    (STORY, "2024-02-14T08", "2024-02-14T09"),
    (STORY, "Two arches", "Three arches"),
    (STORY, "P. Snapper", "Q. Snapper"),
    (STORY, "story/5", "story/6"),
    (STORY, "com/2024/bridge", "com/2024/tunnel"),
    (STORY, "sabah.example.org/1", "sabah.example.org/2"),
    (STORY, "2024-01-28", "2024-01-26"),
    (STORY, "Lang: en-GB", "Lang: en-IE", '"en-GB"', '"en-IE"'),
    (STORY, "Lang: tr", "Lang: fi", '"inLanguage":"tr"', '"inLanguage":"fi"'),
    (STORY, "Reuse: excerpt", "Reuse: link", "excerpted here", "linked here"),
    (STORY, "It is open", "It stands open"),
    # Of the feeds that it stands in it is not the newest.
    (OTHER, "A wire story", "A wired story"),
    (OTHER, "A slip.", "A fall."),
    (OUTLETS, "{Agency}", "{Group}"),
    (OUTLETS, "Free Sheet", "Free Paper"),
    (OUTLETS, "صباح الخير", "مساء الخير"),
    (OUTLETS, "two.example/sunday", "two.example/domingo"),
    (OUTLETS, "post.example.com/rss", "post.example.com/atom"),
    (OUTLETS, "Cable, all", "Cable, none"),
    (OUTLETS, "Post, all", "Post, none"),
    (OUTLETS, "post.example.com/terms", "post.example.com/agb"),
    (OUTLETS, "post.example.com/reuse", "post.example.com/ask"),
    (OUTLETS, "CC-BY-SA-3.0", "CC-BY-SA-2.5", "by-sa/3.0", "by-sa/2.5"),
    (OUTLETS, "CC-BY-4.0", "CC-BY-2.0", "licenses/by/4.0", "licenses/by/2.0"),
    (OUTLETS, "wrote it for", "typed it for"),
    (OUTLETS, "first stood at", "once stood at"),
    (OUTLETS, "agreement 3", "agreement 4"),
    (OUTLETS, "2092-02-29", "2092-02-28", "29 February 2092", "28 February 2092"),
    (OUTLETS, "2023-11-05", "2023-11-06"),
    (OUTLETS, "= 611", "= 612", "most 611 w", "most 612 w"),
    (CONF, "{co}", "{inc}"),
    (CONF, "What others found", "What others saw"),
    (CONF, "The Desk", "The Bench"),
    (CONF, "by-nc/4.0", "by-nc/3.0"),
    (CONF, "mining.json", "tdm.json"),
    (ABOUT, "Who we are", "Who we were"),
]
STATED = (STORY, OTHER, OUTLETS, CONF, ABOUT)
SHOWN = ("everything", "passed-on", "front-page", "on-a-sunday")
# Its outlet is nothing else in the feeds of its source.
PASSED_ON_SUNDAY = archive.Told(
    slug="sunday",
    title="Passed on",
    outlet=archive.SUNDAY,
    source=archive.FREE,
    url="https://free.example.com/sunday",
)


def texts(output):
    """Every file of words, by its place."""
    return {
        path.relative_to(output).as_posix(): path.read_text("utf-8")
        for path in output.rglob("*")
        if path.is_file() and path.suffix not in (".png", ".woff2")
    }


def with_(words, files):
    return {path for path, text in files.items() if words in text}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of an archive, and all that it told at first."""
    folder = tmp_path_factory.mktemp("changing")
    told = [one for one in archive.TOLD if one.slug in SHOWN] + [PASSED_ON_SUNDAY]
    more = archive.STATED
    output = archive.build(folder, archive.PUBLIC, more, articles=told)
    stated = {folder / name: (folder / name).read_text("utf-8") for name in STATED}
    return folder, stated, texts(output)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change[1])
def test_a_change_reaches_every_place(change, site):
    """
    Whatever had the old value has the new one after the next build, and nothing
    has the old one any more.
    """
    (folder, stated, before), (where, old, new, *seen) = site, change
    seen_old, seen_new = seen or (old, new)
    assert old in stated[folder / where]
    for file, text in stated.items():
        changed = text.replace(old, new) if file == folder / where else text
        file.write_text(changed, "utf-8")
    after = texts(archive.rebuild(folder))

    assert set() != with_(seen_old, before)
    # Feeds of a language are called after it.
    tags = [f".{said.rpartition(' ')[2].lower()}." for said in (old, new)]
    had = {path.replace(*tags) for path in with_(seen_old, before)}
    assert had == with_(seen_new, after) - with_(seen_new, before)
    assert set() == with_(seen_old, after)
