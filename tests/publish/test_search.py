"""A published search in a real browser, over stories in several languages."""

import json
import re
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cbor2
import deflate
import pytest

from creditline.config.places import Places
from creditline.driver import check_site
from creditline.engine import Recorder
from creditline.errors import SiteError
from creditline.publish import search, search_pages
from creditline.publish.search import in_order, index
from creditline.publish.searchable import language_of, part_of, readable
from creditline.publish.tree import signatures
from creditline.site.notices import search_problems

from ..sites import tree
from .small_site import PUBLIC, WORDS, SmallSite

STORIES = {
    "zh": ("市议会关闭大桥", "市议会周一表示跨河大桥将关闭至春季工程师必须更换螺栓。"),
    "zh-Hant": ("港口重開", "港務局週三宣布渡輪明天恢復。"),
    "ja": (
        "橋の閉鎖",
        "市議会は月曜日、川にかかる橋を春まで閉鎖し、ボルトを交換する。",
    ),
    "th": ("สะพานปิด", "สภาเมืองกล่าวเมื่อวันจันทร์ว่าสะพานข้ามแม่น้ำจะปิดจนถึงฤดูใบไม้ผลิ"),
    "ko": ("다리가 닫힌다", "시의회는 월요일 다리를 봄까지 닫는다고 말했다."),
    "fr": (
        "L'école du port",
        "L'été fut long près du pont ; le danger de l’amiante demeure.",
    ),
    "ar": ("الجسر مغلق", "قال المجلس يوم الاثنين إن الجسر مغلق حتى الربيع."),
    "tr": ("Köprü kapandı", "Meclis pazartesi günü Kadıköy’ün köprüsünü kapattı."),
}
FOUND = [
    *(pytest.param(word, "zh", id=word) for word in ("大桥", "关闭", "跨河", "螺栓")),
    pytest.param("渡輪", "zh-hant", id="traditional"),
    pytest.param("閉鎖", "ja", id="japanese"),
    pytest.param("ボルト", "ja", id="katakana"),
    pytest.param("สะพาน", "th", id="thai"),
    pytest.param("다리", "ko", id="korean"),
    pytest.param("école", "fr", id="elided-in-a-title"),
    pytest.param("été", "fr", id="elided"),
    pytest.param("amiante", "fr", id="elided-and-curly"),
    pytest.param("l’amiante", "fr", id="with-its-article"),
    pytest.param("l'amiante", "fr", id="with-a-straight-mark"),
    pytest.param("الجسر", "ar", id="arabic"),
    pytest.param("Kadıköy", "tr", id="turkish"),
    pytest.param("lorries", "bridge", id="english"),
]


# More stories in English than are indexed at once in these tests.
BOATS = [f"boat-{number}" for number in range(1, 9)]
HAD = (
    "publish installs it when it is first needed (58 MB); with a Python of your own: "
    "pip install -r requirements/search.txt"
)
NOT_HAD = "there is none for a machine like this one; publish on another"


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *said):
        """Nothing."""


def published(root, language):
    """The small site with a story in each language, published."""
    site = SmallSite(root)
    site.write("publishconf.py", f"{PUBLIC}CREDITLINE_SEARCH = True\n")
    settings = (root / "pelicanconf.py").read_text("utf-8")
    site.write("pelicanconf.py", f'{settings}DEFAULT_LANG = "{language}"\n')
    for tag, (title, text) in STORIES.items():
        site.article(tag.lower(), title, text, f"Lang: {tag}")
    site.article("bridge", "The bridge reopens", WORDS, "Lang: en")
    for slug in BOATS:
        site.article(slug, f"The {slug} waits", "A pilot comes.", "Lang: en")
    site.publish()
    return site


