"""What a loan costs a month: a function as one writes it for ipywidgets' `interact`, with one line changed.

`python -m livetape page examples/payment.py:payment -o payment.html` makes a page of its own.
"""

from livetape import interact  # was: from ipywidgets import interact


@interact(principal=(10_000, 400_000, 5_000), rate=(0.5, 9.0, 0.1), years=(5, 35))
def payment(principal=200_000, rate=3.5, years=25):
    """The level payment of an annuity, and what the borrower pays for the loan in all."""
    monthly, months = rate / 1200, years * 12
    each = principal * monthly / (1 - (1 + monthly) ** -months)
    print(f"A month: ${each:,.2f}")
    print(f"Interest in all: ${each * months - principal:,.0f}")
