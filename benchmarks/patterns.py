"""How conversion grows with a text that is one pattern over and over: slopes.

    python3 tasks.py bench patterns [NAME …]

Each pattern of Markdown, of its extensions, of typography and of ours is repeated to
4, 8, 16, 32 and 64 KB.  A slope is the time of one over that of half of it: 2 is
linear, 4 is the square.  Under 20 ms a slope says nothing.  What is refused as too
tangled costs nothing any more, and says so.
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise

from creditline.article.markdown.convert import convert_article
from creditline.config.conversion_options import Options

OPTIONS = Options(filters=("smartypants",))
HEAD = "Title: A\nDate: 2024-12-09\nOutlet: a\nSource: https://a.example/1\n\n"
KILOBYTES = (4, 8, 16, 32, 64)
MOST = 2.4
NOISE = 0.02
RUNS = 20

# Repeated, with nothing around them; a name for each that does not show itself.
# fmt: off
REPEATED = (
    "*", "*a ", "**a ", "_", "_a ", "*_", "***a ", "a* ", "**a", "a_b", "*a_b*c_ ",
    "`", "`a ", "``a ", "`a``b```c", "[", "]", "[]", "[a](", "[a](b)", "[a]((",
    "[a ", "[a](<", '[a](b "', "![", "![a](", "[a][", "[a][b] ", "[a[", "a](",
    "![a][", "(", "<http://a", "<a@", "<", "< a", "<b>", "<b ", '<b a="', "<b a",
    "<!--", "<!-->", "-->", "<![CDATA[", "<?", "<!a", "<!", "</b>", "<div>\n",
    "<div>\n\n", "<p>a\n\n", "&", "&a", "&#1", "&lt;", "\\", "\\*", " ", "a ",
    "  \n", "\n", "\t", "#", "# a\n", "# a\n\n", "> a\n", ">", "> ", "- a\n", "- ",
    "- - ", "1. a\n", "1. ", "* a\n\n", "---\n", "- -", "a\n=\n", "a\n-\n",
    "| a | b |\n", "|-", "|", "a|", "```\n", "```a", "~~~\n", "``` {.a", "[^a]",
    "[^a]: b\n", "[^", "*[a]: b\n", "*[a", "a\n: b\n", ": ", "{: a", "a {: .b }\n",
    "{", "# a {#b\n", "[a]: b\n", '[a]: b "c\n', "[@a] ", "[@a; ", "@", "-- [@a]\n",
    '"', '"a ', '"a" ', "'", "'a ", "a' ", "a'b ", "“", "“a ", "„a ", "«", "«a ",
    "‘", "‘a ", "``a ''", "''", '5\' 6" ', "-", "--", "a -- ", ".", "... ", "1",
    "'90s ", "https://a.b/", "http://", "a@b.c ", "汉", "ก", 'א"ב ', "ع، ", "á",
    "\u200d", "\U0001f468\u200d", "[TOC]\n", "[[a]] ", "!!! a\n",
    '<div markdown="1">\n', "/", "[clip]: # (a\n", "; ", "a: ", "$a", "~a", "^a",
    "a", "&quot;a", "wzxhzdk:", "<a>", "<ruby>", "<svg>", "<table>", "\xa0",
    "&ldquo;a ", "<blockquote>", "<q>", "<pre>", "<script>", "<style>", "<textarea>",
    "<title>", '"\n\n', "*\n\n", "A.B. ", "?", ">", ":   a\n\n    ", "- a\n    ",
    "    a\n", " * ", "<li>", "<td>", "<p>", "<br>", "=", "+",
)
# fmt: on
# Repeated, each with a number of its own where the sign stands.
# fmt: off
NUMBERED = (
    "[a](b№.html) ", "![a](b№.png)\n\n", "[a](https://a.example/№) ", "[a](b,№)\n\n",
    "[@k№]\n\n", "# a№\n\n", "# a {#b№}\n", "A[^№].\n\n[^№]: B\n\n", "a[^№] ",
    "[a№]: b\n\n[a№] c\n\n", "*[A№]: b\n\nA№\n\n", "<b id=a№>a</b>\n\n", "<a№>",
    "<img src=a№ alt=b>\n", "“a№” ", "`a№`\n\n", "<!-- a№ -->\n", "№. a\n", "&#№;",
    "> a№\n> -- [@k№]\n\n", "t№\n: b\n\n", "| a№ | b |\n", "<b№", "a {: .b№ }\n\n",
)
# fmt: on
# One half of the first, then one half of the second.
# fmt: off
HALVES = (
    ("[", "]"), ("[a](", ")"), ("*a", "*"), ("**a", "**"), ("“a", "”"), ("«", "»"),
    ("`a", "`"), ("<b>", "</b>"), ("<div>", "</div>"), ("![a", "]"), ("<!--", "-->"),
    ('\'"', '"\''), (" ", "- a"), ("(", ")"), ("> ", "a"), ("<q>", "</q>"),
    ("{", "}"),
)
# fmt: on


def patterns() -> dict[str, Callable[[int], str]]:
    """Each pattern by its name: a text of so many bytes."""
    found = {
        # By the dozen: whether a mark that opens and closes is left open at the end
        # is not to differ from one size to the next.
        repr(unit): lambda size, unit=unit: (
            unit * 12 * max(1, round(size / len(unit.encode()) / 12))
        )
        for unit in REPEATED
    }
    found |= {
        f"{first!r} then {last!r}": lambda size, first=first, last=last: (
            first * (size // 2 // len(first)) + last * (size // 2 // len(last))
        )
        for first, last in HALVES
    }
    found |= {
        f"numbered {unit!r}": lambda size, unit=unit: "".join(
            unit.replace("№", str(n)) for n in range(size // len(unit.encode()))
        )
        for unit in NUMBERED
    }
    found["lists in lists"] = lambda size: "".join(
        f"{'    ' * depth}- a\n" for depth in range(int((size / 2) ** 0.5))
    )
    return found


def timed(text: str) -> tuple[float, bool]:
    """The seconds of processor time of a conversion, and whether it was refused."""
    data = (HEAD + text).encode()
    before = time.process_time()
    facts = convert_article(data, "a.md", OPTIONS).facts
    spent = time.process_time() - before
    return spent, any(one.code == "unconvertible" for one in facts.problems)


def measured(made: Callable[[int], str]) -> list[tuple[float, bool]]:
    """What `timed` says of each size, the least of several runs.

    A busy machine makes a run longer, never shorter.  So a size that seems to grow too
    fast is timed again, between two runs of its half, until it does not or `RUNS`
    are over.
    """
    texts = [made(size * 1024) for size in KILOBYTES]
    row = [timed(text) for text in texts]
    for _ in range(RUNS - 1):
        for at in steep(row):
            for n in (at, at + 1, at):
                row[n] = min(row[n], timed(texts[n]))
    return row


def steep(row: list[tuple[float, bool]]) -> list[int]:
    """The places of the sizes that take too much more when they double."""
    return [
        at
        for at, ((half, _), (whole, _)) in enumerate(pairwise(row))
        if whole > NOISE and whole / half > MOST
    ]


def main(chosen: list[str]) -> int:
    """Print every pattern's times and slopes; 1 if one grows faster than it may."""
    timed("warm")
    wrong = 0
    print(f"{'pattern':<24}{''.join(f'{size:>7} KB' for size in KILOBYTES)}   slopes")
    for name, made in patterns().items():
        if chosen and name not in chosen:
            continue
        row = measured(made)
        slopes = [after[0] / before[0] for before, after in pairwise(row)]
        grows = bool(steep(row))
        wrong += grows
        times = "".join(
            f"{'refused' if refused else f'{1000 * spent:.0f} ms':>10}"
            for spent, refused in row
        )
        shown = " ".join(f"{slope:.1f}" for slope in slopes)
        print(f"{name:<24}{times}   {shown}{'  STEEP' if grows else ''}", flush=True)
    print(f"{wrong} of {len(patterns())} grow more than {MOST}-fold a doubling")
    return min(1, wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
