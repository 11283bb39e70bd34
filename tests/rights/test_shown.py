"""What may be shown on which day, and that nothing else is anywhere."""

import gzip
import re

import pytest

from creditline.errors import ContentErrors

from ..sites import HERE, Site, tree

NOON = 1735646400  # 31 December 2024, 12:00 UTC
HOUR = 3600
HEAD = "Outlet: post\nSource: https://post.example/{slug}\nSlug: {slug}\n"
STORY = "content/articles/2024/{slug}.md"


def story(slug, fields="", text="Our words.", day="2024-12-01"):
    head = HEAD.format(slug=slug)
    return f"Title: About {slug}\nDate: {day}\n{head}{fields}\n{text}\n"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A plain site; ``on`` sets the hour at which it is built."""
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path).lay(HERE / "plain")
    made.on = lambda epoch: monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    made.on(NOON)
    made.tell = lambda slug, *said: made.write(
        STORY.format(slug=slug), story(slug, *said)
    )
    return made


def everything(site):
    """All bytes of the output as one text, unpacked where packed."""
    texts = []
    for path, data in tree(site.output).items():
        unpacked = gzip.decompress(data) if path.endswith(".gz") else data
        texts.append(f"{path}\n{unpacked.decode('utf-8', 'replace')}")
    return "\n".join(texts)


PERMITTED = "Reuse: full\nPermission: letter 7\nPermission-Expires: 2024-12-31\n"


@pytest.mark.parametrize(
    ("zone", "epoch", "shown"),
    [
        pytest.param("UTC", NOON, True, id="last-day"),
        pytest.param("UTC", NOON + 12 * HOUR - 1, True, id="last-second"),
        pytest.param("UTC", NOON + 12 * HOUR, False, id="next-day"),
        pytest.param("Asia/Tokyo", NOON + 3 * HOUR - 1, True, id="tokyo-last-second"),
        pytest.param("Asia/Tokyo", NOON + 3 * HOUR, False, id="tokyo-next-day"),
        pytest.param("America/New_York", NOON + 17 * HOUR - 1, True, id="new-york"),
        pytest.param("America/New_York", NOON + 17 * HOUR, False, id="new-york-next"),
    ],
)
def test_a_permission_ends_with_its_day_in_the_sites_zone(site, zone, epoch, shown):
    """
    The full text is there up to the last second of the day, and not after it.
    """
    settings = site.path("pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f'{settings}TIMEZONE = "{zone}"\n')
    fields = f"{PERMITTED}Summary: In our words.\n"
    site.tell("tunnel", fields, "Zanzibar quicksilver tangerine.")
    site.on(NOON)
    site.build()
    assert "Zanzibar quicksilver" in everything(site)
    site.on(epoch)
    site.build()
    found = everything(site)

    assert shown == ("Zanzibar quicksilver" in found)
    assert "In our words." in found


def test_without_a_summary_only_a_notice_is_left(site):
    """
    A summary cut from the text goes with the text, and so does the story in lists.
    """
    site.tell(
        "tunnel", f"{PERMITTED}Tags: Tunnels\n", "Zanzibar quicksilver tangerine."
    )
    site.on(NOON + 24 * HOUR)
    heard = site.build()
    found = tree(site.output)
    page = found["2024/tunnel.html"].decode()

    assert ["permission-ended"] == [p.code for p in heard.problems]
    assert "Zanzibar" not in everything(site)
    assert "We were permitted to show this text until" in page
    assert 'href="https://post.example/tunnel"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "2024/tunnel.html" not in found["index.html"].decode()
    assert not any("tunnel" in path for path in found if path != "2024/tunnel.html")


@pytest.mark.parametrize("reuse", ["excerpt", "full"])
@pytest.mark.parametrize(
    ("summary", "said"),
    [("Summary: In our words.\n", "In our words."), ("", "We were permitted")],
)
def test_the_end_of_a_permission_never_stops_a_build(site, reuse, summary, said):
    """
    Terms that the text exceeds go with it: what was right the day before is built
    again without it, pictures and quotations and all.
    """
    site.edit(
        "content/outlets.toml",
        "[post]",
        '[post.rights]\nallows = "summary"\nmax_words = 2\nmax_percent = 1\n'
        "max_paragraphs = 1\nimages_allowed = false\nedits_allowed = false\n\n[post]",
    )
    fields = PERMITTED.replace("full", reuse)
    fields += "Image: images/a.png\nImage-Alt: A\nImage-Credit: A. Writer\n"
    quoted = "> Zanzibar quicksilver tangerine grows here.\n> -- [@post]"
    site.write("content/images/a.png", b"\x89PNG")
    site.write("originals/tunnel.txt", "Zanzibar quicksilver tangerine grows here.")
    site.tell("tunnel", f"{fields}{summary}", quoted)
    site.on(NOON)
    site.build()
    assert "Zanzibar" in everything(site)
    site.on(NOON + 24 * HOUR)
    heard = site.build()

    assert ["permission-ended"] == [p.code for p in heard.problems]
    assert "Zanzibar" not in everything(site)
    assert said in everything(site)


def test_a_summary_that_copies_is_told_after_the_permission_too(site):
    """
    What is left to be seen is held against the original as before.
    """
    copied = "the bridge will be shut until somebody mends the anchor chain"
    site.write("originals/tunnel.txt", f"It is said that {copied} at last.")
    site.tell("tunnel", f"{PERMITTED}Summary: Well, {copied}.\n", f"And {copied}.")
    site.on(NOON + 24 * HOUR)

    assert [("permission-ended", 8), ("copied-run", 9)] == [
        (problem.code, problem.line) for problem in site.check()
    ]


def test_a_withdrawn_story_leaves_a_notice(site):
    """
    When and why stand at its address; its text, downloads and listings are gone.
    """
    site.tell("tunnel", "", "Zanzibar quicksilver tangerine.")
    site.build()
    assert "Zanzibar" in everything(site)
    fields = "Status: withdrawn\nWithdrawn: 2024-12-20 The mayor never said it.\n"
    site.tell("tunnel", fields, "Zanzibar quicksilver tangerine.")
    site.build()
    found = tree(site.output)
    page = found["2024/tunnel.html"].decode()

    assert "Zanzibar" not in everything(site)
    assert "20 December 2024" in page
    assert "The mayor never said it." in page
    assert ["2024/tunnel.html"] == [path for path in found if "tunnel" in path]
    assert "tunnel" not in found["index.html"].decode()


def test_what_is_withdrawn_cannot_stop_a_build(site):
    """
    Problems of a text that nobody will see are warnings.
    """
    fields = "Status: withdrawn\nWithdrawn: 2024-12-20 Wrong.\n"
    site.tell("tunnel", fields, "[gone](nowhere.md) [@nobody]")

    assert {"warning"} == {problem.severity for problem in site.check()}


def test_updates_of_the_outlet_stand_apart_from_corrections(site):
    """
    What we corrected and what the outlet changed are never one list.
    """
    fields = (
        "Correction: 2024-12-03 Our slip.\n    2024-12-05 Our second slip.\n"
        "Outlet-Update: 2024-12-04 Their slip.\n    2024-12-06 Their second slip.\n"
    )
    site.tell("tunnel", fields)
    site.build()
    found = tree(site.output)
    page = found["2024/tunnel.html"].decode()
    ours, theirs = found["corrections/index.html"].decode().split('id="updates"')

    places = [page.index(f"{whose} slip") for whose in ("Our", "Their")]
    assert page.index("Our second slip") < places[0] < page.index("Their second slip")
    assert page.index("Their second slip") < places[1]
    assert "Our slip" in ours
    assert "Their" not in ours
    assert "Their slip" in theirs
    assert "Our" not in theirs


CANARIES = {
    "original": "Vermilion ostriches recite forbidden algebra nightly",
    "page": "Nocturnal lighthouses barter unripe saxophones quietly",
    "draft": "Copper dolphins negotiate tidal mortgages upriver",
    "hidden": "Paper volcanoes applaud reluctant clockmakers",
    "expired": "Glass beavers audit the moonlit parliament",
    "withdrawn": "Wooden comets refuse the emperor's porridge",
    "reduced": "Seven thimbles govern the velvet archipelago",
}


def test_private_text_reaches_nothing(site, capfd):
    """
    Sentences planted in originals, drafts, hidden, expired and withdrawn articles
    stand in no page, download, list or log, nor in what templates are kept as.
    """
    site.write("originals/bridge.txt", f"A bridge. {CANARIES['original']}.")
    site.write("originals/tunnel.html", f"<p>A tunnel. {CANARIES['page']}.")
    site.tell("tunnel")
    site.tell("draft", "Status: draft\n", f"{CANARIES['draft']}.")
    site.tell("hidden", "Status: hidden\n", f"{CANARIES['hidden']}.")
    ended = PERMITTED.replace("2024-12-31", "2024-12-30")
    site.tell("expired", ended, f"{CANARIES['expired']}.")
    site.tell("reduced", f"{ended}Summary: Ours.\n", f"{CANARIES['reduced']}.")
    fields = "Status: withdrawn\nWithdrawn: 2024-12-20 Wrong.\n"
    site.tell("withdrawn", fields, f"{CANARIES['withdrawn']}.")
    heard = site.build()
    logged = "".join(capfd.readouterr()) + "".join(map(str, heard.problems))
    kept = b"".join(tree(site.path(".creditline/jinja")).values()).decode("latin-1")

    for where, sentence in CANARIES.items():
        for words in (sentence, " ".join(sentence.split()[:3])):
            assert words not in everything(site), where
            assert words not in logged, where
            assert words not in kept, where


def test_a_misquotation_stops_the_build(site):
    """
    One changed word in a quotation is named with its line, and where to look.
    """
    site.write("originals/tunnel.txt", "Nobody was hurt,\nand nobody will pay twice.")
    text = "She said:\n\n> Nobody was hurt, and nobody should pay twice.\n> -- [@post]"
    site.tell("tunnel", "Reuse: excerpt\n", text)
    with pytest.raises(ContentErrors) as caught:
        site.build()

    assert [
        "content/articles/2024/tunnel.md:10: “Nobody was hurt, and nobody should pay "
        "twice.” is not in the original [misquotation]\n"
        "    compare “should” with word 3 on line 2 of tunnel.txt, in the folder of "
        "originals"
    ] == [str(problem) for problem in caught.value.problems]
    assert not site.output.exists()


def test_a_summary_that_copies_stops_the_build(site):
    """
    Ten words in a row of the original outside quotation marks are too many.
    """
    copied = "the bridge will be shut until somebody mends the anchor chain"
    site.write("originals/tunnel.txt", f"It is said that {copied} at last.")
    site.tell("tunnel", "", f"We hear\nthat {copied}, they say.")
    (found,) = site.check()

    assert ("copied-run", 8) == (found.code, found.line)
    assert found.message.startswith("12 words in a row are the original's: “that the")


def test_quotations_from_elsewhere_are_not_held_against_the_original(site):
    """
    What is cited from a work with an address of its own was read there.
    """
    site.write("originals/tunnel.txt", "Nothing of the kind.")
    said = '"Nobody in this town was ever hurt," he said'
    site.tell("tunnel", "Citing: Wire <https://wire.example/1>\n", f"{said} [@wire].")
    assert () == site.check()
    site.tell("tunnel", "Citing: Wire\n", f"{said} [@wire].")
    assert ["misquotation"] == [problem.code for problem in site.check()]


def test_the_meter_is_said_on_the_page_and_follows_the_original(site):
    """
    Only the page of an edited original is made again, with its new figures.
    """
    site.write("originals/tunnel.txt", "Nobody was hurt, and nobody will pay twice.")
    site.tell("tunnel", "", "She said “Nobody was hurt”.")
    site.tell("ferry", "", "She said “Nobody was hurt”.")
    site.build()
    page = tree(site.output)["2024/tunnel.html"].decode()
    other = tree(site.output)["2024/ferry.html"].decode()
    site.write("originals/tunnel.txt", f"Nobody was hurt. {'More words. ' * 500}")
    wrote = site.build().named("wrote")

    assert "3 of about 8 words, 1 quotation; the rest is our own summary" in page
    assert "cannot be known without it" in other
    assert {"2024/tunnel.html", "coverage/index.html"} == set(wrote)
    assert "3 of about 1,003 words" in tree(site.output)["2024/tunnel.html"].decode()


def test_what_an_owner_prescribes_stands_where_it_asks(site):
    """
    A sentence at the top, its facts filled in, its address a link.
    """
    site.write(
        "content/outlets.toml",
        '[post]\nname = "The Post"\nurl = "https://post.example/"\n\n[post.rights]\n'
        'allows = "full"\nrequired_sentence = "By {author} in {outlet}: {url}."\n'
        'position = "top"\nbyline_format = "{author} / {outlet}"\n'
        'credit = "Post Ltd"\n',
    )
    site.tell("tunnel", "Reuse: full\nReporter: Ada <Byron>\n", "Their text.")
    site.build()
    page = tree(site.output)["2024/tunnel.html"].decode()
    plain = re.sub(r"<[^>]+>", "", page)
    sentence = "By Ada &lt;Byron&gt; in The Post: https://post.example/tunnel."

    assert plain.index("Ada &lt;Byron&gt; / The Post") < plain.index(sentence)
    assert plain.index(sentence) < plain.rindex("Their text.")
    assert ">https://post.example/tunnel</a>" in page
    assert "Post Ltd" in plain


def test_plain_pelican_makes_the_same_tree(site, tmp_path_factory):
    """
    Originals, tombstones and summaries are the same under plain Pelican.
    """
    site.write("originals/tunnel.txt", "Nobody was hurt, and nobody will pay twice.")
    site.tell("tunnel", "", "She said “Nobody was hurt”.")
    site.tell("gone", "Status: withdrawn\nWithdrawn: 2024-12-20 Wrong.\n")
    ended = PERMITTED.replace("2024-12-31", "2024-12-30")
    site.tell("reduced", f"{ended}Summary: Ours.\n", "Theirs.")
    output = tmp_path_factory.mktemp("pelican")
    done = site.pelican(output)
    site.build()

    assert 0 == done.returncode, done.stderr
    assert tree(output) == tree(site.output)
