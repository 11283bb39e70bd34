"""The templates of a site as text, and what pages depend on of them."""

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from ...config.settings import Settings
from ..source_roots import text_of_theme

# Any text between quotation marks may name a template; these name one that is
# known only when the page is made.
QUOTED = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'")
READS = re.compile(r"\{%[-+]?\s*(?:include|extends|import|from)\b(.*?)%\}", re.S)
PLAINLY = re.compile(
    r"\s*(?:\"[^\"\\\n]*\"|'[^'\\\n]*')\s*"
    r"(?:(?:ignore|with|without|import|as)\b[^\"']*)?[-+]?\Z"
)
# What keeps a value from one use of a macro to the next.
KEEPS = re.compile(
    r"\b(?:namespace|cycler|joiner)\s*\(|[.\"'](?:append|extend|insert|pop|popitem|remove"
    r"|clear|sort|reverse|update|setdefault|add|discard)[\"'\s(]"
)
# What asks for more of the stories that a page lists than lists of ours do; the
# names before the dot are those by which our templates call something else.
EARLIER = re.compile(r"[.\"']earlier\b")
CREDIT = re.compile(
    r"(?<!\bimage)(?<!\.terms)\.credit\b|(?<!\borganisation)(?<!\bcredit)(?<!\.terms)\.terms\b"
    r"|[\"'][\w.]*\b(?:credit|terms)\b"
)
EARLIER_OF_OTHERS = re.compile(rf"(?<!\barticle){EARLIER.pattern}")
CREDIT_OF_OTHERS = re.compile(CREDIT.pattern.replace(")", r")(?<!\barticle)", 1))
"""The same on an article's own page, whose own are another matter."""
OURS = "partials/story.html"
"""Who has it builds on our theme."""
TAG = re.compile(r"\{[{%].*?[%}]\}", re.S)
OF_THEME = "!theme"
JINJA_SETTINGS = ("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")
# A name in capitals; what stands in quotation marks is a text, and none.
CAPITALS = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\b([A-Z][A-Z0-9_]+)\b", re.S
)
WORD = re.compile(r"[^\W\d]\w*")
IDS = re.compile(r"\sid=\"([^\"{}]+)\"")


class Templates:
    """The templates of a site as text: who includes whom, and what each names.

    Those of an earlier folder go before those of a later one, which can still be
    named as Pelican names them: ``!theme/base.html`` is that of the last folder.
    """

    def __init__(self, *folders: Path, own_code: bool = False) -> None:
        """*own_code* tells that templates may call code of the site's own."""
        self.folders = folders
        self.own_code = own_code
        self._asked: dict[str, tuple[bool, bool]] = {}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        *over, theme = map(_texts, self.folders)
        found = dict(theme)
        if any(over):
            found |= {f"{OF_THEME}/{name}": text for name, text in theme.items()}
        for texts in reversed(over):
            found |= texts
        return dict(sorted(found.items()))

    def found(self, name: str) -> tuple[str, str, None] | None:
        """A template's text and file, as Jinja's loaders give them."""
        if name not in self.texts:
            return None
        bare = name.removeprefix(f"{OF_THEME}/")
        among = self.folders if bare == name else self.folders[-1:]
        files = [folder / bare for folder in among]
        file = next((file for file in files if file.is_file()), files[-1])
        return self.texts[name], str(file), None

    def is_own(self, name: str) -> bool:
        """Whether a template stands in a folder that goes before the theme's."""
        return any((folder / name).is_file() for folder in self.folders[:-1])

    def closure(self, name: str) -> tuple[str, ...]:
        """*name* and every template that it may read, in order.

        A name that is only known when the page is made counts as all of them.
        """
        seen: set[str] = set()
        ahead = {name} & self.texts.keys()
        while ahead:
            at = ahead.pop()
            seen.add(at)
            quoted, plainly = _named_in(self.texts[at])
            if self.own_code or not plainly:
                return tuple(self.texts)
            ahead |= (quoted & self.texts.keys()) - seen
        return tuple(sorted(seen))

    def digest(self, name: str) -> str:
        """Of a template and all that it may read."""
        made = blake2b(digest_size=16)
        for part in self.closure(name):
            made.update(f"{part}\0{self.texts[part]}\0".encode())
        return made.hexdigest()

    def asked(self, kind: str) -> tuple[bool, bool]:
        """Whether pages of a kind ask what came before listed stories; their credit."""
        if kind not in self._asked:
            earlier, credit = EARLIER, CREDIT
            if kind == "article":
                earlier, credit = EARLIER_OF_OTHERS, CREDIT_OF_OTHERS
            asks = partial(self.asks, f"{kind}.html")
            self._asked[kind] = asks(earlier), asks(credit)
        return self._asked[kind]

    def asks(self, name: str, what: re.Pattern[str]) -> bool:
        """Whether a template, or code that it may call, can ask for *what*."""
        if self.own_code:
            return True
        return any(_tags_have(self.texts[part], what) for part in self.closure(name))

    def settings(self, name: str) -> tuple[str, ...]:
        """The settings that a template can refer to: names in capitals."""
        parts = self.texts if self.own_code else self.closure(name)
        named = (_capitals(self.texts[part]) for part in parts)
        return tuple(sorted(frozenset[str]().union(*named)))

    @cached_property
    def named(self) -> frozenset[str]:
        """The names in capitals that any tag of a template names."""
        found = (CAPITALS.findall(_tags(text)) for text in self.texts.values())
        return frozenset(filter(None, chain.from_iterable(found)))

    @property
    def of_house(self) -> bool:
        """Whether it builds on our theme, and a name that nobody gives is a mistake."""
        return OURS in self.texts

    @cached_property
    def keeping(self) -> frozenset[str]:
        """Templates whose macros may keep something from one page to the next."""
        keep = {name for name, text in self.texts.items() if KEEPS.search(text)}
        found = (n for n in self.texts if not keep.isdisjoint(self.closure(n)))
        return frozenset(found) if keep else frozenset()

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every fragment that the theme's own markup may have."""
        return frozenset(i for text in self.texts.values() for i in IDS.findall(text))


def templates_of(settings: Settings) -> Templates:
    """The templates of a site."""
    own_code = any(settings.raw.get(name) for name in JINJA_SETTINGS)
    return Templates(*settings.template_folders, own_code=own_code)


# What is found in one template is asked for by each that may read it.
@lru_cache(maxsize=1024)
def _named_in(text: str) -> tuple[frozenset[str], bool]:
    """What may be the name of a template, and whether no other can be read."""
    quoted = frozenset(one or other for one, other in QUOTED.findall(text))
    return quoted, all(PLAINLY.match(read) for read in READS.findall(text))


@lru_cache(maxsize=1024)
def _tags(text: str) -> str:
    """What a template has Jinja do, without the HTML around it."""
    return "\n".join(TAG.findall(text))


@lru_cache(maxsize=4096)
def _tags_have(text: str, what: re.Pattern[str]) -> bool:
    return what.search(_tags(text)) is not None


@lru_cache(maxsize=1024)
def _capitals(text: str) -> frozenset[str]:
    """Every word in capitals, quoted or not."""
    return frozenset(word for word in WORD.findall(text) if word.isupper())


def _texts(folder: Path) -> dict[str, str]:
    found = sorted(folder.rglob("*.html")) + sorted(folder.rglob("*.xsl"))
    return {p.relative_to(folder).as_posix(): text_of_theme(p) for p in found}
