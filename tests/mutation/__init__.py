"""Planting faults in the code, to see whether a test finds them.

`faults` names the places where a small change can be made (`changes` finds them,
`options` knows what may stand there), `mapping` knows which tests run them
(`plugin` watches these tests inside pytest), and `trial` plants one fault after
another into copies of the checkout and runs those tests.
The verb is ``mutate``; all of it needs the extra ``dev``.
"""
