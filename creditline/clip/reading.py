"""Tell what kind of text the bytes are, and read them with the reader for it."""

import re
from pathlib import PurePath

from .decoding import decode
from .limits import PAGE_BYTES, TEXT_BYTES
from .markdown_text import read_markdown
from .plain_text import read_plain
from .raw_text import RawText
from .refusal import Refused

HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)\b",
    re.I | re.S,
)
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
