"""What each rule says at the edge of what it allows, one step over it, one within.

Outlet and source differ, and so do their names, keys and terms: what binds is
the source's.  Every row is held against all rules, so that it is told of one.
"""

import datetime as dt
from dataclasses import dataclass, field

DAY = dt.date(2024, 12, 31)
URL = "https://post.example/story"
HOME = "https://post.example/"

EXCERPT, FULL, LINK = "Reuse: excerpt\n", "Reuse: full\n", "Reuse: link\n"
LETTER = "Permission: letter 7\n"
AIR = "Programme: News\n"
CITING = "Citing: Gazette <https://gazette.example/1>\n"
IMAGE = "Image: images/a.png\nImage-Alt: A bridge\n"

LESS = "quote less, or retell it in our own words"
FEWER = "quote fewer, or retell them in our own words"
RETELL = "retell it in our own words"
KEEP = "keep it privately as story.txt in the folder of originals"
LONGER = "ask for a longer one, or prepare a summary of our own"
ANOTHER = "ask for another, or write Reuse: summary and retell it"
OWN = "give the article's own address as Source"
PRINTED = "give the text as it was printed"
WHOLLY = "quote the words as they were printed, and all of them"


def ask(reuse, whom="The Post"):
    return f"ask {whom} and add Permission: with its reference, or write Reuse: {reuse}"


def words(count, first=1):
    """So many words, each of its own."""
    return " ".join(f"w{number}" for number in range(first, first + count))


def quoted(*counts):
    """A block quote for each of *counts*, of so many words, two lines apart."""
    starts = [sum(counts[:place]) + 1 for place in range(len(counts))]
    blocks = [f"> {words(c, at)}\n" for c, at in zip(counts, starts, strict=True)]
    return "\nThen:\n\n".join(blocks)


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a site states, and every word that the rules say of it, a line each.

    The text begins on line 7, or further down by the lines of *fields*.
    """

    name: str
    terms: str = ""
    fields: str = ""
    text: str = "Our own words on it."
    source: str = URL
    home: str = HOME
    """What the registry has as the address of the source's owner."""
    slug: str = "story"
    original: str | None = None
    day: dt.date = DAY
    policy: dict[str, object] = field(default_factory=dict)
    says: str = ""


def row(name, terms="", fields="", text="Our own words on it.", says="", **more):
    return Row(name=name, terms=terms, fields=fields, text=text, says=says, **more)


def refused(reuse, stands, allows, allowed):
    """A row of the table of what stands where so much is allowed."""
    return row(
        f"{reuse}-where-{allows}",
        f'allows = "{allows}"',
        f"Reuse: {reuse}\n",
        says=f"6: {stands} stands here, and The Post allows {allowed} "
        f"[reuse-not-allowed] {ask(allows)}",
    )


def allowed(reuse, allows):
    return row(f"{reuse}-where-{allows}", f'allows = "{allows}"', f"Reuse: {reuse}\n")


RETOLD = "links and summaries in other words"
ALLOWANCE = (
    row("link-where-unstated", fields=LINK),
    row("summary-where-unstated", fields="Reuse: summary\n"),
    row("excerpt-where-unstated", fields=EXCERPT),
    row(
        "full-where-unstated",
        fields=FULL,
        says="6: the full text stands here without a licence or a permission "
        f"[no-permission] {ask('summary')}",
    ),
    row(
        "full-of-nobody-registered",
        fields=FULL,
        source="Watch <https://watch.example/1>",
        says="6: the full text stands here without a licence or a permission "
        f"[no-permission] {ask('summary', 'Watch')}",
    ),
    row("full-where-unstated-by-permission", fields=FULL + LETTER),
    allowed("link", "link"),
    refused("summary", "a summary", "link", "links"),
    refused("excerpt", "an excerpt", "link", "links"),
    refused("full", "the full text", "link", "links"),
    allowed("link", "summary"),
    allowed("summary", "summary"),
    refused("excerpt", "an excerpt", "summary", RETOLD),
    refused("full", "the full text", "summary", RETOLD),
    allowed("link", "excerpt"),
    allowed("summary", "excerpt"),
    allowed("excerpt", "excerpt"),
    refused("full", "the full text", "excerpt", "links and excerpts"),
    allowed("link", "full"),
    allowed("summary", "full"),
    allowed("excerpt", "full"),
    allowed("full", "full"),
    row(
        "reuse-unstated-where-link",
        'allows = "link"',
        says=f"1: a summary stands here, and The Post allows links "
        f"[reuse-not-allowed] {ask('link')}",
    ),
    row(
        "whom-to-ask",
        'allows = "excerpt"\nreuse_contact = "rights@post.example"',
        FULL,
        says="6: the full text stands here, and The Post allows links and excerpts "
        f"[reuse-not-allowed] {ask('excerpt', 'rights@post.example')}",
    ),
    row("full-by-permission-of-its-own", 'allows = "link"', FULL + LETTER),
    row("full-by-permission-for-all", 'allows = "link"\npermission_ref = "May"', FULL),
    row(
        "one-word-in-a-block-quote",
        'allows = "summary"',
        text=quoted(1),
        says="7: 1 words stand in a block quote, and The Post allows links and "
        f"summaries in other words [reuse-not-allowed] {RETELL}",
    ),
    row(
        "each-block-quote",
        'allows = "link"',
        LINK,
        quoted(3, 2),
        says="8: 3 words stand in a block quote, and The Post allows links "
        f"[reuse-not-allowed] {RETELL}\n"
        "12: 2 words stand in a block quote, and The Post allows links "
        f"[reuse-not-allowed] {RETELL}",
    ),
    row("words-within-a-sentence", 'allows = "summary"', text="He says “no” to it."),
    row("block-quote-where-excerpt", 'allows = "excerpt"', text=quoted(1)),
    row("block-quote-where-unstated", text=quoted(1)),
    row("block-quote-by-permission", 'allows = "summary"', LETTER, quoted(1)),
    row(
        "block-quote-of-another-work",
        'allows = "summary"',
        CITING,
        "> w1 w2\n> -- [@gazette]\n",
    ),
    row(
        "block-quote-of-a-work-without-address",
        'allows = "summary"',
        "Citing: Gazette\n",
        "> w1 w2\n> -- [@gazette]\n",
        says="8: 2 words stand in a block quote, and The Post allows links and "
        f"summaries in other words [reuse-not-allowed] {RETELL}",
    ),
)

