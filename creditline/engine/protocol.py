"""What the engine asks of a site, and what it hands back.

The engine calls a site in this order, each step once a build::

    settings_inputs, convert_key, roots    what could have changed
    converts, convert                      bytes of one file -> facts and body
    assemble                               all facts -> plan
    plan.problems                          any error: stop, nothing is written
    plan.recipes                           which outputs, and what decides each
    plan.render                            for each stale recipe, its bytes

If no file, no settings input and no output changed since the last complete
build, it stops after ``roots``: keep what those three need cheap to import.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    NamedTuple,
    Protocol,
    TypeAlias,
    runtime_checkable,
)

from msgspec import Struct

from ..errors import Problem
from .digest import Digest
from .inputs import Inputs, digest_of_inputs, digest_unframed

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from .report import Reporter

Place: TypeAlias = tuple[str, str]
"""A source file by name: its root's name and its path below that root."""

TEXT = "text"
"""The input that is the digest of a text: see `Recipe`."""

Body: TypeAlias = Callable[[str, str], Any]
"""Fetches the body of a converted file, by root name and path."""

Convert: TypeAlias = Callable[[str, bytes], "Converted"]
"""Makes a file's facts and body from its path below its root and its bytes."""


class Root(Struct, frozen=True):
    """A folder to scan.

    ``suffixes`` are lower-case and hold their dot (``(".md",)``); none means
    every file.  Files and folders whose names start with ``.`` or end with
    ``~`` are ignored unless *hidden* asks for them, and so are symbolic links
    that lead out of the folder.  A folder that does not exist is an empty one.
    """

    name: str
    path: Path
    suffixes: tuple[str, ...] = ()
    recursive: bool = True
    hidden: bool = False


class SourceFile(NamedTuple):
    """A scanned file: ``path`` is relative to its root, with forward slashes.

    ``digest`` is 32 hexadecimal digits, BLAKE2b of the bytes.
    """

    root: str
    path: str
    digest: Digest
    size: int
    mtime_ns: int


class Converted(NamedTuple):
    """What one file became: a ``facts`` for everybody, a ``body`` for its page.

    Facts of all files are in memory at once, so they are small; bodies stay in
    the store until a page asks for one.  Both are pickled.
    """

    facts: Any
    body: Any


class Recipe(Struct, frozen=True):
    """Outputs that are made together, and everything that decides their bytes.

    ``outputs`` are paths below the output folder, with forward slashes.
    ``inputs`` name what is read and give its digest, so that ``--explain`` can
    say which of them changed; use `Inputs` if many outputs share some of them.
    ``job`` is whatever `Plan.render` needs to know; it is not part of
    the key, so nothing may depend on it that is not in ``inputs``.
    ``text`` is a converted file of which these outputs show more than its facts say;
    its digest is then the input of the name `TEXT`.
    ``frame`` is the first part of ``inputs`` if it decides the first output alone, as
    templates do: while only that changes, the outputs beside it stay as they are.
    """

    outputs: tuple[str, ...]
    inputs: Mapping[str, Digest]
    job: Any = None
    text: Place | None = None
    frame: Inputs | None = None

    @property
    def key(self) -> Digest:
        """Equal keys promise equal bytes."""
        return digest_of_inputs(self.inputs)

    @property
    def key_beside(self) -> Digest:
        """The same of all outputs but the first."""
        inputs = self.inputs
        # Whoever adds to the inputs may put all of these into one part.
        if isinstance(inputs, Inputs) and inputs.parts[:1] == (self.frame,):
            return digest_unframed(inputs.own, inputs.digests)
        return self.key


class Plan(Protocol):
    """What to make.  Workers inherit it, or are sent it once, pickled.

    A plan that has `Keeping` lets pages of edited texts be made without it.
    A plan that has a method ``tell(recipe, changes)`` says in its own words which
    inputs changed (`creditline.engine.explain.Tell`); else they are named.
    """

    @property
    def problems(self) -> Sequence[Problem]:
        """Errors stop the build before anything is written."""

    @property
    def recipes(self) -> Sequence[Recipe]:
        """Every output of the site; no output in two recipes."""

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """Make exactly the outputs of *recipe*, and nothing that lasts.

        Of a recipe with a frame the first output comes first, and may be all that is
        taken.

        Raises `ContentErrors` for what a person can mend; then all other stale
        recipes are tried as well, and nothing is written.
        """


