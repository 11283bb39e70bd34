"""One policy, told alike in every signal, and read by other people's parsers."""

import json
import re
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from protego import Protego

from creditline.config.places import Places
from creditline.driver import check_site
from creditline.engine import NullReporter
from creditline.formats.crawlers import CRAWLERS
from creditline.formats.signals import headers, robots_txt, rsl, trust_txt
from creditline.formats.uses import SIGNALS, USES, Policy

from . import archive
from .readers import Elements

ROOT = "https://clippings.example.org"
RSL_NAMES = {"r": "https://rslstandard.org/rsl"}
RSL = etree.RelaxNG(etree.parse(Path(__file__).with_name("rsl.rng")))
ALL = f"CREDITLINE_SIGNALS = {list(SIGNALS)!r}\n"
MINED = f"CREDITLINE_MINING_POLICY = {archive.MINING!r}\n"
ALONE = "CREDITLINE_PASS_ON_RESERVATIONS = False\n"
POLICIES = [(), ("ai-train",), ("ai-input",), USES]
ANSWERS = {"y": True, "yes": True, "n": False, "no": False}


def groups(text):
    """The lines of robots.txt by the agents whom they are for, and those of no group.

    As RFC 9309 has it: agents gather until a rule comes, and a rule ends them; a
    blank line ends nothing, so terms are for all only above every group.
    """
    found, free, agents, open_ = {}, [], [], False
    for line in text.splitlines():
        name, _, value = (
            part.strip() for part in line.partition("#")[0].partition(":")
        )
        if name.lower() == "user-agent":
            agents = agents if open_ else []
            agents, open_ = [*agents, value], True
            found.setdefault(value, [])
        elif name.lower() == "sitemap" or (name and not agents):
            free.append((name, value))
        elif name:
            open_ = False
            for agent in agents:
                found[agent].append((name, value))
    return found, free


def uses_in(terms, verb):
    """The uses that terms in RSL permit, which is a closed list, or prohibit."""
    said = terms.xpath(f"//r:{verb}[@type='usage']/text()", namespaces=RSL_NAMES)
    return {*" ".join(said).split()}


def told_by(output):
    """What each signal of a built site says of training, and of answers."""
    robots, free = groups((output / "robots.txt").read_text("utf-8"))
    rules = dict(robots["*"])
    (mined,) = json.loads((output / ".well-known/tdmrep.json").read_text("utf-8"))
    terms = etree.parse(output / "rsl.xml")
    said = dict(
        pair.split("=") for pair in rules["Content-Signal"].replace(" ", "").split(",")
    )
    (trained,) = re.findall(
        "^datatrainingallowed=(.*)$", (output / "trust.txt").read_text("utf-8"), re.M
    )
    RSL.assertValid(terms)
    allowed = uses_in(terms, "permits")
    assert {"search", *USES} == {*allowed, *uses_in(terms, "prohibits")}
    assert allowed.isdisjoint(uses_in(terms, "prohibits"))
    assert ("License", f"{ROOT}/rsl.xml") in free
    pages = {
        answer
        for page in ("index.html", "2024/everything.html", "pages/about.html")
        for answer in Elements(output / page).metas("tdm-reservation")
    }
    usage = dict(pair.split("=") for pair in rules["Content-Usage"].split(", "))
    return {
        "ai-train": {
            mined["tdm-reservation"] == 0,
            *(page == "0" for page in pages),
            ANSWERS[usage["train-ai"]],
            ANSWERS[said["ai-train"]],
            ANSWERS[trained],
            "ai-train" in allowed,
        },
        "ai-input": {
            ANSWERS[usage["ai-use"]],
            ANSWERS[said["ai-input"]],
            "ai-input" in allowed,
        },
    }


@pytest.mark.parametrize("uses", POLICIES, ids="-".join)
def test_no_two_signals_differ(uses, tmp_path):
    """
    Whatever is allowed, file, page, robots.txt and terms say the same of it.
    """
    more = f"{ALL}{ALONE}CREDITLINE_MACHINE_USES = {list(uses)!r}\n"

    told = told_by(archive.build(tmp_path, ROOT, more))

    assert told == {use: {use in uses} for use in USES}