ENDS = "the permission ends after"


def letter(last, reuse="full"):
    return f"Reuse: {reuse}\n{LETTER}Permission-Expires: {last}\n"


def warned(last, line=8):
    return f"{line}: warning: {ENDS} {last} [permission-ends] {LONGER}"


def over(last, left, line=8):
    return (
        f"{line}: warning: the permission ended on {last}; only {left} stands here now "
        f"[permission-ended] {ANOTHER}"
    )


FOR_ALL = 'permission_ref = "May"\npermission_expires = '
PERMISSION = (
    row("no-last-day", fields=FULL + LETTER),
    row("thirty-one-days-before", fields=letter("2025-01-31")),
    row("thirty-days-before", fields=letter("2025-01-30"), says=warned("2025-01-30")),
    row(
        "twenty-nine-days-before",
        fields=letter("2025-01-29"),
        says=warned("2025-01-29"),
    ),
    row("on-the-last-day", fields=letter(DAY), says=warned("2024-12-31")),
    row(
        "the-day-after",
        fields=letter("2024-12-30"),
        says=over("2024-12-30", "a notice"),
    ),
    row(
        "the-day-after-with-a-summary",
        fields=letter("2024-12-30") + "Summary: Ours.\n",
        says=over("2024-12-30", "our summary"),
    ),
    row(
        "nought-days-of-notice-on-the-day",
        fields=letter(DAY),
        policy={"expiry_notice_days": 0},
        says=warned("2024-12-31"),
    ),
    row(
        "nought-days-of-notice-a-day-before",
        fields=letter("2025-01-01"),
        policy={"expiry_notice_days": 0},
    ),
    row(
        "a-permission-that-nothing-needed-is-over",
        'allows = "full"',
        letter("2024-12-30"),
    ),
    row(
        "a-permission-that-nothing-needs-is-about-to-end",
        'allows = "full"',
        letter("2025-01-02", "summary"),
        says=warned("2025-01-02"),
    ),
    row(
        "a-summary-by-permission-where-nothing-is-stated",
        fields=letter("2025-01-02", "summary"),
        source="Nobody <https://nobody.example/1>",
        says=warned("2025-01-02"),
    ),
    row("one-for-all-without-a-last-day", 'permission_ref = "May"', FULL),
    row(
        "one-for-all-thirty-days-before",
        FOR_ALL + "2025-01-30",
        FULL,
        says=warned("2025-01-30", 6),
    ),
    row("one-for-all-thirty-one-days-before", FOR_ALL + "2025-01-31", FULL),
    row(
        "one-for-all-the-day-after",
        FOR_ALL + "2024-12-30",
        FULL,
        says=over("2024-12-30", "a notice", 6),
    ),
    row("one-for-all-and-nothing-is-reused", FOR_ALL + "2025-01-02"),
    row(
        "both-about-to-end",
        FOR_ALL + "2025-01-05",
        letter("2025-01-09"),
        says=warned("2025-01-09"),
    ),
    row(
        "both-about-to-end-theirs-later",
        FOR_ALL + "2025-01-09",
        letter("2025-01-05"),
        says=warned("2025-01-05"),
    ),
    row(
        "only-ours-about-to-end",
        'permission_ref = "May"',
        letter("2025-01-05"),
        says=warned("2025-01-05"),
    ),
    row(
        "ours-has-no-last-day-and-theirs-is-over", FOR_ALL + "2024-12-30", FULL + LETTER
    ),
    row(
        "ours-is-over-and-theirs-has-no-last-day",
        'permission_ref = "May"',
        letter("2024-12-30") + "Summary: Ours.\n",
        says=over("2024-12-30", "our summary"),
    ),
    row(
        "ours-is-over-on-what-the-terms-allow",
        FOR_ALL + "2025-06-30",
        letter("2024-12-30", "excerpt"),
    ),
    row("only-theirs-about-to-end", FOR_ALL + "2025-01-05", FULL + LETTER),
    row(
        "ours-is-over-and-theirs-about-to-end",
        FOR_ALL + "2025-01-05",
        letter("2024-12-05"),
        says=over("2024-12-05", "a notice"),
    ),
    row(
        "both-over-ours-later",
        FOR_ALL + "2024-11-30",
        letter("2024-12-30"),
        says=over("2024-12-30", "a notice"),
    ),
    row(
        "both-over-theirs-later",
        FOR_ALL + "2024-12-30",
        letter("2024-11-30"),
        says=over("2024-11-30", "a notice"),
    ),
    row(
        "on-our-last-day-and-theirs-runs-on",
        'permission_ref = "May"',
        letter(DAY),
        says=warned("2024-12-31"),
    ),
    row(
        "the-day-after-ours-and-theirs-runs-on",
        'permission_ref = "May"',
        letter("2024-12-30"),
        says=over("2024-12-30", "a notice"),
    ),
    row(
        "the-day-after-ours-with-a-summary-and-theirs-runs-on",
        'permission_ref = "May"',
        letter("2024-12-30") + "Summary: Ours.\n",
        says=over("2024-12-30", "our summary"),
    ),
    row(
        "the-day-after-ours-and-their-terms-allow-it",
        'allows = "full"\npermission_ref = "May"',
        letter("2024-12-30"),
    ),
    row(
        "over-with-all-that-stood-by-it",
        'allows = "summary"\nmax_words = 1\nmax_percent = 1\nmax_paragraphs = 0\n'
        "images_allowed = false\nedits_allowed = false\nmust_keep_links = true\n"
        "counter_required = true\nprior_notice = true",
        letter("2024-12-30") + IMAGE,
        f"> {words(6)} … w9\n\n![Theirs](images/b.png) w1 w2 w3 w4 w5 w6 w7 w8 w9 w10",
        original=f"{words(30)} https://post.example/kept",
        says=over("2024-12-30", "a notice"),
    ),
    row(
        "over-and-the-summary-copies",
        fields=letter("2024-12-30") + f"Summary: {words(10)}\n",
        text=words(12),
        original=words(20),
        says=over("2024-12-30", "our summary")
        + f"\n9: 10 words in a row are the original's: “{words(10)}” [copied-run] "
        "retell them in our own words, or quote them",
    ),
)


