"""Templates compiled once for all sites that a process of tests builds.

A tiny site takes four fifths of its build to compile the theme, which is the same
for nearly all.  What is shared is known by every text of the theme, the words of
the language and how it is compiled, not by the digests that the tests are to
judge; what a site keeps on its disk, and takes from there, is as without it.
"""

from collections import OrderedDict
from contextlib import suppress

from jinja2 import BytecodeCache, TemplateError
from jinja2.bccache import Bucket

from creditline.site.outputs import page_maker
from creditline.site.templates.language import speaking
from creditline.site.templates.texts import JINJA_SETTINGS, templates_of

PLAIN = page_maker.environment
# A few themes in all their languages; histories of edits make thousands.
MOST = 1000
CODES = OrderedDict()


def keep(bucket):
    """Let others have what was compiled."""
    CODES[bucket.of] = bucket.code
    if len(CODES) > MOST:
        CODES.popitem(last=False)


class Shared(BytecodeCache):
    """What lies in a site's own folder, and what any site before it has compiled."""

    def __init__(self, own, known):
        self.own, self.known = own, known

    def get_bucket(self, environment, name, filename, source):
        of = (*self.known, environment.words, name, filename, source)
        if self.own:
            bucket = self.own.get_bucket(environment, name, filename, source)
        else:
            bucket = Bucket(environment, name, "")
        bucket.of = of
        if bucket.code is None and of in CODES:
            CODES.move_to_end(of)
            bucket.code = CODES[of]
            self.set_bucket(bucket)
        return bucket

    def set_bucket(self, bucket):
        keep(bucket)
        if self.own:
            self.own.set_bucket(bucket)


def environment(settings, language, templates, cache, *, stock=False):
    """The same environment, which shares what it compiles if Jinja is as it comes."""
    made = PLAIN(settings, language, templates, cache, stock=stock)
    if any(settings.raw.get(name) for name in JINJA_SETTINGS):
        return made
    if stock:
        made.bytecode_cache = OfTheLibrary(language)
    else:
        texts = tuple(templates.texts.items())
        known = (language.tag, texts, templates.own_code)
        made.bytecode_cache = Shared(made.bytecode_cache, known)
    return made


class OfTheLibrary(BytecodeCache):
    """What the library compiles by itself, as the text and the language decide.

    Where a template lies is said only of what goes wrong.
    """

    def __init__(self, language):
        self.tag, self.words = language.tag, language.words

    def get_bucket(self, environment, name, filename, source):
        bucket = Bucket(environment, name, "")
        bucket.of = self.tag, self.words, name, source
        bucket.code = CODES.get(bucket.of)
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