@pytest.fixture(scope="module", params=["en", "zh"])
def searched(request, tmp_path_factory, chromium):
    """The page for searching a site in one language, in a browser."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITEURL", raising=False)
        patch.setenv("SOURCE_DATE_EPOCH", "1770000000")
        patch.setattr(search_pages, "MANY", len(BOATS))
        site = published(tmp_path_factory.mktemp(request.param), request.param)
    handler = partial(Quiet, directory=str(site.root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/public/search.html")
        page.locator("#search-words").wait_for()
        yield page
        page.close()
        server.shutdown()


def look_for(page, word):
    """Write a word, and wait for what the page says of it."""
    # What another test had narrowed down is wide again, and is looked for anew.
    form = "document.getElementById('search')"
    page.evaluate(f"{form}.reset(); {form}.dispatchEvent(new Event('input'))")
    page.wait_for_function("!document.getElementById('search-said').textContent")
    page.locator("#search-words").fill(word)
    page.wait_for_function("document.getElementById('search-said').textContent")
    page.wait_for_function("document.querySelector('.found a')")


@pytest.mark.parametrize(("word", "slug"), FOUND)
def test_a_word_is_found_in_its_language(searched, word, slug):
    """
    Whatever the language of the site, a word of a story leads to it alone.
    """
    look_for(searched, word)
    found = searched.locator(".found a").all()

    assert [f"/public/2026/{slug}.html"] == [a.get_attribute("href") for a in found]


def test_stories_are_found_in_every_part(searched):
    """
    Of a language with many stories there are several indexes, which are asked as one.
    """
    assert 1 < len({part_of(f"2026/{slug}.html") for slug in BOATS})
    look_for(searched, "pilot")
    found = searched.locator(".found a").all()

    assert sorted(f"/public/2026/{slug}.html" for slug in BOATS) == sorted(
        a.get_attribute("href") for a in found
    )


def test_what_was_found_reads_as_it_was_printed(searched):
    """
    How words are told apart for the search is seen by nobody.
    """
    look_for(searched, "amiante demeure")
    said = searched.locator(".found .excerpt").first

    assert "le danger de l’amiante demeure." in said.text_content()


MOVED = """
    new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 200);
    })
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_box_in_the_masthead_leads_to_what_is_found(searched, width):
    """
    A plain form with an address that can be sent; nothing moves when all is there, and
    each story is told by its outlet, its day and the words that were looked for.
    """
    searched.set_viewport_size({"width": width, "height": 800})
    searched.goto(searched.url.partition("?")[0].replace("search", "index"))
    box = searched.locator(".masthead input[name=q]")
    box.fill("lorries")
    box.press("Enter")
    hit = searched.locator(".found li")
    # As many indexes as languages are fetched first, on whatever machine this is.
    hit.first.wait_for()

    assert searched.url.endswith("/public/search.html?q=lorries")
    assert searched.locator(".masthead input").count() == 0
    assert "lorries" == searched.locator("#search-words").input_value()
    assert "lorries" == hit.locator("mark").first.inner_text().lower()
    assert "The Example Post" in hit.locator(".known bdi").first.inner_text()
    assert re.search("20\\d\\d", hit.locator(".known").inner_text())
    # What we say of a text is no part of it.
    assert "Reported" not in hit.locator(".excerpt").inner_text()
    assert searched.evaluate(MOVED) < 0.01


def test_stories_are_narrowed_down_by_organisation_topic_and_year(searched):
    """
    The choices are those that the index has; those of organisations are sorted.
    """
    searched.goto(searched.url.partition("?")[0])
    searched.locator("#search-words").wait_for()
    searched.locator("select[name=organisation]").select_option("The Example Post")
    searched.locator(".found li").first.wait_for()
    offered = {
        name: searched.locator(f"select[name={name}] option").all_inner_texts()[1:]
        for name in ("organisation", "topic", "year")
    }

    assert "The Example Post" in offered["organisation"]
    assert offered["topic"]
    assert ["2026"] == offered["year"]
    assert "organisation=The+Example+Post" in searched.url


