"""What is downloaded beside the page of an article, for those who cite its original."""

from collections.abc import Iterator

from .bibtex import bibtex
from .csl import csl_json
from .original import Original
from .ris import ris

# A label, an ending, a media type, a maker.
DOWNLOADS = (
    ("CSL-JSON", ".csl.json", "application/vnd.citationstyles.csl+json", csl_json),
    ("BibTeX", ".bib", "application/x-bibtex", bibtex),
    ("RIS", ".ris", "application/x-research-info-systems", ris),
)


def addresses_beside(path: str) -> tuple[str, ...]:
    """Where the downloads stand that belong to the article at *path*."""
    stem = path.removesuffix(".html")
    # Of a list: a tuple of unknown length is made in steps.
    return tuple([f"{stem}{ending}" for _, ending, _, _ in DOWNLOADS])


def downloads(path: str) -> tuple[tuple[str, str], ...]:
    """The label and the address of each of them."""
    labels = (label for label, _, _, _ in DOWNLOADS)
    return tuple(zip(labels, addresses_beside(path), strict=True))


def beside(found: Original) -> Iterator[bytes]:
    """The downloads beside a page, in the order of their addresses."""
    for _, _, _, make in DOWNLOADS:
        yield make([found]).encode()
