"""The verb ``update``."""

from pathlib import Path
from typing import Annotated

from creditline.errors import SettingsError
from creditline.setup.terminal import say

from .places import SETTINGS


def update(
    *, settings: Annotated[Path, "FILE", "the settings of the site"] = SETTINGS
) -> None:
    """Lock a site to the version of Creditline that runs, and say what changed.

    Writes requirements.txt and creditline.txt anew, and keeps the wheel in wheels/
    where this Creditline did not come from an index.  Nothing else of the site is
    touched: its content, settings and own theme stay as they are.

    Example:
      python3 tasks.py update
    """
    from creditline import __version__
    from creditline.setup.installation import installation
    from creditline.setup.new_site import OURS, lock
    from creditline.setup.updates import changes, locked_version

    folder = settings.absolute().parent
    if not (folder / OURS).is_file():
        raise SettingsError(
            f"there is no {OURS} beside {settings}; run this in the folder of a site "
            "that `init` began"
        )
    before = locked_version(folder)
    for path in lock(folder, installation()):
        print(path)
    if before == __version__:
        say(f"the site was locked to {__version__} already")
        return
    say(f"locked to {__version__}, after {before or 'an unknown version'}; new since:")
    for change in changes(before or "0", __version__):
        say(f"  {change.version}  {change.what}")
    say("build it, look at it, and ask: doctor")
