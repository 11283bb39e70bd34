"""The index of the site's search, made by Pagefind and the same every time.

Pagefind writes a list or two in an order that changes from run to run.  Equal
sites must give equal bytes, so those lists are put in order afterwards, and
the files named anew after what they hold, as Pagefind names them itself.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
import deflate

from ..errors import SettingsError, SiteError
from ..setup.bootstrap import need
from ..site.fingerprint import code_digest
from ..site.notices.search_problems import DICTIONARIES, is_extended
from .search_pages import WHOLE, SearchPages
from .searchable import PARTS
from .tree import signatures

LAYING_OUT = ("publish/search.py", "publish/search_pages.py", "publish/searchable.py")
FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
# What stands before the data of each file of the index.
SIGNATURE = b"pagefind_dcd"
# Pagefind's own widgets stay out: the theme has its own.
WIDGETS = ("pagefind-ui.", "pagefind-modular-", "pagefind-component-")
UNUSED = (*WIDGETS, "pagefind-highlight")
# A further part has its own lists, and the program of the first.
PROGRAMS = ("pagefind.js", "pagefind-worker.js", "wasm.")
# What Pagefind says when no page is to be found by searching.
NOTHING = "was not able to build an index"

LACKING = "words of Chinese, Japanese and Thai are not found by the search"


def index(
    built: Path,
    target: Path,
    language: str,
    say: Callable[[str], None] = lambda _: None,
) -> bool:
    """Bring the index in *target* up to date with the pages in *built*.

    Each language has an index of its own, of which the words are taken apart by
    its rules; one of many pages has several, and only those are made again of which
    a page changed.  The page where a reader searches asks them all.  Pages that
    state no language are in *language*.

    Return whether anything was done: pages that are all as they were at the last
    indexing are not read again.
    """
    stamp = target.with_name(f"{target.name}.stamp")
    made_by, now = _made_by(language), [*signatures(built)]
    before = _remembered(stamp, made_by)
    if before is not None and before.keys() == {*now}:
        return False
    # Without it, what an interruption leaves is made anew.
    stamp.unlink(missing_ok=True)
    pages = SearchPages(built, target.with_name(f"{target.name}.pages"), language)
    changed = pages.lay_out(now, before or {})
    if not before:
        shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    _extend({*pages.languages.values()}, say)
    if _made_by(language) != made_by:
        # That program makes all of it.
        return index(built, target, language, say)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        for part in sorted(changed):
            fresh = Path(scratch) / part
            if (pages.folder / part).is_dir():
                run(pages.copied(part, Path(scratch) / f"{part}.pages"), fresh)
            if (fresh / ENTRY).is_file():
                in_order(fresh, dict.fromkeys(pages.many, PARTS))
            _replace(target / FOLDER, part, fresh)
    lines = [f"{spoken} {sign}" for sign, spoken in pages.languages.items()]
    stamp.write_text("\0".join([made_by, *lines]), "utf-8")
    return True


def _made_by(language: str) -> str:
    """What besides the pages decides the index of a site in a language."""
    program = f"{version('pagefind')} {'extended' if is_extended() else 'plain'}"
    return f"{program} {language} {code_digest(*LAYING_OUT)}"


def _remembered(stamp: Path, made_by: str) -> dict[str, str] | None:
    """The languages of the pages that were indexed last, by their signatures."""
    if not stamp.is_file():
        return None
    head, *lines = stamp.read_text("utf-8").split("\0")
    if head != made_by:
        return None
    return {sign: spoken for spoken, _, sign in (one.partition(" ") for one in lines)}


def _replace(folder: Path, part: str, fresh: Path) -> None:
    """Put the index of a part, which may be of no pages, where the last one was."""
    home = folder if part == WHOLE else folder / part
    for old in home.iterdir() if home.is_dir() else ():
        if old.is_file():
            old.unlink()
        elif not old.name.isdecimal():
            shutil.rmtree(old)
    unused = UNUSED if part == WHOLE else (*UNUSED, *PROGRAMS)
    for new in fresh.iterdir() if fresh.is_dir() else ():
        if not new.name.startswith(unused):
            home.mkdir(parents=True, exist_ok=True)
            new.replace(home / new.name)
    if home.is_dir() and not any(home.iterdir()):
        home.rmdir()


def _extend(languages: Iterable[str], say: Callable[[str], None]) -> None:
    """Fetch that program, if one of *languages* needs it and it can be had."""
    if DICTIONARIES.isdisjoint(languages) or is_extended():
        return
    try:
        need("search")
    except SiteError as error:
        say(f"{LACKING}: {error}")
        return
    if not is_extended():
        say(f"{LACKING}: install the extra: pip install creditline[search]")


def run(built: Path, target: Path) -> None:
    """Index the pages of a tree."""
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        raise SettingsError(
            "pagefind was installed without its program\n"
            "    install the extra: pip install creditline[publish]"
        )
    command = [str(program), "--silent", "--site", str(built)]
    done = subprocess.run(
        [*command, "--output-path", str(target)], capture_output=True, check=False
    )
    said = (done.stderr or done.stdout).decode(errors="replace").strip()
    if done.returncode and NOTHING not in said:
        raise SiteError(f"the search index could not be made: {said}")


def in_order(folder: Path, parts: Mapping[str, int] = {}) -> None:
    """Put everything in an index that Pagefind leaves in any order into one.

    *parts* says how many indexes the pages of some languages have.
    """
    entry = json.loads((folder / ENTRY).read_bytes())
    for language in entry["languages"].values():
        name = language["hash"]
        path = folder / f"pagefind.{name}.pf_meta"
        meta = _read(path)
        filters = meta[3]
        for one in filters:
            one[1] = _order_filter(folder, one[1])
        filters.sort()
        path.unlink()
        language["hash"] = _store(folder, "pagefind.{}.pf_meta", name, meta, 10)
    entry["parts"] = dict(parts)
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / ENTRY).write_text(text, "utf-8")


def _order_filter(folder: Path, name: str) -> str:
    """Sort the values of one filter; the new name of its file."""
    path = folder / "filter" / f"{name}.pf_filter"
    data = _read(path)
    data[1].sort()
    path.unlink()
    return _store(folder / "filter", "{}.pf_filter", name, data, 7)


def _read(path: Path) -> Any:
    """The data of one file of the index."""
    data = bytes(deflate.gzip_decompress(path.read_bytes()))
    return cbor2.loads(data.removeprefix(SIGNATURE))


def _store(folder: Path, pattern: str, name: str, data: Any, length: int) -> str:
    """Write data under a name made of its language and its digest; that name."""
    plain = SIGNATURE + cbor2.dumps(data)
    language = name.rpartition("_")[0]
    fresh = f"{language}_{blake2b(plain, digest_size=8).hexdigest()[:length]}"
    packed = deflate.gzip_compress(plain, 9)
    (folder / pattern.format(fresh)).write_bytes(packed)
    return fresh
