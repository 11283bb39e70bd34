"""What stands ready in the process from which plain Pelican is forked.

See `plain_pelican`: whatever is imported and compiled here is so once.
"""

import creditline.pelican_adapter  # noqa: F401 (each site would import it)
from creditline.site.outputs import page_maker

from .compiled import compile_theme, environment

page_maker.environment = environment
compile_theme()
