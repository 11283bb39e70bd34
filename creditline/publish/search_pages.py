"""The pages that the search reads, laid out for Pagefind and kept between builds.

The pages of a language that has many are laid out in parts, each with an index of
its own, which the page for searching asks as one: so an edit costs the index of
one part.  A page's part follows from its path alone, so that the parts are the same
whether they were made at once or edit by edit.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from .searchable import MANY, PARTS, part_of, readable, searched
from .tree import files

# Stands where a page is not read.
UNREAD = "-"
WHOLE = "0"
"""The part in which all pages are of which there are few."""


class SearchPages:
    """Those pages of the tree *built* that the search reads.

    They lie in a folder for each part.  ``languages`` gives the language of every
    page by its signature, as `tree.signatures` has it.
    """

    def __init__(self, built: Path, folder: Path, default: str) -> None:
        """*default* is the language of pages that state none."""
        self.built, self.folder, self.default = built, folder, default
        self.languages: Mapping[str, str] = {}
        self.many: frozenset[str] = frozenset()

    def lay_out(self, now: Iterable[str], before: Mapping[str, str]) -> set[str]:
        """Lay the pages out that are there *now*; name the parts that changed.

        *before* is what `languages` was; where it is empty, nothing is kept.
        """
        self.languages = {
            sign: before.get(sign) or self._language(sign) for sign in now
        }
        self.many = many(self.languages)
        changed = set()
        if not before or self.many != many(before):
            shutil.rmtree(self.folder, ignore_errors=True)
            changed = {str(part) for part in range(PARTS)}
            before = {}
        for sign in sorted(before.keys() - self.languages.keys()):
            if before[sign] != UNREAD:
                place = self._place(sign, before[sign])
                place.unlink(missing_ok=True)
                changed.add(self._part(sign, before[sign]))
        for sign in sorted(self.languages.keys() - before.keys()):
            language = self.languages[sign]
            if language != UNREAD:
                place = self._place(sign, language)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(readable(self._text(sign), language), "utf-8")
                changed.add(self._part(sign, language))
        return changed

    def copied(self, part: str, target: Path) -> Path:
        """*target*, with the pages of a part as if they were laid out at once.

        Pagefind numbers them as they come, and many disks name them as they were made.
        """
        kept = self.folder / part
        for path in files(kept):
            place = target / path
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(kept / path, place)
            except OSError:
                shutil.copyfile(kept / path, place)
        return target

    def _language(self, sign: str) -> str:
        return searched(self._text(sign), self.default) or UNREAD

    def _text(self, sign: str) -> str:
        return (self.built / path_of(sign)).read_text("utf-8")

    def _part(self, sign: str, language: str) -> str:
        return part_of(path_of(sign)) if language in self.many else WHOLE

    def _place(self, sign: str, language: str) -> Path:
        return self.folder / self._part(sign, language) / path_of(sign)


def many(languages: Mapping[str, str]) -> frozenset[str]:
    """The languages that have many pages."""
    counted = Counter(languages.values())
    return frozenset(
        name for name, count in counted.items() if count >= MANY and name != UNREAD
    )


def path_of(sign: str) -> str:
    """The path in a page's signature."""
    return sign.partition(") ")[2]
