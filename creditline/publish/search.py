"""The index of the site's search, made by Pagefind and the same every time.

Pagefind writes a list or two in an order that changes from run to run.  Equal
sites must give equal bytes, so those lists are put in order afterwards, and
the files named anew after what they hold, as Pagefind names them itself.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
import deflate

from ..errors import SettingsError, SiteError
from ..setup.bootstrap import need
from ..site.outputs.search_problems import DICTIONARIES, is_extended
from .searchable import lay_out
from .tree import signatures

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
# What stands before the data of each file of the index.
SIGNATURE = b"pagefind_dcd"
# Pagefind's own widgets stay out: the theme has its own.
WIDGETS = ("pagefind-ui.", "pagefind-modular-", "pagefind-component-")
UNUSED = (*WIDGETS, "pagefind-highlight")
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
    its rules; the page where a reader searches asks them all.  Pages that state no
    language are in *language*.

    Return whether anything was done: pages that are all as they were at the last
    indexing are not read again.
    """
    stamp = target.with_name(f"{target.name}.stamp")
    program = f"{version('pagefind')} {'extended' if is_extended() else 'plain'}"
    now = "\n".join([program, language, *signatures(built)])
    if stamp.is_file() and stamp.read_text("utf-8") == now:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        fresh = Path(scratch) / FOLDER
        pages = Path(scratch) / "pages"
        languages = lay_out(built, pages, language)
        if languages:
            _extend(languages, say)
            _run(pages, fresh)
        if (fresh / ENTRY).is_file():
            in_order(fresh)
            for path in fresh.iterdir():
                if path.name.startswith(UNUSED):
                    path.unlink()
        stamp.unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        if fresh.is_dir():
            fresh.replace(target / FOLDER)
    stamp.write_text(now, "utf-8")
    return True


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


def _run(built: Path, target: Path) -> None:
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


def in_order(folder: Path) -> None:
    """Put everything in an index that Pagefind leaves in any order into one."""
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
