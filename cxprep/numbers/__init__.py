"""The ground that models, bank and pages stand on: traceable arithmetic (`arith`) and numbers as text (`formats`).

Knows nothing else of the package, and needs only the standard library at import.
"""