def too_many(line, count, limit):
    return (
        f"{line}: {count} words are quoted, The Post allows {limit} "
        f"[too-many-words] {LESS}"
    )


LENGTH = (
    row("unstated", text=quoted(99)),
    row("one-less", "max_words = 12", text=quoted(11)),
    row("as-many", "max_words = 11", text=quoted(11)),
    row("one-more", "max_words = 10", text=quoted(11), says=too_many(7, 11, 10)),
    row("none-allowed-and-none-quoted", "max_words = 0"),
    row(
        "none-allowed-and-one-quoted",
        "max_words = 0",
        text="He said “no”.",
        says=too_many(7, 1, 0),
    ),
    row("together-as-many", "max_words = 9", text=quoted(4, 3, 2)),
    row(
        "where-they-pass-the-limit",
        "max_words = 6",
        text=quoted(4, 3, 2),
        says=too_many(11, 9, 6),
    ),
    row(
        "where-they-pass-it-last",
        "max_words = 8",
        text=quoted(4, 3, 2),
        says=too_many(15, 9, 8),
    ),
    row("an-excerpt", "max_words = 10", EXCERPT, quoted(11), says=too_many(8, 11, 10)),
    row("a-full-text", 'allows = "full"\nmax_words = 10', FULL, quoted(11)),
    row("by-permission", "max_words = 10", LETTER, quoted(11)),
    row(
        "of-another-work", "max_words = 10", CITING, f"> {words(11)}\n> -- [@gazette]\n"
    ),
)


def too_large(line, part, per_cent, limit, whole=44):
    return (
        f"{line}: {part} of {whole} words are quoted, {per_cent} per cent; The Post "
        f"allows {limit} [too-large-share] {LESS}"
    )


LONG = words(44)
UNKNOWN = "warning: what share of the original is quoted cannot be known without the "
SHARE = (
    row("unstated", text=quoted(44), original=LONG),
    row("one-word-less", "max_percent = 25", text=quoted(10), original=LONG),
    row("exactly", "max_percent = 25", text=quoted(11), original=LONG),
    row(
        "one-word-more",
        "max_percent = 25",
        text=quoted(12),
        original=LONG,
        says=too_large(7, 12, 27, 25),
    ),
    row(
        "more-though-rounded-to-the-limit",
        "max_percent = 33",
        text=quoted(1),
        original="w1 w2 w3",
        says=too_large(7, 1, 33, 33, whole=3),
    ),
    row("all-of-it", "max_percent = 100", text=quoted(44), original=LONG),
    row(
        "the-last-quotation",
        "max_percent = 25",
        EXCERPT,
        quoted(10, 1, 1),
        original=LONG,
        says=too_large(16, 12, 27, 25),
    ),
    row(
        "none-allowed-and-one-quoted",
        "max_percent = 0",
        text=quoted(1),
        original=LONG,
        says=too_large(7, 1, 2, 0),
    ),
    row("none-allowed-and-none-quoted", "max_percent = 0", original=LONG),
    row("a-full-text", 'allows = "full"\nmax_percent = 9', FULL, LONG, original=LONG),
    row(
        "a-full-text-that-quotes",
        'allows = "full"\nmax_percent = 9',
        FULL,
        quoted(12),
        original=LONG,
    ),
    row("by-permission", "max_percent = 9", LETTER, quoted(12), original=LONG),
    row("nothing-quoted-and-no-original", "max_percent = 9"),
    row(
        "no-original",
        "max_percent = 9",
        EXCERPT,
        quoted(1),
        says=f"6: {UNKNOWN}original [unmeasured] {KEEP}",
    ),
    row(
        "no-original-and-no-slug",
        "max_percent = 9",
        text=quoted(1),
        slug="",
        says=f"1: {UNKNOWN}original [unmeasured] " + KEEP.replace("story", "a-bridge"),
    ),
    row(
        "an-original-without-words",
        "max_percent = 9",
        text="He said “no”.",
        original="…",
        says=f"1: {UNKNOWN}original [unmeasured] {KEEP}",
    ),
)


