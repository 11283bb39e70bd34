"""The parts of a converted text, as case files write them."""

from creditline.article.body import Cite, Link, SourceAddress, WayBack
from creditline.article.markdown.text import convert, read_body
from creditline.config.conversion_options import Options

from ..cases import listed

OPTIONS = Options()


def body_of(source):
    """*source* converted as the text of a file, from its first line."""
    return convert(source.rstrip("\n"), "a.md", 1, OPTIONS)


def prose_of(source, first_line=1):
    """The words of *source* and its quotations, each with its line."""
    return read_body(source, first_line, OPTIONS)


def shown_piece(piece):
    """HTML as it is; what is left open in square brackets."""
    match piece:
        case Cite():
            what = "name of" if piece.caption else "cite"
            return f"[{what} {piece.key}, use {piece.use}, line {piece.line}]"
        case SourceAddress():
            return f" [address of {piece.key}]"
        case Link():
            place = f"#{piece.fragment}" if piece.fragment else ""
            what = "image " if piece.image else ""
            return f"[{what}{piece.kind} {piece.target}{place}, line {piece.line}]"
        case WayBack():
            return f"[way back from note {piece.number}]"
    return piece


def shown_html(body):
    """The pieces of a text, then its problems."""
    html = "".join(map(shown_piece, body.pieces))
    return f"{html}\n{listed(body.problems)}".strip("\n")
