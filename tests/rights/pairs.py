"""For every term, a site that breaks only it, and its valid twin.

The table is the specification of the rules, and `docs/rights.md` prints it.
"""

from dataclasses import dataclass

ORIGINAL = (
    "The harbour bridge will reopen on Monday morning, the mayor said after a long "
    "night. Nobody was hurt, and nobody will pay twice for the repairs. Divers found "
    "the second anchor of the ferry under four metres of mud.\n"
    "See https://post.example/anchor for the pictures.\n"
)
WHOLE = ORIGINAL.replace("https://post.example/anchor", "<https://post.example/anchor>")
REPAIRS = "Nobody was hurt, and nobody will pay twice for the repairs. "
QUOTE = "> Nobody was hurt, and nobody will pay twice for the repairs.\n> -- [@post]\n"
TWO = (
    "> Nobody was hurt, and nobody will pay twice for the repairs.\n>\n"
    "> Divers found the second anchor of the ferry under four metres of mud.\n"
    "> -- [@post]\n"
)
URL = "https://post.example/story"


@dataclass(frozen=True, kw_only=True)
class Side:
    """What a site states: terms, fields of the article, its text, settings."""

    terms: str = ""
    fields: str = ""
    text: str = "Our own words on it [@post]."
    settings: str = ""
    source: str = URL
    original: str | None = None
    others: int = 0
    """Further excerpts of the same month."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What breaks a term, where that is said, and what does not."""

    term: str
    breaks: str
    code: str
    place: str
    """The words on the line that the problem names."""
    broken: Side
    valid: Side
    warning: bool = False


IMAGE = "Image: images/a.png\nImage-Alt: A bridge\n"
EXCERPT, FULL = "Reuse: excerpt\n", "Reuse: full\n"

