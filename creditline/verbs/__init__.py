"""The verbs, one module each: ``creditline/verbs/NAME.py`` has a function NAME.

How its signature becomes flags is said in `creditline.command`.
"""
