"""The whole product of signals, uses and terms: nobody is told another thing.

It is taken in one process, from the one record of a policy; that built sites say what
the record says is proven in `test_signals`.
"""

import json
from itertools import combinations, product

import pytest
from lxml import etree
from msgspec.structs import replace

from creditline.config.places import Places
from creditline.driver import check_site, workshop
from creditline.engine import NullReporter
from creditline.engine.plan_only import survey
from creditline.formats.meta import metas
from creditline.formats.records import OurPage, OurSite
from creditline.formats.signals import (
    headers,
    picture_term,
    robots_txt,
    rsl,
    tdmrep,
    trust_txt,
)
from creditline.formats.uses import SIGNALS, USES, Policy
from creditline.site.uses import policy_of

from . import archive
from .test_signals import ANSWERS, POLICIES, ROOT, RSL, RSL_NAMES, groups, uses_in

TERMS = f"{ROOT}/terms?a=1&b=2"
LICENCE = f"{ROOT}/rsl.xml"
# What PLUS has for what a picture allows.
WORDS = {
    (): "PROHIBITED-EXCEPTSEARCHENGINEINDEXING",
    ("ai-train",): "",
    ("ai-input",): "PROHIBITED-AIMLTRAINING",
    USES: "ALLOWED",
}
CHOICES = [
    chosen for n in range(len(SIGNALS) + 1) for chosen in combinations(SIGNALS, n)
]
NAMES = {"train-ai": "ai-train", "ai-use": "ai-input"}


def answered(said):
    """The uses of which a line of ``name=answer, …`` speaks, and its answers."""
    each = (part.strip().split("=") for part in said.split(","))
    return {NAMES.get(name, name): ANSWERS[answer] for name, answer in each}


def of_mining(said):
    """What a reservation of mining says, and where more is said of it."""
    return said.get("tdm-reservation"), said.get("tdm-policy", "")


@pytest.mark.parametrize("uses", POLICIES, ids="-".join)
def test_whatever_is_chosen_everybody_is_told_the_same(uses):
    """
    Head, header, file and terms speak where they were chosen, and only there.
    """
    free = {use: use in uses for use in USES}
    mined = "0" if "ai-train" in uses else "1"
    for signals, terms, refuse in product(CHOICES, ("", TERMS), (False, True)):
        policy = Policy(uses=uses, terms=terms, signals=signals, refuse=refuse)
        chosen = dict.fromkeys(SIGNALS, False) | dict.fromkeys(signals, True)
        ours = OurSite(name="A", url=ROOT, policy=policy)
        head = {
            one.name: one.content
            for one in metas(OurPage(site=ours, path="a", title="A"))
        }
        licence = LICENCE if chosen["rsl"] else ""
        host = headers(policy, licence)
        rules, apart = groups(robots_txt([], policy, licence))
        told = dict(rules["*"])

        expected = (mined, terms) if chosen["tdmrep"] else (None, "")
        assert expected == of_mining(head) == of_mining(host)
        (rule,) = json.loads(tdmrep(policy))
        rule["tdm-reservation"] = str(rule["tdm-reservation"])
        assert (mined, terms) == of_mining(rule)
        expected = free if chosen["aipref"] else None
        for said in (told.get("Content-Usage"), host.get("Content-Usage")):
            assert expected == (said and answered(said))
        said = told.get("Content-Signal")
        assert (free if chosen["content-signal"] else None) == (said and answered(said))
        assert ([("License", LICENCE)] if licence else []) == apart
        assert bool(licence) == ("Link" in host)
        found = etree.fromstring(rsl(policy, ROOT, "A").encode())
        RSL.assertValid(found)
        assert {"search", *uses} == uses_in(found, "permits")
        assert {*USES} - {*uses} == uses_in(found, "prohibits")
        assert terms == found.findtext(".//r:terms", "", RSL_NAMES)
        trained = {"datatrainingallowed": free["ai-train"]}
        assert trained == answered(trust_txt(policy, (), "", "").strip())
        assert (WORDS[uses] if chosen["iptc"] else "") == picture_term(policy)


