"""Ask a person about each fact, with its evidence; or nobody, with ``--yes``."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ...article.fields import FIELDS
from ...article.values import Fault
from ..read.evidence import Finding

LEAVE_OUT = "-"


def fault_of(name: str, said: str) -> str:
    """What is wrong with an answer as the value of a field, if anything."""
    field = next(f for f in FIELDS if f.name == name)
    try:
        field.read(said)
    except Fault as fault:
        return f"{fault.message}; {fault.hint}"
    return ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """An article that this text, or this address, has already become."""

    article: str
    why: str


@dataclass
class Dialogue:
    """Nobody is asked: what is certain stands, what is doubtful is left out.

    A text that was clipped before is not clipped again, unless ``repeat``.
    """

    show: Callable[[str], None]
    repeat: bool = False

    def tell(self, line: str) -> None:
        """Say something that needs no answer."""
        self.show(line)

    def again(self, repeat: Repeat) -> bool:
        """Whether to clip what has been clipped before; a no says why itself."""
        if self.repeat:
            self.tell(f"{repeat.why}: {repeat.article}")
        return self.repeat

    def judge(self, finding: Finding) -> Finding:
        """*finding*, as certain as it is to be taken for, or corrected."""
        taken = finding.value if finding.certain else f"left out, {finding.value}?"
        self.tell(f"{finding.field}: {taken}\n    {finding.evidence}")
        return finding

    def title(self, proposal: str) -> str:  # noqa: ARG002 (the proposal stands)
        """Our headline; nothing leaves the proposal as it is, marked."""
        return ""

    def register(self, name: str, entry: str) -> bool:  # noqa: ARG002 (only the name is said)
        """Whether to add an organisation to ``outlets.toml``."""
        self.tell(f"adding {name} to outlets.toml")
        return True


@dataclass
class Terminal(Dialogue):
    """A person answers, one fact at a time."""

    ask: Callable[[str], str] = field(kw_only=True)

    def again(self, repeat: Repeat) -> bool:
        if super().again(repeat):
            return True
        self.tell(f"{repeat.why}: {repeat.article}")
        return self.ask("clip it again? [y/N] ").strip().lower() in ("y", "yes")

    def judge(self, finding: Finding) -> Finding:
        if not finding.line:
            return finding
        self.show(f"\n{finding.field}: {finding.value}\n    {finding.evidence}")
        if finding.certain:
            question = f"[Enter: take it, {LEAVE_OUT}: leave it out, or write it] "
        else:
            question = "doubtful [y: take it, Enter: leave it out, or write it] "
        while True:
            said = self.ask(question).strip()
            if said.lower() in (LEAVE_OUT, "n", "no"):
                break
            if not said and not finding.certain:
                break
            if not said or said.lower() in ("y", "yes"):
                return replace(finding, because="")
            wrong = fault_of(finding.field, said)
            if not wrong:
                return replace(finding, value=said, because="")
            self.show(wrong)
        return replace(finding, because="you left it out")

    def title(self, proposal: str) -> str:
        self.show(f"\nTitle: {proposal} (ours to write)")
        return self.ask("[Enter: keep it as a proposal, or write it] ").strip()

    def register(self, name: str, entry: str) -> bool:
        shown = "".join(f"    {line}\n" for line in entry.splitlines())
        self.show(f"\n{name} is not in outlets.toml yet:\n{shown}")
        return self.ask("add it? [Y/n] ").strip().lower() not in ("n", "no", LEAVE_OUT)