PAIRS = (
    Pair(
        term="allows",
        breaks="a full text where excerpts are allowed",
        code="reuse-not-allowed",
        place="Reuse: full",
        broken=Side(terms='allows = "excerpt"', fields=FULL),
        valid=Side(terms='allows = "full"', fields=FULL),
    ),
    Pair(
        term="allows",
        breaks="a block quote where only summaries are allowed",
        code="reuse-not-allowed",
        place="> Nobody was hurt",
        broken=Side(terms='allows = "summary"', text=QUOTE),
        valid=Side(terms='allows = "summary"', text="Nobody pays [@post]."),
    ),
    Pair(
        term="max_words",
        breaks="quotations with more words",
        code="too-many-words",
        place="> Nobody was hurt",
        broken=Side(terms="max_words = 10", text=QUOTE),
        valid=Side(terms="max_words = 11", text=QUOTE),
    ),
    Pair(
        term="max_percent",
        breaks="quotations of a larger share of the original",
        code="too-large-share",
        place="> Nobody was hurt",
        broken=Side(terms="max_percent = 20", text=QUOTE, original=ORIGINAL),
        valid=Side(terms="max_percent = 25", text=QUOTE, original=ORIGINAL),
    ),
    Pair(
        term="max_percent",
        breaks="quotations where the original is not at hand",
        code="unmeasured",
        place="Title:",
        broken=Side(terms="max_percent = 20", text=QUOTE),
        valid=Side(terms="max_percent = 20"),
        warning=True,
    ),
    Pair(
        term="max_paragraphs",
        breaks="block quotes with more paragraphs",
        code="too-many-paragraphs",
        place="> Nobody was hurt",
        broken=Side(terms="max_paragraphs = 1", text=TWO),
        valid=Side(terms="max_paragraphs = 1", text=QUOTE),
    ),
    Pair(
        term="max_per_month",
        breaks="one more excerpt or full text in a month",
        code="too-many-in-month",
        place="Date:",
        broken=Side(terms="max_per_month = 1", fields=EXCERPT, others=1),
        valid=Side(terms="max_per_month = 2", fields=EXCERPT, others=1),
    ),
    Pair(
        term="credit",
        breaks="a source on another host than they name",
        code="credit-elsewhere",
        place="Source:",
        broken=Side(
            terms='credit = "www.post.example"',
            source="post <https://copy.example/story>",
        ),
        valid=Side(terms='credit = "www.post.example"'),
    ),
    Pair(
        term="direct_link",
        breaks="a source that is only a front page",
        code="home-page-source",
        place="Source:",
        broken=Side(terms="direct_link = true", source="https://post.example/"),
        valid=Side(terms="direct_link = true"),
        warning=True,
    ),
    Pair(
        term="required_sentence",
        breaks="an excerpt without a fact that the sentence names",
        code="sentence-lacks-fact",
        place="Reuse: excerpt",
        broken=Side(terms='required_sentence = "{title}: {url}"', fields=EXCERPT),
        valid=Side(
            terms='required_sentence = "{title}: {url}"',
            fields=f"{EXCERPT}Original-Title: A bridge\n",
        ),
    ),
    Pair(
        term="position",
        breaks="a place for no sentence",
        code="bad-organisation",
        place="position =",
        broken=Side(terms='position = "top"'),
        valid=Side(terms='position = "top"\nrequired_sentence = "See {url}"'),
    ),
    Pair(
        term="byline_format",
        breaks="an excerpt without a name for the byline",
        code="byline-lacks-fact",
        place="Reuse: excerpt",
        broken=Side(terms='byline_format = "{author} / {outlet}"', fields=EXCERPT),
        valid=Side(
            terms='byline_format = "{author} / {outlet}"',
            fields=f"{EXCERPT}Reporter: Ada Byron\n",
        ),
    ),
    Pair(
        term="edits_allowed",
        breaks="a full text with other words",
        code="edited-text",
        place="The harbour’s splendid",
        broken=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=WHOLE.replace("harbour bridge", "harbour’s splendid bridge"),
            original=ORIGINAL,
        ),
        valid=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=WHOLE,
            original=ORIGINAL,
        ),
    ),
    Pair(
        term="edits_allowed",
        breaks="a full text that leaves out a sentence",
        code="edited-text",
        place="The harbour bridge",
        broken=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=WHOLE.replace(REPAIRS, ""),
            original=ORIGINAL,
        ),
        valid=Side(
            terms='allows = "full"\nedits_allowed = true',
            fields=FULL,
            text=WHOLE.replace(REPAIRS, ""),
            original=ORIGINAL,
        ),
    ),
    Pair(
        term="edits_allowed",
        breaks="a full text in another order",
        code="edited-text",
        place="The harbour bridge",
        broken=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=f"{REPAIRS}\n{WHOLE.replace(REPAIRS, '')}",
            original=ORIGINAL,
        ),
        valid=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=WHOLE,
            original=ORIGINAL,
        ),
    ),
    Pair(
        term="edits_allowed",
        breaks="a full text without a long end of the original",
        code="edited-text",
        place="See <https",
        broken=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=WHOLE,
            original=ORIGINAL + " ".join(f"word-{n}" for n in range(20)),
        ),
        valid=Side(
            terms='allows = "full"\nedits_allowed = false',
            fields=FULL,
            text=WHOLE,
            original=ORIGINAL + " ".join(f"word-{n}" for n in range(10)),
        ),
        warning=True,
    ),
    Pair(
        term="edits_allowed",
        breaks="a quotation in an excerpt that an ellipsis cuts",
        code="edited-text",
        place="> Nobody was hurt",
        broken=Side(
            terms="edits_allowed = false",
            fields=EXCERPT,
            text="> Nobody was hurt … for the repairs.\n> -- [@post]\n",
            original=ORIGINAL,
        ),
        valid=Side(
            terms="edits_allowed = false",
            fields=EXCERPT,
            text="> … nobody will pay twice for the repairs. …\n> -- [@post]\n",
            original=ORIGINAL,
        ),
    ),
    Pair(
        term="edits_allowed",
        breaks="a quotation in an excerpt with a word of ours in brackets",
        code="edited-text",
        place="They hear",
        broken=Side(
            terms="edits_allowed = false",
            fields=EXCERPT,
            text="They hear:\nThey hear “[n]obody will pay twice” of her [@post].",
            original=ORIGINAL,
        ),
        valid=Side(
            terms="edits_allowed = false",
            fields=EXCERPT,
            text="They hear:\nThey hear “nobody will pay twice” of her [@post].",
            original=ORIGINAL,
        ),
    ),
    Pair(
        term="must_keep_links",
        breaks="a full text without a link of the original",
        code="lost-link",
        place="Reuse: full",
        broken=Side(
            terms='allows = "full"\nmust_keep_links = true',
            fields=FULL,
            text=WHOLE.replace("<https://post.example/anchor>", "there"),
            original=ORIGINAL,
        ),
        valid=Side(
            terms='allows = "full"\nmust_keep_links = true',
            fields=FULL,
            text=WHOLE,
            original=ORIGINAL,
        ),
    ),
    Pair(
        term="images_allowed",
        breaks="a picture that is theirs or nobody's",
        code="image-not-allowed",
        place="Image:",
        broken=Side(
            terms="images_allowed = false", fields=f"{IMAGE}Image-Credit: The Post\n"
        ),
        valid=Side(
            terms="images_allowed = false", fields=f"{IMAGE}Image-Credit: A. Writer\n"
        ),
    ),
    Pair(
        term="counter_required",
        breaks="a full text",
        code="counter-required",
        place="Reuse: full",
        broken=Side(terms='allows = "full"\ncounter_required = true', fields=FULL),
        valid=Side(terms='allows = "full"\ncounter_required = true', fields=EXCERPT),
    ),
    Pair(
        term="prior_notice",
        breaks="an excerpt without the day when they were told",
        code="notice-not-given",
        place="Reuse: excerpt",
        broken=Side(terms="prior_notice = true", fields=EXCERPT),
        valid=Side(
            terms="prior_notice = true", fields=f"{EXCERPT}Notified: 2024-12-01\n"
        ),
    ),
    Pair(
        term="ads",
        breaks="an excerpt on a site with advertisements",
        code="ads-not-allowed",
        place="Reuse: excerpt",
        broken=Side(
            terms='ads = "none"',
            fields=EXCERPT,
            settings="CREDITLINE_ADVERTISEMENTS = True\n",
        ),
        valid=Side(terms='ads = "none"', fields=EXCERPT),
    ),
    Pair(
        term="index",
        breaks="a full text that must name an address that is not stated",
        code="no-canonical-address",
        place="Source:",
        broken=Side(
            terms='allows = "full"\nindex = "canonical"',
            fields=FULL,
            source="https://post.example/",
        ),
        valid=Side(terms='allows = "full"\nindex = "canonical"', fields=FULL),
    ),
    Pair(
        term="licence",
        breaks="a full text without a licence",
        code="no-permission",
        place="Reuse: full",
        broken=Side(fields=FULL),
        valid=Side(terms='licence = "CC-BY-4.0"', fields=FULL),
    ),
    Pair(
        term="licence",
        breaks="a full text under a non-commercial one, where the site earns money",
        code="not-for-commerce",
        place="Reuse: full",
        broken=Side(
            terms='licence = "CC-BY-NC-4.0"',
            fields=FULL,
            settings="CREDITLINE_COMMERCIAL = True\n",
        ),
        valid=Side(
            terms='licence = "CC-BY-4.0"',
            fields=FULL,
            settings="CREDITLINE_COMMERCIAL = True\n",
        ),
    ),
    Pair(
        term="notice",
        breaks="a notice that names what we do not know",
        code="bad-organisation",
        place="notice =",
        broken=Side(terms='notice = "© {owner}"'),
        valid=Side(terms='notice = "© {year}, The Post"'),
    ),
    Pair(
        term="permission_ref",
        breaks="a full text that only a permission could allow",
        code="reuse-not-allowed",
        place="Reuse: full",
        broken=Side(terms='allows = "link"', fields=FULL),
        valid=Side(
            terms='allows = "link"\npermission_ref = "letter of 3 May"', fields=FULL
        ),
    ),
    Pair(
        term="permission_expires",
        breaks="a full text after the last day",
        code="permission-ended",
        place="Reuse: full",
        broken=Side(
            terms='permission_ref = "letter"\npermission_expires = 2024-12-30',
            fields=FULL,
        ),
        valid=Side(
            terms='permission_ref = "letter"\npermission_expires = 2025-12-30',
            fields=FULL,
        ),
        warning=True,
    ),
    Pair(
        term="reuse_contact",
        breaks="what nobody can write to",
        code="bad-organisation",
        place="reuse_contact =",
        broken=Side(terms='reuse_contact = "the desk"'),
        valid=Side(terms='reuse_contact = "rights@post.example"'),
    ),
    Pair(
        term="terms",
        breaks="what is no address",
        code="bad-organisation",
        place="terms =",
        broken=Side(terms='terms = "in the archive"'),
        valid=Side(terms='terms = "https://post.example/terms"'),
    ),
    Pair(
        term="last_reviewed",
        breaks="terms that were read too long ago",
        code="terms-unreviewed",
        place="last_reviewed =",
        broken=Side(terms="last_reviewed = 2023-12-30"),
        valid=Side(terms="last_reviewed = 2024-06-30"),
        warning=True,
    ),
)