@pytest.mark.parametrize(
    ("page", "language"),
    [
        pytest.param('<html lang="en"><p data-pagefind-body>', "en", id="page"),
        pytest.param(
            '<html lang="en"><p data-pagefind-body lang="ar">', "ar", id="text"
        ),
        pytest.param(
            '<html dir="ltr" lang="zh-Hant"><p data-pagefind-body>', "zh", id="script"
        ),
        *(
            pytest.param(f'<html lang="{tag}"><p data-pagefind-body>', "zh", id=tag)
            for tag in ("cmn", "hak", "nan", "wuu", "yue", "ZH")
        ),
        pytest.param("<html><p data-pagefind-body>", "", id="unstated"),
        pytest.param('<html lang="x-own"><p data-pagefind-body>', "", id="private"),
    ],
)
def test_a_story_is_indexed_in_its_own_language(page, language):
    """
    What is read of a page counts, not what the page around it speaks.
    """
    assert language == language_of(page)


@pytest.mark.parametrize(
    ("machine", "system", "hint"),
    [
        *((machine, "linux", HAD) for machine in ("x86_64", "aarch64", "arm64")),
        *(("AMD64", system, HAD) for system in ("win32", "darwin")),
        ("riscv64", "linux", NOT_HAD),
        ("x86_64", "freebsd14", NOT_HAD),
    ],
)
def test_check_tells_of_a_language_that_cannot_be_searched(
    site, monkeypatch, machine, system, hint
):
    """
    Where the program with dictionaries is not installed, `check` warns once a language.
    """
    monkeypatch.setattr(search_problems, "is_extended", lambda: False)
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.chdir(site.root)
    site.write("publishconf.py", f"{PUBLIC}CREDITLINE_SEARCH = True\n")
    for tag in ("zh", "zh-Hant", "th", "ko", "ja"):
        site.article(tag.lower(), *STORIES[tag], f"Lang: {tag}")
    found = check_site(Places(site.root / "pelicanconf.py"), Recorder())

    assert [
        (f"content/articles/2026/{name}.md", 8, "unsearchable", "warning", hint)
        for name in ("ja", "th", "zh-hant")
    ] == [(p.path, p.line, p.code, p.severity, p.hint) for p in found]


def test_a_site_without_a_search_is_told_nothing(site, monkeypatch):
    """
    What has no effect is no problem.
    """
    monkeypatch.setattr(search_problems, "is_extended", lambda: False)
    site.article("zh", *STORIES["zh"], "Lang: zh")

    assert () == check_site(Places(site.root / "pelicanconf.py"), Recorder())


def write(page, words):
    """A page that is searched, with some words."""
    page.parent.mkdir(exist_ok=True)
    page.write_text(f'<html lang="en"><p data-pagefind-body>{words}', "utf-8")


def test_pages_that_are_as_they_were_are_not_read_again(tmp_path, monkeypatch):
    """
    Whatever was found of them is still there; one that changed is read.  The index
    holds what its own list names, and none of what the theme has of its own.  It is
    made on the disk that it is for.
    """
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "another disk"))
    page, made = tmp_path / "built/a.html", tmp_path / "search/pagefind"
    done = []
    for words in ("A bridge", "A bridge", "A ferry"):
        if not page.is_file() or words not in page.read_text("utf-8"):
            write(page, words)
        done.append(index(page.parent, made.parent, "en"))
        assert (made / "pagefind.js").is_file()

    assert [True, False, True] == done
    (language,) = json.loads((made / "pagefind-entry.json").read_bytes())[
        "languages"
    ].values()
    assert (made / f"pagefind.{language['hash']}.pf_meta").is_file()
    for unused in ("ui", "modular", "component", "highlight"):
        assert [] == [*made.glob(f"pagefind-{unused}*")]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("is_extended", lambda: True, id="program"),
        pytest.param("version", lambda _: "0", id="version"),
        pytest.param("code_digest", lambda *_: "", id="code"),
    ],
)
def test_another_program_reads_all_pages_again(tmp_path, monkeypatch, name, other):
    """
    What it would find, the one before may not have.
    """
    monkeypatch.setattr(search, "is_extended", lambda: False)
    built, made = tmp_path / "built", tmp_path / "search"
    write(built / "a.html", "A bridge")
    index(built, made, "en")
    assert not index(built, made, "en")
    monkeypatch.setattr(search, name, other)

    assert index(built, made, "en")
    assert not index(built, made, "en")
    assert index(built, made, "fr")


