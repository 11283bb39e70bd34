"""Parts of Python-Markdown that are left out change nothing."""

from functools import lru_cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.extra import ExtraExtension
from markdown.treeprocessors import InlineProcessor
from msgspec.structs import replace

from creditline.article.markdown.converter import library_of
from creditline.article.markdown.fast_blocks import (
    ALWAYS,
    BLOCKS,
    DEFINED,
    INLINE,
    PREPROCESSORS,
    TREE,
    Quick,
)
from creditline.config.conversion_options import Options

NAMES = ("extra", "toc", "sane_lists", "smarty", "admonition", "nl2br")
OPTIONS = Options(
    extensions=tuple((f"markdown.extensions.{name}", ()) for name in NAMES[:2])
)
MORE = Options(extensions=tuple((f"markdown.extensions.{name}", ()) for name in NAMES))
# Whatever any part of the library looks for, and words around it.
SCRAPS = (
    *("a word", "Words.", "one two", "\n", "\n\n", " ", "  ", "  \n", "    ", "\t"),
    *("*", "**", "_", "__", "***", "`", "``", "```\n", "~~~\n", "\\", "\\*", "|"),
    *("\n|---|---|\n", "# ", "\n## ", "\n===\n", "\n---\n", "\n- ", "\n* ", "\n1. "),
    *("\n> ", "[", "]", "](", ")", "[a](b)", "![a](b.png)", "[a][b]", "\n[b]: /c\n"),
    *("[^1]", "\n[^1]: a note\n", "\n*[word]: an abbreviation\n", "\n: meaning\n"),
    *("{#place}", "{: .kind }", "<b>", "</b>", "<div markdown>\n", "\n</div>\n"),
    *("<!-- a -- b -->", "<https://a.example/>", "<a@b.example>", "&amp;", "&", "<"),
    *("*a*", "*b c*", "(*d*", "[e f](https://g.example/h)", "[@i; @j]", "[@k](l)"),
    *("a", "b,", "-", "1990's", "(so)", "1. ", "“c”", ": ", "  d"),
    *("[@key]", "\n-- [@key]\n", "[TOC]", "- -  -", "* * *", "!!! note\n", ":", "'"),
)
texts = st.lists(st.sampled_from(SCRAPS), max_size=25).map("".join)


@lru_cache(maxsize=2)
def both(options: Options) -> tuple[Quick, Markdown]:
    """Our converter and the library's, with the same extensions."""
    return Quick(library_of(options)), stock_of(options)


def stock_of(options: Options) -> Markdown:
    """The library, which finds extensions by their names itself."""
    return library_of(replace(options, stock=True))


@pytest.mark.parametrize("options", [OPTIONS, MORE], ids=["usual", "more"])
@example(text="<!-- a -->[@key]<!-- b -->:Words.")
@example(text="<!-- a -->[@key]&amp;:Words.")
@example(text="a *b*\n \nc")
@example(text="a\rb *c*")
@example(text="a\r=\rb\tc")
@example(text="a\x02b *c*")
@example(text="a\x03b *c*")
@example(text="a \\# b: c")
@given(text=texts)
def test_what_is_left_out_would_have_done_nothing(options: Options, text: str) -> None:
    """For any text, the HTML is the library's own."""
    quick, stock = both(options)

    assert stock.reset().convert(text) == quick.html(text)


def test_every_part_is_named_as_the_library_names_it() -> None:
    """A name that the library no longer has would leave nothing out."""
    stock = stock_of(OPTIONS)
    known = {
        *stock.preprocessors._priority,
        *stock.parser.blockprocessors._priority,
        *stock.treeprocessors._priority,
        *stock.inlinePatterns._priority,
    }
    names = {part.name for part in known}
    ours = {*PREPROCESSORS, *BLOCKS, *ALWAYS, *TREE, *INLINE, *DEFINED}

    # The library has these in some of its versions only.
    assert ours - names <= {"em_strong2", "hr"} - names
    assert hasattr(InlineProcessor, "_InlineProcessor__handleInline")


def test_parts_of_others_always_run() -> None:
    """A text without any mark still passes through what an extension added."""
    quick, _ = both(MORE)

    assert "<p>It’s</p>" == quick.html("It's").replace("&rsquo;", "’")


