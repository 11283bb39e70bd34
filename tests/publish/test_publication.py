"""What the public gets is what was built, and nothing that is gone."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from creditline.errors import ContentErrors, SettingsError, SiteError
from creditline.publish import archive
from creditline.publish.compression import EXPAND
from creditline.publish.manifest import MANIFEST, verified

from .small_site import PUBLIC, WORDS, SmallSite

CANARY = "Zebrafinch quintessence over the viaduct."


def plain(files):
    """Everything a tree says, whether packed or not."""
    for path, data in files.items():
        yield data
        for expand in EXPAND.values() if "." in path else ():
            try:
                yield expand(data)
            except Exception:  # noqa: BLE001 # sound: not packed in this way
                continue


def says(files, words):
    """The files in which these words stand, packed or not."""
    found = set()
    for path, data in files.items():
        if any(words.encode() in text for text in plain({path: data})):
            found.add(path)
    return found


def test_a_published_tree_is_whole(site):
    """
    Every file is listed, every text has its copies, and the list is true.
    """
    site.publish()
    files = site.files()

    assert {".nojekyll", "404.html", "_headers", "index.html", MANIFEST} <= set(files)
    assert {"index.html.gz", "index.html.br", "2026/bridge.html.br"} <= set(files)
    assert verified(site.public).paths | {MANIFEST} == set(files)


def test_publishing_twice_writes_nothing(site):
    """
    An unchanged site leaves every published file alone.
    """
    site.publish()

    assert [] == site.publish().named("wrote")


def test_texts_are_converted_where_it_is_told(site):
    """
    What a cluster would be sent is all of what is to be converted.
    """

    class Cluster(ThreadPoolExecutor):
        """Counts the texts that it is sent."""

        sent = 0

        def submit(self, *given):
            self.sent += len(given[-1])
            return super().submit(*given)

    with Cluster(1) as cluster:
        site.article("ferry", "The ferry sails on", "It does.")
        site.publish(executor=cluster)
    assert 2 == cluster.sent


def test_an_edit_reaches_its_page_and_its_copies(site):
    """
    A changed article changes its page, the copies, the list, and the index.
    """
    site.article("other", "The ferry sails on", WORDS)
    site.publish()
    site.article("bridge", "The bridge reopens", f"{WORDS} {CANARY}")
    wrote = set(site.publish().named("wrote"))

    assert {
        "2026/bridge.html",
        "2026/bridge.html.br",
        "2026/bridge.html.gz",
        MANIFEST,
    } == {path for path in wrote if not path.startswith("pagefind/")}


def test_what_is_taken_away_is_nowhere(site):
    """
    No page, copy, list or index keeps a word of an article that is gone.
    """
    site.article("secret", "A title that goes", f"{WORDS} {CANARY}")
    site.publish()
    assert {"2026/secret.html", "2026/secret.html.br"} <= says(site.files(), CANARY)
    site.remove("secret")

    site.publish()

    assert set() == says(site.files(), CANARY)
    assert set() == says(site.files(), "A title that goes")
    assert verified(site.public)


def test_a_draft_is_nowhere(site):
    """
    What is not published yet is in no page, copy, list or index.
    """
    site.article("draft", "Not yet", f"{WORDS} {CANARY}", "Status: draft")
    site.publish()

    assert set() == says(site.files(), CANARY)


@pytest.mark.parametrize(
    "fields",
    [
        ("Status: withdrawn", "Withdrawn: 2026-01-06 It was wrong."),
        ("Reuse: full", "Permission: letter 7", "Permission-Expires: 2026-01-06"),
    ],
    ids=["withdrawn", "expired"],
)
def test_a_text_that_may_not_be_shown_is_nowhere(site, fields):
    """
    No page, copy, feed or result of the search quotes it; what came before is gone.
    """
    before = [line for line in fields if not line.startswith(("Status", "Withdrawn"))]
    before = [line.replace("2026-01-06", "2030-01-06") for line in before]
    site.write("publishconf.py", f"{PUBLIC}CREDITLINE_SEARCH = True\n")
    site.article("secret", "What may not be", f"{WORDS} {CANARY}", *before)
    site.publish()
    found = says(site.files(), CANARY)
    assert "2026/secret.html" in found
    assert any(path.startswith("pagefind/fragment/") for path in found)
    site.article("secret", "What may not be", f"{WORDS} {CANARY}", *fields)
    site.publish()

    assert set() == says(site.files(), CANARY)
    assert "2026/secret.html" in site.files()


def test_a_problem_leaves_the_public_tree_alone(site):
    """
    A site that check refuses is not published, not even in part.
    """
    site.publish()
    before = site.files()
    site.article("bridge", "Edited", WORDS)
    site.article("broken", "No such outlet", WORDS, "Reuse: nonsense")

    with pytest.raises(ContentErrors):
        site.publish()

    assert before == site.files()


def test_two_publications_are_equal(site, tmp_path):
    """
    The same content at another place and time gives the same tree and archive.
    """
    for number in range(12):
        site.article(f"story-{number}", f"Story {number}", f"{WORDS} {number}")
    twin = SmallSite(tmp_path / "elsewhere" / "deep" / "twin")
    shutil.copytree(site.root / "content", twin.root / "content", dirs_exist_ok=True)
    packed = []
    for one in (site, twin):
        one.publish()
        target = one.root / "site.tar.gz"
        archive.pack(one.public, verified(one.public).paths, target)
        packed.append(target.read_bytes())

    assert site.files() == twin.files()
    assert packed[0] == packed[1]


def test_an_old_address_leads_to_the_new_one(site):
    """
    An alias is a page for every host, and a rule for those that know rules.
    """
    site.write("publishconf.py", PUBLIC.replace("example.org", "example.org/sub/path"))
    site.article(
        "bridge", "The bridge reopens", WORDS, "Aliases: 2025/old.html", "    ü/"
    )
    site.publish()

    assert (
        "/sub/path/%C3%BC/ /sub/path/2026/bridge.html 301\n"
        "/sub/path/2025/old.html /sub/path/2026/bridge.html 301\n"
    ) == site.files()["_redirects"].decode()
    assert b'http-equiv="refresh"' in site.files()["2025/old.html"]


def test_headers_know_the_sub_path(site):
    """
    A site below a path says its rules for that path only.
    """
    site.write("publishconf.py", PUBLIC.replace("example.org", "example.org/sub"))
    site.publish()
    said = site.files()["_headers"].decode()

    assert said.startswith("/sub/*\n  Content-Security-Policy: default-src 'none'; ")
    assert "unsafe-inline" not in said


@pytest.mark.parametrize(
    ("reuse", "passed_on", "reserved"),
    [("summary", True, 0), ("excerpt", True, 1), ("excerpt", False, 0)],
)
def test_headers_reserve_what_the_pages_do(reuse, passed_on, reserved, site):
    """
    An excerpt of others reserves it everywhere, unless the site speaks for itself.
    """
    site.article(
        "quoted",
        "Quoted",
        "They said so [@post].",
        f"Reuse: {reuse}",
        "Permission: L. 7",
    )
    site.write(
        "publishconf.py",
        PUBLIC + 'CREDITLINE_MACHINE_USES = ["ai-train"]\n'
        f"CREDITLINE_PASS_ON_RESERVATIONS = {passed_on}\n",
    )
    site.publish()
    files = site.files()

    assert f"  tdm-reservation: {reserved}\n" in files["_headers"].decode()
    page = files["2026/bridge.html"].decode()
    assert f'<meta name="tdm-reservation" content="{reserved}">' in page
    (rule,) = json.loads(files[".well-known/tdmrep.json"])
    assert reserved == rule["tdm-reservation"]


def test_a_site_may_bring_its_own_headers(site):
    """
    What the site itself puts at the root is not written over.
    """
    site.write("content/extra/_headers", "/*\n  X-Mine: 1\n")
    site.write(
        "publishconf.py",
        PUBLIC + 'STATIC_PATHS = ["extra"]\n'
        'EXTRA_PATH_METADATA = {"extra/_headers": {"path": "_headers"}}\n',
    )
    site.publish()

    assert b"/*\n  X-Mine: 1\n" == site.files()["_headers"]
    assert verified(site.public)


def test_no_script_of_a_writers_own_page_is_let_run(site):
    """
    A page that the settings have copied is published, and its scripts do not run.
    """
    script = "<script>document.title = 'ran'</script>"
    site.write("content/extra/tool.html", f"<!doctype html><title>a</title>{script}")
    moved = '{"extra/tool.html": {"path": "tools/tool.html"}}'
    extra = f'STATIC_PATHS = ["extra"]\nEXTRA_PATH_METADATA = {moved}\n'
    site.publish()
    before = site.files()["_headers"]
    site.write("publishconf.py", PUBLIC + extra)
    site.publish()

    assert script.encode() in site.files()["tools/tool.html"]
    assert before == site.files()["_headers"]


THEME = Path(__file__).parents[2] / "theme"


def test_a_theme_with_scripts_in_attributes_is_refused(site):
    """
    What the policy would break for readers is told to whoever publishes.
    """
    shutil.copytree(THEME, site.root / "theme")
    site.write("theme/templates/article.html", '<p>\n<p onclick="x()">')

    with pytest.raises(ContentErrors) as caught:
        site.publish()

    assert (
        "2026/bridge.html:2: the page holds a script in its onclick attribute"
        " [active-content]\n"
        "    move it to a file of the theme; published pages forbid it"
    ) in str(caught.value)
    assert not site.public.exists()


def test_the_list_is_the_site_s_own(site):
    """
    A file of the name of our list would make the list a lie.
    """
    site.write("content/images/manifest.json", "{}")
    site.write(
        "publishconf.py",
        PUBLIC
        + 'EXTRA_PATH_METADATA = {"images/manifest.json": {"path": "manifest.json"}}\n',
    )

    with pytest.raises(ContentErrors) as caught:
        site.publish()

    assert "manifest.json is made by publish, and" in str(caught.value)


def test_without_an_address_nothing_is_built(site):
    """
    A missing SITEURL is said before any work is done.
    """
    site.write("publishconf.py", PUBLIC.replace("https://example.org", ""))

    with pytest.raises(SettingsError, match="SITEURL"):
        site.publish()

    assert not (site.root / ".creditline").exists()


def test_the_environment_names_another_address(site, monkeypatch):
    """
    One checkout can be published to several places.
    """
    monkeypatch.setenv("SITEURL", "https://staging.example.org/try")
    site.publish()

    assert (
        "https://staging.example.org/try"
        == json.loads(site.files()[MANIFEST])["site_url"]
    )
    assert (
        b'href="https://staging.example.org/try/2026/bridge.html"'
        in (site.files()["2026/bridge.html"])
    )


def test_a_tree_that_another_build_shared_is_refused(site):
    """
    A draft that a preview left in the folder makes the whole tree unfit.
    """
    site.publish()
    site.write("public/drafts/secret.html", CANARY)
    site.publish()

    with pytest.raises(SiteError) as caught:
        verified(site.public)

    assert "drafts/secret.html is not in its list" in str(caught.value)


@pytest.mark.parametrize("there", ["a file", "a dead link"])
def test_without_a_place_to_work_it_says_which(site, there):
    """
    Unlike a build, publishing cannot do without its own folder.
    """
    if there == "a file":
        site.write(".creditline", "x")
    else:
        (site.root / ".creditline").symlink_to("/nowhere/at/all")
    with pytest.raises(SiteError) as caught:
        site.publish()

    said = str(caught.value)
    assert said.startswith(f"publish works in {site.root}/.creditline/publish, and can")
    assert said.endswith("move away what stands there, or let it be written")
    assert not site.public.exists()