UNFOUND = "words of Chinese, Japanese and Thai are not found by the search"


@pytest.mark.parametrize(
    ("fetched", "warnings"),
    [
        pytest.param(True, [], id="had"),
        pytest.param(
            False,
            [f"{UNFOUND}: install the extra: pip install creditline[search]"],
            id="with-a-python-of-their-own",
        ),
        pytest.param(SiteError("no way out"), [f"{UNFOUND}: no way out"], id="offline"),
    ],
)
def test_the_program_for_more_languages_is_fetched_for_a_page_in_one(
    tmp_path, monkeypatch, fetched, warnings
):
    """
    It makes the whole index; without it, what cannot be found is told, and once.
    """
    had, said = [], []

    def need(extra):
        if isinstance(fetched, SiteError):
            raise fetched
        had.extend([extra] * fetched)

    monkeypatch.setattr(search, "need", need)
    monkeypatch.setattr(search, "is_extended", lambda: "search" in had)
    page, made = tmp_path / "built/a.html", tmp_path / "search"
    page.parent.mkdir()
    page.write_text('<html lang="zh"><p data-pagefind-body>大桥', "utf-8")

    assert index(page.parent, made, "en", said.append)
    assert not index(page.parent, made, "en", said.append)
    assert warnings == said


@pytest.mark.parametrize(
    ("program", "message"),
    [
        pytest.param(
            "",
            "pagefind was installed without its program\n"
            "    install the extra: pip install creditline[publish]",
            id="missing",
        ),
        pytest.param(
            "echo no room >&2; exit 1",
            "the search index could not be made: no room",
            id="aloud",
        ),
        pytest.param(
            "echo no room; exit 2",
            "the search index could not be made: no room",
            id="quietly",
        ),
    ],
)
def test_an_index_that_cannot_be_made_is_told(tmp_path, monkeypatch, program, message):
    """
    With what the program says of it.
    """
    file = tmp_path / "pagefind"
    file.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    file.chmod(0o755)
    monkeypatch.setattr(
        "pagefind.service.get_executable", lambda: file if program else None
    )
    write(tmp_path / "built/a.html", "A bridge")

    with pytest.raises(SiteError) as caught:
        index(tmp_path / "built", tmp_path / "search", "en")

    assert message == str(caught.value)


@pytest.mark.parametrize("name", ["search", "search_pages", "searchable"])
def test_an_update_of_what_makes_an_index_makes_it_anew(tmp_path, monkeypatch, name):
    """
    Although the pages are as they were.
    """
    built, made = tmp_path / "built", tmp_path / "search"
    write(built / "a.html", "A bridge")
    monkeypatch.setattr(search, "code_digest", lambda *parts: " ".join(parts))
    index(built, made, "en")
    monkeypatch.setattr(
        search,
        "code_digest",
        lambda *parts: " ".join(parts).replace(f"/{name}.py", "/new.py"),
    )

    assert index(built, made, "en")


def test_lists_of_an_index_are_in_order(tmp_path):
    """
    In whatever order the program leaves them, the bytes are the same.
    """
    page, made = tmp_path / "built/a.html", tmp_path / "search/pagefind"
    topics = "".join(f"<i data-pagefind-filter=topic>{n}</i>" for n in "cab")
    write(page, f"{topics}<i data-pagefind-filter=year>2024</i>")
    index(page.parent, made.parent, "en")
    before = tree(made)
    packed = [*made.glob("filter/*.pf_filter")]
    for file in packed:
        data = unpacked(file)
        data[1].reverse()
        file.write_bytes(deflate.gzip_compress(MARK + cbor2.dumps(data), 9))
    (meta,) = made.glob("*.pf_meta")
    said = unpacked(meta)
    said[3].reverse()
    meta.write_bytes(deflate.gzip_compress(MARK + cbor2.dumps(said), 9))
    listed = json.loads((made / search.ENTRY).read_bytes())
    backwards = dict(sorted(listed.items(), reverse=True))
    (made / search.ENTRY).write_text(json.dumps(backwards), "utf-8")
    changed = tree(made)
    in_order(made)

    assert 2 == len(packed)
    assert before != changed
    assert before == tree(made)