def paragraphs(*counts):
    """Block quotes with so many paragraphs of two words each."""
    return "\nThen:\n\n".join(
        "\n>\n".join("> w1 w2" for _ in range(count)) + "\n" for count in counts
    )


def too_long(line, count, limit):
    return (
        f"{line}: {count} paragraphs are quoted, The Post allows {limit} "
        f"[too-many-paragraphs] {FEWER}"
    )


PARAGRAPHS = (
    row("unstated", text=paragraphs(9)),
    row("one-less", "max_paragraphs = 3", text=paragraphs(2)),
    row("as-many", "max_paragraphs = 2", text=paragraphs(2)),
    row("one-more", "max_paragraphs = 1", text=paragraphs(2), says=too_long(7, 2, 1)),
    row(
        "where-they-pass-the-limit",
        "max_paragraphs = 2",
        EXCERPT,
        paragraphs(1, 2, 1),
        says=too_long(12, 4, 2),
    ),
    row(
        "none-allowed", "max_paragraphs = 0", text=paragraphs(1), says=too_long(7, 1, 0)
    ),
    row("none-allowed-within-a-sentence", "max_paragraphs = 0", text="He said “no”."),
    row("a-full-text", 'allows = "full"\nmax_paragraphs = 1', FULL, paragraphs(2)),
    row("by-permission", "max_paragraphs = 1", LETTER, paragraphs(2)),
)

PLACE = "in the folder of originals"


def wrong(line, said, hint):
    return f"{line}: “{said}” is not in the original [misquotation] {hint}"


ELSEWHERE = (
    "quote what was printed, or retell it; if it is from another source, put [@key] "
    "behind it"
)
QUOTATION = (
    row("true", text="He says “w1 w2 w3 w4 w5”.", original=words(9)),
    row("no-original", text="He says “w1 w9 w3 w4 w5”."),
    row(
        "five-words",
        text="He says “w1 w2 x w4 w5”.",
        original=words(9),
        says=wrong(
            7,
            "w1 w2 x w4 w5",
            f"compare “x” with word 3 on line 1 of story.txt, {PLACE}",
        ),
    ),
    row(
        "five-words-of-a-source-that-nobody-registered",
        text="He says “w1 w2 x w4 w5”.",
        home="https://other.example/",
        original=words(9),
        says=wrong(
            7,
            "w1 w2 x w4 w5",
            f"compare “x” with word 3 on line 1 of story.txt, {PLACE}",
        ),
    ),
    row(
        "many-words",
        text="He says “w1 w2 x w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14”.",
        original=words(14),
        says=wrong(
            7,
            "w1 w2 x w4 w5 w6 w7 w8 w9 w10 w11 w12",
            f"compare “x” with word 3 on line 1 of story.txt, {PLACE}",
        ),
    ),
    row("four-words", text="He says “w1 x w3 w4”.", original=words(9)),
    row(
        "four-words-in-a-block-quote",
        text="> w1 x w3 w4\n",
        original="w0\n" + words(9),
        says=wrong(
            7, "w1 x w3 w4", f"compare “x” with word 2 on line 2 of story.txt, {PLACE}"
        ),
    ),
    row(
        "nothing-like-it",
        fields=EXCERPT,
        text="> we never said so\n",
        original=words(9),
        says=wrong(8, "we never said so", ELSEWHERE),
    ),
    row(
        "of-another-work",
        fields=CITING,
        text="> we never said so\n> -- [@gazette]\n",
        original=words(9),
    ),
    row(
        "of-another-work-and-of-ours",
        fields=CITING,
        text="> we never said so\n> -- [@gazette; @post]\n",
        original=words(9),
        says=wrong(8, "we never said so", ELSEWHERE),
    ),
    row(
        "of-an-organisation-whose-front-page-has-a-path",
        fields="Citing: desk\n",
        text="> we never said so\n> -- [@desk]\n",
        original=words(9),
        says=wrong(8, "we never said so", ELSEWHERE),
    ),
    row(
        "of-a-work-whose-address-is-a-front-page",
        fields=CITING.replace("/1", "/"),
        text="> we never said so\n> -- [@gazette]\n",
        original=words(9),
        says=wrong(8, "we never said so", ELSEWHERE),
    ),
)


