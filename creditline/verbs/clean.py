"""The verb ``clean``."""

from creditline.config.places import Places

from .places import SETTINGS, Output, SettingsFile


def clean(*, output: Output = None, settings: SettingsFile = SETTINGS) -> None:
    """Delete what builds made, and nothing else.

    Removes every page that a build wrote, and what it remembers of them.
    Files of others in the output folder stay.

    Example:
      python3 tasks.py clean
    """
    import shutil

    from creditline.config.settings import load
    from creditline.driver import STORE
    from creditline.engine.clean import clean as forget
    from creditline.setup.terminal import result as told

    site = load(Places(settings, None, output))
    folder = site.file.parent / STORE
    shutil.rmtree(folder / "jinja", ignore_errors=True)
    removed = forget(site.output, folder / "store.sqlite3")
    told(f"{len(removed):,} removed")
