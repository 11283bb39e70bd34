"""Crawlers that come for a use of their own, with what their owners say of them.

Version 1, November 2026.  A row is a name that its owner documents as the one to
write in robots.txt, what it comes for by that document, and the document.
"""

from typing import NamedTuple

from .uses import ANSWER, TRAIN

VERSION = 1
_META = "https://developers.facebook.com/docs/sharing/webmasters/web-crawlers"


class Crawler(NamedTuple):
    """Its name in robots.txt, the use that it comes for, and where that is said."""

    name: str
    use: str
    source: str


CRAWLERS = (
    Crawler("Amazonbot", TRAIN, "https://developer.amazon.com/amazonbot"),
    Crawler("Applebot-Extended", TRAIN, "https://support.apple.com/en-us/119829"),
    Crawler("CCBot", TRAIN, "https://commoncrawl.org/ccbot"),
    Crawler("ClaudeBot", TRAIN, "https://support.claude.com/en/articles/8896518"),
    Crawler("Claude-User", ANSWER, "https://support.claude.com/en/articles/8896518"),
    Crawler("ChatGPT-User", ANSWER, "https://platform.openai.com/docs/bots"),
    Crawler("GPTBot", TRAIN, "https://platform.openai.com/docs/bots"),
    Crawler(
        "Google-Extended",
        TRAIN,
        "https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers",
    ),
    Crawler("meta-externalagent", TRAIN, _META),
    Crawler("meta-externalfetcher", ANSWER, _META),
    Crawler("MistralAI-User", ANSWER, "https://docs.mistral.ai/robots"),
    Crawler("Perplexity-User", ANSWER, "https://docs.perplexity.ai/guides/bots"),
    Crawler(
        "DuckAssistBot",
        ANSWER,
        "https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot",
    ),
)