def run(line, count, said):
    return (
        f"{line}: {count} words in a row are the original's: “{said}” [copied-run] "
        "retell them in our own words, or quote them"
    )


COPYING = (
    row("no-original", text=words(30)),
    row("nine-words", text=words(9), original=words(20)),
    row("ten-words", text=words(10), original=words(20), says=run(7, 10, words(10))),
    row("ten-words-quoted", text=f"He says “{words(10)}”.", original=words(20)),
    row(
        "thirteen-words",
        text=f"Well,\n{words(13)}",
        original=words(20),
        says=run(8, 13, f"{words(12)} …"),
    ),
    row(
        "each-run",
        fields=EXCERPT,
        text=f"{words(10)}\nThen {words(11, 20)} too.",
        original=words(40),
        says=f"{run(8, 10, words(10))}\n{run(9, 11, words(11, 20))}",
    ),
    row("a-full-text", 'allows = "full"', FULL, words(20), original=words(20)),
    row(
        "by-permission",
        fields=LETTER,
        text=words(10),
        original=words(20),
        says=run(8, 10, words(10)),
    ),
    row(
        "ten-words-of-the-summary",
        fields=f"Summary: {words(10)}\n",
        original=words(20),
        says=run(6, 10, words(10)),
    ),
    row(
        "five-words-where-five-may-be-shared",
        text=words(5),
        original=words(20),
        policy={"longest_copy": 5},
    ),
    row(
        "six-words-where-five-may-be-shared",
        text=words(6),
        original=words(20),
        policy={"longest_copy": 5},
        says=run(7, 6, words(6)),
    ),
    row(
        "four-words-are-everybodys",
        text=words(4),
        original=words(20),
        policy={"longest_copy": 0},
    ),
    row(
        "five-words-are-not",
        text=words(5),
        original=words(20),
        policy={"longest_copy": 0},
        says=run(7, 5, words(5)),
    ),
)


def front(line, severity="warning: "):
    return (
        f"{line}: {severity}The Post asks for the address of the original itself "
        f"[home-page-source] {OWN}, if it has one"
    )


LINK_RULE = (
    row("unstated", source=HOME),
    row("not-asked", "direct_link = false", source=HOME),
    row("its-own-address", "direct_link = true"),
    row("a-front-page", "direct_link = true", source=HOME, says=front(4)),
    row("a-key", "direct_link = true", "Medium: web\n", source="post", says=front(4)),
    row("a-page", "direct_link = true", "Medium: print\nPage: 4\n", source="post"),
    *(
        row(medium, "direct_link = true", f"Medium: {medium}\n{more}", source="post")
        for medium, more in (("radio", AIR), ("television", AIR), ("agency", ""))
    ),
    *(
        row(
            *(medium, "direct_link = true", f"Medium: {medium}\n"),
            source="post",
            says=front(4),
        )
        for medium in ("podcast", "social")
    ),
    row(
        "a-page-of-a-full-text",
        'allows = "full"\ndirect_link = true',
        f"{FULL}Medium: print\nPage: 4\n",
        source="post",
        says=front(4, ""),
    ),
    row(
        "a-key-of-a-front-page-with-a-path",
        "direct_link = true",
        "Medium: web\n",
        source="post",
        home=URL,
        says=front(4),
    ),
    row(
        "a-front-page-with-a-path",
        "direct_link = true",
        source=f"{URL}/",
        home=URL,
        says=front(4),
    ),
    row(
        "a-front-page-though-a-key-has-one-address",
        "direct_link = true",
        source=HOME,
        home=URL,
        says=front(4),
    ),
    row(
        "a-front-page-of-an-excerpt",
        "direct_link = true",
        EXCERPT,
        source=HOME,
        says=front(4),
    ),
    row(
        "a-front-page-of-a-full-text",
        'allows = "full"\ndirect_link = true',
        FULL,
        source=HOME,
        says=front(4, ""),
    ),
    row("its-own-address-of-a-full-text", 'licence = "CC-BY-4.0"', FULL),
)


def away(given, asked="post.example"):
    return (
        f"4: the credit leads to {given}, and The Post asks for {asked} "
        f"[credit-elsewhere] give the address at {asked} as Source"
    )


def source(host):
    return f"post <https://{host}/story>"


CREDIT = (
    row("the-host", 'credit = "post.example"'),
    row(
        "the-host-below-www",
        'credit = "post.example"',
        source=source("www.post.example"),
    ),
    row("www-asked", 'credit = "www.post.example"'),
    row("capitals", 'credit = "WWW.Post.Example"', source=source("post.EXAMPLE")),
    row("a-host-below", 'credit = "post.example"', source=source("m.post.example")),
    row(
        "a-host-above",
        'credit = "m.post.example"',
        says=away("post.example", "m.post.example"),
    ),
    row(
        "a-host-that-ends-alike",
        'credit = "post.example"',
        source=source("notpost.example"),
        says=away("notpost.example"),
    ),
    row(
        "a-host-that-begins-alike",
        'credit = "post.example"',
        source=source("post.example.org"),
        says=away("post.example.org"),
    ),
    row("an-address", 'credit = "https://post.example/desk"'),
    row(
        "an-address-elsewhere",
        'credit = "https://post.example:8443/desk"',
        source=source("copy.example"),
        says=away("copy.example"),
    ),
    row("a-name", 'credit = "The Post"', source=source("copy.example")),
    row(
        "a-name-with-an-address-in-it",
        'credit = "Post, post.example"',
        source=source("copy.example"),
    ),
    row("no-address-stated", 'credit = "other.example"', source="post"),
)


