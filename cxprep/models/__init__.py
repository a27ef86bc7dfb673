"""What each drill computes: pure functions, keyword numbers in, a mapping of named numbers out.

A model imports nothing but `cxprep.live.arith`, so that the same function runs on floats, on numpy arrays
(heat maps) and on the symbols of a trace (the page).
"""