class Site(Protocol):
    """A site as the engine sees it."""

    @property
    def convert(self) -> Convert:
        """A function that workers can import: picklable, and pure.

        What a writer did wrong belongs in the facts, to come back as a problem
        of the plan; an exception is a bug and ends the build.
        """

    @property
    def convert_key(self) -> str:
        """A digest of the options and the code that conversion depends on."""

    def roots(self) -> Sequence[Root]:
        """The folders to scan; their names are unique."""

    def settings_inputs(self) -> Mapping[str, Digest]:
        """Everything outside the scanned files that an output depends on.

        Settings, the day, versions of code and libraries.
        """

    def converts(self, file: SourceFile) -> bool:
        """Whether *file* is converted; of others the plan knows the digest."""

    def assemble(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> Plan:
        """Decide what to make from *files* (by root, then path) and *all_facts*."""


class Keep(NamedTuple):
    """What is kept of a recipe that shows texts."""

    job: Any
    """All that makes it besides what converted files say, as plain values.

    Only what its inputs decide, and not the first part of them, which all of its kind
    share: that may change, and what is kept stays while the settings do.  None if it
    takes the whole plan to make it.
    """
    shows: tuple[Place, ...]
    """The converted files of which it shows anything."""


class Kept(NamedTuple):
    """A recipe that shows texts, as the last build left it."""

    key: Digest
    outputs: tuple[str, ...]
    job: Any
    own: Mapping[str, Digest]
    parts: Sequence[Digest]
    """The digests of the parts of its inputs, in their order."""


@runtime_checkable
class Keeping(Protocol):
    """What a `Plan` has besides, if a site can go on from what it keeps."""

    def keep(self, recipe: Recipe) -> Keep | None:
        """What is kept of *recipe*; None if it shows nothing of any text."""

    def frame(self) -> Any:
        """What all such recipes share."""


class Memory(Protocol):
    """What the last build knew, looked up one by one."""

    def digest(self, place: Place) -> Digest | None:
        """The digest of a file as it is now."""

    def facts(self, place: Place) -> Any:
        """The facts of a file as it is now, None if they are not known."""

    def of_text(self, place: Place) -> Kept | None:
        """The recipe whose ``text`` is that file, None if it is not known."""

    def showing(self, place: Place) -> Sequence[Kept | None]:
        """All recipes that show that file, None for each that is not known."""


@runtime_checkable
class Preparing(Protocol):
    """What a `Site` has besides, if its pages need what takes long to make."""

    def prepare(self) -> None:
        """Make it, and leave it on the disk, where whoever makes pages finds it.

        A process beside the others does so when a site is built for the first time.
        What is wrong with it is said when pages are made.
        """


@runtime_checkable
class Editable(Protocol):
    """What a `Site` has besides, if it can make the pages of edited texts alone."""

    def edited(
        self, frame: Any, edits: Mapping[SourceFile, tuple[Any, Any]], memory: Memory
    ) -> "Edited | None":
        """A plan that goes on from what `Keeping` gave; None if that cannot be.

        *edits* has the facts of each text before and now.
        """


class Edited(Protocol):
    """A plan of those recipes alone that show what was edited."""

    @property
    def before(self) -> Sequence[Kept]:
        """What each of its recipes was."""

    @property
    def recipes(self) -> Sequence[Recipe]:
        """The same now."""

    def keep(self, recipe: Recipe) -> Keep | None:
        """As `Keeping.keep`."""

    def render(self, recipe: Recipe, body: Body) -> Iterable[tuple[str, bytes]]:
        """As `Plan.render`."""


class Options(Struct, frozen=True):
    """How to build, which must not change what is built."""

    clean: bool
    explain: bool


class Means(Struct, frozen=True):
    """With what to build: which processes, and who hears of it."""

    jobs: int
    executor: "Executor | None"
    reporter: "Reporter"
