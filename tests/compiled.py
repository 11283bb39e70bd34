"""Templates compiled once for all sites that a process of tests builds.

A tiny site takes four fifths of its build to compile the theme, which is the same
for nearly all.  What is shared is known by its text, by the texts and words that were
asked for while it was compiled, and by how it is compiled, not by the digests that
the tests are to judge; what a site keeps on its disk, and takes from there, is as
without it.
"""

from collections import OrderedDict
from contextlib import suppress

from jinja2 import BytecodeCache, TemplateError
from jinja2.bccache import Bucket

from creditline.site.outputs import page_maker
from creditline.site.templates.language import speaking
from creditline.site.templates.texts import JINJA_SETTINGS, templates_of

PLAIN = page_maker.environment
# A few themes; histories of edits make thousands.
MOST = 5000
CODES = OrderedDict()


def keep(bucket, asked=()):
    """Let others have what was compiled, if they are told the same when they ask."""
    CODES.setdefault(bucket.of, {})[asked] = bucket.code
    if len(CODES) > MOST:
        CODES.popitem(last=False)


def kept(of, told, file):
    """What was compiled, as if it had been in *file*; None if nothing was."""
    for asked, code in CODES.get(of, {}).items():
        if all(told[kind](name) == answer for kind, name, answer in asked):
            CODES.move_to_end(of)
            # Where it lies is said only of what goes wrong.
            return code.replace(co_filename=file)
    return None


class Shared(BytecodeCache):
    """What lies in a site's own folder, and what any site before it has compiled."""

    def __init__(self, own, language, templates):
        self.own, self.own_code = own, templates.own_code
        self.told = {"text": templates.texts.get, "words": language.words.gettext}
        self.asked = {}

    def note(self, kind, name):
        """What is told of *name*, and that somebody asked."""
        self.asked[kind, name] = answer = self.told[kind](name)
        return answer

    def gettext(self, message):
        """The words of the language, as compiling asks for them."""
        return self.note("words", message)

    def noting(self, included):
        """The same *included*, which notes the texts that it reads."""

        def noted(name):
            self.note("text", name)
            return included(name)

        return noted

    def get_bucket(self, environment, name, filename, source):
        if self.own:
            bucket = self.own.get_bucket(environment, name, filename, source)
        else:
            bucket = Bucket(environment, name, "")
        bucket.of = self.own_code, name, source
        if bucket.code is None and (code := kept(bucket.of, self.told, filename)):
            bucket.code = code
            if self.own:
                self.own.set_bucket(bucket)
        self.asked.clear()
        return bucket

    def set_bucket(self, bucket):
        keep(bucket, tuple((*what, answer) for what, answer in self.asked.items()))
        if self.own:
            self.own.set_bucket(bucket)


def environment(settings, language, templates, cache, *, stock=False):
    """The same environment, which shares what it compiles if Jinja is as it comes."""
    made = PLAIN(settings, language, templates, cache, stock=stock)
    if any(settings.raw.get(name) for name in JINJA_SETTINGS):
        return made
    if stock:
        made.bytecode_cache = OfTheLibrary()
    else:
        shared = Shared(made.bytecode_cache, language, templates)
        made.bytecode_cache, made.words = shared, shared
        made.included = shared.noting(made.included)
    return made


class OfTheLibrary(BytecodeCache):
    """What the library compiles by itself, as the text alone decides."""

    def get_bucket(self, environment, name, filename, source):
        bucket = Bucket(environment, name, "")
        bucket.of = "stock", name, source
        bucket.code = kept(bucket.of, {}, filename)
        return bucket

    def set_bucket(self, bucket):
        keep(bucket)


def compile_for(settings):
    """Compile here what plain Pelican needs of a theme, for processes to come."""
    language, templates = speaking(settings, settings.language), templates_of(settings)
    made = environment(settings, language, templates, None, stock=True)
    for name in templates.texts:
        # What is wrong there is for Pelican to say.
        with suppress(TemplateError):
            made.get_template(name)
