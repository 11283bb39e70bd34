"""Pictures in several sizes and in modern formats, each with its credit inside.

The picture that a writer put there stays as it is and where it is; browsers
are offered smaller copies beside it.
"""
