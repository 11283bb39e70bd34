"""Our site as the engine sees it.

A build in which nothing changed needs the settings and a few digests; whatever
reads, plans or renders is imported by the methods that do so.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ...config.conversion_options import OWN
from ...config.settings import Settings
from ...engine.protocol import Convert, Memory, Place, Root, SourceFile
from ...errors import Problem
from ...links.results import FILE
from ...rights import SUFFIXES
from ..fingerprint import (
    code_of,
    converters,
    digest_of,
    files_digest,
    joiners,
    libraries,
    options_of,
    our_code,
    renderers,
    stated,
)
from ..source_roots import (
    CONTENT,
    ORIGINALS,
    STATIC,
    TEMPLATES,
    WORDS,
    Shelves,
    convert,
    is_ignored,
    merged,
    numbered,
    shelves,
)

if TYPE_CHECKING:
    from ...credit.registry import Registry
    from ...engine.workers.grouped_conversion import FileGroups
    from ..kinds.kind import Kind
    from .edited import EditedPlan
    from .plan import SitePlan


class ClippingSite:
    """The settings, the theme and the content of one site."""

    def __init__(
        self, settings: Settings, cache: Path | None = None, *, stock: bool = False
    ) -> None:
        """*cache* is a folder for compiled templates.

        With *stock*, Markdown, Typogrify and Jinja do all by themselves.
        """
        self.settings = settings
        self.cache = cache
        self.stock = stock
        self.kinds: Sequence[Kind] = ()
        """Kinds of pages besides those that every site has: a plugin's."""
        self.plugins: Sequence[Path] = ()
        """The files of plugins: their code is an input of every page."""

    @property
    def convert(self) -> Convert:
        options = replace(self.settings.options, stock=self.stock)
        return partial(
            convert,
            options=options,
            shelves=self.shelves,
            originals=self.original_names,
        )

    @cached_property
    def original_names(self) -> frozenset[str]:
        """What the private originals are called that were there at first."""
        import unicodedata

        with suppress(OSError):
            names = (path.stem for path in self.settings.originals.iterdir())
            return frozenset(unicodedata.normalize("NFC", name) for name in names)
        return frozenset()

    @property
    def convert_key(self) -> str:
        told = stated(options_of(self.settings), self.code)
        parts = (told, self.shelves, converters())
        if all(name.startswith(OWN) for name, _ in self.settings.options.extensions):
            return digest_of(parts)
        # Extensions of others change with whatever brings them.
        return digest_of((parts, libraries(("",))))

    @cached_property
    def shelves(self) -> Shelves:
        """Where the texts lie."""
        return shelves(self.settings)

    @cached_property
    def code(self) -> str:
        """What stands for functions and objects in the settings: see `stated`."""
        return code_of(self.settings)

    def roots(self) -> tuple[Root, ...]:
        settings = self.settings
        return (
            Root(CONTENT, settings.content),
            *(
                Root(numbered(TEMPLATES, at), folder)
                for at, folder in enumerate(reversed(settings.template_folders))
            ),
            *(
                Root(numbered(STATIC, at), folder)
                for at, folder in enumerate(reversed(settings.static_folders))
            ),
            *(Root(WORDS, folder) for folder in (settings.own_words,) if folder),
            Root(ORIGINALS, settings.originals, SUFFIXES, recursive=False),
        )

    def settings_inputs(self) -> Mapping[str, str]:
        settings = self.settings
        places = (settings.content, settings.theme, settings.file)
        return {
            "settings": blake2b(
                b"\0".join(path.read_bytes() for path in settings.sources),
                digest_size=16,
            ).hexdigest(),
            "names": digest_of(stated(sorted(settings.raw.items()), self.code)),
            "places": digest_of([str(p) for p in places]),
            "day": settings.today.isoformat(),
            "drafts": str(settings.drafts),
            "creditline": our_code(),
            "libraries": renderers(),
            "plugins": files_digest(self.plugins),
        }

    def converts(self, file: SourceFile) -> bool:
        settings = self.settings
        if file.root != CONTENT or file.path in (settings.outlets, FILE):
            return False
        if is_ignored(file.path, settings.ignored):
            return False
        return not file.path.endswith(".md") or bool(self.shelves.kind(file.path))

    def file_groups(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> "FileGroups | None":
        """Each article with its private original, to be measured."""
        content, originals = files[CONTENT], files[ORIGINALS]
        if not originals:
            return None
        from ...article.markdown.convert import ArticleFacts
        from ...engine.workers.grouped_conversion import FileGroup, FileGroups
        from ...rights.original_pairs import join, named, pairs

        articles = {
            path: facts
            for (root, path), facts in all_facts.items()
            if root == CONTENT and isinstance(facts, ArticleFacts)
        }
        groups = tuple(
            FileGroup(named(article, original), (content[article], originals[original]))
            for article, original in pairs(originals, articles)
        )
        measure = partial(join, options=self.settings.options)
        key = digest_of((self.convert_key, joiners()))
        return FileGroups(groups, measure, key)

    def assemble(
        self,
        files: Mapping[str, Mapping[str, SourceFile]],
        all_facts: Mapping[Place, Any],
    ) -> "SitePlan":
        """Every page of the site, from what was found on disk."""
        from ...article.markdown.convert import ArticleFacts, PageFacts
        from ...engine.workers.grouped_conversion import GROUPED
        from ...links.results import read_results
        from ...pictures.kinds import FileFacts
        from ..assemble import Claims, assemble
        from ..kinds.every import KINDS
        from ..setting_problems import SettingProblems
        from ..templates.texts import Templates
        from .plan import SitePlan
        from .site_files import files_for_machines

        settings, kinds = self.settings, self._every(KINDS)
        content = files[CONTENT]
        ignored: list[str] = []
        if settings.ignored:
            patterns = settings.ignored
            ignored = [path for path in content if is_ignored(path, patterns)]
            passed = {*ignored}
            content = {p: file for p, file in content.items() if p not in passed}
        ordered = [facts for _, facts in sorted(all_facts.items(), key=lambda c: c[0])]
        joined = {
            name: facts for (root, name), facts in all_facts.items() if root == GROUPED
        }
        looks = {facts.path: facts for facts in ordered if isinstance(facts, FileFacts)}
        templates = Templates(*settings.template_folders)
        measured = {}
        if joined:
            from ...rights.original_pairs import article_of

            measured = {article_of(name): facts for name, facts in joined.items()}
        site, found = assemble(
            settings,
            [facts for facts in ordered if isinstance(facts, ArticleFacts)],
            [facts for facts in ordered if isinstance(facts, PageFacts)],
            self._registry(content),
            {path: looks.get(path) for path in sorted(content)},
            templates.ids,
            measured,
            Claims(
                lambda site: (path for kind in kinds for path in kind.addresses(site)),
                lambda site: files_for_machines(site, kinds),
            ),
        )
        named = SettingProblems(settings).of_names(lambda: templates.named)
        found = tuple(sorted({*found, *named}))
        unread = [
            path
            for path in content
            if path.endswith(".md") and (CONTENT, path) not in all_facts
        ]
        seen = (settings.content / FILE).read_bytes() if FILE in content else b"{}"
        site = replace(
            site,
            ignored=ignored,
            unread=unread,
            seen=read_results(seen),
            digests={path: file.digest for path, file in content.items()},
        )
        folders = enumerate(reversed(settings.static_folders))
        assets = merged(files[numbered(STATIC, at)] for at, _ in folders)
        return SitePlan(
            site,
            kinds,
            found,
            assets,
            {
                "conversion": self.convert_key,
                "plugins": files_digest(self.plugins),
            },
            self.cache,
            stock=self.stock,
        )

    def prepare(self) -> None:
        """Compile the templates in the site's language, and keep them."""
        from ..kinds.every import KINDS
        from ..templates.environment import environment
        from ..templates.language import speaking
        from ..templates.texts import templates_of

        settings = self.settings
        if self.cache is None or self.stock:
            return
        templates = templates_of(settings)
        made = environment(settings, speaking(settings), templates, self.cache)
        for kind in self._every(KINDS):
            # What is wrong with one is said when its pages are made.
            with suppress(Exception):
                made.get_template(f"{kind.name}.html")

    def edited(
        self, frame: Any, edits: Mapping[SourceFile, tuple[Any, Any]], memory: Memory
    ) -> "EditedPlan | None":
        """What shows edited texts, if no code of others could show them elsewhere."""
        if frame is None or self.kinds or self.plugins:
            return None
        from .edited import edited_plan

        return edited_plan(self.settings, self.cache, frame, edits, memory)

    def _every(self, ours: "Sequence[Kind]") -> "tuple[Kind, ...]":
        """All kinds of pages; one of a plugin's goes before ours of that name."""
        return tuple({kind.name: kind for kind in (*ours, *self.kinds)}.values())

    def _registry(
        self, content: Mapping[str, SourceFile]
    ) -> "tuple[Registry, tuple[Problem, ...]]":
        from ...credit.registry import Registry, read_registry

        name = self.settings.outlets
        if name not in content:
            hint = 'make it, with [key] and name = "…" for each organisation'
            problem = Problem(name, 1, "bad-toml", "there is no outlets.toml", hint)
            return Registry(), (problem,)
        return read_registry((self.settings.content / name).read_bytes(), name)
