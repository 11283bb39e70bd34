"""From the bytes of one file of the content to its facts and its body."""

from msgspec.structs import replace

from ..config.conversion_options import Options
from ..engine.protocol import Converted
from .source_roots import Shelves


def convert(
    path: str,
    data: bytes,
    *,
    options: Options,
    shelves: Shelves,
    originals: frozenset[str],
) -> Converted:
    """What a file is for everybody, and what is kept for its own page.

    *originals* are the names of private originals.
    """
    if not path.endswith(".md"):
        from ..pictures.looking import looked_at

        return Converted(looked_at(path, data), None)
    from ..article.markdown.convert import convert_article, convert_page

    if shelves.kind(path) == "page":
        document = convert_page(data, path, options)
    else:
        document = convert_article(data, path, options, originals)
    text, facts = document.body.text, document.facts
    # Letters may be written as numbers, too.
    if b"data" in data.lower() or b"&#" in data:
        from ..pictures.cleaning import without_private

        text = replace(text, pieces=without_private(text.pieces))
        if summary := getattr(facts, "summary", ""):
            facts = replace(facts, summary=without_private((summary,))[0])
    return Converted(facts, text)