MARK = b"pagefind_dcd"


def unpacked(file):
    """What a file of the index holds."""
    data = bytes(deflate.gzip_decompress(file.read_bytes()))
    return cbor2.loads(data.removeprefix(MARK))


def test_pages_are_laid_out_by_language(tmp_path):
    """
    By the words that are read; a page that states no language is in the site's.
    """
    for name, said in (("a", ' lang="fr"'), ("b", ""), ("c", ' lang="zh-Hant"')):
        page = tmp_path / f"built/{name}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"<html{said}><p data-pagefind-body>{name}", "utf-8")
    (tmp_path / "built/d.html").write_text('<html lang="tr"><p>d', "utf-8")
    pages = search_pages.SearchPages(tmp_path / "built", tmp_path / "out", "de")
    pages.lay_out(signatures(tmp_path / "built"), {})
    found = {search_pages.path_of(sign): lang for sign, lang in pages.languages.items()}

    assert {"a.html": "fr", "b.html": "de", "c.html": "zh", "d.html": "-"} == found
    assert ["0/a.html", "0/b.html", "0/c.html"] == sorted(tree(tmp_path / "out"))


@pytest.mark.parametrize("linked", [True, False])
def test_a_part_is_copied_where_it_cannot_be_linked(tmp_path, monkeypatch, linked):
    """
    Its pages are there, whatever the disk.
    """
    page = tmp_path / "built/a/b.html"
    page.parent.mkdir(parents=True)
    page.write_text('<html lang="fr"><p data-pagefind-body>a', "utf-8")
    pages = search_pages.SearchPages(tmp_path / "built", tmp_path / "out", "de")
    pages.lay_out(signatures(tmp_path / "built"), {})
    if not linked:
        monkeypatch.setattr("os.link", refusing)

    assert ["a/b.html"] == [*tree(pages.copied("0", tmp_path / "target"))]


def refusing(*_):
    """A disk that has no links."""
    raise OSError


def test_an_edit_costs_the_index_of_one_part(tmp_path, monkeypatch):
    """
    Edit by edit, the index has the bytes of one that is made at once; few pages are
    in one part again.
    """
    monkeypatch.setattr(search_pages, "MANY", 8)
    ran, made_by = [], search.run
    monkeypatch.setattr(search, "run", lambda *two: ran.append(two) or made_by(*two))
    built, made = tmp_path / "built", tmp_path / "search"
    for letter in "abcdefghij":
        write(built / f"{letter}.html", f"The bridge {letter}")
    index(built, made, "en")
    for step, parts in ((edit, 1), (remove, 1), (come, 1), (fewer, 1)):
        ran.clear()
        step(built)
        index(built, made, "en")
        assert parts == len(ran)
        anew = tmp_path / step.__name__
        index(built, anew / "search", "en")

        assert tree(anew / "search") == tree(made)
        assert (step is fewer) != (made / "pagefind/3").exists()


def edit(built):
    write(built / "a.html", "The bridge and a ferry")


def remove(built):
    (built / "b.html").unlink()


def come(built):
    write(built / "z.html", "A pilot comes")


def fewer(built):
    for letter in "cdefg":
        (built / f"{letter}.html").unlink()


def test_an_index_that_was_left_half_made_is_made_anew(tmp_path, monkeypatch):
    """
    Though all is again as it was when there was a whole one.
    """
    page, made = tmp_path / "built/a.html", tmp_path / "search"
    write(page, "A bridge")
    index(page.parent, made, "en")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            index(page.parent, made, "de")

    assert index(page.parent, made, "en")
    assert (made / "pagefind/pagefind.js").is_file()


def interrupted(*_):
    raise KeyboardInterrupt


def test_words_are_put_apart_in_texts_alone():
    """
    An attribute stays as it is, and so does a mark that ends a quotation.
    """
    page = '<html lang="en"><p title="l’eau">l’eau ‘dit’ l\'air</p>'

    assert '<html lang="fr"><p title="l’eau">l’`eau ‘dit’ l\'air</p>' == readable(
        page, "fr"
    )
