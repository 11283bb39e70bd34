"""What decides an output's bytes: names of inputs and their digests."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .digest import Digest, digest_of_text


class Inputs(Mapping[str, Digest]):
    """Inputs of which some are shared with other outputs.

    Ten thousand pages read the same templates and settings.  As one shared
    part these are held, digested and stored once::

        theme = Inputs({"templates/article.html": "…", "templates/base.html": "…"})
        Recipe(("a/index.html",), Inputs({"articles/a.md": "…"}, theme))

    A name in a later part hides the same name in an earlier one, and own names
    hide those of all parts.
    """

    __slots__ = ("_digest", "_digests", "own", "parts")

    def __init__(self, own: Mapping[str, Digest], *parts: "Inputs") -> None:
        self.own = own
        self.parts = parts
        self._digest = ""
        self._digests: Sequence[Digest] | None = None

    @property
    def digest(self) -> Digest:
        """Equal digests mean equal inputs."""
        if not self._digest:
            text = lines(self.own)
            if self.parts:
                text += "\n\n" + "\n".join(self.digests)
            self._digest = digest_of_text(text)
        return self._digest

    @property
    def digests(self) -> Sequence[Digest]:
        """The digests of its parts."""
        if self._digests is None:
            # Most are known, and asked of by thousands of pages.
            self._digests = [part._digest or part.digest for part in self.parts]  # noqa: SLF001
        return self._digests

    def flat(self) -> dict[str, Digest]:
        """All inputs in one dictionary."""
        merged: dict[str, Digest] = {}
        for part in self.parts:
            merged.update(part.flat())
        merged.update(self.own)
        return merged

    def __getitem__(self, name: str) -> Digest:
        if name in self.own:
            return self.own[name]
        for part in reversed(self.parts):
            if name in part:
                return part[name]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.flat())

    def __len__(self) -> int:
        return len(self.flat())

    def __reduce__(self) -> tuple[object, ...]:
        return (Inputs, (self.own, *self.parts))


class Known(Inputs):
    """Inputs whose digest is known before they are.

    Ten thousand of them are compared at each build, and the few that changed are
    told: *tell* is called for these alone.  Equal digests must mean equal inputs.
    """

    __slots__ = ("_tell",)

    def __init__(
        self, digest: Digest, tell: Callable[[], Mapping[str, Digest]], *parts: Inputs
    ) -> None:
        self._digest, self._tell, self.parts = digest, tell, parts
        self._digests = None

    @property
    def own(self) -> Mapping[str, Digest]:  # type: ignore[override]  # asked for late
        """What is told of them."""
        return self._tell()

    def __reduce__(self) -> tuple[object, ...]:
        told = dict(self.own)
        return (Known, (self._digest, told.copy, *self.parts))


class Late(Inputs):
    """Inputs that are found out when somebody asks for them.

    A first build makes all pages, whatever decides them: workers make the first ones
    while the other process finds it out.  Once they are stored, all but their digest
    is let go of.
    """

    __slots__ = ("_find", "_found", "_given")

    def __init__(self, find: Callable[..., Inputs], *given: object) -> None:
        """*find* finds them out by what is *given*."""
        self._find, self._given = find, given
        self._found: Inputs | None = None
        self._digest = ""

    @property
    def found(self) -> Inputs:
        """The inputs themselves."""
        if self._found is None:
            self._found = self._find(*self._given)
        return self._found

    @property
    def own(self) -> Mapping[str, Digest]:  # type: ignore[override]  # asked for late
        """The own names."""
        return self.found.own

    @property
    def parts(self) -> tuple[Inputs, ...]:  # type: ignore[override]  # asked for late
        """The shared parts."""
        return self.found.parts

    @property
    def digest(self) -> Digest:
        """Equal digests mean equal inputs."""
        if not self._digest:
            self._digest = self.found.digest
        return self._digest

    def let_go(self) -> None:
        """Find them out again if somebody asks for more than their digest."""
        self._found = None

    @property
    def digests(self) -> Sequence[Digest]:
        """The digests of its parts."""
        return self.found.digests

    def __reduce__(self) -> tuple[object, ...]:
        return self.found.__reduce__()


class Change(NamedTuple):
    """An input that is not what it was; None where it is new, or gone."""

    name: str
    before: Digest | None
    now: Digest | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.name} is new"
        return f"{self.name} {'is gone' if self.now is None else 'changed'}"


def let_go(inputs: Mapping[str, Digest]) -> None:
    """Hold no more of some inputs than is needed to compare them."""
    if isinstance(inputs, Late):
        inputs.let_go()


def digest_of_inputs(inputs: Mapping[str, Digest]) -> Digest:
    """Name a set of inputs, whatever order they are in."""
    return (
        inputs.digest if isinstance(inputs, Inputs) else digest_of_text(lines(inputs))
    )


def digest_unframed(own: Mapping[str, Digest], parts: Sequence[Digest]) -> Digest:
    """Name inputs, given by the digests of their parts, without the first of these."""
    return digest_of_text("\n".join([lines(own), "", *parts[1:]]))


def lines(inputs: Mapping[str, Digest]) -> str:
    """Inputs as text, in order."""
    # Every build does this for every page: one join is ten times as fast as a
    # line for each input.
    names = sorted(inputs)
    return "\n".join([*names, *map(inputs.__getitem__, names)])


def shared(many: Iterable[Mapping[str, Digest]]) -> list[Inputs]:
    """The shared parts of many inputs, and theirs, each once."""
    found: dict[int, Inputs] = {}
    ahead = [inputs for inputs in many if isinstance(inputs, Inputs)]
    while ahead:
        for part in ahead.pop().parts:
            if id(part) not in found:
                found[id(part)] = part
                if part.parts:
                    ahead.append(part)
    return list(found.values())