def lacks(what, fact, field, line=6):
    return (
        f"{line}: the {what} that The Post asks for needs {fact}, which is not stated "
        f"[{what}-lacks-fact] add {field}"
    )


FACTS = (
    ("author", "the original's byline", "Reporter", "Reporter: Ada\n", URL),
    ("title", "the original's headline", "Original-Title", "Original-Title: B\n", URL),
    (
        "accessed",
        "the day when we read it",
        "Retrieved",
        "Retrieved: 2024-12-10\n",
        URL,
    ),
    ("url", "the original's own address", "it as Source", "", HOME),
)
KNOWN = "{outlet} {source} {date} {site}"


def prescribed(what, term):
    """Rows for a *term* that prescribes a sentence or a byline."""
    return (
        *(
            row(
                f"without-{fact}",
                f'{term} = "By {{{fact}}}"',
                EXCERPT,
                source=source,
                says=lacks(what, meant, field),
            )
            for fact, meant, field, _, source in FACTS
        ),
        *(
            row(f"with-{fact}", f'{term} = "By {{{fact}}}"', stated + EXCERPT)
            for fact, *_, stated, _ in FACTS
        ),
        row("what-is-always-known", f'{term} = "{KNOWN}"', EXCERPT),
        row("a-summary", f'{term} = "{{author}}"'),
        row("a-link", f'{term} = "{{author}}"', LINK),
        row(
            "a-full-text",
            f'allows = "full"\n{term} = "{{title}} by {{author}}, {{title}}"',
            FULL,
            says=f"{lacks(what, *FACTS[1][1:3])}\n{lacks(what, *FACTS[0][1:3])}",
        ),
    )


SENTENCE = prescribed("sentence", "required_sentence")
BYLINE = prescribed("byline", "byline_format")


def cut(line, said):
    return (
        f"{line}: “{said}” is cut or filled in, and The Post allows no edits "
        f"[edited-text] {WHOLLY}"
    )


NO_EDITS = "edits_allowed = false"
NO_EDITS_OF_ALL = f'allows = "full"\n{NO_EDITS}'
EDITS = (
    row("unstated", fields=EXCERPT, text="> w1 … w3\n", original=words(9)),
    row("allowed", "edits_allowed = true", EXCERPT, "> w1 … w3\n", original=words(9)),
    row(
        "a-cut-quotation-in-an-excerpt",
        NO_EDITS,
        EXCERPT,
        "> w1 … w3\n",
        original=words(9),
        says=cut(8, "w1 … w3"),
    ),
    row(
        "one-word-in-brackets",
        NO_EDITS,
        EXCERPT,
        "So:\n\n> w1\n> w2 [w3] w4\n",
        original=words(9),
        says=cut(11, "w1 w2 [w3] w4"),
    ),
    row(
        "a-quotation-cut-at-its-ends",
        NO_EDITS,
        EXCERPT,
        "> … w2 …\n",
        original=words(9),
    ),
    row("a-cut-quotation-in-a-summary", NO_EDITS, "", "> w1 … w3\n", original=words(9)),
    row("a-cut-quotation-of-unknown-text", NO_EDITS, EXCERPT, "> w1 … w3\n"),
    row(
        "a-cut-quotation-of-another-work",
        NO_EDITS,
        CITING + EXCERPT,
        "> w1 … w3\n> -- [@gazette]\n",
        original=words(9),
    ),
    row(
        "a-cut-quotation-of-a-work-without-address",
        NO_EDITS,
        "Citing: Gazette\n" + EXCERPT,
        "> w1 … w3\n> -- [@gazette]\n",
        original=words(9),
        says=cut(9, "w1 … w3"),
    ),
    row(
        "a-full-text-of-unknown-text",
        NO_EDITS_OF_ALL,
        FULL,
        says="6: warning: whether the text of The Post was changed cannot be known "
        f"without the original [unmeasured] {KEEP}",
    ),
    row("a-full-text", NO_EDITS_OF_ALL, FULL, words(20), original=words(20)),
    row(
        "a-word-of-ours-in-a-full-text",
        NO_EDITS_OF_ALL,
        FULL,
        f"{words(10)}\nmore {words(10, 11)}",
        original=words(20),
        says="9: “more” is not in the original, and The Post allows no edits "
        f"[edited-text] {PRINTED}",
    ),
    row(
        "the-first-word-of-a-full-text",
        NO_EDITS_OF_ALL,
        FULL,
        f"So {words(20)}",
        original=words(20),
        says="8: “So” is not in the original, and The Post allows no edits "
        f"[edited-text] {PRINTED}",
    ),
    row(
        "of-a-full-text-in-a-capital",
        NO_EDITS_OF_ALL,
        "Reuse: Full\n",
        f"So {words(20)}",
        original=words(20),
        says="8: “So” is not in the original, and The Post allows no edits "
        f"[edited-text] {PRINTED}",
    ),
    row(
        "the-last-word-of-a-full-text",
        NO_EDITS_OF_ALL,
        FULL,
        f"{words(20)}\nThere",
        original=words(20),
        says="9: “There” is not in the original, and The Post allows no edits "
        f"[edited-text] {PRINTED}",
    ),
    row(
        "a-full-text-in-another-order",
        NO_EDITS_OF_ALL,
        FULL,
        f"{words(5, 6)}\n{words(5)}",
        original=words(10),
        says=f"9: “{words(5)}” stands further up in the original, and The Post allows "
        f"no edits [edited-text] {PRINTED}",
    ),
    row(
        "one-word-left-out-of-a-full-text",
        NO_EDITS_OF_ALL,
        FULL,
        f"{words(5)}\n{words(5, 7)}",
        original=words(11),
        says="8: 1 word of the original are left out after “w2 w3 w4 w5”, and The Post "
        f"allows no edits [edited-text] {PRINTED}; look in story.txt, {PLACE}",
    ),
    row(
        "two-words-left-out-of-a-full-text",
        NO_EDITS_OF_ALL,
        FULL,
        f"{words(5)}\n{words(5, 8)}",
        original=words(12),
        says="8: 2 words of the original are left out after “w2 w3 w4 w5”, and The "
        f"Post allows no edits [edited-text] {PRINTED}; look in story.txt, {PLACE}",
    ),
    row(
        "thirty-words-at-either-end",
        NO_EDITS_OF_ALL,
        FULL,
        words(9, 31),
        original=words(69),
    ),
    row(
        "thirty-one-words-below",
        NO_EDITS_OF_ALL,
        FULL,
        words(9),
        original=words(40),
        says="8: warning: the original has 31 words more beside “w6 w7 w8 w9” "
        f"[edited-text] {PRINTED}; what is no part of it, take out of story.txt",
    ),
    row(
        "thirty-one-words-above",
        NO_EDITS_OF_ALL,
        FULL,
        words(9, 32),
        original=words(40),
        says="8: warning: the original has 31 words more beside “w32 w33 w34 w35” "
        f"[edited-text] {PRINTED}; what is no part of it, take out of story.txt",
    ),
)

