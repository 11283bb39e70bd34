"""What machines may do with our pages: one policy, from which each signal is made.

Of being found each page speaks for itself (`indexing`); this is about the other
uses.  What is not allowed is reserved, and a site cannot allow for others.
"""

from msgspec import Struct

TRAIN, ANSWER = "ai-train", "ai-input"
USES = (TRAIN, ANSWER)
"""Training of models, and answers that are made from a page when somebody asks."""
TDMREP, AIPREF, CONTENT_SIGNAL, RSL = "tdmrep", "aipref", "content-signal", "rsl"
TRUST, IPTC = "trust", "iptc"
SIGNALS = (TDMREP, AIPREF, CONTENT_SIGNAL, RSL, TRUST, IPTC)


class Policy(Struct, frozen=True, kw_only=True):
    """Which uses are allowed without asking, where more is said, how it is told."""

    uses: tuple[str, ...] = ()
    terms: str = ""
    signals: tuple[str, ...] = (TDMREP,)
    refuse: bool = False
    """Whether crawlers are turned away that come for a use which is not allowed."""

    def tells(self, signal: str) -> bool:
        return signal in self.signals

    def allows(self, use: str) -> bool:
        return use in self.uses

    @property
    def reserved(self) -> bool:
        """Whether mining is, which is what training is by law."""
        return not self.allows(TRAIN)


ALL_RESERVED = Policy()
"""What holds where nobody says anything."""