FREE = {
    *("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-2.5"),
    "CC-BY-SA-3.0-DE",
}
BOUND = {
    *("", "all-rights-reserved", "CC-BY-ND-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-3.0"),
    *("CC-BY-NC-ND-2.0", "CC-BY-ND-3.0-AT"),
}


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    """A site of one story for each licence, each amount of it and each standing."""
    folder = tmp_path_factory.mktemp("terms")
    houses, articles = [], []
    for number, licence in enumerate(sorted(FREE | BOUND)):
        rights = {"allows": "full", **({"licence": licence} if licence else {})}
        house = archive.House(
            key=f"h{number}",
            name=f"House {number}",
            url=f"https://h{number}.example/",
            rights=rights,
        )
        houses.append(house)
        for reuse, status in product(
            ("link", "summary", "excerpt", "full"), ("published", "withdrawn", "draft")
        ):
            slug = f"{house.key}-{reuse}-{status}"
            told = archive.Told(
                slug=slug,
                title=slug,
                reuse=reuse,
                outlet=house,
                source=house,
                url=f"{house.url}{slug}",
                reporter=("Ada Byron",),
                status=status,
                withdrawn="2022-12-20 Gone." if status == "withdrawn" else "",
            )
            articles.append(told)
    archive.write(folder, ROOT, "", "\n".join(h.toml() for h in houses), articles)
    shop = workshop(Places(folder / "pelicanconf.py"))
    return survey(shop.site, shop.store, 1).site


@pytest.mark.parametrize("uses", POLICIES, ids="-".join)
def test_nobody_allows_for_others(uses, stories):
    """
    One published text under no licence that lets everybody change it and earn with it
    keeps every use from being allowed, if reservations are passed on.
    """
    settings, seen = stories.settings, set()
    for story, passes in product(stories.stories, (True, False)):
        ours = replace(settings.ours, machine_uses=uses, pass_on_reservations=passes)
        one = replace(stories, settings=replace(settings, ours=ours), stories=[story])
        article, licence = story.article, story.source.terms.licence
        held = passes and licence in BOUND and article.reuse in ("excerpt", "full")
        seen.add((licence, article.reuse))

        assert (set() if held else {*uses}) == {*policy_of(one).uses}
    assert seen == {*product(FREE | BOUND, ("link", "summary", "excerpt", "full"))}


IDLE = [
    (f"MINING_POLICY = {TERMS!r}\nCREDITLINE_SIGNALS = ['trust']", "MINING_POLICY"),
    ("MACHINE_USES = ['ai-train']\nCREDITLINE_SIGNALS = []", "MACHINE_USES"),
    (f"REFUSE_CRAWLERS = True\nCREDITLINE_MACHINE_USES = {USES!r}", "REFUSE_CRAWLERS"),
    ("SIGNALS = ['iptc']\nCREDITLINE_MACHINE_USES = ['ai-train']", "SIGNALS"),
    (f"MINING_POLICY = {TERMS!r}\nCREDITLINE_SIGNALS = ['rsl']", ""),
    ("MACHINE_USES = ['ai-train']\nCREDITLINE_SIGNALS = ['trust']", ""),
    ("REFUSE_CRAWLERS = True\nCREDITLINE_MACHINE_USES = ['ai-input']", ""),
    ("SIGNALS = ['iptc']\nCREDITLINE_MACHINE_USES = ['ai-input']", ""),
]


@pytest.mark.parametrize(("more", "idle"), IDLE)
def test_a_choice_that_another_makes_idle_is_told(more, idle, tmp_path):
    """
    With the line where it is made, and only where nothing hears of it.
    """
    archive.write(tmp_path, ROOT, f"CREDITLINE_{more}", "", [archive.NOTHING_KNOWN])
    settings = tmp_path / "pelicanconf.py"
    lines = settings.read_text("utf-8").splitlines()
    found = check_site(Places(settings), NullReporter())

    told = [
        p for p in found if "has no effect" in p.message and "CREDITLINE" in p.message
    ]
    assert ["idle-setting"] * bool(idle) == [problem.code for problem in told]
    for problem in told:
        assert "warning" == problem.severity
        assert problem.message.startswith(f"CREDITLINE_{idle} ")
        assert lines[problem.line - 1].startswith(f"CREDITLINE_{idle} = ")
