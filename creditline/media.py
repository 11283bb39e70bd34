"""What kind of thing a file is, in the words of the web."""

from collections.abc import Iterator
from mimetypes import MimeTypes
from pathlib import PurePosixPath

# Python's own table alone: that of the machine would differ from the next one's.
KNOWN = MimeTypes(filenames=()).types_map[True]
_TEXTS = """
    .atom=application/atom+xml .bib=application/x-bibtex .css=text/css .csv=text/csv
    .html=text/html .js=text/javascript .json=application/json .md=text/markdown
    .mjs=text/javascript .opml=text/x-opml .ris=application/x-research-info-systems
    .rss=application/rss+xml .srt=application/x-subrip .txt=text/plain .vtt=text/vtt
    .webmanifest=application/manifest+json .xml=application/xml .xsl=text/xsl
"""
_OTHERS = """
    .docx=application/vnd.openxmlformats-officedocument.wordprocessingml.document
    .epub=application/epub+zip .flac=audio/flac .geojson=application/geo+json
    .ico=image/x-icon .jfif=image/jpeg .m4a=audio/mp4 .m4v=video/mp4 .mkv=video/matroska
    .odp=application/vnd.oasis.opendocument.presentation
    .ods=application/vnd.oasis.opendocument.spreadsheet
    .odt=application/vnd.oasis.opendocument.text .oga=audio/ogg .ogg=audio/ogg
    .ogv=video/ogg .opus=audio/ogg .otf=font/otf
    .pptx=application/vnd.openxmlformats-officedocument.presentationml.presentation
    .rtf=application/rtf .ttf=font/ttf .wav=audio/wav .webp=image/webp .weba=audio/webm
    .woff=font/woff .woff2=font/woff2
    .xlsx=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
"""


def _listed(said: str, behind: str = "") -> Iterator[tuple[str, str]]:
    """Each ending with its media type."""
    pairs = (one.partition("=") for one in said.split())
    return ((ending, f"{kind}{behind}") for ending, _, kind in pairs)


TYPES = dict([*_listed(_TEXTS, "; charset=utf-8"), *_listed(_OTHERS)])
"""What that lacks, or has otherwise in some version of Python, and what is text."""
OTHER = "application/octet-stream"
NAMED = {"rsl.xml": "application/rsl+xml; charset=utf-8"}
"""Files at the root that are known by their whole names."""


def media_type(path: str) -> str:
    """The media type of a file, going by its name."""
    suffix = PurePosixPath(path).suffix.lower()
    return NAMED.get(path) or TYPES.get(suffix) or KNOWN.get(suffix, OTHER)