KEPT = "https://post.example/kept"


def lost(address):
    return (
        f"6: the original links to {address}, and The Post asks to keep all links "
        "[lost-link] put the link back where it was"
    )


KEEP_LINKS = 'allows = "full"\nmust_keep_links = true'
LINKS = (
    row("unstated", 'allows = "full"', FULL, original=KEPT),
    row("not-asked", KEEP_LINKS.replace("true", "false"), FULL, original=KEPT),
    row("kept", KEEP_LINKS, FULL, f"See [it]({KEPT}).", original=f"See {KEPT}."),
    row("lost", KEEP_LINKS, FULL, original=f"See {KEPT}.", says=lost(KEPT)),
    row(
        "each-once",
        KEEP_LINKS,
        FULL,
        original=f"See {KEPT}1, {KEPT}2 and {KEPT}1.",
        says=f"{lost(KEPT + '1')}\n{lost(KEPT + '2')}",
    ),
    row("lost-in-an-excerpt", KEEP_LINKS, EXCERPT, original=f"See {KEPT}."),
    row("lost-in-a-summary", KEEP_LINKS, original=f"See {KEPT}."),
    row(
        "unknown",
        KEEP_LINKS,
        FULL,
        says="6: warning: which links the text of The Post had cannot be known without "
        f"the original [unmeasured] {KEEP}",
    ),
    row("unknown-of-an-excerpt", KEEP_LINKS, EXCERPT),
)


def pictured(line, said):
    return (
        f"{line}: {said}, and The Post allows none of theirs [image-not-allowed] "
        + (
            "remove it"
            if "text" in said
            else "use another, and say in Image-Credit whose it is"
        )
    )


NO_IMAGES = "images_allowed = false"
NO_IMAGES_OF_ALL = f'allows = "full"\n{NO_IMAGES}'
IMAGES = (
    row("unstated", fields=IMAGE),
    row("allowed", "images_allowed = true", IMAGE + "Image-Credit: The Post\n"),
    row("somebody-elses", NO_IMAGES, IMAGE + "Image-Credit: A. Writer\n"),
    row("none", NO_IMAGES, "Image-Credit: The Post\n"),
    row(
        "nobodys", NO_IMAGES, IMAGE, says=pictured(6, "the image is credited to nobody")
    ),
    row(
        "theirs",
        NO_IMAGES,
        EXCERPT + IMAGE + "Image-Credit: Photo: THE POST, London\n",
        says=pictured(7, "the image is credited to Photo: THE POST, London"),
    ),
    row(
        "the-outlets",
        NO_IMAGES,
        IMAGE + "Image-Credit: a. byron/the WIRE\n",
        says=pictured(6, "the image is credited to a. byron/the WIRE"),
    ),
    row(
        "pictures-in-a-full-text",
        NO_IMAGES_OF_ALL,
        FULL,
        "![One](images/a.png)\n\n[No picture](images/a.png)\n\n![Two](images/b.png)",
        says=pictured(8, "an image stands in the full text")
        + "\n"
        + pictured(12, "an image stands in the full text"),
    ),
    row("a-picture-in-an-excerpt", NO_IMAGES, EXCERPT, "![One](images/a.png)"),
    row("a-picture-in-a-summary", NO_IMAGES, "", "![One](images/a.png)"),
)