def test_words_of_others_reserve_all(tmp_path):
    """
    Where an excerpt stands and its owner's reservation is passed on, nothing is
    allowed on any page, and `check` tells which article keeps the setting from it.
    """
    more = f"{ALL}CREDITLINE_MACHINE_USES = {list(USES)!r}\n"
    output = archive.build(tmp_path, ROOT, more)
    found = check_site(Places(tmp_path / "pelicanconf.py"), NullReporter())

    assert told_by(output) == {use: {False} for use in USES}
    (told,) = (p for p in found if p.code.startswith("uses-"))
    assert ("uses-withheld", "warning") == (told.code, told.severity)
    assert told.path.endswith(".md")


@pytest.mark.parametrize(
    ("licence", "held"),
    [("CC-BY-4.0", False), ("CC-BY-ND-4.0", True), ("CC-BY-NC-4.0", True), ("", True)],
)
def test_a_free_licence_withholds_nothing(licence, held, tmp_path):
    """
    Only what everybody may use and change for money is allowed with the rest.
    """
    rights = {"allows": "full", **({"licence": licence} if licence else {})}
    house = archive.House(
        key="free", name="Free", url="https://f.example/", rights=rights
    )
    told = archive.Told(
        slug="t",
        title="T",
        reuse="full",
        outlet=house,
        source=house,
        url="https://f.example/1",
        reporter=("Ada",),
    )
    more = "CREDITLINE_MACHINE_USES = ['ai-train']"

    output = archive.build(tmp_path, ROOT, more, house.toml(), [told])

    reserved = "1" if held else "0"
    assert [reserved] == Elements(output / told.path).metas("tdm-reservation")


def test_by_default_only_mining_is_reserved(tmp_path):
    """
    No draft and no young standard speaks for a site that did not choose it.
    """
    output = archive.build(tmp_path, ROOT)
    robots = (output / "robots.txt").read_text("utf-8")

    assert "User-agent: *\nDisallow:\n" in robots
    assert "Content-" not in robots
    assert "License" not in robots
    assert not (output / "rsl.xml").exists()
    assert not (output / "trust.txt").exists()
    assert not (output / ".well-known/security.txt").exists()
    assert (output / ".well-known/tdmrep.json").is_file()


@pytest.mark.parametrize("refuse", [True, False])
@pytest.mark.parametrize("uses", POLICIES, ids="-".join)
def test_who_comes_for_what_is_not_allowed_is_turned_away(uses, refuse):
    """
    By three parsers where that is chosen, and nobody else is: not a search engine,
    nor who may come.
    """
    terms, page = f"{ROOT}/rsl.xml", f"{ROOT}/2024/a.html"
    policy = Policy(uses=uses, refuse=refuse, signals=SIGNALS)
    text = robots_txt([f"{ROOT}/sitemap.xml"], policy, terms)
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    other = Protego.parse(text)
    rules, free = groups(text)

    for crawler in CRAWLERS:
        may = crawler.use in uses or not refuse
        assert may == parser.can_fetch(crawler.name, page)
        assert may == other.can_fetch(page, crawler.name)
        assert may == (("Disallow", "/") not in rules.get(crawler.name, rules["*"]))
    assert parser.can_fetch("Googlebot", page)
    assert other.can_fetch(page, "Googlebot")
    assert [f"{ROOT}/sitemap.xml"] == parser.site_maps() == [*other.sitemaps]
    assert ("License", terms) in free


def test_every_crawler_is_known_by_its_owner():
    """
    Each row names a document, and no name stands twice.
    """
    names = [crawler.name.lower() for crawler in CRAWLERS]

    assert len(names) == len({*names})
    assert all(crawler.source.startswith("https://") for crawler in CRAWLERS)
    assert all(crawler.use in USES for crawler in CRAWLERS)