@pytest.mark.parametrize(
    "extensions",
    [
        (("markdown.extensions.extra", (("footnotes", {"BACKLINK_TEXT": "^"}),)),),
        (("markdown.extensions.codehilite", (("css_class", "code"),)),),
        (("extra", ()), ("markdown.extensions.toc", (("toc_depth", 2),))),
        (("markdown.extensions.toc:TocExtension", ()),),
        tuple((f"markdown.extensions.{name}", ()) for name in NAMES),
    ],
    ids=["configured", "one", "short", "class", "many"],
)
def test_extensions_are_those_that_the_library_finds(extensions) -> None:
    """Made by us or by the library: the same ones, set the same way."""
    options = Options(extensions=extensions)

    def told(made: Markdown) -> list[tuple[type, object]]:
        return [(type(e), e.getConfigs()) for e in made.registeredExtensions]

    def parts(made: Markdown) -> list[tuple[str, float]]:
        each = (made.preprocessors, made.parser.blockprocessors, made.treeprocessors)
        kept = (*each, made.inlinePatterns, made.postprocessors)
        return [(p.name, p.priority) for one in kept for p in one._priority]

    ours, stock = library_of(options), stock_of(options)
    extra = {ExtraExtension} & {type(e) for e in stock.registeredExtensions}

    assert [t for t in told(stock) if t[0] not in extra] == told(ours)
    assert parts(stock) == parts(ours)


def test_abbreviations_that_no_text_defines_are_found_in_plain_words() -> None:
    """A glossary in the settings makes words mean something without any mark."""
    glossary = ("markdown.extensions.abbr", (("glossary", {"EU": "European Union"}),))
    options = Options(extensions=(("markdown.extensions.toc", ()), glossary))
    quick, stock = both(options)

    assert "<abbr" in stock.convert("the EU said")
    assert stock.reset().convert("the EU said") == quick.html("the EU said")


class Bare(Extension):
    """Takes away what the library does before anything else."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Leave white space as it was written."""
        md.preprocessors.deregister("normalize_whitespace")


def test_a_part_that_an_extension_took_away_is_not_missed() -> None:
    """Whatever others leave of the library, the HTML is the library's own."""
    options = replace(OPTIONS, extensions=((f"{__name__}:Bare", ()),))
    quick, stock = both(options)

    assert stock.reset().convert("a\n\nb *c*") == quick.html("a\n\nb *c*")


def test_a_part_that_can_do_nothing_is_not_asked() -> None:
    """Only those are tried whose marks a text holds."""
    quick = Quick(library_of(OPTIONS))
    blocks = quick.markdown.parser.blockprocessors

    def boom(*_: object) -> None:
        raise AssertionError("the library was asked")

    for name in ("quote", "table", "footnote", "hashheader", "deflist", "abbr"):
        blocks[name].test = boom

    assert "<ul>\n<li>a</li>\n<li>b</li>\n</ul>" == quick.html("- a\n- b")


DEFINABLE = "reference image_reference short_reference short_image_ref"
TAGGED = "html_block markdown_block autolink automail html toc"


@pytest.mark.parametrize(
    ("mark", "asked"),
    [
        ("`", "backtick"),
        ("```", "backtick fenced_code_block"),
        ("~~~", "fenced_code_block"),
        ("\\", "escape unescape"),
        ("&", "entity html_block"),
        ("<", TAGGED),
        ("<<", f"{TAGGED} guillemets"),
        (">", "quote"),
        ("|", "table"),
        ("{", "attr_list"),
        ("#", "hashheader toc"),
        ("\n=", "setextheader toc"),
        ("\n-", "setextheader toc"),
        ("_", "em_strong"),
        ("*", "em_strong"),
        ("  ", "linebreak"),
        ("\n: ", "defindent deflist"),
        ("[", "link"),
        ("![", "link image_link"),
        ("*[", "link em_strong abbr"),
        ("[@", "link citation"),
        ("[^", "link footnote footnote-duplicate"),
        ("[TOC]", "link toc"),
        ("![]:", f"link image_link {DEFINABLE}"),
        (">:", f"quote {DEFINABLE}"),
        ("&;:", f"entity html_block {DEFINABLE}"),
        ("\t", "linebreak"),
        *((sign, "") for sign in ("\r", "\x02", "\x03", "+", "=", "]", "1.")),
    ],
)
def test_each_mark_is_looked_at_by_few_parts(mark: str, asked: str) -> None:
    """A text with it takes no longer than it must; *ALWAYS* come in front."""
    library = library_of(OPTIONS)
    block, inline = library.parser.blockprocessors, library.inlinePatterns
    registries = (library.preprocessors, block, inline)
    names = {id(r[p.name]): p.name for r in registries for p in [*r._priority]}
    found = []

    def watched(name: str) -> None:
        part = library.treeprocessors[name]
        work = part.run

        def run(root: object) -> object:
            found.append(name)
            return work(root)

        part.run = run

    for name in ("footnote", "footnote-duplicate", "attr_list", "toc", "unescape"):
        watched(name)
    quick = Quick(library)
    quick.html(f"Word.{mark}word")
    found += [names[id(p)] for each in quick.used(quick.held) for p in each]

    always = "normalize_whitespace empty indent code hr olist ulist paragraph"
    assert sorted({*always.split(), *asked.split()}) == sorted(set(found))
