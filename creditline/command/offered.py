"""The verbs that every site has, by the heading that they are listed under.

To add one, write the function ``NAME`` in ``creditline/verbs/NAME.py`` and put its
name here; one for work on Creditline itself goes into the list of ``tasks.py``.
"""

VERBS: dict[str, list[str]] = {
    "for whoever begins": ["init", "update", "doctor", "completion"],
    "for whoever clips": ["build", "preview", "check", "new", "clip"],
    "for whoever publishes": [
        "publish",
        "deploy",
        "links",
        "export",
        "rights",
        "clean",
    ],
}
