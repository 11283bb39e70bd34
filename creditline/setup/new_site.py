"""The files of a new site: what they are called, and what is in them."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal, TypeAlias, get_args

from ..errors import SettingsError, SiteError
from .bootstrap import HOME
from .installation import LOCKS, NAME, Installation
from .packing import put_wheel

STARTER = Path(__file__).parent / "starter"
Host: TypeAlias = Literal["github", "gitlab", "netlify", "server"]
HOSTS: tuple[Host, ...] = get_args(Host)

FILES = {
    "pelicanconf.py": "pelicanconf.py.in",
    "publishconf.py": "publishconf.py.in",
    "tasks.py": "tasks.py.in",
    ".gitignore": "gitignore.in",
    "README.md": "README.md.in",
    "content/outlets.toml": "outlets.toml.in",
    "content/pages/about.md": "about.md.in",
}
KEPT = ("README.md", ".gitignore")
"""What a host puts into a folder that begins there: a site can do with either."""
EXAMPLE = {"content/articles/2024/the-bridge-stays-shut.md": "example_article.md.in"}
OF_HOST: Mapping[Host, tuple[str, str]] = {
    "github": (".github/workflows/publish.yml", "github.yml.in"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yml.in"),
    "netlify": ("netlify.toml", "netlify.toml.in"),
    "server": ("deploy.sh", "server.sh.in"),
}
ABOUT = (
    "en",
    "About",
    "This site clips the reporting of others. Every clipping says who reported it, "
    "who published it, where the original stands and what its owner allows.",
)
REQUIREMENTS, OURS = "requirements.txt", f"{NAME}.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSite:
    """What is to be known of a site that begins."""

    name: str
    url: str = ""
    lang: str = "en"
    about: tuple[str, str, str] = ABOUT
    """The language, title and text of the page that says what the site is."""
    example: bool = True
    host: Host | None = None
    program: str = NAME

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file of the site, by its path, but for what locks it."""
        names = {**FILES, **(EXAMPLE if self.example else {})}
        if self.host:
            path, starter = OF_HOST[self.host]
            names[path] = starter
        said = {
            "name": json.dumps(self.name, ensure_ascii=False),
            "title": self.name,
            "url": json.dumps(self.url),
            "lang": json.dumps(self.lang),
            **dict(zip(("tongue", "about", "clips"), self.about, strict=True)),
            "program": self.program,
        }
        for path, starter in names.items():
            text = _starter(starter)
            if path == "content/outlets.toml" and self.example:
                text += _starter("example_outlets.toml.in")
            yield path, Template(text).substitute(said) if "$" in text else text


def _starter(name: str) -> str:
    return (STARTER / name).read_text("utf-8")


def hinder(folder: Path) -> str:
    """What stands where *folder* is to be, in words; empty if nothing does."""
    for place in (folder, *folder.parents):
        if place.is_symlink() and not place.exists():
            return f"{place} is a link to nothing; choose another folder"
        if place.exists() and not place.is_dir():
            return f"{place} is a file, not a folder; choose another place"
    return ""


def lay(folder: Path, site: NewSite, here: Installation | None) -> list[str]:
    """Write a new site into *folder*; give the paths that were written.

    Raises `SettingsError`, with nothing written, if any of them is there already, but
    for those of `KEPT`, which stay as they are; `SiteError` if one cannot be written,
    and then none of them is there.
    """
    files = {
        path: text
        for path, text in site.files()
        if path not in KEPT or not (folder / path).is_file()
    }
    if said := next(
        filter(None, (hinder((folder / path).parent) for path in files)), ""
    ):
        raise SettingsError(said)
    there = [path for path in (*files, REQUIREMENTS, OURS) if (folder / path).exists()]
    if there:
        said = ", ".join(there[:5]) + (" and more" if len(there) > 5 else "")
        raise SettingsError(
            f"{folder} holds {said} already, and nothing is written over; choose a "
            "folder that is empty, or move these away"
        )
    try:
        locked = lock(folder, here)
        for path, text in files.items():
            _write(folder / path, text)
            if path.endswith(".sh"):
                (folder / path).chmod(0o755)
        (folder / "content" / "images").mkdir(exist_ok=True)
    except OSError as error:
        for path in (*files, REQUIREMENTS, OURS):
            for begun in (folder / path, _beside(folder / path)):
                with suppress(OSError):
                    begun.unlink()
        # A disk that is full names no file.
        where = error.filename or folder
        said = f"cannot write {where}: {error.strerror}; no site was begun"
        raise SiteError(said) from error
    return [*files, *locked]


def unignored(folder: Path) -> list[str]:
    """The lines of our `.gitignore` that the folder's own has not.

    Without them the texts of others would be kept with the site, for all to see.
    """
    try:
        there = (folder / ".gitignore").read_text("utf-8", "replace")
    except OSError:
        there = ""
    held = {line.strip().strip("/") for line in there.splitlines()}
    ours = _starter(FILES[".gitignore"]).splitlines()
    return [ln for ln in ours if not ln.startswith("#") and ln.strip("/") not in held]


def lock(folder: Path, here: Installation | None) -> list[str]:
    """Write down which Creditline makes a site, and all that it needs.

    Gives the paths that were written.  Where Creditline came from an index its
    version is enough; else the site keeps its wheel.
    """
    if here is not None and not here.origin:
        named, wheels = f"{NAME}=={here.version}", []
    else:
        before = _named_wheel(folder)
        wheel = put_wheel(here, folder / "wheels")
        if before not in (None, wheel):
            before.unlink(missing_ok=True)
        named, wheels = f"./wheels/{wheel.name}", [f"wheels/{wheel.name}"]
    _write(folder / REQUIREMENTS, locks().read_text("utf-8"))
    _write(folder / OURS, f"{named}\n")
    return [REQUIREMENTS, OURS, *wheels]


def _named_wheel(folder: Path) -> Path | None:
    """The wheel that a site was locked to; others in its folder are not ours."""
    try:
        named = (folder / OURS).read_text("utf-8").strip()
    except OSError:
        return None
    wheel = folder / named
    ours = wheel.parent == folder / "wheels" and wheel.suffix == ".whl"
    return wheel if ours else None


def locks() -> Path:
    """The lock of all that Creditline needs, in this version."""
    installed = LOCKS / "site.txt"
    return installed if installed.is_file() else Path(HOME.lock())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(path)


def _beside(path: Path) -> Path:
    """What a file is called until it is whole."""
    return path.with_name(f"{path.name}.part")
