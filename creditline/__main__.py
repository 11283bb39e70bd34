"""``python -m creditline VERB`` is ``creditline VERB``."""

from creditline.command.installed import run

run()
