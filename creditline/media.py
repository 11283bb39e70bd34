"""What kind of thing a file is, in the words of the web."""

from mimetypes import MimeTypes
from pathlib import PurePosixPath

# Python's own table alone: that of the machine would differ from the next one's.
KNOWN = MimeTypes(filenames=()).types_map[True]
# What that lacks, or has otherwise in some version of Python, and what is text.
TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jfif": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mkv": "video/matroska",
    ".opml": "text/x-opml; charset=utf-8",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".rtf": "application/rtf",
    ".srt": "application/x-subrip; charset=utf-8",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".weba": "audio/webm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".xsl": "text/xsl; charset=utf-8",
}
OTHER = "application/octet-stream"
NAMED = {"rsl.xml": "application/rsl+xml; charset=utf-8"}
"""Files at the root that are known by their whole names."""


def media_type(path: str) -> str:
    """The media type of a file, going by its name."""
    suffix = PurePosixPath(path).suffix.lower()
    return NAMED.get(path) or TYPES.get(suffix) or KNOWN.get(suffix, OTHER)
