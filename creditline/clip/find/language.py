"""The language of a text: as it is tagged, where its words do not speak against it."""

import re

from ..lexicon.stop_words import STOP_WORDS
from ..read.evidence import Finding, shown
from ..read.language import guess
from ..read.raw_text import RawText

# Scripts that hardly more than one language writes.
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
)
SAMPLE = 3_000
SHARE = 0.2


def language_of(raw: RawText) -> Finding | None:
    """The language: the first tag that the words, or the script, do not deny."""
    text = "\n".join(p.text for p in raw.paragraphs)
    line = raw.paragraphs[0].line if raw.paragraphs else 1
    scripted = script_of(text)
    first, clear = guess(text)
    stated = list(raw.stated("language")) or list(raw.stated("locale"))
    tags = [(d, re.split("[-_]", d.value.strip().lower())[0]) for d in stated]
    for said, tag in tags:
        if scripted and tag != scripted:
            continue
        # Words of a language that we have no list of cannot be denied by one.
        if not scripted and clear and tag in STOP_WORDS and tag != first:
            continue
        return Finding("Original-Lang", tag, said.line, said.words)
    if scripted:
        return Finding("Original-Lang", scripted, line, shown(text, 60))
    if first and clear:
        return Finding("Original-Lang", first, line, shown(text, 60))
    if tags:
        said, tag = tags[0]
        return Finding("Original-Lang", tag, said.line, said.words)
    if not first:
        return None
    because = "too few common words to be sure"
    return Finding("Original-Lang", first, line, shown(text, 60), because)


def script_of(text: str) -> str:
    """The language whose script *text* is written in, where that tells it."""
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    for language, script in SCRIPTS:
        found = len(script.findall(sample))
        if letters and found > SHARE * letters / (3 if language == "ja" else 1):
            return language
    return ""