FAULTS = {
    "usage": ("robots.txt", "train-ai=n", "train-ai=y"),
    "use": ("robots.txt", "ai-use=n", "ai-use=y"),
    "signal": ("robots.txt", "ai-train=no", "ai-train=yes"),
    "file": (".well-known/tdmrep.json", '"tdm-reservation": 1', '"tdm-reservation": 0'),
    "page": (
        "index.html",
        'name="tdm-reservation" content="1"',
        'name="tdm-reservation" content="0"',
    ),
    "trust": ("trust.txt", "allowed=no", "allowed=yes"),
    "terms": ("rsl.xml", "prohibits", "permits"),
    "scope": ("robots.txt", "License", "License"),
    "namespace": ("rsl.xml", "rslstandard.org/rsl", "rslstandard.org/"),
    "commas": ("rsl.xml", "ai-train ai-input", "ai-train,ai-input"),
    "twice": ("rsl.xml", " ai-input", '</prohibits><prohibits type="usage">ai-input'),
    "whole address": ("rsl.xml", 'url="/', f'url="{ROOT}/'),
    "our words": ("rsl.xml", "terms>", "policy>"),
}


TRIPS = (AssertionError, KeyError, etree.DocumentInvalid)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A site that tells its policy in every way."""
    return archive.build(tmp_path_factory.mktemp("told"), ROOT, ALL + MINED)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_one_signal_is_found(name, told):
    """
    The readers above see a file that says something else than the others, or says it
    in no words of its standard.
    """
    path, right, wrong = FAULTS[name]
    file = told / path
    whole = file.read_text("utf-8")
    assert right in whole
    assert told_by(told) == {use: {False} for use in USES}
    spoiled = whole.replace(right, wrong)
    if name == "scope":  # terms below a group are for that group
        first, _, rest = whole.partition("\n")
        spoiled = rest + first
    file.write_text(spoiled, "utf-8")
    try:
        with pytest.raises(TRIPS):  # sound: whichever reader trips over it first
            assert told_by(told) == {use: {False} for use in USES}
    finally:
        file.write_text(whole, "utf-8")


def test_what_a_host_says_with_every_file():
    """
    Reservation, preference and terms, each only where it is chosen.
    """
    address = "https://a.example/rsl.xml"
    every = Policy(terms="https://a.example/p", signals=SIGNALS)

    assert {"tdm-reservation": "1"} == dict(headers(Policy()))
    assert {} == dict(headers(Policy(signals=()), address))
    assert {
        "tdm-reservation": "1",
        "tdm-policy": "https://a.example/p",
        "Content-Usage": "train-ai=n, ai-use=n",
        "Link": f'<{address}>; rel="license"; type="application/rsl+xml"',
    } == dict(headers(every, address))


def test_terms_and_trust_have_only_words_of_their_own():
    """
    Elements and attributes are those of the standards; names are escaped.
    """
    terms = etree.fromstring(
        rsl(Policy(terms="https://a/?b&c"), ROOT, "A & <b>").encode()
    )
    lines = trust_txt(Policy(), ["https://s.example/@a"], "", "").splitlines()

    names = {etree.QName(one).localname for one in terms.iter()}
    RSL.assertValid(terms)
    assert names == {
        *("rsl", "content", "license", "permits", "prohibits", "copyright", "terms")
    }
    assert "A & <b>" == terms.findtext(".//r:copyright", namespaces=RSL_NAMES)
    assert ["social=https://s.example/@a", "datatrainingallowed=no"] == lines
    every = trust_txt(Policy(uses=USES), [], "mailto:a@b.example", f"{ROOT}/p.html")
    assert (
        f"contact=mailto:a@b.example\ndisclosure={ROOT}/p.html\n"
        "datatrainingallowed=yes\n"
    ) == every


CC_BY = "https://creativecommons.org/licenses/by/4.0/"
LICENCES = [
    ("", (), False),
    (archive.LICENCE, (), False),
    ("https://creativecommons.org/licenses/by-nd/4.0/", (), False),
    ("https://clippings.example.org/terms", (), False),
    ("https://creativecommons.org/publicdomain/zero/1.0/", (), True),
    *((CC_BY, uses, len(uses) < len(USES)) for uses in POLICIES),
]


@pytest.mark.parametrize(("url", "uses", "doubtful"), LICENCES)
def test_a_licence_and_the_signals_say_one_thing(url, uses, doubtful, tmp_path):
    """
    What a licence lets everybody do is allowed as well, or `check` tells of it; where
    no signal is given there is nothing to contradict.
    """
    more = f"CREDITLINE_LICENCE = {url!r}\nCREDITLINE_MACHINE_USES = {list(uses)!r}\n"
    archive.build(tmp_path, ROOT, more + ALONE, articles=[archive.NOTHING_KNOWN])
    settings = tmp_path / "pelicanconf.py"
    found = check_site(Places(settings), NullReporter())
    told = [p for p in found if p.code == "uses-reserved"]
    silent = settings.read_text("utf-8") + "CREDITLINE_SIGNALS = []\n"
    settings.write_text(silent, "utf-8")

    assert len(told) == doubtful
    for problem in told:
        assert "warning" == problem.severity
        stated = settings.read_text("utf-8").splitlines()[problem.line - 1]
        assert stated.startswith("CREDITLINE_LICENCE = ")
        assert all((use in problem.message) != (use in uses) for use in USES)
    again = check_site(Places(settings), NullReporter())
    assert "uses-reserved" not in [p.code for p in again]


@pytest.mark.parametrize("uses", POLICIES, ids="-".join)
def test_below_a_path_nothing_says_another_thing(uses, tmp_path):
    """
    What is left there, pages, terms and headers, says what the whole would.
    """
    more = f"{ALL}{ALONE}CREDITLINE_MACHINE_USES = {list(uses)!r}\n"
    output = archive.build(tmp_path, archive.PUBLIC, more)
    terms = etree.parse(output / "rsl.xml")
    pages = [
        answer
        for page in output.rglob("*.html")
        for answer in Elements(page).metas("tdm-reservation")
    ]

    RSL.assertValid(terms)
    assert {"search", *uses} == uses_in(terms, "permits")
    assert {"01"["ai-train" not in uses]} == {*pages}
    for name in ("robots.txt", "trust.txt", ".well-known/tdmrep.json"):
        assert not (output / name).exists()


@pytest.mark.parametrize(
    ("site", "path"),
    [
        (ROOT, "/"),
        (archive.PUBLIC, "/press/"),
        (f"{ROOT}/a*b$/%C3%A9", "/a%2Ab%24/%C3%A9/"),
    ],
)
def test_terms_are_for_what_lies_below_the_site(site, path):
    """
    By a path that means itself to those who read patterns in it.
    """
    (content,) = etree.fromstring(rsl(Policy(), site, "A").encode())

    assert path == content.get("url")


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("", []),
        (ALL, ["'aipref'", "'content-signal'", "'trust'"]),
        ("CREDITLINE_REFUSE_CRAWLERS = True", ["REFUSE_CRAWLERS"]),
        ("CREDITLINE_SECURITY_CONTACT = 'mailto:a@b.example'", ["SECURITY_CONTACT"]),
    ],
)
@pytest.mark.parametrize("published", [False, True])
@pytest.mark.parametrize("url", [ROOT, archive.PUBLIC])
def test_check_tells_what_nobody_reads(
    url, published, more, named, tmp_path, monkeypatch
):
    """
    Below a path, and only there: files that robots ask for at the root of a host.
    Where the environment says another address, as for `publish`, that one counts.
    """
    archive.build(
        tmp_path, ROOT if published else url, more, articles=[archive.NOTHING_KNOWN]
    )
    if published:
        monkeypatch.setenv("SITEURL", url)
    found = check_site(Places(tmp_path / "pelicanconf.py"), NullReporter())
    unread = [p for p in found if p.code.endswith("-signal")]
    said = sorted(p.message for p in unread)

    lines = (tmp_path / "pelicanconf.py").read_text("utf-8").splitlines()
    assert {"unread-signal"} >= {p.code for p in unread}
    assert all(lines[p.line - 1].startswith("CREDITLINE_") for p in unread)
    assert {p.hint for p in unread} <= {
        "take it out, or bring such a file to the root of the host yourselves"
    }
    expected = named if url == archive.PUBLIC else []
    assert len(expected) == len(said)
    assert all(name in message for name, message in zip(expected, said, strict=True))
