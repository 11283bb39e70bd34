"""What plain Pelican makes, it makes without our shortcuts."""

from pathlib import Path

from jinja2 import Environment
from msgspec.structs import replace

from creditline.article.markdown.converter import Stock, converter
from creditline.config.places import Places
from creditline.config.settings import load
from creditline.pelican_adapter import ClippingsGenerator
from creditline.site.outputs.clipping_site import ClippingSite
from creditline.site.templates.environment import environment
from creditline.site.templates.language import Language
from creditline.site.templates.strict import Strict
from creditline.site.templates.texts import Templates

ROOT = Path(__file__).parents[2]


def test_plain_pelican_plans_a_site_without_shortcuts(tmp_path):
    """
    The oracle shares no shortcut with the engine that is held against it.
    """
    settings = load(Places(ROOT / "pelicanconf.py", None, tmp_path / "output"))
    generator = ClippingsGenerator.__new__(ClippingsGenerator)
    generator.settings = {"CREDITLINE": settings, "PLUGINS": ["creditline"]}
    generator.generate_context()

    assert generator.plan.stock
    assert Strict is type(generator.plan._maker._make_environment("en"))


def test_a_stock_site_is_converted_and_rendered_by_the_libraries(tmp_path):
    """
    Every shortcut of ours hangs on these two.
    """
    settings = load(Places(ROOT / "pelicanconf.py", None, tmp_path / "output"))
    options = replace(settings.options, stock=True)
    templates = Templates(*settings.template_folders)
    site = ClippingSite(settings, stock=True)
    made = environment(settings, Language("en"), templates, None, stock=True)

    assert isinstance(converter(options), Stock)
    assert options == site.convert.keywords["options"]
    assert Strict is type(made)
    # It looks at what is asked, and writes no code of its own.
    assert Strict.code_generator_class is Environment.code_generator_class
