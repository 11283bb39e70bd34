import pytest

from creditline.credit.terms import BY_NAME
from creditline.errors import errors
from creditline.rights import rules

from ..sites import DAY, HERE, Site
from .pairs import PAIRS, Side

OUTLETS = "content/outlets.toml"
STORY = "content/articles/2024/story.md"
SIDES = [pytest.param(pair, id=f"{pair.term}-{pair.code}") for pair in PAIRS]


@pytest.fixture
def lay(tmp_path, monkeypatch):
    """Makes a tiny site of one side of a pair, on 31 December 2024."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.chdir(tmp_path)
    site = Site(tmp_path).lay(HERE / "plain")
    site.remove("content/articles/2024/bridge.md")
    site.remove("content/pages/about.md")

    def make(side):
        head = '[post]\nname = "The Post"\nurl = "https://post.example/"\n'
        site.write(OUTLETS, f"{head}\n[post.rights]\n{side.terms}\n")
        settings = site.path("pelicanconf.py").read_text("utf-8")
        site.write("pelicanconf.py", settings + side.settings)
        if "images/a.png" in side.fields + side.text:
            site.write("content/images/a.png", b"\x89PNG")
        for number in range(side.others + 1):
            name = "story" if number == side.others else f"earlier-{number}"
            head = (
                f"Title: {name.capitalize()}\nSlug: {name}\n"
                f"Date: 2024-12-{number + 1:02}\nOutlet: post\nSource: {side.source}\n"
            )
            site.write(
                f"content/articles/2024/{name}.md",
                f"{head}{side.fields}\n{side.text}\n",
            )
        if side.original is not None:
            site.write("originals/story.txt", side.original)
        return site

    return make


@pytest.mark.parametrize("pair", SIDES)
def test_a_site_that_breaks_a_term_is_told_so(pair, lay):
    """
    A site that breaks one term hears of it alone, on the line where it does.
    """
    site = lay(pair.broken)
    (found,) = site.check()
    line = site.path(found.path).read_text("utf-8").splitlines()[found.line - 1]

    assert (pair.code, "warning" if pair.warning else "error") == (
        found.code,
        found.severity,
    )
    assert line.startswith(pair.place)


@pytest.mark.parametrize("pair", SIDES)
def test_its_valid_twin_passes(pair, lay):
    """
    The twin of a broken site differs in that one thing, and has no problem.
    """
    assert () == lay(pair.valid).check()


@pytest.mark.parametrize("pair", SIDES)
@pytest.mark.parametrize("which", ["broken", "valid"])
def test_rules_that_are_not_asked_would_say_nothing(pair, which, lay, monkeypatch):
    """
    A rule is left aside where the term is missing without which it is silent.
    """
    site = lay(getattr(pair, which))
    found = site.check()

    with monkeypatch.context() as patch:
        patch.setattr(rules, "asked", lambda _: tuple(rule for rule, _ in rules.RULES))
        assert found == site.check()


def test_every_term_has_a_pair():
    """
    A term without a site that breaks it would be a term that nobody enforces.
    """
    assert {*BY_NAME} == {pair.term for pair in PAIRS}


@pytest.mark.parametrize("pair", [p for p in PAIRS if not p.warning][:1])
def test_an_error_stops_the_build(pair, lay):
    """
    Nothing is written while a term is broken.
    """
    site = lay(pair.broken)
    with pytest.raises(Exception, match=pair.code):
        site.build()

    assert any(errors(site.check()))
    assert not site.output.exists()


# A word of each script; where there are no blanks, a letter with what it carries.
WORD_OF = {
    "latin": "mayor’s ",
    "greek": "γέφυρα ",
    "cyrillic": "об’єднання ",
    "armenian": "ո՞ւր ",
    "georgian": "ხიდი ",
    "hebrew": 'צה"ל ',
    "arabic": "كِتَاب ",
    "devanagari": "हिन्दी ",
    "bengali": "সেতুটি ",
    "thai": "ปี",
    "han-kana": "デ",
    "hangul": "다리가 ",
    "khmer": "កី",
    "numbers": "1,204.5 ",
}


def test_exactly_the_limit_passes_in_every_script(lay):
    """
    As many words as an owner allows are no problem, and one more is, in any script.
    """
    site = lay(Side(terms="max_words = 20"))
    for script, word in WORD_OF.items():
        for count in (20, 21):
            site.write(
                f"content/articles/2024/{script}-{count}.md",
                f"Title: {script} {count}\nDate: 2024-12-01\nOutlet: post\n"
                f"Source: https://post.example/{script}\nReuse: excerpt\n\n"
                f"> {word * count}\n> -- [@post]\n",
            )
    found = [(problem.path, problem.code) for problem in site.check()]

    assert [
        (f"content/articles/2024/{script}-21.md", "too-many-words")
        for script in sorted(WORD_OF)
    ] == sorted(found)