COUNTED = 'allows = "full"\ncounter_required = true'
COUNTER = (
    row("unstated", 'allows = "full"', FULL),
    row("not-asked", COUNTED.replace("true", "false"), FULL),
    row("an-excerpt", COUNTED, EXCERPT),
    row("a-summary", COUNTED),
    row(
        "a-full-text",
        COUNTED,
        FULL,
        says="6: The Post asks for a counter of readers in a full text; we have none "
        "[counter-required] write Reuse: excerpt, and quote less",
    ),
)


def untold(whom="them", line=6):
    return (
        f"{line}: The Post asks to be told before a text of theirs is published "
        f"[notice-not-given] tell {whom}, and add Notified: YYYY-MM-DD"
    )


TOLD_BEFORE = "prior_notice = true"
NOTICE = (
    row("unstated", fields=EXCERPT),
    row("not-asked", "prior_notice = false", EXCERPT),
    row("a-summary", TOLD_BEFORE),
    row("a-link", TOLD_BEFORE, LINK),
    row("an-excerpt", TOLD_BEFORE, EXCERPT, says=untold()),
    row("a-full-text", f'allows = "full"\n{TOLD_BEFORE}', FULL, says=untold()),
    row("told", TOLD_BEFORE, EXCERPT + "Notified: 2024-12-31\n"),
    row(
        "whom-to-tell",
        f'{TOLD_BEFORE}\nreuse_contact = "rights@post.example"',
        EXCERPT,
        says=untold("rights@post.example"),
    ),
)


def shown():
    return (
        "6: this site has advertisements, and The Post allows none beside a text of "
        "theirs [ads-not-allowed] write Reuse: summary"
    )


ADS = {"advertisements": True}
ADVERTISING = (
    row("unstated", fields=EXCERPT, policy=ADS),
    row("allowed", 'ads = "allowed"', EXCERPT, policy=ADS),
    row("none-shown", 'ads = "none"', EXCERPT),
    row("a-summary", 'ads = "none"', policy=ADS),
    row("a-link", 'ads = "none"', LINK, policy=ADS),
    row("an-excerpt", 'ads = "none"', EXCERPT, policy=ADS, says=shown()),
    row("a-full-text", 'allows = "full"\nads = "none"', FULL, policy=ADS, says=shown()),
)


def indexed(line):
    return (
        f"{line}: The Post wants search engines sent to the original, whose address is "
        f"not stated [no-canonical-address] {OWN}"
    )


CANONICAL = 'allows = "full"\nindex = "canonical"'
INDEXING = (
    row("unstated", 'allows = "full"', FULL, source=HOME),
    row("index", 'allows = "full"\nindex = "index"', FULL, source=HOME),
    row("noindex", 'allows = "full"\nindex = "noindex"', FULL, source=HOME),
    row("canonical", CANONICAL, FULL),
    row("canonical-of-a-front-page", CANONICAL, FULL, source=HOME, says=indexed(4)),
    row("canonical-of-a-key", CANONICAL, FULL, source="post", says=indexed(4)),
    row("canonical-of-an-excerpt", CANONICAL, EXCERPT, source=HOME),
    row("canonical-of-a-summary", CANONICAL, source=HOME),
)


def earned(name, line=6):
    return (
        f"{line}: this site earns money, and the licence of The Post is {name} "
        "[not-for-commerce] write Reuse: summary, or ask for a permission"
    )


EARNS = {"commercial": True}
COMMERCE = (
    row("unstated", fields=EXCERPT, policy=EARNS),
    row("no-site-that-earns", 'licence = "CC-BY-NC-4.0"', FULL),
    row("a-licence-for-all", 'licence = "CC-BY-SA-4.0"', FULL, policy=EARNS),
    row(
        "a-full-text",
        'licence = "CC-BY-NC-4.0"',
        FULL,
        policy=EARNS,
        says=earned("CC BY-NC 4.0"),
    ),
    row(
        "an-excerpt",
        'licence = "CC-BY-NC-ND-2.0"',
        EXCERPT,
        policy=EARNS,
        says=earned("CC BY-NC-ND 2.0"),
    ),
    row("a-summary", 'licence = "CC-BY-NC-4.0"', policy=EARNS),
    row("a-link", 'licence = "CC-BY-NC-4.0"', LINK, policy=EARNS),
    row("by-permission", 'licence = "CC-BY-NC-4.0"', FULL + LETTER, policy=EARNS),
    row("reserved", 'licence = "all-rights-reserved"', policy=EARNS),
)

EDGES = {
    "allowance": ALLOWANCE,
    "permission": PERMISSION,
    "length": LENGTH,
    "share": SHARE,
    "paragraphs": PARAGRAPHS,
    "quotation": QUOTATION,
    "copying": COPYING,
    "link": LINK_RULE,
    "credit": CREDIT,
    "sentence": SENTENCE,
    "byline": BYLINE,
    "edits": EDITS,
    "links": LINKS,
    "images": IMAGES,
    "counter": COUNTER,
    "notice": NOTICE,
    "advertising": ADVERTISING,
    "indexing": INDEXING,
    "commerce": COMMERCE,
}
